// The C library's tables of hosts, networks, protocols and services (netdb.h).

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

struct HostEntry {
  let name: [UInt8]
  let aliases: [[UInt8]]
  let family: Int32
  let addressLength: Int
  let addresses: [[UInt8]]

  fileprivate init?(_ entry: UnsafeMutablePointer<hostent>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.h_name)
    aliases = texts(entry.h_aliases)
    family = entry.h_addrtype
    addressLength = Int(entry.h_length)
    var addresses: [[UInt8]] = []
    var next = entry.h_addr_list
    while let list = next, let address = list.pointee {
      addresses.append(Array(UnsafeRawBufferPointer(start: address, count: addressLength)))
      next = list + 1
    }
    self.addresses = addresses
  }
}

/// A network, protocol or service.
struct TableEntry {
  let name: [UInt8]
  let aliases: [[UInt8]]
  let number: Int
  /// Of a service.
  var proto: [UInt8] = []

  fileprivate init?(_ entry: UnsafeMutablePointer<netent>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.n_name)
    aliases = texts(entry.n_aliases)
    number = Int(entry.n_net)
  }
  fileprivate init?(_ entry: UnsafeMutablePointer<protoent>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.p_name)
    aliases = texts(entry.p_aliases)
    number = Int(entry.p_proto)
  }
  fileprivate init?(_ entry: UnsafeMutablePointer<servent>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.s_name)
    aliases = texts(entry.s_aliases)
    number = Int(UInt16(bigEndian: UInt16(truncatingIfNeeded: entry.s_port)))
    proto = text(entry.s_proto)
  }
}

/// A text of C, copied.
func text(_ pointer: UnsafePointer<CChar>?) -> [UInt8] {
  guard let pointer else { return [] }
  return Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
}

/// A list of texts of C that ends with NULL, copied.
func texts(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [[UInt8]] {
  var result: [[UInt8]] = []
  var next = list
  while let position = next, let entry = position.pointee {
    result.append(text(entry))
    next = position + 1
  }
  return result
}

extension Syscalls {
  /// gethostbyname(3).
  func host(named name: [CChar]) -> HostEntry? {
    permits(.resolve) ? SharedAnswers.hosts.use { HostEntry(gethostbyname(name)) } : nil
  }
  /// gethostbyaddr(3), for IPv4.
  func host(at address: UInt32) -> HostEntry? {
    guard permits(.resolve) else { return nil }
    var address = address.bigEndian
    return SharedAnswers.hosts.use { HostEntry(gethostbyaddr(&address, 4, AF_INET)) }
  }
  /// gethostent(3).
  func nextHost() -> HostEntry? {
    guard permits(.resolve) else { return nil }
    return places.hosts.next {
      SharedAnswers.hosts.readAll(from: { sethostent(1) }, { HostEntry(gethostent()) }, to: { endhostent() })
    }
  }

  /// getnetbyname(3).
  func network(named name: [CChar]) -> TableEntry? { SharedAnswers.others.use { TableEntry(getnetbyname(name)) } }
  /// getnetbyaddr(3).
  func network(numbered address: UInt32) -> TableEntry? {
    SharedAnswers.others.use { TableEntry(getnetbyaddr(address, AF_INET)) }
  }
  /// getnetent(3).
  func nextNetwork() -> TableEntry? {
    places.networks.next {
      SharedAnswers.others.readAll(from: { setnetent(1) }, { TableEntry(getnetent()) }, to: { endnetent() })
    }
  }

  /// getprotobyname(3).
  func proto(named name: [CChar]) -> TableEntry? { SharedAnswers.others.use { TableEntry(getprotobyname(name)) } }
  /// getprotobynumber(3).
  func proto(numbered number: Int32) -> TableEntry? {
    SharedAnswers.others.use { TableEntry(getprotobynumber(number)) }
  }
  /// getprotoent(3).
  func nextProtocol() -> TableEntry? {
    places.protocols.next {
      SharedAnswers.others.readAll(from: { setprotoent(1) }, { TableEntry(getprotoent()) }, to: { endprotoent() })
    }
  }

  /// getservbyname(3).
  func service(named name: [CChar], _ proto: [CChar]?) -> TableEntry? {
    SharedAnswers.others.use { TableEntry(withOptional(proto) { getservbyname(name, $0) }) }
  }
  /// getservbyport(3).
  func service(at port: UInt16, _ proto: [CChar]?) -> TableEntry? {
    SharedAnswers.others.use { TableEntry(withOptional(proto) { getservbyport(Int32(port.bigEndian), $0) }) }
  }
  /// getservent(3).
  func nextService() -> TableEntry? {
    places.services.next {
      SharedAnswers.others.readAll(from: { setservent(1) }, { TableEntry(getservent()) }, to: { endservent() })
    }
  }

  private func withOptional<Result>(_ text: [CChar]?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    guard let text else { return body(nil) }
    return text.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
