// Socket addresses, and the socket names that getsockname and getpeername return.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An address of one of the families that the socket procedures know.
enum SocketAddress: Equatable {
  /// Host and port in the host's byte order.
  case inet(host: UInt32, port: UInt16)
  case inet6(host: [UInt8], port: UInt16, scope: UInt32)
  case unix(path: [UInt8])
  case other(family: Int32)

  /// Reads what a system call has stored.
  init(_ storage: sockaddr_storage, length: Int) {
    self = withUnsafeBytes(of: storage) { bytes in
      let family = Int32(storage.ss_family)
      switch family {
      case AF_INET:
        let address = bytes.loadUnaligned(as: sockaddr_in.self)
        return .inet(host: UInt32(bigEndian: address.sin_addr.s_addr), port: UInt16(bigEndian: address.sin_port))
      case AF_INET6:
        let address = bytes.loadUnaligned(as: sockaddr_in6.self)
        let host = withUnsafeBytes(of: address.sin6_addr) { Array($0) }
        return .inet6(host: host, port: UInt16(bigEndian: address.sin6_port), scope: address.sin6_scope_id)
      case AF_UNIX:
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        var path = Array(bytes[min(start, length)..<max(start, min(length, bytes.count))])
        // An abstract address begins with NUL; anything else ends at one.
        if path.first != 0, let end = path.firstIndex(of: 0) { path.removeSubrange(end...) }
        return .unix(path: path)
      default: return .other(family: family)
      }
    }
  }

  /// The longest path of a unix socket.
  static var longestPath: Int { MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1 }

  /// Calls `body` with the C form. Paths longer than `longestPath` must have been refused before.
  func withSystemAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int) -> Int {
    switch self {
    case .inet(let host, let port):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = host.bigEndian
      return pass(&address, MemoryLayout<sockaddr_in>.size, body)
    case .inet6(let host, let port, let scope):
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_scope_id = scope
      withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: host.prefix($0.count)) }
      return pass(&address, MemoryLayout<sockaddr_in6>.size, body)
    case .unix(let path):
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.prefix($0.count - 1)) }
      let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
      // With no path, no terminator either: a lone NUL would be a name of its own on Linux.
      return pass(&address, path.isEmpty ? start : start + min(path.count, SocketAddress.longestPath) + 1, body)
    case .other:
      return -Int(EAFNOSUPPORT)
    }
  }

  private func pass<Address>(
    _ address: inout Address, _ length: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int
  ) -> Int {
    #if canImport(Darwin)
      withUnsafeMutableBytes(of: &address) { $0[0] = UInt8(length) }
    #endif
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(length)) }
    }
  }

  var family: Int32 {
    switch self {
    case .inet: return AF_INET
    case .inet6: return AF_INET6
    case .unix: return AF_UNIX
    case .other(let family): return family
    }
  }

  var port: UInt16? {
    switch self {
    case .inet(_, let port), .inet6(_, let port, _): return port
    default: return nil
    }
  }

  /// `127.0.0.1`.
  static func text(ofHost host: UInt32) -> String {
    "\(host >> 24).\(host >> 16 & 0xFF).\(host >> 8 & 0xFF).\(host & 0xFF)"
  }
}

extension SocketAddress: CustomStringConvertible {
  /// `127.0.0.1:8001`, `[::1]:8001`, a path, or the number of an unknown family.
  var description: String {
    switch self {
    case .inet(let host, let port): "\(SocketAddress.text(ofHost: host)):\(port)"
    case .inet6(let host, let port, let scope): "[\(SocketAddress.text(ofHost6: host, scope: scope))]:\(port)"
    case .unix(let path): String(decoding: path, as: UTF8.self)
    case .other(let family): "\(family)"
    }
  }
}

/// What getsockname and getpeername return: `#<inet-addr 127.0.0.1:8001>`.
final class SocketName: PrintableHostObject {
  let address: SocketAddress

  init(_ address: SocketAddress) { self.address = address }

  var printedForm: String {
    switch address {
    case .inet: return "#<inet-addr \(address)>"
    case .inet6: return "#<inet6-addr \(address)>"
    case .unix: return "#<unix-addr \(address)>"
    case .other: return "#<socket-addr \(address)>"
    }
  }
}
