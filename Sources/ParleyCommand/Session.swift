// What the command does: makes an interpreter, connects it with the world, runs what was asked for, and leaves.

import Parley
import ParleyREPL
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One run of `parley`, as the command line asks for it.
struct Session {
  var expressions: [String] = []
  var maxHeap: ByteCount?
  var show: Set<ShowStage> = []
  var showsStatistics = false
  /// The program; "-" for standard input.
  var file: String?
  var arguments: [String] = []
  /// Where the prompt is served for clients, and where such a prompt is.
  var listenPath: String?
  var connectPath: String?
  /// Where library files are looked for before anywhere else.
  var libraryFolders: [String] = []

  static let version = "parley 0.1.0"
  /// What a shell takes for the end by Ctrl-C.
  private static let interruptedStatus: Int32 = 130

  func run() -> Never {
    let interpreter = Interpreter(configuration: .init(limits: Limits(heapBytes: (maxHeap ?? .halfOfMemory).bytes)))
    let system = ParleySystem.install(into: interpreter, arguments: [file ?? "parley"] + arguments)
    installInterruptHandler(flag: interpreter.interruptFlag, wakeDescriptor: system.wakeDescriptor)
    interpreter.addLibraryFolders(libraryFolders + [programFolder] + environmentFolders)
    if !show.isEmpty {
      interpreter.show(show) { text in try? system.standardError.write(text) }
    }
    let status = connectPath.map { connect(to: $0, interpreter, system) } ?? perform(interpreter, system)
    system.finish(waitingForPeers: status != Session.interruptedStatus)
    if showsStatistics { try? system.standardError.write("\(interpreter.statistics)\n") }
    // Leaving without unwinding spares giving the heap back in pieces.
    exit(status)
  }

  /// The session of another process. Returns the status to leave with.
  private func connect(to path: String, _ interpreter: Interpreter, _ system: HostSystem) -> Int32 {
    do throws(PortError) {
      return try RemoteClient(path: path, interpreter: interpreter, system: system).run()
    } catch {
      try? system.standardError.write("error: cannot connect to \(path): \(error.message)\n")
      return 1
    }
  }

  /// Runs what the command line asks for. Returns the status to leave with.
  private func perform(_ interpreter: Interpreter, _ system: HostSystem) -> Int32 {
    let supervisor = Supervisor(interpreter)
    var service: RemoteService?
    defer { service?.close() }
    if let listenPath {
      do throws(PortError) {
        service = try RemoteService(
          path: listenPath, interpreter: interpreter, system: system, supervisor: supervisor,
          banner: "\(Session.version), inside \(file ?? "a session") (process \(getpid())). Ctrl-D leaves it running.")
      } catch {
        try? system.standardError.write("error: cannot listen at \(listenPath): \(error.message)\n")
        return 1
      }
    }
    do throws(SchemeError) {
      for expression in expressions { try interpreter.run(text: expression, name: "-e") }
      if let file, file != "-" {
        try interpreter.run(file: file)
      } else if file == nil && expressions.isEmpty && isTerminal(STDIN_FILENO) {
        return REPL(
          interpreter: interpreter, system: system, supervisor: supervisor, usesColor: usesColor,
          version: Session.version
        ).run()
      } else if file == "-" || expressions.isEmpty {
        try interpreter.run(port: system.standardInput, name: "stdin")
      }
      return 0
    } catch {
      if let status = error.exitStatus { return status }
      system.flushStandardOutput()
      try? system.standardError.write(error.rendered(color: usesColor))
      return error.kind == .interrupt ? Session.interruptedStatus : 1
    }
  }

  /// The folder that the program lies in; the empty string is the current one.
  private var programFolder: String {
    guard let file, let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// The folders that PARLEY_PATH lists, separated by colons.
  private var environmentFolders: [String] {
    guard let path = getenv("PARLEY_PATH") else { return [] }
    return String(cString: path).split(separator: ":").map(String.init)
  }

  private var usesColor: Bool {
    guard isTerminal(STDERR_FILENO), getenv("NO_COLOR").map { $0.pointee == 0 } ?? true, let terminal = getenv("TERM")
    else { return false }
    return strcmp(terminal, "dumb") != 0
  }

  private func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}
