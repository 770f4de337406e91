// Names of sockets.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineSocketNamePrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context

  define(
    "(getsockname socket)", "Returns the name of this end of SOCKET, or #f if it is closed or no socket.",
    "SCM getsockname"
  ) { a throws(SchemeThrow) in
    guard let socket = try namedSocket(a, context) else { return .false }
    guard let address = socket.name() else { return .false }
    return a.makeHostObject(SocketName(address))
  }
  define(
    "(getpeername socket)",
    "Returns the name of the other end of SOCKET, also after the peer is gone, or #f if there is none.",
    "SCM getpeername"
  ) { a throws(SchemeThrow) in
    guard let socket = try namedSocket(a, context) else { return .false }
    guard let address = socket.peer else {
      context.lastError = ENOTCONN
      return .false
    }
    return a.makeHostObject(SocketName(address))
  }
  define(
    "(socket-name:family name)", "Returns the address family of a socket name.", "SCM socket-name:family"
  ) { a throws(SchemeThrow) in
    Value(fixnum: Int(try socketName(a).family))
  }
  define(
    "(socket-name:port-number name)", "Returns the port number of an internet socket name.",
    "SCM socket-name:port-number"
  ) { a throws(SchemeThrow) in
    guard let port = try socketName(a).port else { throw a.wrongType(0, "the name of an internet socket") }
    return Value(fixnum: Int(port))
  }
  define(
    "(socket-name:address name)",
    "Returns the address of a socket name: an integer, the text of an IPv6 address, or the path of a unix socket.",
    "SCM socket-name:address"
  ) { a throws(SchemeThrow) in
    switch try socketName(a) {
    case .inet(let host, _): return Value(fixnum: Int(host))
    case .inet6(let host, _, let scope): return try a.makeString(SocketAddress.text(ofHost6: host, scope: scope))
    case .unix(let path): return try a.makeString(bytes: path)
    case .other: return .false
    }
  }
}

/// The open socket that is the first argument; nil, with errno set, for a closed one or a port of another kind.
private func namedSocket(_ a: Arguments, _ context: SystemContext) throws(SchemeThrow) -> SocketDevice? {
  if let port = a[0].port, !port.isMemory, !(port.device is SocketDevice) {
    context.lastError = ENOTSOCK
    return nil
  }
  let socket = try socketArgument(a, context)
  guard socket.state != .closed else {
    context.lastError = EBADF
    return nil
  }
  return socket
}

private func socketName(_ a: Arguments) throws(SchemeThrow) -> SocketAddress {
  guard let name = a.host(0, SocketName.self) else { throw a.wrongType(0, "a socket name") }
  return name.address
}
