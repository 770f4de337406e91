// System calls that start, await and signal other processes.

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

extension Syscalls {
  /// fork(2). Swift does not import it: a process with threads must not go on in a copy of one of them. The command has
  /// one thread; a host with more should not give programs this procedure.
  func fork() -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    // RTLD_DEFAULT
    #if canImport(Glibc)
      let everywhere: UnsafeMutableRawPointer? = nil
    #else
      let everywhere = UnsafeMutableRawPointer(bitPattern: -2)
    #endif
    guard let address = dlsym(everywhere, "fork") else { return -Int(ENOSYS) }
    typealias Fork = @convention(c) () -> pid_t
    return outcome(unsafeBitCast(address, to: Fork.self)())
  }

  /// waitpid(2): the process, or 0 if none has ended, and its status.
  func waitpid(_ process: pid_t, _ options: Int32) -> (outcome: Int, status: Int32) {
    var status: Int32 = 0
    let result = outcome(systemWait(process, &status, options))
    return (result, status)
  }

  /// kill(2).
  func kill(_ process: pid_t, _ signal: Int32) -> Int {
    permits(.process) ? outcome(systemKill(process, signal)) : Syscalls.refusal
  }

  /// posix_spawn(3) of `/bin/sh -c`, as system(3) and popen(3) do it. It has this process's streams, but for those given.
  func spawnShell(_ command: [UInt8], input: Int32? = nil, output: Int32? = nil) -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    // Whatever the host does with signals, a shell expects these as they are by default, and none held back.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c")]
    arguments.append(strdup(command.map { CChar(bitPattern: $0) } + [0]))
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments + [nil], systemEnvironment())
    return code == 0 ? Int(process) : -Int(code)
  }

  /// write(2) without SIGPIPE, for what may be a pipe whose reader is gone.
  func writeWithoutSignal(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      var signal = sigset_t()
      var before = sigset_t()
      sigemptyset(&signal)
      sigaddset(&signal, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signal, &before)
      let result = write(descriptor, bytes, count)
      if sigismember(&before, SIGPIPE) == 0 {
        // The signal goes to the thread that wrote, so it is here if it came.
        var atOnce = timespec()
        if result == -Int(EPIPE) { sigtimedwait(&signal, nil, &atOnce) }
        pthread_sigmask(SIG_SETMASK, &before, nil)
      }
      return result
    #else
      _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
      return write(descriptor, bytes, count)
    #endif
  }
}

private func systemWait(_ p: pid_t, _ s: UnsafeMutablePointer<Int32>, _ o: Int32) -> pid_t { waitpid(p, s, o) }
private func systemKill(_ p: pid_t, _ s: Int32) -> Int32 { kill(p, s) }
