// Datagram sockets, sending and receiving in pieces, and the ports that SRFI 106 puts over a socket.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The most that one call receives: every datagram fits.
private let longestMessage = 1 << 16
private let knownFlags = Int32(MSG_PEEK) | Int32(MSG_OOB) | Int32(MSG_WAITALL)

func defineMessagePrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context

  define(
    "(make-datagram-socket family [protocol])",
    "Returns a new datagram socket of an address family: af_inet, af_inet6 or af_unix.", "socket(2)"
  ) { a throws(SchemeThrow) in
    let family = try smallInteger(a, 0)
    let proto = a.has(1) ? try smallInteger(a, 1) : 0
    do throws(PortError) {
      return install(try SocketDevice.makeDatagram(family: family, proto: proto, context: context), a)
    } catch {
      if context.collectsForDescriptor(-Int(error.code)) { return a.retryAfterCollection() }
      throw a.portFailure(error)
    }
  }
  define(
    "(socket:send socket data [destination [flags]])",
    "Sends DATA, a bytevector or string, on SOCKET: a datagram to DESTINATION, a socket name or path, or to what SOCKET is "
      + "connected to. Returns how many bytes were sent, or #f.",
    "sendto(2)"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    let data = try a.data(1)
    let flags = a.has(3) ? try messageFlags(a, 3) : 0
    guard socket.isDatagram else {
      guard !a.has(2) || a[2].isFalse else { throw a.wrongType(2, "#f, since a stream has one destination") }
      return try sendOnStream(a, socket, data, flags)
    }
    guard socket.state != .closed else { throw a.wrongType(0, "an open socket") }
    let isAddressed = a.has(2) && !a[2].isFalse
    let address = isAddressed ? try destination(a, 2, socket.family) : nil
    if isAddressed, address == nil { return refuse("socket:send", ENAMETOOLONG, context) }
    return try send(a, socket, data, to: address, flags)
  }
  define(
    "(socket:receive socket [limit [flags]])",
    "Receives what has come on SOCKET, at most LIMIT bytes, waiting for something: from a stream, a bytevector or the "
      + "end-of-file object; a datagram as a pair of a bytevector and the sender's name. Returns #f on failure.",
    "recvfrom(2)"
  ) { a throws(SchemeThrow) in
    let socket = try socketArgument(a, context)
    let limit = a.has(1) ? min(try a.count(1), longestMessage) : longestMessage
    let flags = a.has(2) ? try messageFlags(a, 2) : 0
    if !socket.isDatagram { return try receiveFromStream(a, socket, limit, flags) }
    guard socket.state != .closed else { throw a.wrongType(0, "an open socket") }
    guard let (bytes, sender) = try receive(a, socket, limit, flags) else { return .false }
    return a.cons(try a.makeBytevector(bytes[...]), a.makeHostObject(SocketName(sender)))
  }
  define("(socket? obj)", "Tests whether OBJ is a socket, in whatever state.", "SRFI 106") { a throws(SchemeThrow) in
    Value(a[0].port?.device is SocketDevice)
  }
  for (direction, name, what) in [
    (PortDirection.input, "input", "reads from"), (PortDirection.output, "output", "writes to"),
  ] {
    define(
      "(socket:\(name)-port socket)",
      "Returns a port, binary and textual, that \(what) the connected SOCKET. Closing it leaves SOCKET open.",
      "SRFI 106"
    ) { a throws(SchemeThrow) in
      let socket = try socketArgument(a, context)
      guard socket.state == .connected, let port = a[0].port else { throw a.wrongType(0, "a connected socket") }
      return a.makePort(SocketView(socket, port).makePort(direction))
    }
  }
}

// MARK: - Messages

/// Sends one message and returns its length as a value, or #f.
private func send(
  _ a: Arguments, _ socket: SocketDevice, _ data: [UInt8], to address: SocketAddress?, _ flags: Int32
) throws(SchemeThrow) -> Value {
  do throws(PortError) {
    let outcome = try socket.send(data, to: address, flags: flags)
    return outcome >= 0 ? Value(fixnum: outcome) : refuse("socket:send", Int32(-outcome), socket.context)
  } catch {
    throw a.portFailure(error)
  }
}

