// Runs programs: with pipes or on a pseudo-terminal, with a deadline, and with what they used of the processor. Built
// on posix_spawn, since a Swift process must not fork. Descriptors are close-on-exec before the next process starts, so
// that processes running side by side do not hold each other's pipes open.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// POSIX_SPAWN_SETSID, which glibc shows to _GNU_SOURCE only.
#if os(Linux)
  private let startNewSession: Int16 = 0x80
#else
  private let startNewSession = Int16(POSIX_SPAWN_SETSID)
#endif

/// Held from the making of a descriptor until it is close-on-exec and passed on; pipe2(2) is not visible to Swift.
private nonisolated(unsafe) let spawnLock: UnsafeMutablePointer<pthread_mutex_t> = {
  let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  pthread_mutex_init(lock, nil)
  return lock
}()

private func withSpawnLock<Result>(_ body: () throws -> Result) rethrows -> Result {
  pthread_mutex_lock(spawnLock)
  defer { pthread_mutex_unlock(spawnLock) }
  return try body()
}

/// How a process ended.
public enum ExitStatus: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)
}

/// What a process used, from wait4(2). Times in seconds.
public struct Usage: Sendable {
  public let userTime: Double
  public let systemTime: Double
  /// In bytes. Linux counts the memory of the process that started it too, so no less than that one's.
  public let peakMemory: Int

  public var time: Double { userTime + systemTime }

  public static var ofThisProcess: Usage {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return Usage(usage)
  }

  init(_ usage: rusage) {
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    userTime = seconds(usage.ru_utime)
    systemTime = seconds(usage.ru_stime)
    #if os(Linux)
      peakMemory = usage.ru_maxrss * 1024
    #else
      peakMemory = usage.ru_maxrss
    #endif
  }
}

public struct Outcome: Sendable {
  public let status: ExitStatus
  public let output: String
  public let errors: String
  public let usage: Usage
  /// Seconds from the start to the end.
  public let elapsed: Double
}

public final class ChildProcess {
  public let pid: pid_t
  /// Its standard input; on a pseudo-terminal the terminal, as are `output` and `errors`.
  public let input: Channel
  public let output: Channel
  public let errors: Channel
  private let started: UInt64
  private var ended: (status: ExitStatus, usage: Usage)?

  /// Starts `command` with three pipes. The program is looked for in PATH unless it contains a slash.
  public init(_ command: [String], environment changes: [String: String] = [:]) throws {
    (pid, input, output, errors, started) = try withSpawnLock {
      let (inputRead, inputWrite) = try ChildProcess.makePipe()
      let (outputRead, outputWrite) = try ChildProcess.makePipe()
      let (errorsRead, errorsWrite) = try ChildProcess.makePipe()
      let channels = (input: Channel(inputWrite), output: Channel(outputRead), errors: Channel(errorsRead))
      let started = monotonicNanoseconds()
      defer { for descriptor in [inputRead, outputWrite, errorsWrite] { closeDescriptor(descriptor) } }
      let pid = try ChildProcess.spawn(command, changes, newSession: false) { actions in
        posix_spawn_file_actions_adddup2(&actions, inputRead, 0)
        posix_spawn_file_actions_adddup2(&actions, outputWrite, 1)
        posix_spawn_file_actions_adddup2(&actions, errorsWrite, 2)
      }
      return (pid, channels.input, channels.output, channels.errors, started)
    }
  }

  /// Starts `command` as the leader of a session on a new pseudo-terminal of `columns` by 24.
  public init(onTerminal command: [String], columns: UInt16 = 80, environment changes: [String: String] = [:]) throws {
    let terminal: Channel
    (pid, terminal, started) = try withSpawnLock {
      var (master, slave): (Int32, Int32) = (-1, -1)
      var path = [CChar](repeating: 0, count: 1024)
      var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      guard openpty(&master, &slave, &path, nil, &size) == 0 else { throw SupportError.system("openpty") }
      let terminal = Channel(master)
      defer { closeDescriptor(slave) }
      _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
      let started = monotonicNanoseconds()
      let pid = try ChildProcess.spawn(command, changes, newSession: true) { actions in
        // The first terminal that a session leader opens becomes its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
      }
      return (pid, terminal, started)
    }
    (input, output, errors) = (terminal, terminal, terminal)
  }

