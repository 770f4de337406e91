// Processes that a program has started. Waiting for one goes through the one place that blocks, so that Ctrl-C ends it:
// it is asked about again and again, at growing intervals, because no system offers poll(2) a way to wait for a process
// that all have.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SystemContext {
  /// Waits until a process ends (or, with options, what waitpid(2) says). The outcome is its number, 0 if WNOHANG was
  /// among the options and there is nothing to tell, or a negative error number.
  func waitForProcess(_ process: pid_t, options: Int32 = 0) throws(PortError) -> (outcome: Int, status: Int32) {
    flushStandardOutput()
    var interval = SystemContext.shortestInterval
    while true {
      let (outcome, status) = calls.waitpid(process, options | WNOHANG)
      if outcome != 0 || options & WNOHANG != 0 {
        if outcome > 0 { strays.removeAll { Int($0) == outcome } }
        return (outcome, status)
      }
      beginWait()
      _ = try runWait(until: calls.monotonicNanoseconds() + interval)
      interval = min(2 * interval, SystemContext.longestInterval)
    }
  }

  private static var shortestInterval: UInt64 { 500_000 }
  private static var longestInterval: UInt64 { 16_000_000 }

  /// Asks about processes that nobody waits for any more: they must not stay behind as zombies.
  func reapStrays() {
    strays.removeAll { calls.waitpid($0, WNOHANG).outcome != 0 }
  }

  /// In the copy that fork(2) has made: what belongs to the original is given up.
  func becomeCopy() {
    strays = []
    for socket in sendingSockets { socket.forgetQueue() }
    sendingSockets = []
    renewWakePipe()
  }

  /// Puts a pipe of this process's own where the shared one was: a signal handler knows it by its number.
  private func renewWakePipe() {
    guard wakeReadEnd >= 0 else { return }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { ends in
      guard let start = ends.baseAddress, calls.pipe(start) == 0 else { return }
      _ = calls.dup2(start[0], wakeReadEnd)
      _ = calls.dup2(start[1], wakeWriteEnd)
      _ = calls.close(start[0])
      _ = calls.close(start[1])
    }
  }
}
