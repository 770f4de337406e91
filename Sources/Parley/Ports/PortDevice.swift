// The protocol between a port (text coding, buffers, position) and what it stands on: a file, a socket, a terminal, a
// Swift closure. Back ends outside the engine implement it. Also the error that ports and devices throw.

/// What a port stands on. Bytes in, bytes out; a device knows nothing of characters.
public protocol PortDevice: AnyObject {
  /// The descriptor that poll(2) may ask about readiness, or -1 if reading never waits.
  var descriptor: Int32 { get }
  /// Reads at least one and at most `count` bytes, waiting as long as it takes. 0 tells the end of input.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int
  /// Reads what is there without waiting; nil when nothing is. 0 tells the end of input.
  /// - Parameter polled: poll(2) has just told that the descriptor is readable.
  func readAvailable(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int, polled: Bool
  ) throws(PortError) -> Int?
  /// Whether a device that `Port.isPollOnly` (a listening socket) has something to give.
  func isReady() throws(PortError) -> Bool
  /// Writes at least one byte, waiting if need be, and returns how many were taken.
  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int
  /// Goes on with a write for which the port's door (see StreamDoor) has answered `outcome`.
  func write(_ bytes: UnsafePointer<UInt8>, count: Int, after outcome: Int) throws(PortError) -> Int
  /// The offset of the next byte in a file; nil where there is no such thing.
  func position() throws(PortError) -> Int?
  /// Moves to an offset. False where there is no such thing.
  func setPosition(_ offset: Int) throws(PortError) -> Bool
  /// Ends one direction of a device that has both.
  func close(_ direction: PortDirection)
  /// Gives the device back. Called once, also for a port that the collector finds unreachable.
  func close()
  /// What is left to do when a program, not the collector, has closed the port. May wait.
  func finishClosing() throws(PortError)
  /// What kind of port it makes: `port`, or `pipe` with a process at the other end.
  var typeName: String { get }
}

extension PortDevice {
  public var descriptor: Int32 { -1 }
  public func readAvailable(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int, polled: Bool
  ) throws(PortError) -> Int? {
    try read(into: buffer, count: count)
  }
  public func isReady() throws(PortError) -> Bool { true }
  public func write(_ bytes: UnsafePointer<UInt8>, count: Int, after outcome: Int) throws(PortError) -> Int {
    try write(bytes, count: count)
  }
  public func position() throws(PortError) -> Int? { nil }
  public func setPosition(_ offset: Int) throws(PortError) -> Bool { false }
  public func close(_ direction: PortDirection) {}
  public func finishClosing() throws(PortError) {}
  public var typeName: String { "port" }
}

public enum PortDirection: Sendable {
  case input, output
}

/// Why a port could not do what it was asked.
public struct PortError: Error {
  public enum Reason: Sendable {
    /// The operating system or the device refused.
    case system
    /// An interrupt came while waiting.
    case interrupted
    /// The port was closed, or never had the direction.
    case closed
    /// The heap's limit does not allow the memory.
    case memory
    /// More output than the host allows.
    case limit
  }

  public let reason: Reason
  /// The C error number, or 0.
  public let code: Int32
  /// What the user is told: "No such file or directory".
  public let message: String

  public init(_ reason: Reason, code: Int32 = 0, message: String) {
    self.reason = reason
    self.code = code
    self.message = message
  }

  public static var interrupted: PortError { PortError(.interrupted, message: "interrupted") }
  static var closed: PortError { PortError(.closed, message: "the port is closed") }
  static var memory: PortError { PortError(.memory, message: "out of memory") }
}

/// A Swift object behind a Scheme value that has a printed form of its own: `#<inet-addr 127.0.0.1:8001>`.
public protocol PrintableHostObject: AnyObject {
  var printedForm: String { get }
}
