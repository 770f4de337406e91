// Signals that concern the line being typed: a resized window, and Ctrl-Z. The handlers write a byte to a pipe, which is
// part of the wait for the next key. Ctrl-C goes the way of the program's interrupts.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) var signalPipe: Int32 = -1

private let noteSignal: @convention(c) (Int32) -> Void = { number in
  let code = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipe, &byte, 1)
  errno = code
}

struct TerminalSignals {
  /// Readable when a signal came; -1 if there is no pipe to be had.
  let descriptor: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      descriptor = -1
      return
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    signalPipe = ends[1]
    TerminalSignals.handle(SIGWINCH, noteSignal)
  }

  /// From now on Ctrl-Z is noted, since the terminal must first be given back.
  func beginLine() { if descriptor >= 0 { TerminalSignals.handle(SIGTSTP, noteSignal) } }

  /// From now on Ctrl-Z stops the process at once.
  func endLine() { TerminalSignals.handle(SIGTSTP, SIG_DFL) }

  /// The signals that came.
  func take() -> Set<Int32> {
    var bytes = [UInt8](repeating: 0, count: 64)
    let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return Set(bytes.prefix(max(0, got)).map(Int32.init))
  }

  private static func handle(_ number: Int32, _ handler: (@convention(c) (Int32) -> Void)?) {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    action.sa_flags = Int32(SA_RESTART)
    sigaction(number, &action, nil)
  }
}
