// Another program on the terminal.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Subprocess {
  /// Runs a command of the shell to its end, with the terminal. Returns its status, 128 and more for a signal; nil if it
  /// could not be started.
  static func run(shell command: String) -> Int32? {
    var arguments = ["/bin/sh", "-c", command].map { (word: String) in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, "/bin/sh", nil, nil, &arguments, environ)
    guard code == 0 else {
      errno = code
      return nil
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
