// What an interpreter's standard ports stand on, as a Swift program gives it.

/// A source or sink of text for a standard port. The module ParleySystem adds file descriptors.
public struct HostStream {
  /// Makes the device; closures get the interpreter for what waits and can be interrupted.
  let makeDevice: (Interpreter) -> any PortDevice
  let name: String

  /// A stream over a device of one's own.
  public init(name: String, _ makeDevice: @escaping (Interpreter) -> any PortDevice) {
    self.makeDevice = makeDevice
    self.name = name
  }

  /// No input; output that goes nowhere.
  public static var none: HostStream { HostStream(name: "none") { _ in ClosureDevice() } }

  /// Output that a closure takes: a line at a time, and what is left when an evaluation ends.
  public static func sink(_ write: @escaping (String) -> Void) -> HostStream {
    HostStream(name: "sink") { _ in ClosureDevice(write: write) }
  }

  /// Input that a closure gives, a piece at a time; nil ends it.
  public static func source(_ read: @escaping () -> String?) -> HostStream {
    HostStream(name: "source") { _ in ClosureDevice(read: read) }
  }
}

/// A device over closures.
private final class ClosureDevice: PortDevice {
  private let readPiece: (() -> String?)?
  private let writePiece: ((String) -> Void)?
  private var input: ArraySlice<UInt8> = []
  /// The beginning of a character whose other bytes have not come yet.
  private var partial: [UInt8] = []

  init(read: (() -> String?)? = nil, write: ((String) -> Void)? = nil) {
    readPiece = read
    writePiece = write
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    while input.isEmpty {
      guard let piece = readPiece?() else { return 0 }
      input = Array(piece.utf8)[...]
    }
    let taken = min(count, input.count)
    for (index, byte) in input.prefix(taken).enumerated() { buffer[index] = byte }
    input = input.dropFirst(taken)
    return taken
  }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    guard let writePiece else { return count }
    let all = partial + UnsafeBufferPointer(start: bytes, count: count)
    let complete = all.count - ClosureDevice.incompleteBytes(at: all)
    partial = Array(all[complete...])
    if complete > 0 { writePiece(String(decoding: all[..<complete], as: UTF8.self)) }
    return count
  }

  /// How many bytes at the end begin a character and do not finish it.
  private static func incompleteBytes(at bytes: [UInt8]) -> Int {
    for (distance, byte) in bytes.reversed().prefix(3).enumerated() {
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > distance + 1 ? distance + 1 : 0
    }
    return 0
  }

  func close() {}
}

extension Interpreter {
  enum StandardPort {
    case input, output, error
  }

  func install(_ stream: HostStream, as standard: StandardPort) {
    let port = Port(
      device: stream.makeDevice(self), name: stream.name, input: standard == .input, output: standard != .input,
      buffering: standard == .input ? .full : .line)
    setStandardPort(standard, port)
    switch standard {
    case .input: break
    case .output: machine.flushedOutput = port
    case .error: machine.flushedError = port
    }
  }
}

extension Machine {
  /// Sends what the standard ports of the host have buffered. What goes wrong is told when the program writes again.
  func flushHostPorts() {
    if let port = flushedOutput, port.hasPendingOutput { try? port.flush() }
    if let port = flushedError, port.hasPendingOutput { try? port.flush() }
  }
}
