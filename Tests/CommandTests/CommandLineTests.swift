// The command as a user meets it: options, statuses, and what goes to which output. Runs the built program.

import TestSupport
import Testing

@Suite struct CommandLineTests {
  // MARK: - Statuses and outputs

  @Test("a program that ends well has status 0 and says only what it says") func success() throws {
    let outcome = try run(script: "(display \"hi\") (newline)")
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "hi\n")
    #expect(outcome.errors == "")
  }

  @Test(
    "exit sets the status",
    arguments: [
      ("(exit)", 0), ("(exit #t)", 0), ("(exit #f)", 1), ("(exit 7)", 7), ("(emergency-exit 5)", 5),
      ("(emergency-exit)", 0), ("(emergency-exit #f)", 1), ("(exit 255)", 255), ("(exit 256)", 255), ("(exit -1)", 255),
      ("(exit (expt 2 80))", 255), ("(exit 'failed)", 1), ("(guard (e (#t 0)) (exit 6))", 6),
      ("(dynamic-wind (lambda () #f) (lambda () (exit 4)) (lambda () (exit 5)))", 5),
      ("(dynamic-wind (lambda () #f) (lambda () (emergency-exit 4)) (lambda () (exit 5)))", 4),
      ("(dynamic-wind (lambda () #f) (lambda () (exit 3)) (lambda () (display \"out\")))", 3),
    ])
  func exitStatus(expression: String, status: Int32) throws {
    let outcome = try parley(["-e", expression])
    #expect(outcome.status == .exited(status))
    #expect(outcome.errors == "")
  }

  @Test("what was printed before an error comes out, and the error goes to standard error") func errorReport() throws {
    try withTemporaryFile("(display \"before\")\n(define (f y)\n  (car y))\n(+ 1 (f 10))\n".utf8) { path in
      let outcome = try parley([path])
      #expect(outcome.status == .exited(1))
      #expect(outcome.output == "before")
      #expect(outcome.errors.hasPrefix("error: car: argument 1 (pair) must be a pair, got 10\n"))
      #expect(outcome.errors.contains("--> \(path):3:3 in f"))
      #expect(outcome.errors.contains("(car y)"))
      #expect(outcome.errors.contains("^^^^^^^"))
      #expect(outcome.errors.hasSuffix("\n"))
    }
  }

  // MARK: - Where the program comes from

  @Test("expressions run in order and print nothing of themselves") func expressions() throws {
    let outcome = try parley(["-e", "(define x 6)", "-e", "(* x 7)", "-e", "(display (* x 7))"])
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "42")
  }

  @Test("an expression may begin with a minus sign") func negativeExpression() throws {
    #expect(try parley(["-e", "-1"]).status == .exited(0))
  }

  @Test("an error in an expression is located in it") func errorInExpression() throws {
    let outcome = try parley(["-e", "(display 1)", "-e", "(vector-ref (vector 1 2) 2)"])
    #expect(outcome.status == .exited(1))
    #expect(outcome.output == "1")
    #expect(outcome.errors.contains("--> -e:1:1"))
  }

  @Test("standard input runs when it is no terminal, without prompt and values") func programOnStandardInput() throws {
    let outcome = try parley([], input: "(define x 20)\n(+ x 1)\n(display (+ x 2))\n")
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "22")
    #expect(outcome.errors == "")
  }

  @Test("a minus sign stands for standard input") func minusSign() throws {
    let outcome = try parley(["-", "a"], input: "(write (cdr (command-line)))\n(no-such-name)\n")
    #expect(outcome.status == .exited(1))
    #expect(outcome.output == "(\"a\")")
    #expect(outcome.errors.contains("--> stdin:2:"))
  }

  @Test("arguments behind the file belong to the program") func programArguments() throws {
    try withTemporaryFile("(write (cdr (command-line)))".utf8) { path in
      let outcome = try parley([path, "one", "--stats", "-e", "(exit 9)", "--", "--help", ""])
      #expect(outcome.status == .exited(0))
      #expect(outcome.output == #"("one" "--stats" "-e" "(exit 9)" "--" "--help" "")"#)
    }
  }

  @Test("a program may start with a line for the shell") func shellLine() throws {
    #expect(try run(script: "#!/usr/bin/env parley\n(display 1)").output == "1")
  }

  // MARK: - Options

  @Test("the version is one line") func version() throws {
    let outcome = try parley(["--version"])
    #expect(outcome.status == .exited(0))
    #expect(outcome.output.hasPrefix("parley "))
    #expect(outcome.output.filter { $0 == "\n" }.count == 1)
  }

  @Test("help names every option") func help() throws {
    let outcome = try parley(["--help"])
    #expect(outcome.status == .exited(0))
    for word in [
      "FILE", "ARG", "-e", "-p", "-l", "-i", "-I", "--sandbox", "--time-limit", "--check", "--profile", "--completions",
      "--listen", "--connect", "--max-heap", "--show", "--stats", "--version", "--help", "EXAMPLES",
    ] {
      #expect(outcome.output.contains(word))
    }
  }

  @Test(
    "wrong options are refused",
    arguments: [
      ["--nonsense"], ["-x", "file.scm"], ["--max-heap=much"], ["--max-heap"], ["--show=nothing"], ["-e"],
      ["-p"], ["-l"], ["-e=1", "-x"], ["--time-limit=0"], ["--time-limit=soon"], ["--time-limit", "nan"],
      ["--completions=tcsh"], ["--check"], ["-ix"],
    ])
  func wrongOptions(arguments: [String]) throws {
    let outcome = try parley(arguments)
    #expect(outcome.status == .exited(64))
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Error: "))
  }

  @Test("stages are shown on standard error", arguments: ["expanded", "code"])
  func stages(stage: String) throws {
    let outcome = try parley(["--show=\(stage)", "-e", "(define (twice x) (* 2 x)) (display (twice 4))"])
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "8")
    #expect(outcome.errors.contains("twice"))
  }

  @Test("the heap's bound is an error of the program") func heapBound() throws {
    let outcome = try parley(["--max-heap=32M", "-e", "(let loop ((list '())) (loop (cons 1 list)))"])
    #expect(outcome.status == .exited(1))
    #expect(outcome.errors.contains("heap limit of 32 MB"))
  }

  #if os(Linux)
    /// The process looks at its own peak: what wait4 tells of a child includes the memory of the process that forked it.
    @Test("the heap's bound bounds the process") func heapBoundsMemory() throws {
      let program = """
        (define (peak port)
          (let ((line (read-line port)))
            (if (and (> (string-length line) 6) (string=? (substring line 0 6) "VmHWM:")) line (peak port))))
        (guard (condition (#t (display (call-with-input-file "/proc/self/status" peak))))
          (let loop ((list '())) (loop (cons 1 list))))
        """
      let outcome = try parley(["--max-heap=32M", "-e", program])
      #expect(outcome.status == .exited(0))
      let kilobytes = try #require(Int(outcome.output.filter(\.isNumber)), "\(outcome.output) \(outcome.errors)")
      #expect(kilobytes < 200_000)
    }
  #endif

  @Test("statistics are printed at the end") func statistics() throws {
    let outcome = try parley(["--stats", "-e", "(display 1)"])
    #expect(outcome.output == "1")
    #expect(outcome.errors.contains("collections"))
  }

  // MARK: - Bad input

  @Test(
    "a wrong program gets an error and status 1",
    arguments: [
      ("(display 1", "missing )"), ("(display 1))", ""), ("\"abc", ""), ("(a . b . c)", ""),
      ("#\\no-such-character", ""),
      ("no-such-name", "no-such-name"), ("(5 5)", "5"), ("((lambda (x) x))", ""), ("(car 5)", "car"),
      ("(vector-ref (vector 1) 1)", "vector-ref"), ("(vector-ref (vector 1) 1e9)", "vector-ref"),
      ("(length (let ((l (list 1 2))) (set-cdr! (cdr l) l) l))", "length"), ("(make-vector -1)", "make-vector"),
      ("(make-vector 1e15)", "make-vector"), ("(make-vector 1000000000000000)", "make-vector"), ("(if)", "if"),
      ("(raise 'oops)", "oops"), ("(error \"what\" 1 \"two\")", "what 1 \"two\""),
      ("(load \"/no/such/file\")", "/no/such/file"),
      ("(vector-ref", ""), ("(string->symbol 5)", "string->symbol"), ("(let ((x 1) (x 2)) x)", "x"),
    ])
  func wrongPrograms(program: String, mention: String) throws {
    let outcome = try run(script: program)
    #expect(outcome.status == .exited(1))
    #expect(outcome.errors.hasPrefix("error: "), "\(outcome.errors)")
    if !mention.isEmpty { #expect(outcome.errors.contains(mention), "\(outcome.errors)") }
    #expect(!outcome.errors.contains("Fatal error"))
  }

  @Test("endless recursion ends at the bound") func endlessRecursion() throws {
    let outcome = try parley(["--max-heap=64M", "-e", "(define (f n) (+ 1 (f n))) (f 0)"])
    #expect(outcome.status == .exited(1))
    #expect(outcome.errors.hasPrefix("error: "))
  }

  @Test("a missing file and a directory are named") func unreadableFiles() throws {
    for path in ["/no/such/file.scm", packageRoot] {
      let outcome = try parley([path])
      #expect(outcome.status == .exited(1))
      #expect(outcome.errors.hasPrefix("error: "))
      #expect(outcome.errors.contains(path))
    }
  }

  @Test(
    "bytes that are no text get an error, not a trap",
    arguments: [
      Array("(display 1) \u{3bb} ".utf8) + [0xff, 0xfe] + Array(" (display 2)".utf8),
      Array("(display 1) ".utf8) + [0] + Array(" (display 2)".utf8),
    ])
  func bytesThatAreNoText(program: [UInt8]) throws {
    try withTemporaryFile(program) { path in
      let outcome = try parley([path])
      #expect(outcome.status == .exited(1))
      #expect(outcome.errors.contains("error: "))
      #expect(outcome.errors.contains("\(path):1:"))
    }
  }

  // MARK: - Interrupts

  @Test(
    "an interrupt ends a program with status 130",
    arguments: [
      "(let loop () (loop))", "(read-char)", "(let loop ((n 0)) (loop (+ n 1)))",
      "(let ((k #f)) (call-with-current-continuation (lambda (c) (set! k c))) (k #f))",
      "(wait-for-input 1000 (car (make-stream-socketpair af_unix)))", "(wait-for-input 1000)",
      "(read-line (car (make-stream-socketpair af_unix)))",
      "(socket:accept (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))",
      "(system \"exec sleep 100\")", "(read-line (open-input-pipe \"exec sleep 1\"))",
      // A full queue.
      """
      (begin (socket:send-timeout 1000)
        (let ((ends (make-stream-socketpair af_unix)))
          (let loop () (write-string (make-string 100000 #\\a) (car ends)) (loop))))
      """,
    ])
  func interrupt(endless: String) throws {
    let deadline = Deadline.seconds(60)
    let program = "(begin (display \"go\") (newline) (flush-output-port) \(endless))"
    let process = try ChildProcess([parleyBinary, "-e", program])
    _ = try process.output.read(through: "go\n", by: deadline)
    process.signal(2)
    let outcome = try process.finish(by: deadline)
    #expect(outcome.status == .exited(130))
  }

  // MARK: - Helpers

  private func parley(_ arguments: [String], input: String = "") throws -> Outcome {
    try ChildProcess.run([parleyBinary] + arguments, input: input, by: .seconds(60))
  }

  private func run(script: String) throws -> Outcome {
    try withTemporaryFile(script.utf8) { try parley([$0]) }
  }
}
