// The one place that blocks. Every wait knows its deadline, the interrupts, and what is still to be sent: standard
// output is flushed before, sockets with queued output are served meanwhile.
//
// A signal handler sets the interrupt flag and writes a byte to the wake pipe, which is part of every poll: a signal
// between the look at the flag and the poll is not lost.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// When to stop waiting, on the monotonic clock.
enum Deadline {
  static var now: UInt64 { 0 }
  static var never: UInt64 { UInt64.max }
}

/// The descriptors of a wait, and what every wait looks at.
struct WaitSet {
  /// Whether somebody else is to be served meanwhile: sockets with queues, an attendant, processes that end.
  var hasCompany = false
  /// Flushed before every wait. Its owner (HostSystem) clears it.
  var standardOutput: Unmanaged<Port>?
  /// Counts calls of wait-for-input, so that a port passed twice is seen once.
  var waits: UInt64 = 0
  /// Where the wake pipe is.
  fileprivate(set) var wakeIndex = 0
  var descriptors = UnsafeMutablePointer<pollfd>.allocate(capacity: 64)
  var capacity = 64
  var count = 0

  /// Adds a descriptor and returns its index.
  @inline(__always) mutating func add(_ descriptor: Int32, _ events: Int16) -> Int {
    if count == capacity { grow() }
    descriptors[count] = pollfd(fd: descriptor, events: events, revents: 0)
    count &+= 1
    return count &- 1
  }

  /// Makes it a set of the wake pipe alone.
  mutating func begin(_ wakeReadEnd: Int32) {
    count = 0
    wakeIndex = 0
    // Without a pipe it is -1, which poll(2) passes over.
    _ = add(wakeReadEnd, Int16(POLLIN))
  }

  /// Makes room for so many descriptors.
  mutating func reserve(_ wanted: Int) {
    while capacity < wanted { grow() }
  }

  /// Exchanges the wake pipe with the descriptor that is likely to be ready, which poll(2) then looks at first: once it
  /// has found something, it spares itself waiting for the rest, a good part of its time. The same again undoes it.
  mutating func exchangeWakePipe(with index: Int) {
    wakeIndex = index - wakeIndex
    (descriptors[0], descriptors[index]) = (descriptors[index], descriptors[0])
  }

  @inline(never) private mutating func grow() {
    let grown = UnsafeMutablePointer<pollfd>.allocate(capacity: 2 * capacity)
    grown.update(from: descriptors, count: count)
    descriptors.deallocate()
    descriptors = grown
    capacity *= 2
  }
}

/// What looks after somebody from outside while the program runs: served in every wait, on the program's thread.
public protocol Attendant: AnyObject {
  /// What it waits to read from.
  var watchedDescriptors: [Int32] { get }
  /// Reads what has come, and does what that asks for. May evaluate, in an `Interpreter.interlude`.
  func attend(insidePrimitive: Bool)
}

extension SystemContext {
  /// Waits until the descriptor is ready for one of `events` (or has failed). False when the deadline came first.
  func wait(for descriptor: Int32, _ events: Int32, until deadline: UInt64 = Deadline.never) throws(PortError) -> Bool {
    flushStandardOutput()
    beginWait()
    _ = addDescriptor(descriptor, Int16(truncatingIfNeeded: events))
    return try runWait(until: deadline)
  }

  /// Waits until the deadline.
  func sleep(until deadline: UInt64) throws(PortError) {
    flushStandardOutput()
    beginWait()
    _ = try runWait(until: deadline)
  }

  /// Nanoseconds of a number of seconds from now on, capped.
  func deadline(after seconds: Double) -> UInt64 {
    if seconds == 0 { return Deadline.now }
    let nanoseconds = seconds * 1e9
    guard nanoseconds < 9e18 else { return Deadline.never }
    return calls.monotonicNanoseconds() + UInt64(nanoseconds)
  }

  /// Throws if an interrupt is waiting. For system calls that returned EINTR.
  func checkInterrupt() throws(PortError) {
    if let interruptFlag, interruptFlag.pointee != 0 { throw .interrupted }
  }

  /// A wait must not hide what the program has said. What goes wrong here shows when the program writes again.
  func flushStandardOutput() {
    guard let port = waitSet.pointee.standardOutput,
      _slowPath(port._withUnsafeGuaranteedRef { $0.hasPendingOutput })
    else { return }
    // Flushing may itself wait for the terminal or pipe to take more.
    waitSet.pointee.standardOutput = nil
    defer { waitSet.pointee.standardOutput = port }
    try? port.takeUnretainedValue().flush()
  }

  /// To be called when there may be somebody more, or less, to serve in every wait.
  func noteCompany() {
    waitSet.pointee.hasCompany = !sendingSockets.isEmpty || !strays.isEmpty || attendant != nil
  }

  // MARK: - Steps of a wait

  /// Starts a new set of descriptors.
  func beginWait() {
    if _slowPath(waitSet.pointee.hasCompany), !strays.isEmpty { reapStrays() }
    waitSet.pointee.begin(wakeReadEnd)
  }

  /// Adds a descriptor and returns its index for `readiness`.
  @inline(__always) func addDescriptor(_ descriptor: Int32, _ events: Int16) -> Int {
    waitSet.pointee.add(descriptor, events)
  }

  /// What poll(2) has told about a descriptor; 0 if nothing.
  @inline(__always) func readiness(_ index: Int) -> Int16 { waitSet.pointee.descriptors[index].revents }

