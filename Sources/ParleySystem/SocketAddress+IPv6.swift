// IPv6 addresses: their text (RFC 5952), and IPv4 addresses in IPv6 clothes, as sockets of both families need them.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SocketAddress {
  /// `::ffff:0:0/96`, the addresses that stand for those of IPv4 (RFC 4291, 2.5.5.2).
  private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]

  /// The same address for a socket of another family; nil if that family cannot reach it.
  func converted(to family: Int32) -> SocketAddress? {
    switch self {
    case .inet(let host, let port) where family == AF_INET6:
      return .inet6(host: SocketAddress.mapped(host), port: port, scope: 0)
    case .inet6(let host, let port, _) where family == AF_INET && host.starts(with: SocketAddress.mappedPrefix):
      return .inet(host: host.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }, port: port)
    default: return self.family == family ? self : nil
    }
  }

  /// The IPv6 address that stands for one of IPv4.
  static func mapped(_ host: UInt32) -> [UInt8] {
    mappedPrefix + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: host >> UInt32($0)) }
  }

  /// The same host with another port.
  func with(port: UInt16) -> SocketAddress {
    switch self {
    case .inet(let host, _): return .inet(host: host, port: port)
    case .inet6(let host, _, let scope): return .inet6(host: host, port: port, scope: scope)
    case .unix, .other: return self
    }
  }

  /// `fe80::1%2`: the address and, for one that is valid on a link alone, the number of its interface.
  static func text(ofHost6 host: [UInt8], scope: UInt32) -> String {
    scope == 0 ? text(ofHost6: host) : "\(text(ofHost6: host))%\(scope)"
  }

  /// `::1`: hexadecimal groups with the longest run of zeros left out; `::ffff:127.0.0.1`.
  static func text(ofHost6 host: [UInt8]) -> String {
    if host.starts(with: mappedPrefix) {
      return "::ffff:" + host.suffix(4).map(String.init).joined(separator: ".")
    }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(host[$0]) << 8 | Int(host[$0 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, best.count) { best = start..<end }
      start = max(end, start + 1)
    }
    func hex(_ part: ArraySlice<Int>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
    return best.isEmpty ? hex(groups[...]) : "\(hex(groups[..<best.lowerBound]))::\(hex(groups[best.upperBound...]))"
  }
}
