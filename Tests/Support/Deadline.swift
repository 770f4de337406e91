// Time limits for everything that may block: a test or a benchmark waits for an event until a deadline, never for a
// fixed time in the hope that the event has happened by then.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moment on the monotonic clock after which waiting is a failure.
public struct Deadline: Sendable {
  private let nanoseconds: UInt64

  public static func seconds(_ seconds: Double) -> Deadline {
    Deadline(nanoseconds: monotonicNanoseconds() + UInt64(seconds * 1e9))
  }

  public var hasPassed: Bool { monotonicNanoseconds() >= nanoseconds }

  /// What poll(2) takes: milliseconds left, rounded up, 0 once the deadline has passed.
  public var milliseconds: Int32 {
    let now = monotonicNanoseconds()
    return now >= nanoseconds ? 0 : Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
  }
}

/// Nanoseconds on a clock that never jumps.
public func monotonicNanoseconds() -> UInt64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}

/// Why a helper gave up.
public struct SupportError: Error, CustomStringConvertible, Sendable {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }

  /// The failure of the system call `name`, from errno.
  public static func system(_ name: String, _ code: Int32 = errno) -> SupportError {
    SupportError("\(name): \(String(cString: strerror(code)))")
  }
}