  /// Waits until one of the added descriptors is ready; its `revents` tells. False when the deadline came first.
  /// - Parameters:
  ///   - first: the timeout of the first poll in milliseconds, if the caller knows it: saves a look at the clock.
  ///   - untilSent: stop as soon as no socket has queued output.
  func runWait(
    until deadline: UInt64, first: Int32? = nil, untilSent: Bool = false
  ) throws(PortError) -> Bool {
    let set = waitSet
    // The program's own time is nearly always unlimited.
    let limit = programDeadline?.pointee ?? Deadline.never
    let end = min(deadline, limit)
    var known = limit == Deadline.never ? first : nil
    while true {
      if untilSent, isDoneSending { return false }
      try checkInterrupt()
      let milliseconds = known ?? timeout(until: end)
      known = nil
      var left: Int
      if _fastPath(!set.pointee.hasCompany) {
        left = calls.poll(set.pointee.descriptors, set.pointee.count, milliseconds)
      } else if let rest = pollInCompany(milliseconds, isLook: deadline == Deadline.now) {
        left = rest
      } else {
        continue
      }
      if left < 0 {
        switch Int32(-left) {
        case EINTR, EAGAIN: continue
        default: throw failure(outcome: left, "poll")
        }
      }
      if left == 0 {
        if limit < deadline, timeout(until: limit) == 0 { throw .interrupted }
        if milliseconds == 0 || timeout(until: deadline) == 0 { return false }
        continue
      }
      if readiness(set.pointee.wakeIndex) != 0 {
        left -= 1
        drainWakePipe()
      }
      if left > 0 { return true }
    }
  }

  // In the loop above, the look at the list would be checked for exclusivity in every wait.
  private var isDoneSending: Bool {
    @inline(never) get { sendingSockets.isEmpty }
  }

  /// poll(2) of the added descriptors and of those of everybody whom a wait serves. What it answers, without the latter;
  /// nil when nobody else had anything.
  /// - Parameter isLook: it is a look that does not wait, and must stay short.
  @inline(never) private func pollInCompany(_ milliseconds: Int32, isLook: Bool) -> Int? {
    let own = waitSet.pointee.count
    defer { waitSet.pointee.count = own }
    let sending = sendingSockets
    for socket in sending { _ = addDescriptor(socket.descriptor, Int16(POLLOUT)) }
    let watched = isLook ? [] : attendant?.watchedDescriptors ?? []
    for descriptor in watched { _ = addDescriptor(descriptor, Int16(POLLIN)) }
    var left = calls.poll(waitSet.pointee.descriptors, waitSet.pointee.count, milliseconds)
    if left < 0 { return left }
    if left == 0 {
      for socket in sending { socket.giveUpIfStuck() }
      return 0
    }
    var index = own
    for socket in sending {
      if readiness(index) != 0 {
        left -= 1
        socket.sendQueued()
      } else {
        socket.giveUpIfStuck()
      }
      index += 1
    }
    let ready = (index..<index + watched.count).count { readiness($0) != 0 }
    if ready > 0 {
      left -= ready
      attendKeepingWait()
    }
    return left > 0 ? left : nil
  }

  /// Has the attendant look at what it watches. What it does may wait itself; the wait in progress stays as it is.
  private func attendKeepingWait() {
    let kept = (0..<waitSet.pointee.count).map { waitSet.pointee.descriptors[$0] }
    let wakeIndex = waitSet.pointee.wakeIndex
    attendant?.attend(insidePrimitive: true)
    waitSet.pointee.count = 0
    for entry in kept {
      let index = addDescriptor(entry.fd, entry.events)
      waitSet.pointee.descriptors[index].revents = entry.revents
    }
    waitSet.pointee.wakeIndex = wakeIndex
  }

  /// Milliseconds until a deadline, rounded up; -1 for ever.
  private func timeout(until deadline: UInt64) -> Int32 {
    if deadline == Deadline.now { return 0 }
    if deadline == Deadline.never { return -1 }
    let now = calls.monotonicNanoseconds()
    if now >= deadline { return 0 }
    return Int32(clamping: (deadline - now + 999_999) / 1_000_000)
  }

  // MARK: - The wake pipe

  /// The descriptor that a signal handler writes a byte to after it has set the interrupt flag; -1 if there is none.
  func makeWakePipe() -> Int32 {
    if wakeWriteEnd >= 0 { return wakeWriteEnd }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { ends in
      guard let start = ends.baseAddress, calls.pipe(start) == 0 else { return }
      wakeReadEnd = start[0]
      wakeWriteEnd = start[1]
    }
    return wakeWriteEnd
  }

  private func drainWakePipe() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return }
      while calls.read(wakeReadEnd, start, 64) == 64 {}
    }
  }

  // MARK: - Leaving

  /// Sends what is still queued, for as long as the peers go on taking it.
  func drainSockets() {
    while !sendingSockets.isEmpty {
      let before = sendingSockets.reduce(0) { $0 + $1.queuedBytes }
      beginWait()
      // An interrupt at this point means: leave now.
      guard (try? runWait(until: calls.monotonicNanoseconds() + sendTimeout, untilSent: true)) != nil else { return }
      let after = sendingSockets.reduce(0) { $0 + $1.queuedBytes }
      if after == before { return }
    }
  }
}
