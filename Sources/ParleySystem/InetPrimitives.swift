// Internet addresses as numbers, and the system's tables of hosts, networks, protocols and services (SCM 5.13.2).
//
// Each table is looked up by name or number, or stepped through. A step is a call without arguments; the set...ent
// procedures begin again.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineInetPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  defineAddressParts(define)
  defineHostTable(define, system.context)
  defineNetworkTable(define, system.context.calls)
  defineProtocolTable(define, system.context.calls)
  defineServiceTable(define, system.context.calls)
}

// MARK: - Parts of addresses

/// How many low bits of an address number the host, by the network classes A, B and C.
private func hostBits(_ address: UInt32) -> UInt32 { address >> 31 == 0 ? 24 : address >> 30 == 2 ? 16 : 8 }

private func defineAddressParts(_ define: PrimitiveDefiner) {
  define(
    "(inet:network address)", "Returns the network number in an internet address, by its class.", "SCM inet:network"
  ) { a throws(SchemeThrow) in
    let address = try inetHost(a, 0)
    return Value(fixnum: Int(address >> hostBits(address)))
  }
  define(
    "(inet:local-network-address address)",
    "Returns the number of the host within its network, by the class of its address.", "SCM inet:local-network-address"
  ) { a throws(SchemeThrow) in
    let address = try inetHost(a, 0)
    return Value(fixnum: Int(address & (1 << hostBits(address) - 1)))
  }
  define(
    "(inet:make-address network local)", "Returns the internet address of host number LOCAL in a network.",
    "SCM inet:make-address"
  ) { a throws(SchemeThrow) in
    let network = try inetHost(a, 0)
    let local = try inetHost(a, 1)
    let bits: UInt32 = network < 128 ? 24 : network < 65536 ? 16 : network < 1 << 24 ? 8 : 0
    return Value(fixnum: Int(network << bits | (bits == 0 ? local : local & (1 << bits - 1))))
  }
}

// MARK: - Tables

private func defineHostTable(_ define: PrimitiveDefiner, _ context: SystemContext) {
  let calls = context.calls
  define(
    "(gethost [host])",
    "Returns a vector about a host given by name or address: name, list of aliases, address family, length of an "
      + "address, list of addresses; #f if it is unknown. Without HOST, the next one in the table, or #f.",
    "SCM gethost"
  ) { a throws(SchemeThrow) in
    let entry: HostEntry?
    if !a.has(0) {
      entry = calls.nextHost()
    } else if a.isString(0) {
      context.flushStandardOutput()
      entry = calls.host(named: try tableName(a, 0))
    } else {
      let address = try inetHost(a, 0)
      context.flushStandardOutput()
      entry = calls.host(at: address)
    }
    guard let entry else { return .false }
    var addresses: [Value] = []
    for address in entry.addresses { addresses.append(try value(of: address, a)) }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try strings(entry.aliases, a), Value(fixnum: Int(entry.family)),
      Value(fixnum: entry.addressLength), a.makeList(addresses),
    ])
  }
  define(
    "(sethostent [stay-open])", "Makes gethost without arguments begin again; without STAY-OPEN, closes the table.",
    "SCM sethostent"
  ) { _ in
    calls.places.hosts.restart()
    return .unspecified
  }
}

private func defineNetworkTable(_ define: PrimitiveDefiner, _ calls: Syscalls) {
  define(
    "(getnet [network])",
    "Returns a vector about a network given by name or number: name, list of aliases, address family, number; #f if it "
      + "is unknown. Without NETWORK, the next one in the table, or #f.",
    "SCM getnet"
  ) { a throws(SchemeThrow) in
    let entry: TableEntry?
    if !a.has(0) {
      entry = calls.nextNetwork()
    } else if a.isString(0) {
      entry = calls.network(named: try tableName(a, 0))
    } else {
      // As inet:network tells it, or with the zeros of the address behind it.
      let number = try inetHost(a, 0)
      var address = number
      while address != 0, address >> 24 == 0 { address <<= 8 }
      entry = calls.network(numbered: address)
    }
    guard let entry else { return .false }
    var number = entry.number
    while number != 0, number & 0xFF == 0 { number >>= 8 }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try strings(entry.aliases, a), Value(fixnum: Int(AF_INET)),
      Value(fixnum: number),
    ])
  }
  define(
    "(setnetent [stay-open])", "Makes getnet without arguments begin again; without STAY-OPEN, closes the table.",
    "SCM setnetent"
  ) { _ in
    calls.places.networks.restart()
    return .unspecified
  }
}

private func defineProtocolTable(_ define: PrimitiveDefiner, _ calls: Syscalls) {
  define(
    "(getproto [protocol])",
    "Returns a vector about a protocol given by name or number: name, list of aliases, number; #f if it is unknown. "
      + "Without PROTOCOL, the next one in the table, or #f.",
    "SCM getproto"
  ) { a throws(SchemeThrow) in
    let entry: TableEntry?
    if !a.has(0) {
      entry = calls.nextProtocol()
    } else if a.isString(0) {
      entry = calls.proto(named: try tableName(a, 0))
    } else {
      entry = calls.proto(numbered: Int32(clamping: try a.fixnum(0)))
    }
    guard let entry else { return .false }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try strings(entry.aliases, a), Value(fixnum: entry.number),
    ])
  }
  define(
    "(setprotoent [stay-open])", "Makes getproto without arguments begin again; without STAY-OPEN, closes the table.",
    "SCM setprotoent"
  ) { _ in
    calls.places.protocols.restart()
    return .unspecified
  }
}

private func defineServiceTable(_ define: PrimitiveDefiner, _ calls: Syscalls) {
  define(
    "(getserv [service [protocol]])",
    "Returns a vector about a service given by name or port number: name, list of aliases, port number, protocol; #f if "
      + "it is unknown. Without SERVICE, the next one in the table, or #f.",
    "SCM getserv"
  ) { a throws(SchemeThrow) in
    let proto = a.has(1) ? try tableName(a, 1) : nil
    let entry: TableEntry?
    if !a.has(0) {
      entry = calls.nextService()
    } else if a.isString(0) {
      entry = calls.service(named: try tableName(a, 0), proto)
    } else {
      entry = calls.service(at: try portNumber(a, 0), proto)
    }
    guard let entry else { return .false }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try strings(entry.aliases, a), Value(fixnum: entry.number),
      try a.makeString(bytes: entry.proto),
    ])
  }
  define(
    "(setservent [stay-open])", "Makes getserv without arguments begin again; without STAY-OPEN, closes the table.",
    "SCM setservent"
  ) { _ in
    calls.places.services.restart()
    return .unspecified
  }
}

// MARK: - Arguments and answers

private func tableName(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> [CChar] {
  guard a.isString(index) else { throw a.wrongType(index, "a string") }
  return try pathArgument(a, index)
}

private func strings(_ texts: [[UInt8]], _ a: Arguments) throws(SchemeThrow) -> Value {
  var list: [Value] = []
  for text in texts { list.append(try a.makeString(bytes: text)) }
  return a.makeList(list)
}

/// An IPv4 address as an integer, an IPv6 address as its text.
private func value(of address: [UInt8], _ a: Arguments) throws(SchemeThrow) -> Value {
  if address.count == 16 { return try a.makeString(SocketAddress.text(ofHost6: address)) }
  return Value(fixnum: address.reduce(0) { $0 << 8 | Int($1) })
}