  deinit { kill() }

  /// Runs `command` to its end on `input`.
  public static func run(
    _ command: [String], input: String = "", environment: [String: String] = [:], by deadline: Deadline
  ) throws -> Outcome {
    let process = try ChildProcess(command, environment: environment)
    // A program that does not read its input may have gone before it is all written.
    try? process.input.write(input, by: deadline)
    process.input.close()
    return try process.finish(by: deadline)
  }

  /// Collects both outputs until they close, then waits for the end.
  public func finish(by deadline: Deadline) throws -> Outcome {
    let channels = output === errors ? [output] : [output, errors]
    do {
      while true {
        let open = channels.filter { !$0.isAtEnd }
        if open.isEmpty { break }
        try Channel.waitForInput(open, by: deadline)
        // Only one of them may be ready; the other's read returns at once.
        for channel in open { try channel.receive() }
      }
      let (status, usage) = try wait(by: deadline)
      let elapsed = Double(monotonicNanoseconds() - started) * 1e-9
      return Outcome(
        status: status, output: output.takePending(), errors: errors.takePending(), usage: usage, elapsed: elapsed)
    } catch {
      kill()
      throw SupportError("\(error); output so far: \(output.takePending()) \(errors.takePending())")
    }
  }

  /// Waits for the end and returns what the process used.
  @discardableResult
  public func wait(by deadline: Deadline) throws -> (status: ExitStatus, usage: Usage) {
    while true {
      if let ended { return ended }
      if try reap(WNOHANG) { continue }
      if deadline.hasPassed { throw SupportError("process \(pid) did not end in time") }
      // wait4 knows no deadline.
      usleep(200)
    }
  }

  /// Sends a signal, unless the process has ended.
  public func signal(_ number: Int32) {
    guard ended == nil else { return }
    sendSignal(number, to: pid)
  }

  /// Ends the process at once, if it still runs.
  public func kill() {
    guard ended == nil else { return }
    signal(SIGKILL)
    _ = try? reap(0)
  }

  private func reap(_ options: Int32) throws -> Bool {
    var status: Int32 = 0
    var usage = rusage()
    while true {
      let reaped = wait4(pid, &status, options, &usage)
      if reaped == 0 { return false }
      if reaped == pid { break }
      if errno != EINTR { throw SupportError.system("wait4") }
    }
    let signal = status & 0x7f
    ended = (signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal), Usage(usage))
    return true
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SupportError.system("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  // Darwin's is an opaque pointer that starts as nil, glibc's a structure.
  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
  #else
    private typealias FileActions = posix_spawn_file_actions_t
  #endif

  private static func spawn(
    _ command: [String], _ changes: [String: String], newSession: Bool, _ prepare: (inout FileActions) -> Void
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    prepare(&actions)

    // A shell starts background jobs with SIGINT ignored, which programs inherit; these shall not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Tests run on threads that block signals, which programs inherit too.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    var flags = Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    if newSession { flags |= startNewSession }
    posix_spawnattr_setflags(&attributes, flags)

    var arguments = command.map { strdup($0) } + [nil]
    var environment = environmentEntries(changes).map { strdup($0) } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, command[0], &actions, &attributes, &arguments, &environment)
    guard code == 0 else { throw SupportError.system(command[0], code) }
    return pid
  }

  /// This process's environment as `NAME=value`, with `changes` made.
  private static func environmentEntries(_ changes: [String: String]) -> [String] {
    var entries = changes.map { "\($0.key)=\($0.value)" }
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if changes[String(text.prefix { $0 != "=" })] == nil { entries.append(text) }
      next += 1
    }
    return entries
  }
}
