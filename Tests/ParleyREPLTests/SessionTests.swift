// What a recorded session cannot say: keys, interrupts, files that stay, ends.

import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct SessionTests {
  @Test("The banner takes one line of a terminal") func banner() throws {
    let session = try TerminalSession(columns: 80)
    let lines = session.banner.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].count <= 80, "\(session.banner)")
    #expect(lines[0].contains(",help"))
    try session.leave()
  }

  @Test("Ctrl-D leaves with status 0, on a line of its own") func end() throws {
    let session = try TerminalSession()
    #expect(try session.leave().output == "\r\n")
  }

  @Test("A block comment may go on over several lines") func blockComment() throws {
    let session = try TerminalSession()
    try session.send("#| one\n")
    _ = try session.read(through: "\r\n  ")
    try session.send("two |# 5\n")
    _ = try session.read(through: "\r\n$1 = 5\r\n> ")
    try session.leave()
  }

  @Test("A program reads what is typed behind its call") func programReadsTerminal() throws {
    let session = try TerminalSession()
    try session.send("(list (read-line) (read-line))\n")
    _ = try session.read(through: "(read-line))\r\n")
    try session.send("one\ntwo\n")
    _ = try session.read(through: "two\r\n$1 = (\"one\" \"two\")\r\n> ")
    try session.leave()
  }

  // MARK: - Ctrl-C

  @Test("Ctrl-C drops what was typed") func interruptAtPrompt() throws {
    let session = try TerminalSession()
    try session.send("(this is half")
    _ = try session.read(through: "half")
    try session.send("\u{3}")
    _ = try session.read(through: "\r\n> ")
    #expect(try session.type("(* 2 3)") == ["$1 = 6"])
    // In the second line of a form it drops the first too.
    try session.send("(+ 1\n")
    _ = try session.read(through: "\r\n  ")
    try session.send("\u{3}")
    _ = try session.read(through: "\r\n> ")
    #expect(try session.type("(* 2 4)") == ["$2 = 8"])
    try session.leave()
  }

  @Test(
    "Ctrl-C ends what runs or waits, and says where that was",
    arguments: [
      "(let loop () (loop))", "(read-char)", "(sleep 1000)", "(wait-for-input 1000)",
      "(socket:accept (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))",
      "(let loop ((l '())) (loop (cons 1 (if (> (length l) 1000) '() l))))",
    ])
  func interruptWhileRunning(endless: String) throws {
    let session = try TerminalSession()
    let start = "(begin (display \"running\") (newline) (flush-output-port)"
    try session.send("\(start) \(endless))\n")
    _ = try session.read(through: "running\r\n")
    let before = monotonicNanoseconds()
    try session.send("\u{3}")
    let shown = try session.read(through: "\r\n> ")
    let seconds = Double(monotonicNanoseconds() - before) * 1e-9
    #expect(shown.contains("interrupted") && shown.contains("--> repl:1:"), "\(shown)")
    // 0.2 s on a machine that has nothing else to do.
    #expect(seconds < 2, "\(seconds) s")
    #expect(try session.type("(+ 2 2)") == ["$1 = 4"])
    try session.leave()
  }

  @Test("Forms behind an interrupted one do not run") func interruptedForms() throws {
    let session = try TerminalSession()
    try session.send("(display \"a\\n\") (read-char) (display \"never\")\n")
    _ = try session.read(through: "a\r\n")
    try session.send("\u{3}")
    let shown = try session.read(through: "\r\n> ")
    #expect(!shown.contains("\nnever"))
    try session.leave()
  }

  // MARK: - History

  @Test("Earlier forms are recalled whole and found by a word") func recall() throws {
    let session = try TerminalSession()
    #expect(try session.type("(+ 40 2)") == ["$1 = 42"])
    #expect(try session.type(["(list 'needle", "        2)"]) == ["$2 = (needle 2)"])
    // Ctrl-P
    try session.send("\u{10}\u{10}\n")
    _ = try session.read(through: "$3 = 42\r\n> ")
    // Ctrl-R
    try session.send("\u{12}needl\r")
    _ = try session.read(through: "$4 = (needle 2)\r\n> ")
    try session.leave()
  }

  @Test("History is kept across sessions, a form an entry, for its owner alone") func historyFile() throws {
    try withTemporaryFolder { folder in
      let environment = ["PARLEY_HISTORY": "\(folder)/history"]
      let first = try TerminalSession(environment: environment)
      _ = try first.type(["(define (f x)", "    \"a\\\\n\"", "    (* x 2))"])
      _ = try first.type("(f 4)")
      try first.leave()
      let lines = String(decoding: try readFile("\(folder)/history"), as: UTF8.self).split(separator: "\n")
      #expect(lines.count == 2)
      var status = stat()
      #expect(stat("\(folder)/history", &status) == 0 && status.st_mode & 0o777 == 0o600)
      let second = try TerminalSession(environment: environment)
      try second.send("\u{10}\u{10}\n")
      _ = try second.read(through: "; f\r\n> ")
      try second.send("\u{10}\u{10}\n")
      _ = try second.read(through: "$1 = 8\r\n> ")
      try second.leave()
    }
  }

  @Test("A history that cannot be kept is told in a line", arguments: ["/proc/none/history", "/"])
  func historyUnwritable(path: String) throws {
    let session = try TerminalSession(environment: ["PARLEY_HISTORY": path])
    #expect(session.banner.split(separator: "\n").count == 2)
    #expect(session.banner.contains("; history is not kept: \(path): "), "\(session.banner)")
    #expect(try session.type("1") == ["$1 = 1"])
    try session.leave()
  }

  @Test("Without HOME the session works and says why there is no history") func noHome() throws {
    let session = try TerminalSession(environment: ["PARLEY_HISTORY": "", "HOME": ""])
    #expect(!session.banner.contains("history"))
    try session.leave()
    // Taking PARLEY_HISTORY away needs another program.
    let other = try ChildProcess(
      onTerminal: ["env", "-u", "PARLEY_HISTORY", "-u", "HOME", "-u", "XDG_STATE_HOME", parleyBinary],
      environment: ["TERM": "dumb"])
    let shown = try other.output.read(through: "\r\n> ", by: .seconds(60))
    #expect(shown.contains("; history is not kept: HOME is not set"), "\(shown)")
  }

  @Test("A long history is cut") func historyCut() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/history"
      let shell = "i=0; while [ $i -lt 4500 ]; do echo \"(list $i)\"; i=$((i+1)); done > \(path)"
      _ = try ChildProcess.run(["sh", "-c", shell], by: .seconds(20))
      let session = try TerminalSession(environment: ["PARLEY_HISTORY": path])
      try session.send("\u{10}\n")
      _ = try session.read(through: "$1 = (4499)\r\n> ")
      try session.leave()
      let count = String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n").count
      #expect(count == 2000, "\(count)")
    }
  }

  @Test("~/.inputrc is read") func inputrc() throws {
    try withTemporaryFile(Array("\"\\C-t\": \"(* 6 7)\"\n".utf8)) { path in
      let session = try TerminalSession(environment: ["INPUTRC": path])
      try session.send("\u{14}\n")
      _ = try session.read(through: "$1 = 42\r\n> ")
      try session.leave()
    }
  }

  // MARK: - Colours

  @Test("Errors have colours on a terminal that can, unless NO_COLOR is set") func colors() throws {
    func error(_ environment: [String: String]) throws -> String {
      let settings = ["INPUTRC": "/dev/null", "PARLEY_HISTORY": ""].merging(environment) { $1 }
      let inherited = environment["NO_COLOR"] == nil ? ["env", "-u", "NO_COLOR"] : []
      let process = try ChildProcess(onTerminal: inherited + [parleyBinary], environment: settings)
      let deadline = Deadline.seconds(60)
      _ = try process.output.read(through: "> ", by: deadline)
      try process.input.write("(car 1)\n", by: deadline)
      return try process.output.read(through: "--> repl", by: deadline)
    }
    #expect(try error(["TERM": "xterm"]).contains("\u{1B}[1;31merror:"))
    #expect(try !error(["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}[1;31m"))
    #expect(try !error(["TERM": "dumb"]).contains("\u{1B}[1;31m"))
  }

  // MARK: - Odd input and odd ends

  @Test("A paste of a megabyte is one form") func largePaste() throws {
    let settings = ["TERM": "xterm", "INPUTRC": "/dev/null", "PARLEY_HISTORY": ""]
    let process = try ChildProcess(onTerminal: [parleyBinary], environment: settings)
    let deadline = Deadline.seconds(60)
    _ = try process.output.read(through: "> ", by: deadline)
    let lines = String(repeating: "  \"a line of text that is about as long as others are\"\n", count: 19_000)
    let paste = Array("\u{1B}[200~(length (list\n\(lines)))\u{1B}[201~\n".utf8)
    try pour(paste, into: process, by: deadline)
    _ = try process.output.read(through: "$1 = 19000\r\n", by: deadline)
  }

  /// Writes much to a terminal, taking its echo meanwhile.
  private func pour(_ bytes: [UInt8], into process: ChildProcess, by deadline: Deadline) throws {
    var sent = 0
    while sent < bytes.count {
      let step = try process.input.writeSome(bytes[sent..<min(sent + 4096, bytes.count)])
      sent += step
      try process.output.receive()
      if step == 0 { usleep(200) }
      if deadline.hasPassed { throw SupportError("only \(sent) of \(bytes.count) bytes were taken") }
    }
  }

  @Test("Many lines without paste brackets work too") func largeLines() throws {
    let session = try TerminalSession(columns: 80)
    let line = "  \"a line of text that is about as long as others are\"\n"
    let lines = String(repeating: line, count: 4000)
    try pour(Array("(length (list\n\(lines)))\n".utf8), into: session.process, by: session.deadline)
    _ = try session.read(through: "$1 = 4000\r\n> ")
    try session.leave()
  }

  @Test("NUL and bytes that are no UTF-8 do no harm") func oddBytes() throws {
    let session = try TerminalSession()
    try session.process.input.write(
      Array("(string? \"".utf8) + [0, 0xFF, 0xC3, 0x28] + Array("\")\n".utf8), by: session.deadline)
    _ = try session.read(through: "\r\n> ")
    #expect(try session.type("(+ 1 2)").last?.hasSuffix("= 3") == true)
    try session.leave()
  }

  @Test("When nobody reads the output any more, the session ends quietly") func closedOutput() throws {
    let outcome = try ChildProcess(
      onTerminal: ["sh", "-c", "\(parleyBinary) | head -c 1; sleep 0"],
      environment: ["TERM": "dumb", "PARLEY_HISTORY": ""])
    try outcome.input.write("(let loop () (display \"x\") (loop))\n", by: .seconds(20))
    let shown = try outcome.finish(by: .seconds(20)).output
    #expect(!shown.contains("rror"), "\(shown)")
  }

  @Test("Without a terminal there is no prompt and no number") func noTerminal() throws {
    let outcome = try ChildProcess.run([parleyBinary], input: "(display (+ 1 2)) (+ 1 2)", by: .seconds(20))
    #expect(outcome.output == "3" && outcome.errors == "")
  }
}
