// Datagrams, and pieces of a stream with flags: one sendto(2) or recvfrom(2) each, waiting where the system would.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SocketDevice {
  /// What came of receiving.
  enum Received {
    case message([UInt8], from: SocketAddress)
    /// An error number.
    case failure(Int32)
  }

  static func makeDatagram(family: Int32, proto: Int32, context: SystemContext) throws(PortError) -> SocketDevice {
    let descriptor = context.calls.datagramSocket(family, proto)
    guard descriptor >= 0 else { throw context.failure(outcome: descriptor, "cannot make a socket") }
    if family == AF_INET6 {
      // Bound to all addresses it gets what comes by IPv4 too.
      _ = context.calls.setOption(Int32(descriptor), Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0)
    }
    return SocketDevice(Int32(descriptor), family: family, state: .fresh, isDatagram: true, context: context)
  }

  /// Sends a message, to the peer if there is no address. Returns how many bytes went, or an error number negated.
  func send(_ bytes: [UInt8], to address: SocketAddress?, flags: Int32) throws(PortError) -> Int {
    let deadline = patienceEnd()
    while true {
      let result = bytes.withUnsafeBytes { buffer in
        guard let address else {
          return context.calls.sendTo(descriptor, buffer.baseAddress, buffer.count, flags, nil, 0)
        }
        return address.withSystemAddress {
          context.calls.sendTo(descriptor, buffer.baseAddress, buffer.count, flags, $0, $1)
        }
      }
      switch Int32(-result) {
      case EINTR: try context.checkInterrupt()
      case EAGAIN:
        guard try context.wait(for: descriptor, Int32(POLLOUT), until: deadline) else { return -Int(ETIMEDOUT) }
      default:
        traffic.sent &+= max(0, result)
        return result
      }
    }
  }

  /// Receives a message of at most `limit` bytes; of a longer datagram the rest is lost.
  func receive(limit: Int, flags: Int32) throws(PortError) -> Received {
    let deadline = patienceEnd()
    var bytes = [UInt8](repeating: 0, count: max(1, limit))
    while true {
      var storage = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let got = bytes.withUnsafeMutableBytes { buffer in
        withUnsafeMutablePointer(to: &storage) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            buffer.baseAddress.map { context.calls.receiveFrom(descriptor, $0, limit, flags, address, &length) } ?? 0
          }
        }
      }
      switch Int32(-got) {
      case EINTR: try context.checkInterrupt()
      case EAGAIN:
        guard try context.wait(for: descriptor, Int32(POLLIN), until: deadline) else { return .failure(ETIMEDOUT) }
      default:
        if got < 0 { return .failure(Int32(-got)) }
        traffic.received &+= got
        bytes.removeLast(bytes.count - min(got, limit))
        // A unix socket without a path has no name.
        let sender = length == 0 ? .unix(path: []) : SocketAddress(storage, length: Int(length))
        return .message(bytes, from: sender)
      }
    }
  }
}
