// A socket under a port. The same object is fresh, bound, listening or connected in turn, as the SCM manual
// describes; its port's directions follow. The descriptor is non-blocking; waiting is the context's. Output and its
// queue are in SocketDevice+Output, datagrams, which never make a port readable or writable, in SocketDevice+Messages.
//
// A peer that is gone never makes an operation fail: what is written to it is dropped, and reading comes to the end.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class SocketDevice: PortDevice, TrafficSource {
  enum State {
    case fresh, bound, listening, connected, closed
  }

  // What writing a character looks at comes first, so that it is likely to lie in one cache line (see PortState).
  let context: SystemContext
  private(set) var descriptor: Int32
  /// Why the peer counts as gone; 0 while it does not.
  private(set) var goneCode: Int32 = 0
  private(set) var state: State
  /// Whether the queue holds anything. Apart from it because every use of the queue is checked for exclusivity.
  private(set) var isQueueing = false

  let isDatagram: Bool
  let family: Int32
  /// The other end's name, remembered because the system forgets it when the connection is reset.
  private(set) var peer: SocketAddress?
  /// Nothing more is read from a peer that was given up.
  private var inputIsOver = false
  /// The port over this device, which owns it.
  private unowned(unsafe) var port: Port?
  /// The port, while it is registered to be flushed at exit.
  private var registration: UInt64?
  /// How long connecting, accepting and receiving wait at most, in nanoseconds; nil for ever.
  var patience: UInt64?

  /// Bytes that came and went.
  var traffic = Traffic()
  /// Belongs to no program: a connection of the session itself.
  var isHidden = false

  /// Output that the system has not taken yet: see SocketDevice+Output.
  var queue = SendQueue() {
    didSet {
      guard isQueueing == queue.isEmpty else { return }
      isQueueing = !queue.isEmpty
      if let port { updateDoor(of: port) }
    }
  }
  /// The most that is queued before a writer waits.
  var queueLimit = SendQueue.limit
  /// Set by closing, or by the end of output, while the queue still holds something.
  var closesWhenSent = false
  var endsOutputWhenSent = false

  init(
    _ descriptor: Int32, family: Int32, state: State, peer: SocketAddress? = nil, isDatagram: Bool = false,
    context: SystemContext
  ) {
    self.context = context
    self.descriptor = descriptor
    self.family = family
    self.state = state
    self.peer = peer
    self.isDatagram = isDatagram
    context.enter(self)
  }

  deinit { context.leave(self) }

  /// A socket whose peer was gone before the connection could be taken.
  static func lost(_ code: Int32, family: Int32, peer: SocketAddress?, context: SystemContext) -> SocketDevice {
    let device = SocketDevice(-1, family: family, state: .connected, peer: peer, context: context)
    device.goneCode = code
    device.inputIsOver = true
    return device
  }

  /// Another device on the same connection, by a descriptor of its own.
  func sharing(_ descriptor: Int32) -> SocketDevice {
    let device = SocketDevice(descriptor, family: family, state: state, peer: peer, context: context)
    device.goneCode = goneCode
    device.inputIsOver = inputIsOver
    return device
  }

  // MARK: - The port

  /// Makes the port of this device. Unbuffered both ways, textual and binary.
  func makePort() -> Port {
    makePort(input: state == .connected, output: state == .connected, buffering: .none)
  }

  func makePort(input: Bool, output: Bool, buffering: Port.Buffering) -> Port {
    let port = Port(
      device: self, name: descriptor < 0 ? "lost" : String(descriptor), input: input, output: output, textual: true,
      binary: true, buffering: buffering)
    attach(port)
    return port
  }

  /// Gives a port over this device what ports over sockets have.
  func attach(_ port: Port) {
    port.isEndFinal = true
    port.dropsOutputWhenClosed = true
    port.isPollOnly = state != .connected
    port.isAlwaysReady = goneCode != 0
    port.lacksPosition = true
    port.pollDescriptor = descriptor
    if goneCode != 0 { port.noteLoss() }
    updateDoor(of: port)
    if port.isOutput, port.buffering != .none { registration = context.register(port) }
    self.port = port
  }

  /// Lets the port go by the device for as long as there would be nothing to do here but send.
  private func updateDoor(of port: Port) {
    port.door = state == .connected && goneCode == 0 && !isQueueing && !isDatagram ? context.calls : nil
  }

  /// What has come and gone, by the port's door too.
  var totalTraffic: Traffic {
    Traffic(received: traffic.received, sent: traffic.sent + (port?.sentThroughDoor ?? 0))
  }

  /// Forgets port and descriptor, which stand for something else now. What is queued goes on being sent by a descriptor
  /// of its own.
  func surrender(queueTo copy: Int) {
    if !queue.isEmpty, copy >= 0 {
      let rest = SocketDevice(Int32(copy), family: family, state: .closed, context: context)
      rest.queue = queue
      rest.closesWhenSent = true
      context.sendingSockets.append(rest)
    }
    context.unregister(registration)
    endsOutputWhenSent = false
    port?.door = nil
    port = nil
    state = .closed
    dropQueue()
    descriptor = -1
  }

  // MARK: - Making

  static func make(family: Int32, proto: Int32, context: SystemContext) throws(PortError) -> SocketDevice {
    let descriptor = context.calls.socket(family, proto)
    guard descriptor >= 0 else { throw context.failure(outcome: descriptor, "cannot make a socket") }
    if family != AF_UNIX {
      _ = context.calls.setOption(Int32(descriptor), SOL_SOCKET, SO_REUSEADDR, 1)
    }
    if family == AF_INET6 {
      // Listening on all addresses takes IPv4 clients too.
      _ = context.calls.setOption(Int32(descriptor), Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0)
    }
    return SocketDevice(Int32(descriptor), family: family, state: .fresh, context: context)
  }

  static func makePair(
    family: Int32, proto: Int32, context: SystemContext
  ) throws(PortError) -> (SocketDevice, SocketDevice) {
    var ends: (Int32, Int32) = (-1, -1)
    let result = withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: Int32.self, capacity: 2) { context.calls.socketpair(family, proto, $0) }
    }
    guard result >= 0 else { throw context.failure(outcome: result, "cannot make a socket pair") }
    let name = SocketAddress.unix(path: [])
    return (
      SocketDevice(ends.0, family: family, state: .connected, peer: name, context: context),
      SocketDevice(ends.1, family: family, state: .connected, peer: name, context: context)
    )
  }

  // MARK: - Changing state. Each returns 0 or an error number.

  func bind(_ address: SocketAddress) -> Int32 {
    let result = address.withSystemAddress { context.calls.bind(descriptor, $0, $1) }
    if result >= 0 { state = .bound }
    return Int32(-min(0, result))
  }

  func listen(backlog: Int32) -> Int32 {
    let result = context.calls.listen(descriptor, backlog)
    guard result >= 0 else { return Int32(-result) }
    context.keepReserve()
    state = .listening
    port?.setDirections(input: true, output: false)
    return 0
  }

  /// When a wait that begins now has lasted long enough.
  func patienceEnd() -> UInt64 {
    guard let patience else { return Deadline.never }
    return patience == 0 ? Deadline.now : context.calls.monotonicNanoseconds() + patience
  }

  /// Connects, waiting for the answer.
  func connect(to address: SocketAddress) throws(PortError) -> Int32 {
    let deadline = patienceEnd()
    var result = address.withSystemAddress { context.calls.connect(descriptor, $0, $1) }
    // An interrupted connect goes on by itself; asking again would answer EALREADY.
    while result == -Int(EINPROGRESS) || result == -Int(EINTR) || result == -Int(EALREADY) {
      guard try context.wait(for: descriptor, Int32(POLLOUT), until: deadline) else { return ETIMEDOUT }
      var code: Int32 = 0
      let asked = context.calls.getOption(descriptor, SOL_SOCKET, SO_ERROR, &code)
      result = asked < 0 ? asked : -Int(code)
    }
    // A full backlog of a unix socket is not waited for: there is nothing to poll.
    guard result >= 0 else { return Int32(-result) }
    peer = systemName(ofPeer: true) ?? address
    // A connected datagram socket may be connected again.
    if isDatagram { return 0 }
    state = .connected
    port?.setDirections(input: true, output: true)
    port?.isPollOnly = false
    if let port { updateDoor(of: port) }
    return 0
  }

  /// Takes a pending connection, waiting for one. A connection that cannot be had any more, or for which there is no
  /// descriptor, gives a socket whose peer is gone: a server goes on. Nil: a collection may find a descriptor.
  /// - Throws: ETIMEDOUT when no connection comes until the deadline, which is the end of the socket's patience if none is
  ///   given.
  func accept(until given: UInt64? = nil) throws(PortError) -> SocketDevice? {
    let deadline = given ?? patienceEnd()
    while true {
      let (result, address) = acceptOnce()
      if result >= 0 {
        return SocketDevice(Int32(result), family: family, state: .connected, peer: address, context: context)
      }
      switch Int32(-result) {
      case EINTR: try context.checkInterrupt()
      case EAGAIN:
        guard try context.wait(for: descriptor, Int32(POLLIN), until: deadline) else {
          throw context.failure(ETIMEDOUT)
        }
      case EMFILE, ENFILE, ENOBUFS, ENOMEM:
        if context.collectsForDescriptor(result, sparingly: true) { return nil }
        return dropConnection(Int32(-result))
      case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP, EFAULT: throw context.failure(outcome: result, "cannot accept")
      // ECONNABORTED, and errors of the network that accept(2) passes on.
      case let code:
        context.lastError = code
        return SocketDevice.lost(code, family: family, peer: nil, context: context)
      }
    }
  }

  private func acceptOnce() -> (result: Int, address: SocketAddress?) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { context.calls.accept(descriptor, $0, &length) }
    }
    return (result, result >= 0 ? SocketAddress(storage, length: Int(length)) : nil)
  }

  /// Spends the reserve descriptor to take a connection and drop it: left pending it would keep the server busy.
  private func dropConnection(_ code: Int32) -> SocketDevice {
    context.lastError = code
    var peer: SocketAddress?
    if context.spendReserve() {
      let (result, address) = acceptOnce()
      if result >= 0 { _ = context.calls.close(Int32(result)) }
      peer = address
      context.keepReserve()
    }
    return SocketDevice.lost(code, family: family, peer: peer, context: context)
  }

  /// Ends a direction: 0 input, 1 output, 2 both. Returns 0 or an error number.
  func shutdown(_ how: Int32) -> Int32 {
    if state == .listening {
      if how != 1 { closePort() }
      return 0
    }
    if how == 1, !queue.isEmpty {
      endsOutputWhenSent = true
    } else {
      // What is queued would be lost with both directions: closing sends it first.
      let result = how == 2 && !queue.isEmpty ? 0 : context.calls.shutdown(descriptor, how)
      if result < 0 { return Int32(-result) }
    }
    guard let port, !isDatagram else { return 0 }
    let input = port.isInput && how == 1
    let output = port.isOutput && how == 0
    if input || output {
      port.setDirections(input: input, output: output)
    } else {
      port.setDirections(input: false, output: false)
      closePort()
    }
    return 0
  }

  private func closePort() {
    // The output of a socket is not buffered in the port, so closing cannot fail.
    try? port?.close()
  }

  // MARK: - Names

  /// This end's name; nil if the system does not tell it.
  func name() -> SocketAddress? { systemName(ofPeer: false) }

  private func systemName(ofPeer: Bool) -> SocketAddress? {
    guard descriptor >= 0 else { return nil }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        ofPeer
          ? context.calls.getpeername(descriptor, $0, &length) : context.calls.getsockname(descriptor, $0, &length)
      }
    }
    guard result >= 0 else {
      context.lastError = Int32(-result)
      return nil
    }
    if Int32(storage.ss_family) == AF_UNSPEC || length == 0 { return family == AF_UNIX ? .unix(path: []) : nil }
    return SocketAddress(storage, length: Int(length))
  }

  // MARK: - Input

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    while true {
      if let got = try readAvailable(into: buffer, count: count, polled: false) { return got }
      _ = try context.wait(for: descriptor, Int32(POLLIN))
    }
  }

  func readAvailable(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int, polled: Bool
  ) throws(PortError) -> Int? {
    if inputIsOver || state != .connected { return 0 }
    while true {
      let got = context.calls.receive(descriptor, buffer, count)
      if got >= 0 {
        traffic.received &+= got
        return got
      }
      switch Int32(-got) {
      case EINTR: try context.checkInterrupt()
      case EAGAIN: return goneCode == 0 ? nil : 0
      // Reset, or any other way for a connection to end: the end of input.
      case let code:
        markGone(code)
        return 0
      }
    }
  }

  func isReady() throws(PortError) -> Bool {
    guard state == .listening else { return true }
    context.beginWait()
    _ = context.addDescriptor(descriptor, Int16(POLLIN))
    return try context.runWait(until: Deadline.now)
  }

  // MARK: - The end

  /// From now on output is dropped and the port is always ready. What was received before can still be read.
  func markGone(_ code: Int32) {
    guard goneCode == 0 else { return }
    goneCode = code
    context.lastError = code
    port?.door = nil
    port?.isAlwaysReady = true
    port?.noteLoss()
    dropQueue()
  }

  /// Gives up a peer that takes nothing.
  func abandon() {
    markGone(ETIMEDOUT)
    inputIsOver = true
    _ = context.calls.shutdown(descriptor, 2)
  }

  func close(_ direction: PortDirection) {
    guard state == .connected else { return }
    if direction == .output, !queue.isEmpty {
      endsOutputWhenSent = true
    } else {
      _ = context.calls.shutdown(descriptor, direction == .input ? 0 : 1)
    }
  }

  func close() {
    context.unregister(registration)
    state = .closed
    traffic.sent &+= port?.sentThroughDoor ?? 0
    port = nil
    if queue.isEmpty { closeDescriptor() } else { closesWhenSent = true }
  }

  func closeDescriptor() {
    guard descriptor >= 0 else { return }
    _ = context.calls.close(descriptor)
    descriptor = -1
  }
}
