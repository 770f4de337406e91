// Files and the standard streams. A regular file never keeps anybody waiting; everything else (terminals, pipes) is
// asked through poll(2) before each read or write, so that the descriptor may stay blocking: it is shared with other
// processes, and with other interpreters in this one.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

class FileDevice: PortDevice, TrafficSource {
  let context: SystemContext
  private(set) var descriptor: Int32
  private let isRegular: Bool
  /// Whether closing the port closes the descriptor. The standard streams stay open for others.
  let ownsDescriptor: Bool
  /// The name that the file was opened by.
  let path: [UInt8]?
  /// Bytes that came and went.
  private(set) var traffic = Traffic()
  /// What sees the bytes of a standard stream go by.
  weak var observer: (any StreamObserver)?

  /// What a pipe that poll(2) calls writable takes without blocking: PIPE_BUF is at least this on the systems we know.
  private static var pipePiece: Int { 4096 }

  init(_ descriptor: Int32, context: SystemContext, ownsDescriptor: Bool, path: [UInt8]? = nil) {
    self.context = context
    self.descriptor = descriptor
    self.ownsDescriptor = ownsDescriptor
    self.path = path
    let mode = context.calls.fstat(descriptor)
    isRegular = mode >= 0 && mode & Int(S_IFMT) == Int(S_IFREG)
    context.enter(self)
  }

  deinit { context.leave(self) }

  /// Opens a file.
  /// - Parameter path: UTF-8 without NUL.
  static func open(
    _ path: [UInt8], _ flags: Int32, permissions: mode_t = 0o666, context: SystemContext
  ) throws(PortError) -> FileDevice {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    while true {
      let descriptor = context.calls.open(name, flags, permissions)
      if descriptor >= 0 {
        // A directory can be opened for reading, but not read.
        let mode = context.calls.fstat(Int32(descriptor))
        if mode >= 0, mode & Int(S_IFMT) == Int(S_IFDIR) {
          _ = context.calls.close(Int32(descriptor))
          throw context.failure(EISDIR)
        }
        return FileDevice(Int32(descriptor), context: context, ownsDescriptor: true, path: path)
      }
      // Opening a named pipe waits for its other end.
      guard descriptor == -Int(EINTR) else { throw context.failure(outcome: descriptor) }
      try context.checkInterrupt()
    }
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    observer?.willUse()
    while true {
      if !isRegular { _ = try context.wait(for: descriptor, Int32(POLLIN)) }
      if let got = try readOnce(into: buffer, count) { return got }
    }
  }

  func readAvailable(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int, polled: Bool
  ) throws(PortError) -> Int? {
    if !isRegular, !polled {
      // Not the set of the wait in progress, which may be why this is asked.
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = context.calls.poll(&entry, 1, 0)
      if ready == -Int(EINTR) { try context.checkInterrupt() }
      guard ready > 0 else { return nil }
    }
    return try readOnce(into: buffer, count)
  }

  /// One read(2); nil if it was interrupted or had nothing.
  private func readOnce(into buffer: UnsafeMutablePointer<UInt8>, _ count: Int) throws(PortError) -> Int? {
    let got = context.calls.read(descriptor, buffer, count)
    if got >= 0 {
      traffic.received &+= got
      observer?.didRead(UnsafeBufferPointer(start: buffer, count: got))
      return got
    }
    switch Int32(-got) {
    case EINTR: try context.checkInterrupt()
    case EAGAIN: break
    default: throw context.failure(outcome: got, "cannot read")
    }
    return nil
  }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    observer?.willUse()
    while true {
      if !isRegular { _ = try context.wait(for: descriptor, Int32(POLLOUT)) }
      let put = writeOnce(bytes, count)
      if put > 0 {
        traffic.sent &+= put
        observer?.didWrite(UnsafeBufferPointer(start: bytes, count: put))
        return put
      }
      switch Int32(-put) {
      case EINTR: try context.checkInterrupt()
      // Somebody else made the descriptor non-blocking: the wait above is where it blocks.
      case 0, EAGAIN: break
      default: throw context.failure(outcome: put, "cannot write")
      }
    }
  }

  /// One write(2). At the standard streams SIGPIPE has its usual effect: `parley program.scm | head` ends quietly.
  private func writeOnce(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    if isRegular { return context.calls.write(descriptor, bytes, count) }
    let piece = min(count, FileDevice.pipePiece)
    return ownsDescriptor
      ? context.calls.writeWithoutSignal(descriptor, bytes, piece) : context.calls.write(descriptor, bytes, piece)
  }

  func position() throws(PortError) -> Int? {
    let offset = context.calls.lseek(descriptor, 0, SEEK_CUR)
    if offset >= 0 { return offset }
    context.lastError = Int32(-offset)
    return nil
  }

  func setPosition(_ offset: Int) throws(PortError) -> Bool {
    let result = context.calls.lseek(descriptor, offset, SEEK_SET)
    if result >= 0 { return true }
    context.lastError = Int32(-result)
    return false
  }

  /// The port that buffers output for this device, while it is registered to be flushed at exit.
  private var registration: UInt64?

  /// Takes note of the port over this device.
  func attach(_ port: Port) {
    if port.isOutput { registration = context.register(port) }
  }

  var report: PortReport? {
    guard descriptor >= 0, ownsDescriptor else { return nil }
    return PortReport(
      descriptor: descriptor, kind: isRegular ? "file" : typeName == "port" ? "stream" : typeName, state: "open",
      name: path.map { String(decoding: $0, as: UTF8.self) } ?? "", peer: "",
      traffic: traffic)
  }

  /// Forgets the descriptor, which stands for something else now.
  func surrender() {
    context.unregister(registration)
    descriptor = -1
  }

  // Declared for subclasses: what a protocol's extension gives cannot be overridden.
  var typeName: String { "port" }
  func finishClosing() throws(PortError) {}

  func close() {
    context.unregister(registration)
    if ownsDescriptor, descriptor >= 0 { _ = context.calls.close(descriptor) }
    descriptor = -1
  }
}
