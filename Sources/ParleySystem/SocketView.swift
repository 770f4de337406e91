// One direction of a socket as a port of its own, which can be closed without closing the socket.

import Parley

final class SocketView: PortDevice {
  private let socket: SocketDevice
  /// Keeps the socket open for as long as the view is reachable.
  private let owner: Port

  init(_ socket: SocketDevice, _ owner: Port) {
    self.socket = socket
    self.owner = owner
  }

  /// Makes the port. Unbuffered, textual and binary, like the socket's own.
  func makePort(_ direction: PortDirection) -> Port {
    let port = Port(
      device: self, name: owner.name, input: direction == .input, output: direction == .output, textual: true,
      binary: true, buffering: .none)
    port.isEndFinal = true
    port.dropsOutputWhenClosed = true
    return port
  }

  var descriptor: Int32 { owner.unreadBytes.isEmpty ? socket.descriptor : -1 }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    // What the socket's own port has read ahead comes first.
    owner.isInputOpen ? try owner.readSome(into: buffer, count: count) : 0
  }

  func readAvailable(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int, polled: Bool
  ) throws(PortError) -> Int? {
    guard owner.unreadBytes.isEmpty, owner.isInputOpen else { return try read(into: buffer, count: count) }
    return try socket.readAvailable(into: buffer, count: count, polled: polled)
  }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    try socket.write(bytes, count: count)
  }

  /// The socket stays open.
  func close() {}
}
