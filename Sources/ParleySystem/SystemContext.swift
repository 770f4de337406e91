// What the devices of one interpreter share: the door to the system, errno as Scheme sees it, the sockets that still
// have output to send, and descriptors held in reserve. Waiting is in SystemContext+Waiting.
//
// Devices hold the context strongly; it holds standard output (in its wait set) only as a reference that its owner (HostSystem) clears.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class SystemContext {
  let calls: Syscalls
  /// What `(errno)` tells: the last failure that was answered with #f, or was worked around.
  var lastError: Int32 = 0
  /// The last socket call that answered #f, for the error that follows when a program goes on with the #f.
  var lastSocketFailure: (operation: String, code: Int32)?

  /// Non-zero while an interrupt is waiting to be raised. Owned by the interpreter.
  var interruptFlag: UnsafeMutablePointer<Int32>?
  /// When the running evaluation's time is up. Owned by the interpreter.
  var programDeadline: UnsafeMutablePointer<UInt64>?
  /// Output ports that buffer, to be flushed at exit. Their devices take them out when they are closed.
  private var bufferedPorts: [UInt64: Unmanaged<Port>] = [:]

  /// The devices that are there, for the list of open ports.
  private var devices: [UInt64: Unmanaged<AnyObject>] = [:]
  /// What is served in every wait.
  weak var attendant: (any Attendant)? { didSet { noteCompany() } }

  /// Sockets whose peers have not yet taken everything.
  var sendingSockets: [SocketDevice] = [] { didSet { noteCompany() } }
  /// How long a full queue waits for a peer that takes nothing.
  var sendTimeout: UInt64 = 2_000_000_000

  /// Processes at the other ends of pipes that were closed without waiting for them.
  var strays: [pid_t] = [] { didSet { noteCompany() } }

  /// The reusable argument of poll(2), and what every wait needs. Behind a pointer, so that filling it costs no exclusivity checks.
  let waitSet: UnsafeMutablePointer<WaitSet>
  /// The pipe that a signal handler writes to; -1 until somebody asks for it.
  var wakeReadEnd: Int32 = -1
  var wakeWriteEnd: Int32 = -1

  /// A descriptor to give up when there are none left, so that a connection can be taken and dropped.
  private var reserve: Int32 = -1
  /// Descriptors that programs were given since the last collection for want of one.
  private var descriptorsSinceCollection = 0
  private var lastCollection: UInt64 = 0
  /// A call is being made again after a collection.
  private var isRetry = false

  init(calls: Syscalls) {
    self.calls = calls
    waitSet = .allocate(capacity: 1)
    waitSet.initialize(to: WaitSet())
  }

  deinit {
    waitSet.pointee.descriptors.deallocate()
    waitSet.deallocate()
    for descriptor in [wakeReadEnd, wakeWriteEnd, reserve] where descriptor >= 0 { _ = calls.close(descriptor) }
  }

  // MARK: - Failures

  /// The error for an error number.
  func failure(_ code: Int32, _ doing: String = "") -> PortError {
    lastError = code
    let message = calls.message(for: code)
    return PortError(.system, code: code, message: doing.isEmpty ? message : "\(doing): \(message)")
  }

  /// The error for a negative outcome of a system call.
  func failure(outcome: Int, _ doing: String = "") -> PortError { failure(Int32(-outcome), doing) }

  /// The answer of a procedure that returns #t, or #f with errno set.
  func answer(_ outcome: Int) -> Value {
    if outcome >= 0 { return .true }
    lastError = Int32(-outcome)
    return .false
  }

  /// Notes that a socket call is about to answer #f.
  func noteFailure(_ operation: String, _ code: Int32) {
    lastError = code
    lastSocketFailure = (operation, code)
  }

  // MARK: - Descriptors

  /// Makes sure that there is a descriptor in reserve, if one can be had.
  func keepReserve() {
    if reserve < 0 { reserve = Int32(max(-1, calls.open("/dev/null", O_RDONLY, 0))) }
  }

  /// Gives the reserve up; false if there was none.
  func spendReserve() -> Bool {
    guard reserve >= 0 else { return false }
    _ = calls.close(reserve)
    reserve = -1
    return true
  }

  /// Notes that a program was given a descriptor.
  func noteDescriptor() {
    descriptorsSinceCollection += 1
    isRetry = false
  }

  /// Whether a call that failed for want of descriptors is to be made again after a collection, which closes
  /// unreachable ports. Once for each call.
  /// - Parameter sparingly: not if the last collection for that reason was a moment ago and nothing was opened since: a
  ///   crowd at the door must not cost a collection for each of it.
  func collectsForDescriptor(_ outcome: Int, sparingly: Bool = false) -> Bool {
    guard outcome == -Int(EMFILE) || outcome == -Int(ENFILE) else { return false }
    if isRetry {
      isRetry = false
      return false
    }
    let now = calls.monotonicNanoseconds()
    if sparingly, descriptorsSinceCollection == 0, now - lastCollection <= SystemContext.collectionInterval {
      return false
    }
    isRetry = true
    descriptorsSinceCollection = 0
    lastCollection = now
    return true
  }
  private static var collectionInterval: UInt64 { 1_000_000_000 }

  // MARK: - Devices

  func enter(_ device: any TrafficSource) { devices[key(of: device)] = .passUnretained(device) }
  func leave(_ device: any TrafficSource) { devices[key(of: device)] = nil }

  /// Those that stand under open ports of the program.
  var portReports: [PortReport] {
    devices.values.compactMap { ($0.takeUnretainedValue() as? any TrafficSource)?.report }
      .sorted { $0.descriptor < $1.descriptor }
  }

  // MARK: - Ports that buffer

  /// Has a port flushed at exit, and returns what takes it out again.
  func register(_ port: Port) -> UInt64 {
    bufferedPorts[key(of: port)] = .passUnretained(port)
    return key(of: port)
  }

  func unregister(_ port: UInt64?) {
    if let port { bufferedPorts[port] = nil }
  }

  /// Flushes all ports that buffer. Goes on after errors and returns the first.
  func flushPorts() -> PortError? {
    var first: PortError?
    for port in bufferedPorts.values.map({ $0.takeUnretainedValue() }) {
      do throws(PortError) { try port.flush() } catch { first = first ?? error }
    }
    return first
  }
}
