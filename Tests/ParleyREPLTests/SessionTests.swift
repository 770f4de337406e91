// Sessions at the prompt, typed on a pseudo-terminal. TERM=dumb keeps readline from moving the cursor, so that what
// comes back can be read as text.

import TestSupport
import Testing

@Suite struct SessionTests {
  /// The built program at its prompt.
  private struct Session {
    let process: ChildProcess
    let deadline = Deadline.seconds(60)

    init() throws {
      process = try ChildProcess(
        onTerminal: [parleyBinary], environment: ["TERM": "dumb", "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8"])
      _ = try process.output.read(through: "> ", by: deadline)
    }

    /// Types a line and returns what appears between its echo and the next prompt.
    func type(_ line: String) throws -> String {
      try process.input.write(line + "\n", by: deadline)
      _ = try process.output.read(through: line, by: deadline)
      let shown = try process.output.read(through: "\r\n> ", by: deadline).replacing("\r\n", with: "\n")
      return String(shown.dropFirst().dropLast(2))
    }

    func send(_ keys: String) throws {
      try process.input.write(keys, by: deadline)
    }

    func read(through marker: String) throws -> String {
      try process.output.read(through: marker, by: deadline)
    }

    /// Leaves with Ctrl-D.
    func leave() throws {
      try send("\u{4}")
      let outcome = try process.finish(by: deadline)
      #expect(outcome.status == .exited(0))
    }
  }

  @Test("values are written") func values() throws {
    let session = try Session()
    #expect(try session.type("(+ 1 2)") == "3\n")
    #expect(try session.type("\"a\\nb\"") == "\"a\\nb\"\n")
    #expect(try session.type("(list #\\a 'b \"c\")") == "(#\\a b \"c\")\n")
    try session.leave()
  }

  @Test("definitions stay, and what has no value prints nothing") func definitions() throws {
    let session = try Session()
    #expect(try session.type("(define (twice x) (* 2 x))") == "")
    #expect(try session.type("(if #f #f)") == "")
    #expect(try session.type("(twice 21)") == "42\n")
    try session.leave()
  }

  @Test("an empty line asks again") func emptyLine() throws {
    let session = try Session()
    #expect(try session.type("") == "")
    #expect(try session.type("1") == "1\n")
    try session.leave()
  }

  @Test("a form may go on over several lines") func continuationLines() throws {
    let session = try Session()
    try session.send("(+ 1\n")
    _ = try session.read(through: "\r\n  ")
    try session.send("2)\n")
    _ = try session.read(through: "3\r\n> ")
    try session.leave()
  }

  @Test("several forms on a line all run") func severalForms() throws {
    let session = try Session()
    #expect(try session.type("(define a 1) (define b 2) (+ a b)") == "3\n")
    try session.leave()
  }

  @Test("an error is shown and the session goes on") func errors() throws {
    let session = try Session()
    let shown = try session.type("(car 10)")
    #expect(shown.hasPrefix("error: car: argument 1"), "\(shown)")
    #expect(shown.contains("repl:1:1"))
    #expect(try session.type(")").hasPrefix("error: "))
    #expect(try session.type("(+ 1 1)") == "2\n")
    try session.leave()
  }

  @Test("Ctrl-C drops what was typed") func interruptAtPrompt() throws {
    let session = try Session()
    try session.send("(this is half")
    _ = try session.read(through: "half")
    try session.send("\u{3}")
    _ = try session.read(through: "\r\n> ")
    #expect(try session.type("(* 2 3)") == "6\n")
    // In the second line of a form it drops the first too.
    try session.send("(+ 1\n")
    _ = try session.read(through: "\r\n  ")
    try session.send("\u{3}")
    _ = try session.read(through: "\r\n> ")
    #expect(try session.type("(* 2 4)") == "8\n")
    try session.leave()
  }

  @Test("Ctrl-C ends what runs, not the session", arguments: ["(let loop () (loop))", "(read-char)"])
  func interruptWhileRunning(endless: String) throws {
    let session = try Session()
    try session.send("(begin (display \"running\") (newline) (flush-output-port) \(endless))\n")
    _ = try session.read(through: "running\r\n")
    try session.send("\u{3}")
    let shown = try session.read(through: "\r\n> ")
    #expect(shown.contains("interrupt"), "\(shown)")
    #expect(try session.type("(+ 2 2)") == "4\n")
    try session.leave()
  }

  @Test("a program reads what is typed behind its call") func programReadsTerminal() throws {
    let session = try Session()
    try session.send("(begin (read-line) (read-line))\n")
    _ = try session.read(through: "(read-line))\r\n")
    try session.send("one\ntwo\n")
    _ = try session.read(through: "\"two\"\r\n> ")
    try session.leave()
  }

  @Test("exit leaves with its status") func exitStatus() throws {
    let session = try Session()
    try session.send("(exit 3)\n")
    #expect(try session.process.finish(by: session.deadline).status == .exited(3))
  }

  @Test("earlier forms can be recalled") func history() throws {
    let session = try Session()
    #expect(try session.type("(+ 40 2)") == "42\n")
    // Ctrl-P
    try session.send("\u{10}\n")
    _ = try session.read(through: "(+ 40 2)\r\n42\r\n> ")
    try session.leave()
  }

  @Test("λ can be typed") func unicode() throws {
    let session = try Session()
    #expect(try session.type("(string-length \"λ日\")") == "2\n")
    try session.leave()
  }
}
