// What the devices of one interpreter share: the door to the system, errno as Scheme sees it, the sockets that still
// have output to send, and descriptors held in reserve. Waiting is in SystemContext+Waiting.
//
// Devices hold the context strongly; it holds standard output only as a reference that its owner (HostSystem) clears.

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
  /// Flushed before every wait.
  unowned(unsafe) var standardOutput: Port?
  /// Output ports that buffer, to be flushed at exit. Each device takes its port out when it is closed.
  var bufferedPorts: [ObjectIdentifier: Unmanaged<Port>] = [:]

  /// Sockets whose peers have not yet taken everything.
  var sendingSockets: [SocketDevice] = []
  /// How long a full queue waits for a peer that takes nothing.
  var sendTimeout: UInt64 = 2_000_000_000

  /// The reusable argument of poll(2). Behind a pointer, so that filling it costs no exclusivity checks.
  let waitSet: UnsafeMutablePointer<WaitSet>
  /// The pipe that a signal handler writes to; -1 until somebody asks for it.
  var wakeReadEnd: Int32 = -1
  var wakeWriteEnd: Int32 = -1

  /// A descriptor to give up when there are none left, so that a connection can be taken and dropped.
  private var reserve: Int32 = -1
  private let descriptorLimit: Int
  /// The descriptor number at which to ask for a collection, because unreachable ports may hold the others.
  private var collectionMark: Int

  init(calls: Syscalls) {
    self.calls = calls
    waitSet = .allocate(capacity: 1)
    waitSet.initialize(to: WaitSet())
    descriptorLimit = calls.descriptorLimit()
    collectionMark = descriptorLimit / 4 * 3
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

  /// Whether a new descriptor's number tells that most are taken, so that the collector should look for unreachable
  /// ports. Asked seldom: each time halves the distance to the limit.
  func wantsCollection(after descriptor: Int32) -> Bool {
    let number = Int(descriptor)
    if number < descriptorLimit / 2 {
      collectionMark = descriptorLimit / 4 * 3
      return false
    }
    guard number >= collectionMark else { return false }
    collectionMark = number + max(1, (descriptorLimit - number) / 2)
    return true
  }
}
