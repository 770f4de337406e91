// From names to addresses. The C library's resolver waits by itself, so an interrupt is seen only when it has answered.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SystemContext {
  /// The addresses of a host and service, best first and each once. Empty, with errno set, if there are none.
  /// - Parameters:
  ///   - host: a name or numbers; nil for those that a server binds to.
  ///   - service: a name or a port number in digits; nil for port 0.
  ///   - flags: AI_NUMERICHOST and its like.
  func addresses(
    ofHost host: [CChar]?, service: [CChar]? = nil, family: Int32 = AF_UNSPEC, flags: Int32 = 0
  ) -> [SocketAddress] {
    // An address in numbers stands for itself, whatever addresses this machine has.
    if host != nil, flags & AI_ADDRCONFIG != 0 {
      let numeric = addresses(
        ofHost: host, service: service, family: family, flags: flags & ~AI_ADDRCONFIG | AI_NUMERICHOST)
      if !numeric.isEmpty { return numeric }
    }
    flushStandardOutput()
    var hints = addrinfo()
    hints.ai_family = family
    hints.ai_flags = flags | (host == nil ? AI_PASSIVE : 0)
    var found: [SocketAddress] = []
    let outcome = withPointer(to: host) { host in
      withPointer(to: service) { service in
        calls.addresses(ofHost: host, service: service, hints) { address, length in
          var storage = sockaddr_storage()
          let count = min(Int(length), MemoryLayout<sockaddr_storage>.size)
          withUnsafeMutableBytes(of: &storage) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: count))
          }
          // The same address comes once for each kind of socket.
          let entry = SocketAddress(storage, length: count)
          if !found.contains(entry) { found.append(entry) }
        }
      }
    }
    if outcome < 0 { lastError = Int32(-outcome) }
    return found
  }

  /// The address that a text of numbers stands for, without asking anybody.
  func numericAddress(_ text: [CChar], _ family: Int32) -> SocketAddress? {
    // Some resolvers take the empty text for this machine.
    guard text.count > 1 else { return nil }
    return addresses(ofHost: text, family: family, flags: AI_NUMERICHOST).first
  }

  private func withPointer(to text: [CChar]?, _ body: (UnsafePointer<CChar>?) -> Int) -> Int {
    guard let text else { return body(nil) }
    return text.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
