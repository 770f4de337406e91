// The socket procedures of the SCM manual. Failures that the manual answers with #f answer #f and set (errno); wrong
// types and states are errors.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineSocketConstants(_ define: PrimitiveDefiner) {
  for (name, family) in [("af_inet", AF_INET), ("af_inet6", AF_INET6), ("af_unix", AF_UNIX)] {
    let text = "Names the address family \(name) for make-stream-socket."
    define.value(name, Value(fixnum: Int(family)), text, "SCM socket")
    define.value(name.uppercased(), Value(fixnum: Int(family)), text, "SCM socket")
  }
}

func defineSocketPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context

  define(
    "(make-stream-socket family [protocol])",
    "Returns a new stream socket of an address family: af_inet, af_inet6 or af_unix.", "SCM make-stream-socket"
  ) { a throws(SchemeThrow) in
    let family = try smallInteger(a, 0)
    let proto = a.has(1) ? try smallInteger(a, 1) : 0
    do throws(PortError) {
      return install(try SocketDevice.make(family: family, proto: proto, context: context), a)
    } catch {
      if context.collectsForDescriptor(-Int(error.code)) { return a.retryAfterCollection() }
      throw a.portFailure(error)
    }
  }
  define(
    "(make-stream-socketpair family [protocol])", "Returns a pair of stream sockets connected with each other.",
    "SCM make-stream-socketpair"
  ) { a throws(SchemeThrow) in
    let family = try smallInteger(a, 0)
    let proto = a.has(1) ? try smallInteger(a, 1) : 0
    do throws(PortError) {
      let (one, other) = try SocketDevice.makePair(family: family, proto: proto, context: context)
      return a.cons(install(one, a), install(other, a))
    } catch {
      if context.collectsForDescriptor(-Int(error.code)) { return a.retryAfterCollection() }
      throw a.portFailure(error)
    }
  }
  define(
    "(socket:bind socket address [host])",
    "Gives SOCKET an address: a port number, at HOST alone if that is given, the path of a unix socket, or a socket name. "
      + "Returns SOCKET, or #f if it cannot be had.",
    "SCM socket:bind"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    guard socket.state == .fresh || socket.state == .bound else {
      throw a.wrongType(0, "a socket that is neither connected nor listening")
    }
    guard let address = try bindAddress(a, socket.family, context) else {
      return refuse("socket:bind", ENAMETOOLONG, context)
    }
    let code = socket.bind(address)
    return code == 0 ? a[0] : refuse("socket:bind", code, context)
  }
  define(
    "(socket:listen socket backlog)",
    "Makes SOCKET listen for connections, of which BACKLOG may wait to be accepted. Returns SOCKET, or #f.",
    "SCM socket:listen"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    let backlog = try smallInteger(a, 1)
    guard socket.state == .fresh || socket.state == .bound else {
      throw a.wrongType(0, "a socket that is neither connected nor listening")
    }
    let code = socket.listen(backlog: backlog)
    return code == 0 ? a[0] : refuse("socket:listen", code, context)
  }
  define(
    "(socket:accept socket)",
    "Waits for a connection to the listening SOCKET and returns the socket of this end, or #f after SOCKET's timeout.",
    "SCM socket:accept"
  ) { a throws(SchemeThrow) in
    if let port = a[0].port, port.isInputOpen {
      // Other open input ports have no connections to give.
      guard let socket = port.device as? SocketDevice, socket.state == .listening else { return .false }
    }
    let socket = try socketArgument(a, context)
    guard socket.state == .listening else { throw a.wrongType(0, "a listening socket") }
    let deadline = a.resumedDeadline() ?? socket.patienceEnd()
    do throws(PortError) {
      if a.mayPark(until: deadline), try !socket.isReady(),
        let parked = a.park(untilReadable: [socket.descriptor], deadline: deadline)
      {
        return parked
      }
      guard let connection = try socket.accept(until: deadline) else { return a.retryAfterCollection() }
      return install(connection, a)
    } catch {
      if error.code == ETIMEDOUT { return refuse("socket:accept", ETIMEDOUT, context) }
      throw a.portFailure(error)
    }
  }
  define(
    "(socket:connect socket host [port])",
    "Connects SOCKET to a host (see inet:string->address) and port, to the path of a unix socket, or to what a socket "
      + "name names. "
      + "Returns SOCKET, or #f if the connection was refused.",
    "SCM socket:connect"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    guard socket.state == .fresh || socket.state == .bound else {
      throw a.wrongType(0, "a socket that is neither connected nor listening")
    }
    guard let address = try connectAddress(a, socket.family, context) else {
      return refuse("socket:connect", ENAMETOOLONG, context)
    }
    do throws(PortError) {
      let code = try socket.connect(to: address)
      return code == 0 ? a[0] : refuse("socket:connect", code, context)
    } catch {
      throw a.portFailure(error)
    }
  }
  define(
    "(socket:shutdown socket how)",
    "Ends a direction of SOCKET: 0 its input, 1 its output, 2 both, which closes it. Returns SOCKET, or #f.",
    "SCM socket:shutdown"
  ) { a throws(SchemeThrow) in
    if let port = a[0].port, !(port.device is SocketDevice), !port.isMemory, !port.isClosed {
      return refuse("socket:shutdown", ENOTSOCK, context)
    }
    let socket = try socketArgument(a, context)
    guard socket.state != .closed else { throw a.wrongType(0, "an open socket") }
    guard a[1].isFixnum else { throw a.wrongType(1, "0 (input), 1 (output) or 2 (both)") }
    guard (0...2).contains(a[1].fixnum) else { throw a.outOfRange(1, "0 (input), 1 (output) or 2 (both)") }
    let code = socket.shutdown(Int32(a[1].fixnum))
    return code == 0 ? a[0] : refuse("socket:shutdown", code, context)
  }
  define(
    "(socket:send-timeout [seconds])",
    "Returns how many seconds a full socket waits for a peer that takes nothing; with SECONDS, sets it first.",
    "Parley socket:send-timeout"
  ) { a throws(SchemeThrow) in
    if a.has(0) { context.sendTimeout = UInt64(min(try a.seconds(0), 1e9) * 1e9) }
    return a.makeFlonum(Double(context.sendTimeout) / 1e9)
  }
}

