// The way into a machine from Swift, for references that may outlive it and be used on any thread.

/// Who may run the machine, and whether there still is one. References hold this and not the machine: a weak reference to
/// the machine itself would make every retain of it slow.
final class MachineAccess: @unchecked Sendable {
  /// Held by the thread that runs the machine.
  let gate = Gate()
  /// Nil once its interpreter is gone. Looked at and changed by who holds the gate, so it never dangles.
  unowned(unsafe) var machine: Machine?
}

extension Machine {
  /// Ends the machine's use, when its interpreter goes: references find nothing any more, and the Swift objects that the
  /// heap holds are let go, after the call that is running.
  func close() {
    access.gate.enter()
    defer { access.gate.leave() }
    access.machine = nil
    if !isRunning { letGo() }
  }

  private func letGo() {
    heap.close()
    dismantleEnvironments()
  }

  /// What is left to do at the end of a call, outside all others.
  func noteEndOfCall() {
    flushHostPorts()
    if access.machine == nil { letGo() }
  }
}

/// Keeps a value alive for a Swift program, on whatever thread it lets go.
final class RootedValue: @unchecked Sendable {
  let access: MachineAccess
  private let index: Int
  private let released: ReleasedSlots

  init(_ value: Value, in machine: Machine) {
    access = machine.access
    released = machine.heap.releasedSlots
    index = machine.heap.keep(value)
  }

  deinit { released.add(index) }

  func belongs(to machine: Machine) -> Bool { access === machine.access }

  func value(in machine: Machine) -> Value { Value(bits: machine.heap.handles.slots[index]) }
}
