// socket:option, and the constants of SRFI 106.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An option of a socket, by the name that programs give it.
private enum SocketOption: String, CaseIterable {
  case nodelay, keepalive, reuseaddr, broadcast, v6only, linger
  case sendBuffer = "send-buffer"
  case receiveBuffer = "receive-buffer"
  case timeout

  /// Level and number, for those that are an integer to the system.
  var number: (level: Int32, option: Int32)? {
    switch self {
    case .nodelay: return (Int32(IPPROTO_TCP), TCP_NODELAY)
    case .keepalive: return (SOL_SOCKET, SO_KEEPALIVE)
    case .reuseaddr: return (SOL_SOCKET, SO_REUSEADDR)
    case .broadcast: return (SOL_SOCKET, SO_BROADCAST)
    case .v6only: return (Int32(IPPROTO_IPV6), IPV6_V6ONLY)
    case .sendBuffer: return (SOL_SOCKET, SO_SNDBUF)
    case .receiveBuffer: return (SOL_SOCKET, SO_RCVBUF)
    case .linger, .timeout: return nil
    }
  }

  var isSize: Bool { self == .sendBuffer || self == .receiveBuffer }
}

func defineSocketOptionPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context
  define(
    "(socket:option socket name [value])",
    "Returns the option NAME of SOCKET, with VALUE after setting it: nodelay, keepalive, reuseaddr, broadcast and v6only "
      + "are booleans, send-buffer and receive-buffer bytes, linger seconds or #f, timeout the seconds that connecting, "
      + "accepting and receiving wait, or #f. Returns #f if SOCKET has no such option.",
    "setsockopt(2)"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    guard let option = SocketOption(rawValue: try a.symbolName(1)) else {
      throw a.outOfRange(1, "one of " + SocketOption.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard socket.state != .closed else { throw a.wrongType(0, "an open socket") }
    let code = a.has(2) ? try set(option, socket, a) : 0
    var value = Value.false
    let outcome = code < 0 ? code : get(option, socket, a, &value)
    return outcome < 0 ? refuse("socket:option", Int32(-outcome), context) : value
  }
}

/// Sets an option to argument 2. Returns an error number negated, or another number.
private func set(_ option: SocketOption, _ socket: SocketDevice, _ a: Arguments) throws(SchemeThrow) -> Int {
  let calls = socket.context.calls
  if let (level, number) = option.number {
    let value = option.isSize ? try size(a, 2) : a[2].isFalse ? 0 : 1
    return calls.setOption(socket.descriptor, level, number, value)
  }
  if option == .linger { return calls.setLinger(socket.descriptor, a[2].isFalse ? nil : try size(a, 2)) }
  socket.patience = a[2].isFalse ? nil : UInt64(min(try a.seconds(2), 1e9) * 1e9)
  return 0
}

/// Gets an option. Returns an error number negated, or another number.
private func get(_ option: SocketOption, _ socket: SocketDevice, _ a: Arguments, _ result: inout Value) -> Int {
  let calls = socket.context.calls
  if let (level, number) = option.number {
    var value: Int32 = 0
    let code = calls.getOption(socket.descriptor, level, number, &value)
    result = option.isSize ? Value(fixnum: Int(value)) : Value(value != 0)
    return code
  }
  if option == .linger {
    var seconds: Int32?
    let code = calls.getLinger(socket.descriptor, &seconds)
    result = seconds.map { Value(fixnum: Int($0)) } ?? .false
    return code
  }
  result = socket.patience.map { a.makeFlonum(Double($0) / 1e9) } ?? .false
  return 0
}

private func size(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Int32 {
  guard let value = Int32(exactly: try a.count(index)) else { throw a.outOfRange(index, "a small integer") }
  return value
}

func defineSocketFlagConstants(_ define: PrimitiveDefiner) {
  let constants: [(name: String, value: Int32, what: String)] = [
    ("*af-unspec*", AF_UNSPEC, "any address family"), ("*af-inet*", AF_INET, "the address family of IPv4"),
    ("*af-inet6*", AF_INET6, "the address family of IPv6"),
    ("*sock-stream*", streamType, "sockets for streams"), ("*sock-dgram*", datagramType, "sockets for datagrams"),
    ("*ai-canonname*", AI_CANONNAME, "asking for the official name of a host"),
    ("*ai-numerichost*", AI_NUMERICHOST, "hosts that are numbers"),
    ("*ai-v4mapped*", AI_V4MAPPED, "IPv4 addresses as IPv6 ones where there are no others"),
    ("*ai-all*", AI_ALL, "IPv4 addresses as IPv6 ones beside others"),
    ("*ai-addrconfig*", AI_ADDRCONFIG, "addresses of the families that this machine has"),
    ("*ipproto-ip*", 0, "the default protocol"), ("*ipproto-tcp*", Int32(IPPROTO_TCP), "the protocol of streams"),
    ("*ipproto-udp*", Int32(IPPROTO_UDP), "the protocol of datagrams"),
    ("*msg-none*", 0, "no flag of a message"), ("*msg-peek*", Int32(MSG_PEEK), "receiving without taking"),
    ("*msg-oob*", Int32(MSG_OOB), "urgent data"),
    ("*msg-waitall*", Int32(MSG_WAITALL), "waiting for all that was asked for"),
    ("*shut-rd*", Int32(SHUT_RD), "the end of input"), ("*shut-wr*", Int32(SHUT_WR), "the end of output"),
    ("*shut-rdwr*", Int32(SHUT_RDWR), "the end of both directions"),
  ]
  for (name, value, what) in constants {
    define.value(name, Value(fixnum: Int(value)), "Names \(what).", "SRFI 106")
  }
}

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let datagramType = Int32(SOCK_DGRAM.rawValue)
#else
  private let streamType = SOCK_STREAM
  private let datagramType = SOCK_DGRAM
#endif
