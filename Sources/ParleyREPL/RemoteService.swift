// `parley --listen PATH`: sessions for clients of a unix socket, inside the program that runs. Everything happens on the
// program's own thread, at polls of the machine and in its waits: a client's text is performed there as an interlude, and
// the program goes on. Nothing here waits for a client.

import Parley
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class RemoteService: Attendant {
  private let interpreter: Interpreter
  private let system: HostSystem
  private let listener: MessageListener
  private let banner: String
  private var clients: [RemoteClientSession] = []
  /// The client whose text is being performed.
  private var current: RemoteClientSession?
  /// Looking at sockets may itself be a wait.
  private var isAttending = false
  /// When sockets were last looked at from a poll: running code is not to pay for each.
  private var lastLook: UInt64 = 0
  private static let interval: UInt64 = 5_000_000

  /// - Throws: why there can be no socket at the path.
  public init(
    path: String, interpreter: Interpreter, system: HostSystem, supervisor: Supervisor, banner: String
  ) throws(PortError) {
    self.interpreter = interpreter
    self.system = system
    self.banner = banner
    listener = try MessageListener(path: path, system)
    system.serve(self)
    supervisor.add { [unowned self] in
      let now = clock_gettime_nsec()
      guard now - lastLook >= RemoteService.interval else { return }
      lastLook = now
      attend(insidePrimitive: false)
    }
  }

  public func close() {
    system.serve(nil)
    for client in clients { client.socket.close() }
    clients = []
    listener.close()
  }

  // MARK: - Attending

  public var watchedDescriptors: [Int32] {
    // While a text is performed, its own client is listened to, for an interrupt or its end.
    if let current { return current.socket.isOver ? [] : [current.socket.descriptor] }
    return isAttending ? [] : [listener.descriptor] + clients.map(\.socket.descriptor)
  }

  public func attend(insidePrimitive: Bool) {
    if let current {
      current.receive()
      if current.takeInterrupt() || current.socket.isOver { interpreter.interruptFlag.pointee = 1 }
      return
    }
    guard !isAttending else { return }
    isAttending = true
    defer { isAttending = false }
    while let socket = listener.accept() {
      let client = RemoteClientSession(socket, interpreter, system)
      socket.send(RemoteMessage.hello, banner.utf8)
      clients.append(client)
    }
    for client in clients {
      client.socket.sendQueued()
      client.receive()
      _ = client.takeInterrupt()
      while let message = client.nextMessage() { serve(message, of: client, insidePrimitive) }
    }
    for client in clients where client.socket.isOver { client.socket.close() }
    clients.removeAll { $0.socket.isOver }
  }

  private func serve(_ message: MessageSocket.Message, of client: RemoteClientSession, _ insidePrimitive: Bool) {
    guard !client.socket.isOver else { return }
    // An interrupt that waits is the program's.
    let flag = interpreter.interruptFlag
    let waiting = flag.pointee
    flag.pointee = 0
    current = client
    interpreter.interlude(insidePrimitive: insidePrimitive) { client.serve(message) }
    current = nil
    flag.pointee = waiting
  }

  private func clock_gettime_nsec() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }
}

/// A client's session.
private final class RemoteClientSession: SessionOutput {
  let socket: MessageSocket
  private let interpreter: Interpreter
  private var messages: [MessageSocket.Message] = []
  private var session: Session?
  private var port: Port?
  private let input: Port
  private var isAtLineStart = true

  init(_ socket: MessageSocket, _ interpreter: Interpreter, _ system: HostSystem) {
    self.socket = socket
    self.interpreter = interpreter
    input = Port(device: NoInput(), name: "remote", input: true)
    port = Port(device: RemoteOutput(self), name: "remote", output: true, buffering: .line)
    session = Session(interpreter: interpreter, system: system, output: self, isLocal: false)
  }

  // MARK: - Messages

  func receive() { messages += socket.receive() }

  /// Whether the client has asked to stop what runs.
  func takeInterrupt() -> Bool {
    let count = messages.count
    messages.removeAll { $0.kind == RemoteMessage.interrupt }
    return messages.count < count
  }

  func nextMessage() -> MessageSocket.Message? { messages.isEmpty ? nil : messages.removeFirst() }

  func serve(_ message: MessageSocket.Message) {
    guard let session, let port else { return }
    switch message.kind {
    case RemoteMessage.perform:
      isAtLineStart = true
      let status = interpreter.withPorts(input: input, output: port, error: port) { session.perform(message.text) }
      beginLine()
      socket.send(RemoteMessage.done, (status.map(String.init) ?? "").utf8)
    case RemoteMessage.complete:
      let completion = Completer(interpreter: interpreter).complete(message.bytes)
      socket.send(RemoteMessage.candidates, completion.encoded.utf8)
    default: break
    }
  }

  // MARK: - Showing

  let usesColor = false
  let columns = 80

  func show(_ text: String) {
    try? port?.flush()
    send(text.utf8)
  }

  func showError(_ text: String) { show(text) }

  func noteInterrupt() {}

  func beginLine() {
    try? port?.flush()
    if !isAtLineStart { send("\n".utf8) }
  }

  func send(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    isAtLineStart = Array(bytes.suffix(1)) == Array("\n".utf8)
    socket.send(RemoteMessage.output, bytes)
  }
}

/// What a client's text writes goes to the client.
private final class RemoteOutput: PortDevice {
  private unowned let client: RemoteClientSession

  init(_ client: RemoteClientSession) { self.client = client }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int { 0 }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    client.send(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return count
  }

  func close() {}
}

/// What a client's text reads is at its end: the program's own input is not the client's.
private final class NoInput: PortDevice {
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int { 0 }
  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int { count }
  func close() {}
}
