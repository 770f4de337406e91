// How other threads stop a program.

/// Interrupts the program of one interpreter, from any thread, also when the interpreter is gone.
public final class InterruptToken: @unchecked Sendable {
  /// Looked at by the program wherever it takes a while.
  let flag: UnsafeMutablePointer<Int32>
  private let gate = Gate()
  private var wake: (() -> Void)?

  init() {
    flag = .allocate(capacity: 1)
    flag.initialize(to: 0)
  }

  deinit { flag.deallocate() }

  /// Has the running program abandoned, or the next one if none runs: it ends with an error of kind `interrupt`, which no
  /// handler sees.
  public func interrupt() {
    gate.enter()
    defer { gate.leave() }
    flag.pointee = 1
    wake?()
  }

  /// What ends a wait that is in progress; for modules that wait. Nil before what it needs goes away.
  public func setWake(_ wake: (() -> Void)?) {
    gate.enter()
    defer { gate.leave() }
    self.wake = wake
  }
}