// MARK: - Arguments and answers

/// Wraps a socket in its port.
func install(_ device: SocketDevice, _ a: Arguments) -> Value {
  if device.descriptor >= 0 { device.context.noteDescriptor() }
  return a.makePort(device.makePort())
}

/// Answers #f for a failed system call.
func refuse(_ operation: String, _ code: Int32, _ context: SystemContext) -> Value {
  context.noteFailure(operation, code)
  return .false
}

/// The socket that is the first argument. A program that goes on with the #f of a failed call is told why it failed.
func socketArgument(_ a: Arguments, _ context: SystemContext) throws(SchemeThrow) -> SocketDevice {
  if let socket = a[0].port?.device as? SocketDevice { return socket }
  guard a[0].isFalse, let (operation, code) = context.lastSocketFailure else { throw a.wrongType(0, "a socket") }
  throw a.failure(
    .type,
    "argument 1 (socket) must be a socket, got #f (\(operation) failed before: \(context.calls.message(for: code)))",
    a[0])
}

func smallInteger(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Int32 {
  guard let value = Int32(exactly: try a.fixnum(index)) else { throw a.outOfRange(index, "a small integer") }
  return value
}

func portNumber(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> UInt16 {
  guard a[index].isFixnum else { throw a.wrongType(index, "a port number") }
  guard let port = UInt16(exactly: a[index].fixnum) else { throw a.outOfRange(index, "a port number from 0 to 65535") }
  return port
}

/// A path for a unix socket; nil if it is too long for the system.
func unixPath(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> [UInt8]? {
  guard a.isString(index) else { throw a.wrongType(index, "the path of a unix socket, a string") }
  let path = try a.bytes(index)
  guard !path.contains(0) else { throw a.outOfRange(index, "a path without NUL") }
  return path.count <= SocketAddress.longestPath ? path : nil
}
