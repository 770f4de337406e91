// Internet addresses as programs write them: integers for IPv4, text for IPv6, and socket names for either with a port.
// Also what the arguments of the procedures that take an address mean.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineAddressPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context

  define(
    "(inet:string->address string [family])",
    "Returns the internet address of a host name or of dotted numbers as an integer, that of IPv6 text as text, or #f if "
      + "it is unknown. With FAMILY af_inet6, the IPv6 address of a name.",
    "SCM inet:string->address"
  ) { a throws(SchemeThrow) in
    let text = try a.bytes(0)
    let family = a.has(1) ? try internetFamily(a, 1) : nil
    guard !text.isEmpty, !text.contains(0) else { return .false }
    let name = try pathArgument(a, 0)
    let address: SocketAddress?
    if let family {
      address = context.addresses(ofHost: name, family: family).first
    } else {
      address = context.numericAddress(name, AF_INET6) ?? context.addresses(ofHost: name, family: AF_INET).first
    }
    switch address {
    case .inet(let host, _)?: return Value(fixnum: Int(host))
    case .inet6(let host, _, let scope)?: return try a.makeString(SocketAddress.text(ofHost6: host, scope: scope))
    default: return .false
    }
  }
  define(
    "(inet:address->string address)",
    "Returns an internet address in dotted numbers, an IPv6 address in its usual form.", "SCM inet:address->string"
  ) { a throws(SchemeThrow) in
    switch try hostAddress(a, 0, context) {
    case .inet6(let host, _, let scope): return try a.makeString(SocketAddress.text(ofHost6: host, scope: scope))
    case .inet(let host, _): return try a.makeString(SocketAddress.text(ofHost: host))
    case .unix, .other: return .false
    }
  }
  define(
    "(getaddrinfo host service [family [flags]])",
    "Returns the socket names of HOST (a name, or #f for what a server binds to) and SERVICE (a name or port number), "
      + "best first, or #f if there are none.",
    "getaddrinfo(3)"
  ) { a throws(SchemeThrow) in
    let host = a[0].isFalse ? nil : try pathArgument(a, 0)
    let service: [CChar]?
    if a[1].isFalse {
      service = nil
    } else if a.isString(1) {
      service = try pathArgument(a, 1)
    } else {
      service = Array(String(try portNumber(a, 1)).utf8CString)
    }
    let family = a.has(2) ? try smallInteger(a, 2) : AF_UNSPEC
    let flags = a.has(3) ? try smallInteger(a, 3) : 0
    // With neither there is nothing to look up.
    guard host != nil || service != nil else { throw a.wrongType(1, "a service, where there is no host") }
    let found = context.addresses(ofHost: host, service: service, family: family, flags: flags)
    return found.isEmpty ? .false : a.makeList(found.map { a.makeHostObject(SocketName($0)) })
  }
}

// MARK: - Addresses among arguments

private func internetFamily(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Int32 {
  let family = try smallInteger(a, index)
  guard family == AF_INET || family == AF_INET6 else { throw a.outOfRange(index, "af_inet or af_inet6") }
  return family
}

/// A host, without a port: an integer, or the text of an IPv6 address.
private func hostAddress(_ a: Arguments, _ index: Int, _ context: SystemContext) throws(SchemeThrow) -> SocketAddress {
  guard a.isString(index) else { return .inet(host: try inetHost(a, index), port: 0) }
  guard let address = context.numericAddress(try pathArgument(a, index), AF_INET6) else {
    throw a.outOfRange(index, "an internet address: an integer, or the text of an IPv6 address")
  }
  return address
}

/// An IPv4 address as an integer.
func inetHost(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> UInt32 {
  guard a[index].isFixnum else { throw a.wrongType(index, "an internet address, an integer") }
  guard let host = UInt32(exactly: a[index].fixnum) else {
    throw a.outOfRange(index, "an internet address from 0 to 4294967295")
  }
  return host
}

/// A host in a form that sockets of `family` can reach.
private func hostAddress(
  _ a: Arguments, _ index: Int, _ family: Int32, _ context: SystemContext
) throws(SchemeThrow) -> SocketAddress {
  if family == AF_INET { return .inet(host: try inetHost(a, index), port: 0) }
  guard let address = try hostAddress(a, index, context).converted(to: family) else {
    throw a.wrongType(index, "a path or socket name for a socket of this family")
  }
  return address
}

/// What a socket name among the arguments names, for sockets of `family`; nil if the argument is no socket name.
private func namedAddress(_ a: Arguments, _ index: Int, _ family: Int32) throws(SchemeThrow) -> SocketAddress? {
  guard let name = a.host(index, SocketName.self) else { return nil }
  guard let address = name.address.converted(to: family) else {
    throw a.outOfRange(index, "a name of the socket's address family")
  }
  return address
}

/// Where to bind a socket: a port number, perhaps with a host behind it, a path, or a socket name; nil for a path that is
/// too long for the system.
func bindAddress(_ a: Arguments, _ family: Int32, _ context: SystemContext) throws(SchemeThrow) -> SocketAddress? {
  if let address = try namedAddress(a, 1, family) { return address }
  if family == AF_UNIX { return try unixPath(a, 1).map { .unix(path: $0) } }
  let port = try portNumber(a, 1)
  if a.has(2) { return try hostAddress(a, 2, family, context).with(port: port) }
  return family == AF_INET6
    ? .inet6(host: Array(repeating: 0, count: 16), port: port, scope: 0) : .inet(host: 0, port: port)
}

/// Where to connect a socket to: a host and a port, a path, or a socket name; nil for a path that is too long.
func connectAddress(_ a: Arguments, _ family: Int32, _ context: SystemContext) throws(SchemeThrow) -> SocketAddress? {
  if !a.has(2), let address = try namedAddress(a, 1, family) { return address }
  if family == AF_UNIX {
    guard !a.has(2) else { throw a.failure(.arity, "a unix socket is connected to a path alone", a[2]) }
    return try unixPath(a, 1).map { .unix(path: $0) }
  }
  guard a.has(2) else { throw a.failure(.arity, "needs a host and a port") }
  return try hostAddress(a, 1, family, context).with(port: try portNumber(a, 2))
}

/// Where to send a datagram: a socket name or the path of a unix socket; nil for a path that is too long.
func destination(_ a: Arguments, _ index: Int, _ family: Int32) throws(SchemeThrow) -> SocketAddress? {
  if let address = try namedAddress(a, index, family) { return address }
  guard family == AF_UNIX else { throw a.wrongType(index, "a socket name") }
  return try unixPath(a, index).map { .unix(path: $0) }
}
