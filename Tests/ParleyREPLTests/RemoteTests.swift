// `parley --listen` and `parley --connect`: a look into a running program.

import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct RemoteTests {
  /// A server that answers each line with its number, and a session inside it.
  private struct Server {
    let process: ChildProcess
    let socket: String
    let deadline = Deadline.seconds(60)

    init(in folder: String, _ program: String) throws {
      socket = "\(folder)/socket"
      let path = "\(folder)/server.scm"
      let file = Channel(open(path, O_WRONLY | O_CREAT, 0o600))
      try file.write(program, by: .seconds(10))
      file.close()
      process = try ChildProcess([parleyBinary, "--listen", socket, path])
    }

    /// What a client without a terminal is shown.
    func ask(_ text: String, status: Int32 = 0) throws -> String {
      let outcome = try ChildProcess.run([parleyBinary, "--connect", socket], input: text, by: deadline)
      #expect(outcome.status == .exited(status), "\(outcome)")
      #expect(outcome.errors == "")
      return outcome.output
    }

    /// Waits until the program says that it is ready.
    func waitUntilReady() throws { _ = try process.output.read(through: "ready\n", by: deadline) }
  }

  private static let chat = """
    (define greeting "hello")
    (define count 0)
    (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0 (inet:string->address "127.0.0.1")) 5))
    (define (serve)
      (let* ((client (socket:accept listener)) (line (read-line client)))
        (set! count (+ count 1))
        (display (list greeting count line) client)
        (close-port client)
        (serve)))
    (display (socket-name:port-number (getsockname listener))) (newline)
    (display "ready") (newline)
    (serve)
    """

  @Test("A server that waits is inspected and repaired while it serves") func repair() throws {
    try withTemporaryFolder { folder in
      let server = try Server(in: folder, RemoteTests.chat)
      let port = try #require(UInt16(server.process.output.read(through: "\n", by: server.deadline).dropLast()))
      try server.waitUntilReady()
      func visit() throws -> String {
        let client = try Channel.connect(toPort: port, by: server.deadline)
        try client.write("x\n", by: server.deadline)
        return try client.readToEnd(by: server.deadline)
      }
      #expect(try visit() == "(hello 1 x)")
      #expect(try server.ask("count (display \"to the client\") (set! greeting \"bye\")") == "$1 = 1\nto the client\n")
      #expect(try visit() == "(bye 2 x)")
      let failure = try server.ask("(define (f) (car count))\n(f)")
      #expect(
        failure.hasPrefix("; f\n; error: car: argument 1 (pair) must be a pair, got 2\n;   --> repl:1:"), "\(failure)")
      #expect(try visit() == "(bye 3 x)")
      #expect(try server.ask(",sockets").contains("listening"))
      // A client is half-way through its line when the program is looked at.
      let slow = try Channel.connect(toPort: port, by: server.deadline)
      try slow.write("ha", by: server.deadline)
      #expect(try server.ask("(+ count 1)") == "$1 = 4\n")
      try slow.write("lf\n", by: server.deadline)
      #expect(try slow.readToEnd(by: server.deadline) == "(bye 4 half)")
    }
  }

  @Test("A program that computes is looked at, and goes on") func busy() throws {
    try withTemporaryFolder { folder in
      let server = try Server(
        in: folder,
        """
        (define n 0) (define stop #f)
        (define (work l) (set! n (+ n 1)) (if stop l (work (cons n (if (pair? l) (list (car l)) '())))))
        (display "ready") (newline)
        (dynamic-wind (lambda () #f)
          (lambda () (display (call/cc (lambda (k) (with-exception-handler (lambda (e) (k 'handled)) (lambda () (work '()) (car 5)))))))
          (lambda () (display " unwound")))
        """)
      try server.waitUntilReady()
      #expect(try server.ask("(> n 0)") == "$1 = #t\n")
      #expect(try server.ask("(car n)").contains("; error: car"))
      #expect(try server.ask("(make-vector 1000000 0) ,gc\n,gc").contains("bytes before"))
      // (exit) leaves the client's session alone.
      _ = try server.ask("(exit 3)", status: 3)
      #expect(try server.ask("(set! stop #t)") == "")
      // The program's own handlers and winders are as they were.
      let outcome = try server.process.finish(by: server.deadline)
      #expect(outcome.output == "handled unwound" && outcome.status == .exited(0), "\(outcome)")
      #expect(access(server.socket, F_OK) != 0)
    }
  }

  @Test("What a waiting primitive holds is not moved by what a client does") func pinned() throws {
    try withTemporaryFolder { folder in
      let server = try Server(
        in: folder,
        """
        (define bytes (make-bytevector 100 1))
        (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0 (inet:string->address "127.0.0.1")) 5))
        (display (socket-name:port-number (getsockname listener))) (newline)
        (define client (socket:accept listener))
        (define data (read client))
        (read-bytevector! bytes client 0 4)
        (write (list data bytes))
        """)
      let port = try #require(UInt16(server.process.output.read(through: "\n", by: server.deadline).dropLast()))
      let client = try Channel.connect(toPort: port, by: server.deadline)
      try client.write("(a b \"c\" ", by: server.deadline)
      let churn = "(let loop ((i 0) (l '())) (if (< i 300000) (loop (+ i 1) (cons i (if (> i 1000) '() l))) i))"
      #expect(try server.ask(churn) == "$1 = 300000\n")
      #expect(try server.ask(",gc").contains("; the program waits"))
      // Who reads what the program is reading is told so.
      #expect(try server.ask("(read-char client)").contains("the running program is reading"))
      try client.write("(d))\u{1}\u{2}", by: server.deadline)
      #expect(try server.ask(churn) == "$1 = 300000\n")
      try client.write("\u{3}\u{4}", by: server.deadline)
      let outcome = try server.process.finish(by: server.deadline)
      #expect(outcome.output.hasPrefix("((a b \"c\" (d)) #u8(1 2 3 4 1 1"), "\(outcome)")
    }
  }

  @Test("A client that loops is stopped by Ctrl-C, one that goes away by that") func endlessClients() throws {
    try withTemporaryFolder { folder in
      let server = try Server(in: folder, "(display \"ready\") (newline) (wait-for-input 1000)")
      try server.waitUntilReady()
      for endless in ["(let loop () (loop))", "(sleep 1000)"] {
        let client = try ChildProcess([parleyBinary, "--connect", server.socket])
        try client.input.write("(display \"on\") (newline) \(endless)", by: server.deadline)
        client.input.close()
        _ = try client.output.read(through: "on\n", by: server.deadline)
        client.signal(SIGINT)
        #expect(try client.finish(by: server.deadline).output.contains("interrupted"))
        let gone = try ChildProcess([parleyBinary, "--connect", server.socket])
        try gone.input.write("(display \"on\") (newline) \(endless)", by: server.deadline)
        gone.input.close()
        _ = try gone.output.read(through: "on\n", by: server.deadline)
        gone.kill()
        #expect(try server.ask("(+ 1 1)") == "$1 = 2\n")
      }
    }
  }

  @Test("A client that does not read its output is let go") func deafClient() throws {
    try withTemporaryFolder { folder in
      let server = try Server(in: folder, "(display \"ready\") (newline) (wait-for-input 1000)")
      try server.waitUntilReady()
      let deaf = try Channel.connect(toPath: server.socket)
      let text = Array("(let loop () (display \"xxxxxxxxxxxxxxxxxxxxxxxxxxxx\") (loop))".utf8)
      try deaf.write([UInt8(ascii: "p"), 0, 0, 0, UInt8(text.count)] + text, by: server.deadline)
      #expect(try server.ask("(+ 1 1)") == "$1 = 2\n")
    }
  }

  @Test("Nonsense from a client ends that client") func nonsense() throws {
    try withTemporaryFolder { folder in
      let server = try Server(in: folder, "(display \"ready\") (newline) (wait-for-input 1000)")
      try server.waitUntilReady()
      let client = try Channel.connect(toPath: server.socket)
      try client.write([UInt8](repeating: 0xFF, count: 100), by: server.deadline)
      _ = try client.readToEnd(by: server.deadline)
      #expect(try server.ask("(+ 1 1)") == "$1 = 2\n")
    }
  }

  @Test("The socket is its owner's; one that is left over is replaced, any other file is not") func socketFile() throws
  {
    try withTemporaryFolder { folder in
      let server = try Server(in: folder, "(display \"ready\") (newline) (wait-for-input 1000)")
      try server.waitUntilReady()
      var status = stat()
      #expect(lstat(server.socket, &status) == 0 && status.st_mode & 0o777 == 0o600)
      func listen(_ path: String) throws -> Outcome {
        try ChildProcess.run([parleyBinary, "--listen", path, "-e", "(display 1)"], by: server.deadline)
      }
      let refused = try listen(server.socket)
      #expect(refused.status == .exited(1) && refused.errors.contains("cannot listen at"), "\(refused)")
      server.process.kill()
      #expect(access(server.socket, F_OK) == 0)
      #expect(try listen(server.socket).output == "1")
      #expect(try listen("\(folder)/server.scm").status == .exited(1))
      #expect(access("\(folder)/server.scm", F_OK) == 0)
      let nobody = try ChildProcess.run([parleyBinary, "--connect", "\(folder)/none"], by: server.deadline)
      #expect(nobody.status == .exited(1) && nobody.errors.contains("cannot connect to \(folder)/none"), "\(nobody)")
    }
  }

  @Test("On a terminal the client has a prompt, TAB and Ctrl-C") func terminal() throws {
    try withTemporaryFolder { folder in
      let server = try Server(
        in: folder, "(define a-rather-long-name 5) (display \"ready\") (newline) (wait-for-input 1000)")
      try server.waitUntilReady()
      let session = try TerminalSession(arguments: ["--connect", server.socket])
      #expect(session.banner.contains("inside \(folder)/server.scm"), "\(session.banner)")
      try session.send("a-rath\t\n")
      _ = try session.read(through: "$1 = 5\r\n> ")
      try session.send("(begin (display \"on\") (newline) (let loop () (loop)))\n")
      _ = try session.read(through: "on\r\n")
      try session.send("\u{3}")
      _ = try session.read(through: "\r\n> ")
      #expect(try session.type("(values 1 2)") == ["$2 = 1", "$3 = 2"])
      server.process.kill()
      let outcome = try session.process.finish(by: session.deadline)
      #expect(outcome.status == .exited(1) && outcome.output.contains("the program has gone"), "\(outcome)")
    }
  }
}
