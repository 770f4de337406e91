// A unix socket that carries messages between a session and its client: what `parley --listen` serves. Built on the
// socket device, so that sending never blocks and every wait sends on what is queued.
//
//   message   kind (1 byte) | length (4 bytes, big-endian) | bytes

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class MessageSocket {
  public struct Message: Sendable {
    public let kind: UInt8
    public let bytes: [UInt8]
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let device: SocketDevice
  /// Received and not yet a whole message.
  private var pending: [UInt8] = []
  /// The peer has gone, or has said what makes no sense.
  public private(set) var isOver = false

  /// Longer messages are not taken: nobody types them.
  private static var longestMessage: Int { 16 << 20 }
  /// How much a peer may be behind before it counts as gone.
  private static var queueLimit: Int { 64 << 20 }

  fileprivate init(_ device: SocketDevice) {
    self.device = device
    device.isHidden = true
    device.queueLimit = MessageSocket.queueLimit
  }

  /// Connects to the socket that a `MessageListener` made.
  public static func connect(to path: String, _ system: HostSystem) throws(PortError) -> MessageSocket {
    let device = try SocketDevice.make(family: AF_UNIX, proto: 0, context: system.context)
    let code = try device.connect(to: try MessageListener.address(path, system.context))
    guard code == 0 else {
      device.close()
      throw system.context.failure(code)
    }
    return MessageSocket(device)
  }

  public var descriptor: Int32 { device.descriptor }

  /// The messages that have come, without waiting.
  public func receive() -> [Message] {
    let piece = 1 << 16
    while !isOver {
      var got: Int? = 0
      pending.append(contentsOf: repeatElement(0, count: piece))
      let before = pending.count - piece
      pending.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        got = try? device.readAvailable(into: start + before, count: piece, polled: false)
      }
      pending.removeLast(piece - (got ?? 0))
      if got == 0 { isOver = true }
      if got == nil || got ?? 0 < piece { break }
    }
    var messages: [Message] = []
    var start = 0
    while pending.count - start >= 5 {
      let length = pending[(start + 1)..<(start + 5)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= MessageSocket.longestMessage else {
        isOver = true
        break
      }
      guard pending.count - start - 5 >= length else { break }
      messages.append(Message(kind: pending[start], bytes: Array(pending[(start + 5)..<(start + 5 + length)])))
      start += 5 + length
    }
    pending.removeFirst(start)
    return messages
  }

  /// Sends a message, or queues it. A peer that does not take what is sent counts as gone: nobody waits for it.
  public func send(_ kind: UInt8, _ bytes: some Collection<UInt8>) {
    guard !isOver else { return }
    guard device.queuedBytes + bytes.count + 5 <= MessageSocket.queueLimit else {
      isOver = true
      return
    }
    let length = UInt32(bytes.count)
    let head = [kind] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) }
    let message = head + bytes
    message.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = try? device.write(start, count: buffer.count)
    }
    if device.goneCode != 0 { isOver = true }
  }

  /// Goes on sending what is queued.
  public func sendQueued() { device.sendQueued() }

  public func close() { device.close() }
}

/// The unix socket at which clients are taken.
public final class MessageListener {
  private let device: SocketDevice
  private let context: SystemContext
  private let path: String

  /// Makes the socket, which its owner alone may use. What a process that has gone left at the path is replaced.
  public init(path: String, _ system: HostSystem) throws(PortError) {
    context = system.context
    self.path = path
    device = try SocketDevice.make(family: AF_UNIX, proto: 0, context: context)
    device.isHidden = true
    let address = try MessageListener.address(path, context)
    // Until it listens nobody can connect, so that permissions are right in time.
    let mask = context.calls.umask(0o177)
    defer { _ = context.calls.umask(mask) }
    var code = device.bind(address)
    if code == EADDRINUSE, try isLeftOver(address) {
      _ = context.calls.unlink(MessageListener.cString(path))
      code = device.bind(address)
    }
    if code == 0 { code = device.listen(backlog: 8) }
    guard code == 0 else {
      device.close()
      throw context.failure(code)
    }
  }

  /// Whether the file at the address is a socket that nobody listens at.
  private func isLeftOver(_ address: SocketAddress) throws(PortError) -> Bool {
    let probe = try SocketDevice.make(family: AF_UNIX, proto: 0, context: context)
    defer { probe.close() }
    return try probe.connect(to: address) == ECONNREFUSED && isSocket
  }

  private var isSocket: Bool {
    let (outcome, status) = context.calls.status(MessageListener.cString(path), followingLinks: false)
    return outcome >= 0 && status.mode & Int(S_IFMT) == Int(S_IFSOCK)
  }

  fileprivate static func address(_ path: String, _ context: SystemContext) throws(PortError) -> SocketAddress {
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, !bytes.contains(0) else { throw context.failure(ENOENT) }
    guard bytes.count <= SocketAddress.longestPath else { throw context.failure(ENAMETOOLONG) }
    return .unix(path: bytes)
  }

  private static func cString(_ path: String) -> [CChar] { path.utf8.map { CChar(bitPattern: $0) } + [0] }

  public var descriptor: Int32 { device.descriptor }

  /// The next client, if one is there.
  public func accept() -> MessageSocket? {
    guard (try? device.isReady()) == true, let client = try? device.accept() else { return nil }
    return client.descriptor < 0 ? nil : MessageSocket(client)
  }

  /// Ends the service and removes the socket's file.
  public func close() {
    device.close()
    _ = context.calls.unlink(MessageListener.cString(path))
  }
}
