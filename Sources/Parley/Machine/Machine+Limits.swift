// What an evaluation may use besides memory: steps, time, output. Counted from the host's call on, looked at where
// interrupts are. The first time a limit is passed a condition is raised and a reserve opened, in which handlers may clean
// up; the second time the program is abandoned.

/// What is left of the limits of the evaluation that is running.
struct Budget {
  let limits: Limits
  /// Whether anything of this is limited.
  let isLimited: Bool
  var stepsLeft = Int.max
  /// When time is up, on the monotonic clock, in nanoseconds. Behind a pointer: whoever waits looks at it too.
  let deadline: UnsafeMutablePointer<UInt64>
  let output = OutputMeter()
  var isReserveOpen = false

  init(_ limits: Limits) {
    self.limits = limits
    isLimited = limits.steps != nil || limits.seconds != nil || limits.outputBytes != nil
    deadline = .allocate(capacity: 1)
    deadline.initialize(to: .max)
  }

  /// What is left at a moment, for an evaluation that goes on later.
  struct State {
    fileprivate let stepsLeft: Int
    fileprivate let isReserveOpen: Bool
    fileprivate let deadline: UInt64
    fileprivate let outputLeft: Int
  }

  var state: State {
    get {
      State(
        stepsLeft: stepsLeft, isReserveOpen: isReserveOpen, deadline: deadline.pointee, outputLeft: output.left)
    }
    set {
      stepsLeft = newValue.stepsLeft
      isReserveOpen = newValue.isReserveOpen
      deadline.pointee = newValue.deadline
      output.left = newValue.outputLeft
    }
  }

  /// Everything from the beginning.
  mutating func restart() {
    guard isLimited else { return }
    stepsLeft = limits.steps ?? .max
    output.left = limits.outputBytes ?? .max
    isReserveOpen = false
    setDeadline(after: limits.seconds)
  }

  /// A little more of everything.
  mutating func openReserve() {
    isReserveOpen = true
    if let steps = limits.steps { stepsLeft = max(steps / 20, 10_000) }
    if let bytes = limits.outputBytes { output.left = max(bytes / 20, 1 << 10) }
    setDeadline(after: limits.seconds.map { max($0 / 20, 0.01) })
  }

  private func setDeadline(after seconds: Double?) {
    guard let seconds, seconds < 9e9 else { return }
    deadline.pointee = monotonicNanoseconds() + UInt64(max(0, seconds) * 1e9)
  }

  var isTimeUp: Bool { deadline.pointee != .max && monotonicNanoseconds() >= deadline.pointee }
}

extension Machine {
  /// Runs something that the host has called for, within limits. What is called from within counts as part of it.
  func evaluation<Result>(_ body: () throws(SchemeThrow) -> Result) throws(SchemeThrow) -> Result {
    if evaluations == 0 { budget.restart() }
    evaluations += 1
    defer { evaluations -= 1 }
    return try body()
  }

  /// Takes a slice's steps off, and looks at the clock.
  @inline(never) func chargeSlice() throws(SchemeThrow) {
    if heap.collectionsHeld { return }
    budget.stepsLeft -= max(1, fuelSlice)
    if budget.stepsLeft < 0 { throw limitPassed("takes more than \(budget.limits.steps ?? 0) steps") }
    try checkTime()
  }

  func checkTime() throws(SchemeThrow) {
    if budget.isTimeUp { throw limitPassed("takes more than \(budget.limits.seconds ?? 0) seconds") }
  }

  /// The condition for a program that passes a limit.
  func limitPassed(_ what: String) -> SchemeThrow {
    if budget.isReserveOpen { isUnwinding = true }
    budget.openReserve()
    return failure(.limit, "the program \(what), its limit")
  }
}
