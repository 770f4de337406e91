// The options of the command: what is done before and after the program, what bounds it, and the tools.

import Foundation
import TestSupport
import Testing

@testable import ParleyDev

@Suite struct OptionTests {
  // MARK: - Before and after the program

  @Test("-e, -p and -l are done in the order in which they are given, then the program") func actions() throws {
    try withTemporaryFile("(define (twice x) (* 2 x)) (display \"loaded \")".utf8) { library in
      try withTemporaryFile("(display (twice 4))".utf8) { program in
        let outcome = try parley(
          ["-e", "(display 1)", "-l", library, "-p", "(twice 21)", "-e", "(display 2)", program, "-p", "5"])
        #expect(outcome.output == "1loaded 42\n28")
        #expect(outcome.errors == "")
        #expect(outcome.status == .exited(0))
      }
    }
  }

  @Test("-p writes values as they are read") func print() throws {
    #expect(try parley(["-p", "(list \"a\" #\\b 1.5)"]).output == "(\"a\" #\\b 1.5)\n")
    let outcome = try parley(["-p", "(car '())"])
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("--> -p:1:1"))
    #expect(outcome.status == .exited(1))
  }

  @Test("-l names a file that cannot be loaded") func missingLibrary() throws {
    let outcome = try parley(["-l", "/no/such/file", "-e", "(display 1)"])
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("error: cannot read /no/such/file"))
    #expect(outcome.status == .exited(1))
  }

  @Test("-i opens the prompt when the program has ended, or failed", arguments: ["", "(car 5)"])
  func interactive(end: String) throws {
    let deadline = Deadline.seconds(60)
    try withTemporaryFile("(define answer 42) (display \"ran\")\(end)".utf8) { path in
      let process = try ChildProcess(
        onTerminal: [parleyBinary, "-i", path],
        environment: ["TERM": "dumb", "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8", "PARLEY_HISTORY": ""])
      let shown = try process.output.read(through: "> ", by: deadline)
      #expect(shown.contains("ran"))
      #expect(shown.contains("error: car") == !end.isEmpty)
      try process.input.write("(+ answer 1)\n", by: deadline)
      _ = try process.output.read(through: "43", by: deadline)
      try process.input.write("(exit 7)\n", by: deadline)
      #expect(try process.finish(by: deadline).status == .exited(7))
    }
  }

  @Test("*argv* is the command line") func argv() throws {
    try withTemporaryFile("(write (equal? *argv* (command-line))) (write (cdr *argv*))".utf8) { path in
      let outcome = try parley([path, "a", "b c"])
      #expect(outcome.output == "#t(\"a\" \"b c\")")
    }
  }

  @Test("-i goes on with standard input when that is no terminal") func interactivePipe() throws {
    let outcome = try parley(["-ie", "(define x 5)"], input: "x (display (+ x 1))")
    #expect(outcome.output == "6")
    #expect(outcome.errors == "")
  }

  @Test("a program that may be executed runs from the shell") func executable() throws {
    try withTemporaryFile("#!\(parleyBinary)\n(write (cdr (command-line)))".utf8) { path in
      chmod(path, 0o755)
      let outcome = try ChildProcess.run([path, "one", "-e"], input: "", by: .seconds(60))
      #expect(outcome.output == "(\"one\" \"-e\")")
      #expect(outcome.status == .exited(0))
    }
  }

  @Test("standard input that is no terminal is a program: no prompt, no values") func pipe() throws {
    let outcome = try parley([], input: "(define x 1)\n(+ x 1)\n\"value\"\n(display x)\n(car\n  'x)\n(display 'after)")
    #expect(outcome.output == "1")
    #expect(outcome.errors.hasPrefix("error: car: argument 1"))
    #expect(outcome.errors.contains("--> stdin:5:1\n"))
    #expect(outcome.status == .exited(1))
  }

  // MARK: - Bounds

  @Test(
    "a sandbox has no files, sockets and processes",
    arguments: [
      "(open-input-file \"/etc/hostname\")", "(open-output-file \"/tmp/parley-sandbox-test\")",
      "(load \"/etc/hostname\")", "(delete-file \"/tmp/parley-sandbox-test\")",
      "(socket:bind (make-stream-socket af_inet) 0)", "(system \"true\")", "(file-exists? \"/etc/hostname\")",
      "(get-environment-variable \"HOME\")",
    ])
  func sandbox(program: String) throws {
    try withTemporaryFile("(display (* 6 7)) (display (or \(program) 'nothing))".utf8) { path in
      let outcome = try parley(["--sandbox", path])
      if outcome.status == .exited(0) {
        #expect(outcome.output == "42nothing")
      } else {
        #expect(outcome.output == "42")
        #expect(outcome.errors.contains("capability"), "\(outcome.errors)")
      }
    }
  }

  @Test("a sandbox may read what the command line names") func sandboxReads() throws {
    try withTemporaryFile("(define (twice x) (* 2 x))".utf8) { library in
      try withTemporaryFile("(display (call-with-input-file (car *argv*) read)) (display (twice 4))".utf8) { program in
        let outcome = try parley(["--sandbox", "-l", library, program])
        #expect(outcome.output.hasPrefix("(display (call-with-input-file"), "\(outcome.errors)")
        #expect(outcome.output.hasSuffix("8"))
      }
    }
  }

  @Test(
    "a time limit ends a program, also one that waits or catches",
    arguments: [
      "(let loop () (loop))", "(read-char)", "(let loop () (guard (e (#t #f)) (let again () (again))) (loop))",
    ])
  func timeLimit(program: String) throws {
    let process = try ChildProcess([parleyBinary, "--time-limit=0.2", "-e", program])
    let outcome = try process.finish(by: .seconds(60))
    #expect(outcome.status == .exited(1))
    #expect(outcome.errors.contains("takes more than 0.2 seconds"), "\(outcome.errors)")
  }

  // MARK: - Tools

  @Test("--check tells of all mistakes in all files and runs nothing") func check() throws {
    try withTemporaryFile("(display \"ran\")\n(car 1 2)\n(nowhere)".utf8) { path in
      let outcome = try parley(["--check", path, path])
      #expect(outcome.output == "")
      #expect(outcome.status == .exited(1))
      #expect(outcome.errors.components(separatedBy: "\(path):2:1").count == 3, "\(outcome.errors)")
      #expect(outcome.errors.contains("nowhere is not defined"))
    }
    try withTemporaryFile("(display 1)".utf8) { path in
      let outcome = try parley(["--check", path, path])
      #expect(outcome.output + outcome.errors == "")
      #expect(outcome.status == .exited(0))
    }
  }

  @Test("a profile is printed at the end, or drawn") func profile() throws {
    let program =
      "(define (work n) (if (= n 0) 0 (+ 1 (work (- n 1))))) (define (loop n) (if (> n 0) (begin (work 1000) (loop (- n 1))))) (loop 1000)"
    let outcome = try parley(["--profile", "-e", program])
    #expect(outcome.errors.contains("  work  -e:1:1\n"), "\(outcome.errors)")
    try withTemporaryFile("".utf8) { path in
      let outcome = try parley(["--profile=\(path)", "-e", program])
      #expect(outcome.errors == "")
      let picture = String(decoding: try readFile(path), as: UTF8.self)
      #expect(picture.hasPrefix("<svg"))
      #expect(picture.hasSuffix("</svg>\n"))
      #expect(picture.contains("work -e:1:1"))
    }
    #expect(try parley(["--profile=/no/such/folder/x.svg", "-e", "1"]).errors.hasPrefix("error: cannot write"))
  }

  @Test("scripts for the shells", arguments: ["bash", "zsh", "fish"]) func completions(shell: String) throws {
    let outcome = try parley(["--completions", shell])
    #expect(outcome.status == .exited(0))
    for option in ["max-heap", "check", "sandbox", "profile"] { #expect(outcome.output.contains(option)) }
  }

  @Test("the manual page is what the options say") func manual() throws {
    let outcome = try parley(["--experimental-dump-help"])
    let text = try ManualPage(json: Data(outcome.output.utf8)).text
    #expect(text == String(decoding: try readFile("\(packageRoot)/docs/parley.1"), as: UTF8.self), "run make docs")
    for word in ["max\\-heap", "\\-\\-check", ".SH EXAMPLES", ".SH ENVIRONMENT", ".SH OPTIONS"] {
      #expect(text.contains(word))
    }
  }

  // MARK: - Helpers

  private func parley(_ arguments: [String], input: String = "") throws -> Outcome {
    try ChildProcess.run([parleyBinary] + arguments, input: input, by: .seconds(60))
  }
}
