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
  /// Something to do before the program runs.
  enum Action {
    case evaluate(String)
    case print(String)
    case load(String)
  }
  var actions: [Action] = []
  /// Go on at the prompt at the end, also after an error.
  var isInteractive = false
  var timeLimit: Seconds?
  /// The program may only compute, print, and read its own files.
  var isSandboxed = false
  var showsProfile = false
  /// Where a picture of the profile is to be.
  var flameGraphPath: String?
  var maxHeap: ByteCount?
  var show: Set<ShowStage> = []
  var showsStatistics = false
  /// Look for mistakes in the file and the arguments, which are files too, instead of running anything.
  var checks = false
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
    let limits = Limits(seconds: timeLimit?.seconds, heapBytes: (maxHeap ?? .halfOfMemory).bytes)
    let interpreter = Interpreter(isSandboxed ? sandbox : .full, limits: limits)
    let system = ParleySystem.install(into: interpreter, arguments: [file ?? "parley"] + arguments)
    installInterruptHandler(flag: interpreter.interruptFlag, wakeDescriptor: system.wakeDescriptor)
    interpreter.addLibraryFolders(libraryFolders + [programFolder] + environmentFolders)
    if !show.isEmpty {
      interpreter.show(show) { text in try? system.standardError.write(text) }
    }
    let status = connectPath.map { connect(to: $0, interpreter, system) } ?? profiled(interpreter, system)
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
      if checks { return try check(interpreter, system) }
      try performActions(interpreter, system)
    } catch {
      if let status = error.exitStatus { return status }
      system.flushStandardOutput()
      try? system.standardError.write(error.rendered(color: usesColor))
      guard opensPrompt else { return error.kind == .interrupt ? Session.interruptedStatus : 1 }
    }
    guard opensPrompt else { return 0 }
    return REPL(
      interpreter: interpreter, system: system, supervisor: supervisor, usesColor: usesColor, version: Session.version
    ).run()
  }

  /// Whether there is neither a program nor an expression.
  private var hasNothingToRun: Bool { file == nil && actions.isEmpty }
  private var opensPrompt: Bool { (isInteractive || hasNothingToRun) && isTerminal(STDIN_FILENO) }

  /// Does what -e, -p and -l say, and runs the program.
  private func performActions(_ interpreter: Interpreter, _ system: HostSystem) throws(SchemeError) {
    for action in actions {
      switch action {
      case .evaluate(let expression): try interpreter.run(text: expression, name: "-e")
      case .print(let expression): try print(expression, interpreter, system)
      case .load(let path): try interpreter.load(file: path)
      }
    }
    if let file, file != "-" { try interpreter.run(file: file) }
    if file == "-" || (hasNothingToRun || isInteractive) && !isTerminal(STDIN_FILENO) {
      try interpreter.run(port: system.standardInput, name: "stdin")
    }
  }

  /// Evaluates a text and prints what its last form returns.
  private func print(
    _ expression: String, _ interpreter: Interpreter, _ system: HostSystem
  ) throws(SchemeError) {
    var last: Result<Evaluation, SchemeError>?
    interpreter.evaluateForms(of: expression, name: "-p") { result in
      last = result
      if case .failure = result { return false }
      return true
    }
    switch last {
    case .failure(let error): throw error
    case .success(let evaluation):
      for value in evaluation.values where evaluation.values.count > 1 || value != .unspecified {
        try? system.standardOutput.write(try interpreter.writtenText(of: value) + "\n")
      }
    case nil: break
    }
  }

  // MARK: - Sandbox and profile

  /// Computing, the standard streams, and the files that the command line names.
  private var sandbox: Capabilities {
    var capabilities = Capabilities.pure
    for case .load(let path) in actions { capabilities.allow(.fileRead(under: path)) }
    for path in libraryFolders + (checks ? arguments : []) { capabilities.allow(.fileRead(under: path)) }
    if let file, file != "-" { capabilities.allow(.fileRead(under: file)) }
    return capabilities
  }

  /// Runs what the command line asks for, and tells where the time went if it asks for that too. Returns the status to
  /// leave with.
  private func profiled(_ interpreter: Interpreter, _ system: HostSystem) -> Int32 {
    guard showsProfile || flameGraphPath != nil else { return perform(interpreter, system) }
    // Not after a program that has run for hours.
    if let flameGraphPath, !write("", to: flameGraphPath, system) { return 1 }
    interpreter.startProfile()
    let status = perform(interpreter, system)
    guard let profile = interpreter.stopProfile() else { return status }
    if showsProfile {
      system.flushStandardOutput()
      try? system.standardError.write(profile.table)
    }
    guard let flameGraphPath else { return status }
    return write(profile.flameGraph(title: file ?? "parley"), to: flameGraphPath, system) ? status : max(status, 1)
  }

  /// Writes a file of the user's, whatever the program may. Returns false after an error, which is told.
  private func write(_ text: String, to path: String, _ system: HostSystem) -> Bool {
    if let file = fopen(path, "w") {
      let isWritten = fputs(text, file) >= 0
      if fclose(file) == 0, isWritten { return true }
    }
    try? system.standardError.write("error: cannot write \(path): \(String(cString: strerror(errno)))\n")
    return false
  }

  /// Prints what is wrong with the files. Returns the status to leave with.
  private func check(_ interpreter: Interpreter, _ system: HostSystem) throws(SchemeError) -> Int32 {
    var found = 0
    for file in (file.map { [$0] } ?? []) + arguments {
      for diagnostic in try interpreter.check(file: file) {
        try? system.standardError.write(diagnostic.rendered(color: usesColor))
        found += 1
      }
    }
    return found == 0 ? 0 : 1
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
    guard isTerminal(STDERR_FILENO), getenv("NO_COLOR").map({ $0.pointee == 0 }) ?? true, let terminal = getenv("TERM")
    else { return false }
    return strcmp(terminal, "dumb") != 0
  }

  private func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}
