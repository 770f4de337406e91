// Parking: a program that waits is put aside, as the continuation of the call that waits, and the thread is free. Only an
// actor can do that, and only where no Swift code is between it and the call.
//
//   asynchronous procedure    %await: the continuation goes on with the result
//   primitive that would      %await-and-retry: when a descriptor is ready, or time is up, the same call is made again
//   block

/// What a parked program waits for.
final class AsyncRequest: Sendable {
  /// Makes the result, or raises the error, when the program goes on.
  typealias Resumption = @Sendable (Machine) throws(SchemeThrow) -> Value

  let run: @Sendable () async -> Resumption
  init(_ run: @escaping @Sendable () async -> Resumption) { self.run = run }
}

/// Tells when descriptors are ready without holding up a thread that has something to do.
protocol ReadinessSource: AnyObject, Sendable {
  /// Returns when one of the descriptors can be read from or has failed, at the deadline (monotonic, nanoseconds), or when
  /// the task is cancelled.
  func waitUntilReadable(_ descriptors: [Int32], until deadline: UInt64) async
}

extension Machine {
  /// Whether the program can be parked in the primitive that runs, until a deadline.
  func canPark(until deadline: UInt64) -> Bool {
    mayPark && currentHostCall == 0 && entries == 1 && readinessSource != nil && interruptFlag.pointee == 0
      && deadline != 0 && min(deadline, budget.deadline.pointee) > monotonicNanoseconds() && prepareParking?() ?? true
  }
}

extension Arguments {
  /// The end of the wait, on the monotonic clock in nanoseconds, of a call that was parked and is now made again; nil in
  /// any other call.
  @inline(__always) public func resumedDeadline() -> UInt64? {
    guard _slowPath(machine.mayPark) else { return nil }
    defer { machine.resumedDeadline = nil }
    return machine.resumedDeadline
  }

  /// Whether `park` would park.
  @inline(__always) public func mayPark(until deadline: UInt64) -> Bool {
    _slowPath(machine.mayPark) && machine.canPark(until: deadline)
  }

  /// Parks the program, if it can be parked, until a descriptor can be read from; then this call is made again.
  /// - Parameter deadline: when to make it again at the latest; 0 never waits, `UInt64.max` is for ever.
  /// - Returns: what the primitive must return; nil if it has to wait itself.
  public func park(untilReadable descriptors: @autoclosure () -> [Int32], deadline: UInt64) -> Value? {
    guard mayPark(until: deadline), let source = machine.readinessSource,
      let primitive = machine.currentPrimitive
    else { return nil }
    let descriptors = descriptors()
    let end = min(deadline, machine.budget.deadline.pointee)
    let request = AsyncRequest {
      await source.waitUntilReadable(descriptors, until: end)
      return { machine in
        machine.resumedDeadline = deadline
        return .unspecified
      }
    }
    let procedure = machine.systemCell(primitive.name).value
    machine.substitute = SubstituteCall(
      procedure: "%await-and-retry",
      arguments: [heap.makeRetaining(.hostObject, request), procedure] + (0..<count).map { self[$0] })
    return .delegated
  }

  /// Parks the program, if it can be parked, until there is something to read from a port. Reading that gets less than it
  /// wants still waits on the thread for the rest.
  @inline(__always)
  func parkForInput(_ port: @autoclosure () -> Port, bytes: Bool = false) throws(SchemeThrow) -> Value? {
    guard _slowPath(machine.mayPark) else { return nil }
    return try parkIfEmpty(port(), bytes)
  }

  @inline(never) private func parkIfEmpty(_ port: Port, _ bytes: Bool) throws(SchemeThrow) -> Value? {
    guard !port.hasInput, !port.isAlwaysReady, let device = port.device, device.descriptor >= 0,
      machine.canPark(until: .max)
    else { return nil }
    do throws(PortError) {
      if try bytes ? port.isByteReady() : port.prefetch(polled: false) { return nil }
    } catch {
      throw portFailure(error)
    }
    return park(untilReadable: [device.descriptor], deadline: .max)
  }
}
