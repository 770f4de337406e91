// What programs may not do, they cannot: files by any name for them, hosts, ports, processes, variables.

import Parley
import ParleySystem
import TestSupport
import Testing

@Suite struct CapabilityTests {
  private func evaluate(_ program: String, _ capabilities: Capabilities) throws -> String {
    let interpreter = Interpreter(capabilities)
    ParleySystem.install(into: interpreter, arguments: ["test"])
    return interpreter.written(try interpreter.value(of: program))
  }

  @Test(
    "a pure program reaches nothing",
    arguments: [
      ("(open-file \"/etc/passwd\" \"r\")", "#f"),
      ("(stat \"/\")", "#f"), ("(opendir \"/\")", "#f"), ("(getcwd)", "#f"), ("(mkdir \"/tmp/x\" 511)", "#f"),
      ("(rename-file \"/tmp/a\" \"/tmp/b\")", "#f"), ("(getenv \"PATH\")", "#f"), ("(get-environment-variables)", "()"),
      ("(system \"true\")", "#f"), ("(open-input-pipe \"true\")", "#f"), ("(fork)", "#f"), ("(kill (getpid) 0)", "-1"),
      ("(putenv \"A=b\")", "#f"), ("(chdir \"/\")", "#f"), ("(execl \"/bin/true\" \"true\")", "#f"),
      ("(getpw 0)", "#f"),
      ("(gethost \"localhost\")", "#f"), ("(inet:string->address \"localhost\")", "#f"), ("(tmpnam)", "#f"),
      ("(socket:bind (make-stream-socket af_inet) 0)", "#f"),
      ("(socket:connect (make-stream-socket af_inet) 2130706433 80)", "#f"),
      ("(socket:bind (make-stream-socket af_unix) \"/tmp/s\")", "#f"), ("(setuid 0)", "#f"), ("(getlogin)", "#f"),
      (
        "(begin (getcwd) (strerror (errno)))",
        "\"not permitted: the host has not given this interpreter the capability\""
      ),
    ])
  func pure(program: String, value: String) throws {
    #expect(try evaluate(program, .pure) == value)
  }

  @Test("the error tells why") func error() throws {
    let interpreter = Interpreter(.pure)
    ParleySystem.install(into: interpreter, arguments: ["test"])
    do {
      _ = try interpreter.value(of: "(open-input-file \"/etc/passwd\")")
      Issue.record("opened")
    } catch {
      #expect(
        error.message.contains("not permitted: the host has not given this interpreter the capability"),
        "\(error.message)")
    }
  }

  @Test("files are judged by what their names stand for") func files() throws {
    try withTemporaryFolder { folder in
      let make = Interpreter(.full)
      ParleySystem.install(into: make, arguments: ["test"])
      _ = try make.value(
        of:
          """
          (mkdir "\(folder)/in") (mkdir "\(folder)/inside-out")
          (call-with-output-file "\(folder)/in/a" (lambda (p) (write 'a p)))
          (call-with-output-file "\(folder)/inside-out/b" (lambda (p) (write 'b p)))
          (symlink "\(folder)/inside-out/b" "\(folder)/in/link")
          (symlink "\(folder)/inside-out" "\(folder)/in/folder")
          (symlink "\(folder)/inside-out/new" "\(folder)/in/dangling")
          """)
      let reading = Capabilities.pure.allowing(.fileRead(under: folder + "/in"))
      for (name, isAllowed) in [
        ("in/a", true), ("in/../in/a", true), ("in/./a", true), ("inside-out/b", false), ("in/../inside-out/b", false),
        ("in/link", false), ("in/folder/b", false), ("in/folder/../inside-out/b", false), ("in/missing", false),
      ] {
        let program = "(call-with-values (lambda () (open-file \"\(folder)/\(name)\" \"r\")) port?)"
        #expect(try evaluate(program, reading) == (isAllowed ? "#t" : "#f"), "\(name)")
      }
      #expect(try evaluate("(open-file \"\(folder)/in/a\" \"w\")", reading) == "#f")
      #expect(try evaluate("(open-file \"\(folder)/in/a\" \"r+\")", reading) == "#f")
      let writing = Capabilities.pure.allowing(.fileWrite(under: folder + "/in"))
      for (name, isAllowed) in [
        ("in/new", true), ("in/dangling", false), ("in/link", false), ("in/folder/new", false), ("new", false),
        ("in/../new", false), ("in/no-folder/new", false),
      ] {
        let program = "(port? (open-file \"\(folder)/\(name)\" \"w\"))"
        #expect(try evaluate(program, writing) == (isAllowed ? "#t" : "#f"), "\(name)")
      }
      #expect(try evaluate("(open-file \"\(folder)/in/a\" \"r\")", writing) == "#f")
      #expect(try evaluate("(rename-file \"\(folder)/in/new\" \"\(folder)/out\")", writing) == "#f")
      #expect(try evaluate("(link \"\(folder)/inside-out/b\" \"\(folder)/in/b\")", writing) == "#f")
      #expect(try evaluate("(rename-file \"\(folder)/in/new\" \"\(folder)/in/newer\")", writing) == "#t")
    }
  }

  @Test("variables by name") func environment() throws {
    let program = "(list (string? (getenv \"PATH\")) (getenv \"HOME\") (map car (get-environment-variables)))"
    #expect(try evaluate(program, Capabilities.pure.allowing(.environment(["PATH"]))) == "(#t #f (\"PATH\"))")
  }

  @Test("hosts and ports") func network() throws {
    let listen = Capabilities.pure.allowing(.listen(ports: 0...0), .connect("localhost", ports: 1024...65535))
    let program = """
      (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
      (define port (socket-name:port-number (getsockname listener)))
      (define (try host port) (if (socket:connect (make-stream-socket af_inet) host port) 'connected (errno)))
      (list (try 2130706433 port) (try 2130706434 port) (try 2130706433 80)
            (socket:bind (make-stream-socket af_inet) 8001))
      """
    #expect(try evaluate(program, listen) == "(connected 1 1 #f)")
    #expect(try evaluate("(socket? (socket:bind (make-stream-socket af_inet) 0))", .network) == "#t")
  }
}
