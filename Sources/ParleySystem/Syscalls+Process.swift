// System calls about the process itself.

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

extension Syscalls {
  /// setenv(3) of `NAME=value`, or unsetenv(3) of `NAME`.
  func putenv(_ entry: [UInt8]) -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    func text(_ bytes: ArraySlice<UInt8>) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
    return outcome(parts.count == 1 ? unsetenv(text(parts[0])) : setenv(text(parts[0]), text(parts[1]), 1))
  }
  /// getpid(2).
  func getpid() -> Int { Int(systemProcess()) }
  /// getppid(2).
  func getppid() -> Int { Int(systemParent()) }
  /// getlogin(3).
  func getlogin() -> [UInt8]? {
    guard permits(.process) else { return nil }
    return SharedAnswers.others.use { systemLogin().map { text($0) } }
  }
  /// execv(2), or execvp(3) if PATH is to be searched. Comes back only if it failed.
  func exec(_ program: [UInt8], _ arguments: [[UInt8]], searchingPath: Bool) -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    func copy(_ text: [UInt8]) -> UnsafeMutablePointer<CChar>? { strdup(text.map { CChar(bitPattern: $0) } + [0]) }
    let name = copy(program)
    let vector = arguments.map(copy) + [nil]
    defer { for text in [name] + vector { free(text) } }
    guard let name else { return -Int(ENOMEM) }
    return outcome(searchingPath ? execvp(name, vector) : execv(name, vector))
  }
}

private func systemProcess() -> pid_t { getpid() }
private func systemParent() -> pid_t { getppid() }
private func systemLogin() -> UnsafeMutablePointer<CChar>? { getlogin() }
