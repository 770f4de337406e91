// wait-for-input (SCM i/o-extensions). Lean, because a server calls it for every character: no allocation but the
// result, one poll(2), and one recv(2) for each port that has something, which the following read-char then finds done.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineWaitPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  define(
    "(wait-for-input seconds port ...)",
    "Waits until one of the ports has a character to read, a connection to accept or its end reached, and returns the "
      + "list of those that have, in argument order; #f after SECONDS. Without ports, waits for current input.",
    "SCM wait-for-input"
  ) { a throws(SchemeThrow) in
    try system.waitForInput(a)
  }
  define(
    "(sleep seconds)", "Waits for SECONDS, which need not be an integer, and returns 0.", "sleep(3)"
  ) { a throws(SchemeThrow) in
    let seconds = try a.seconds(0)
    let deadline = a.resumedDeadline() ?? system.context.deadline(after: seconds)
    if let parked = a.park(untilReadable: [], deadline: deadline) { return parked }
    do throws(PortError) {
      try system.context.sleep(until: deadline)
      return Value(fixnum: 0)
    } catch {
      throw a.portFailure(error)
    }
  }
}

extension HostSystem {
  fileprivate func waitForInput(_ a: Arguments) throws(SchemeThrow) -> Value {
    let seconds = try a.seconds(0)
    let resumed = a.resumedDeadline()
    let count = a.count
    if count == 1 { return try waitForCurrentInput(a, resumed ?? context.deadline(after: seconds)) }
    context.flushStandardOutput()
    context.beginWait()
    // A variable of an object would be checked for exclusivity at each use.
    let set = context.waitSet
    set.pointee.waits &+= 1
    // An argument has its number in the set, since the wake pipe takes the place of the first.
    set.pointee.reserve(count)
    set.pointee.count = count
    var entries = set.pointee.descriptors
    // What is ready without asking the system makes the wait a look at the others.
    var readyCount = 0
    let polled = try a.findDescriptorsToPoll(from: 1, wait: set.pointee.waits, into: entries, ready: &readyCount)

    if polled > 0 || readyCount == 0 {
      do throws(PortError) {
        var deadline = readyCount > 0 ? Deadline.now : resumed ?? context.deadline(after: seconds)
        var first: Int32? =
          readyCount > 0 || seconds == 0
          ? 0 : resumed == nil && seconds < 1e6 ? Int32((seconds * 1e3).rounded(.up)) : nil
        let end = deadline
        let mayPark = a.mayPark(until: deadline)
        if mayPark { (deadline, first) = (Deadline.now, 0) }
        // Whoever said something is likely to go on.
        let likely = lastReady < count ? lastReady : 0
        while true {
          set.pointee.exchangeWakePipe(with: likely)
          let isReady = try context.runWait(until: deadline, first: first)
          set.pointee.exchangeWakePipe(with: likely)
          // Company may have made the set move.
          entries = set.pointee.descriptors
          if !isReady { break }
          for index in 1..<count where entries[index].revents != 0 {
            // Reads ahead: what came may be half a character, which is nothing to wake a program for.
            if try a.prefetch(index, polled: true) {
              entries[index].fd = Port.readyNow
              if readyCount == 0 { lastReady = index }
              readyCount += 1
            }
          }
          if readyCount > 0 { break }
          first = nil
        }
        if readyCount == 0, mayPark, let parked = a.park(untilReadable: polledDescriptors(count), deadline: end) {
          return parked
        }
      } catch {
        throw a.portFailure(error)
      }
    }
    if readyCount == 0 { return .false }

    var list = Value.null
    var index = count
    while readyCount > 0, index > 1 {
      index -= 1
      guard entries[index].fd == Port.readyNow else { continue }
      list = a.cons(a[index], list)
      readyCount -= 1
    }
    return list
  }

  /// What the wait in progress polls for the program.
  private func polledDescriptors(_ count: Int) -> [Int32] {
    (1..<count).map { context.waitSet.pointee.descriptors[$0].fd }.filter { $0 >= 0 }
  }

  private func waitForCurrentInput(_ a: Arguments, _ deadline: UInt64) throws(SchemeThrow) -> Value {
    guard let port = a.currentInputPort.port else { return .false }
    do throws(PortError) {
      while !port.hasInput, !port.isAlwaysReady, let device = port.device, device.descriptor >= 0 {
        if let parked = a.park(untilReadable: [device.descriptor], deadline: deadline) { return parked }
        if try !context.wait(for: device.descriptor, Int32(POLLIN), until: deadline) { return .false }
        _ = try port.prefetch(polled: true)
      }
    } catch {
      throw a.portFailure(error)
    }
    return a.cons(a.currentInputPort, .null)
  }
}
