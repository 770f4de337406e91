// TCP over the loopback device: clients of a server under test, and a listener that occupies a port.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Channel {
  /// Connects to `port` on this machine. A server that is only just starting refuses: it is asked again until the
  /// deadline, so that a connection is the proof that it listens.
  public static func connect(toPort port: UInt16, by deadline: Deadline) throws -> Channel {
    while true {
      let descriptor = try makeStreamSocket()
      let code = withLoopbackAddress(port) { address, length in
        connectSocket(descriptor, address, length) == 0 ? 0 : errno
      }
      if code == 0 { return Channel(descriptor) }
      closeDescriptor(descriptor)
      guard code == ECONNREFUSED || code == EINTR, !deadline.hasPassed else {
        throw SupportError.system("connect to port \(port)", code)
      }
      usleep(1000)
    }
  }

  /// Connects to a unix socket.
  public static func connect(toPath path: String) throws -> Channel {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      guard path.utf8.count < buffer.count else { return false }
      buffer.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { throw SupportError("\(path) is too long for a unix socket") }
    let descriptor = try makeStreamSocket(AF_UNIX)
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connectSocket(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 ? 0 : errno
      }
    }
    if code == 0 { return Channel(descriptor) }
    closeDescriptor(descriptor)
    throw SupportError.system("connect to \(path)", code)
  }

  /// Listens on `port` of this machine and accepts nobody.
  public static func listener(onPort port: UInt16, by deadline: Deadline) throws -> Channel {
    let descriptor = try makeStreamSocket()
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let channel = Channel(descriptor)
    while true {
      let code = withLoopbackAddress(port) { address, length in
        bind(descriptor, address, length) == 0 && listen(descriptor, 1) == 0 ? 0 : errno
      }
      if code == 0 { return channel }
      guard code == EADDRINUSE, !deadline.hasPassed else { throw SupportError.system("bind port \(port)", code) }
      usleep(1000)
    }
  }

  /// A port that nobody listens on at the moment.
  public static func freePort() throws -> UInt16 {
    let channel = try listener(onPort: 0, by: .seconds(10))
    defer { channel.close() }
    return try channel.localPort()
  }

  /// The port of this end.
  public func localPort() throws -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard code == 0 else { throw SupportError.system("getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  /// Sends no more, and goes on receiving.
  public func finishSending() throws {
    guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { throw SupportError.system("shutdown") }
  }

  /// Has the system take little for this end before it is read.
  public func shrinkReceiveBuffer() {
    var size: Int32 = 4096
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Closes at once with a reset, which leaves nothing behind that could keep the port busy.
  public func abort() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }
}

private func makeStreamSocket(_ family: Int32 = AF_INET) throws -> Int32 {
  #if canImport(Glibc)
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  #else
    let descriptor = socket(family, SOCK_STREAM, 0)
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
  #endif
  guard descriptor >= 0 else { throw SupportError.system("socket") }
  return descriptor
}

private func withLoopbackAddress<Result>(
  _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
) -> Result {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
}