/// Receives one message; nil, with errno set, if that failed.
private func receive(
  _ a: Arguments, _ socket: SocketDevice, _ limit: Int, _ flags: Int32
) throws(SchemeThrow) -> (bytes: [UInt8], sender: SocketAddress)? {
  do throws(PortError) {
    switch try socket.receive(limit: limit, flags: flags) {
    case .message(let bytes, let sender): return (bytes, sender)
    case .failure(let code):
      _ = refuse("socket:receive", code, socket.context)
      return nil
    }
  } catch {
    throw a.portFailure(error)
  }
}

// MARK: - Streams

private func sendOnStream(
  _ a: Arguments, _ socket: SocketDevice, _ data: [UInt8], _ flags: Int32
) throws(SchemeThrow) -> Value {
  guard socket.state == .connected || socket.state == .closed else { throw a.wrongType(0, "a connected socket") }
  guard let port = a[0].port, port.isOutputOpen || port.isClosed else { throw a.wrongType(0, "a socket with output") }
  // What is sent to a peer that is gone is dropped.
  if flags != 0, socket.state == .connected, socket.goneCode == 0 {
    return try send(a, socket, data, to: nil, flags)
  }
  do throws(PortError) { try port.write(data) } catch { throw a.portFailure(error) }
  return Value(fixnum: data.count)
}

private func receiveFromStream(
  _ a: Arguments, _ socket: SocketDevice, _ limit: Int, _ flags: Int32
) throws(SchemeThrow) -> Value {
  guard socket.state == .connected, let port = a[0].port, port.isInputOpen else {
    throw a.wrongType(0, "a connected socket with input")
  }
  if flags & Int32(MSG_PEEK) != 0, !port.unreadBytes.isEmpty {
    return try a.makeBytevector(Array(port.unreadBytes.prefix(limit))[...])
  }
  if flags & ~Int32(MSG_WAITALL) != 0, socket.goneCode == 0 {
    guard let (bytes, _) = try receive(a, socket, limit, flags) else { return .false }
    return bytes.isEmpty && limit > 0 ? .eof : try a.makeBytevector(bytes[...])
  }
  var bytes = [UInt8](repeating: 0, count: limit)
  let count: Int
  do throws(PortError) {
    count = try fill(&bytes, from: port, socket, all: flags != 0)
  } catch {
    if error.code == ETIMEDOUT { return refuse("socket:receive", ETIMEDOUT, socket.context) }
    throw a.portFailure(error)
  }
  return count == 0 && limit > 0 ? .eof : try a.makeBytevector(bytes[..<count])
}

/// Reads what is there, or until `bytes` is full or the input ends. Returns how many bytes.
/// - Throws: ETIMEDOUT when nothing comes within the socket's patience.
private func fill(
  _ bytes: inout [UInt8], from port: Port, _ socket: SocketDevice, all: Bool
) throws(PortError) -> Int {
  let deadline = socket.patienceEnd()
  var done = 0
  repeat {
    if port.unreadBytes.isEmpty, socket.goneCode == 0, socket.patience != nil,
      try !socket.context.wait(for: socket.descriptor, Int32(POLLIN), until: deadline)
    {
      if done > 0 { break }
      throw socket.context.failure(ETIMEDOUT)
    }
    let got = try readSome(port, into: &bytes, from: done)
    if got == 0 { break }
    done += got
  } while all && done < bytes.count
  return done
}

private func readSome(_ port: Port, into bytes: inout [UInt8], from start: Int) throws(PortError) -> Int {
  var got = 0
  var failure: PortError?
  bytes.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress, start < buffer.count else { return }
    do throws(PortError) {
      got = try port.readSome(into: base + start, count: buffer.count - start)
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return got
}

private func messageFlags(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Int32 {
  let flags = try smallInteger(a, index)
  guard flags & ~knownFlags == 0 else {
    throw a.outOfRange(index, "a combination of *msg-peek*, *msg-oob* and *msg-waitall*")
  }
  return flags
}
