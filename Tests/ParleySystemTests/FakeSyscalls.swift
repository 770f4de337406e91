// A system whose calls answer what a test has scripted. Everything that is not scripted works as far as these tests
// need it: descriptors count up, poll says ready, clocks stand still unless a poll times out.

import Parley

@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class FakeSyscalls: Syscalls {
  /// One answer of recv(2) or read(2): bytes, or a negative error number.
  enum Input {
    case bytes([UInt8])
    case failure(Int32)
  }

  var inputs: [Input] = []
  /// Answers of send(2) and write(2): how many bytes at most to take, or a negative error number. Empty: takes all.
  var outputs: [Int] = []
  /// Answers of accept(2). Empty: EAGAIN.
  var accepts: [Int] = []
  var opens: [Int] = []
  /// Answers of poll(2): what each makes of the descriptors. Empty: everything is ready.
  var polls: [(UnsafeMutableBufferPointer<pollfd>) -> Int] = []

  private(set) var sent: [UInt8] = []
  private(set) var sends = 0
  private var lastSend = 0
  private(set) var receives = 0
  private(set) var pollCount = 0
  private(set) var lastTimeout: Int32 = 0
  private(set) var closed: [Int32] = []
  private(set) var shutdowns: [Int32] = []
  private(set) var clock: UInt64 = 1_000_000_000
  private var nextDescriptor = 100

  private func input(_ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    receives += 1
    guard !inputs.isEmpty else { return 0 }
    switch inputs.removeFirst() {
    case .failure(let code): return -Int(code)
    case .bytes(let bytes):
      let taken = min(count, bytes.count)
      buffer.copyMemory(from: bytes, byteCount: taken)
      if taken < bytes.count { inputs.insert(.bytes(Array(bytes[taken...])), at: 0) }
      return taken
    }
  }

  private func output(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    sends += 1
    let answer = outputs.isEmpty ? count : outputs.removeFirst()
    if answer < 0 { return answer }
    let taken = min(answer, count)
    sent += UnsafeRawBufferPointer(start: bytes, count: taken)
    return taken
  }

  override func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    input(buffer, count)
  }
  override func receive(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    input(buffer, count)
  }
  override func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { output(bytes, count) }
  override func trySend(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    lastSend = output(bytes, count)
    return max(lastSend, -1)
  }
  override var sendFailure: Int { lastSend }

  /// Answers of connect(2). Empty: connected.
  var connects: [Int] = []
  /// What SO_ERROR tells after a connect that had to wait.
  var connectOutcome: Int32 = 0
  /// Why getsockopt(2) fails; 0 while it does not.
  var optionFailure: Int32 = 0
  private(set) var sendFlags: [Int32] = []

  override func connect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int {
    connects.isEmpty ? 0 : connects.removeFirst()
  }
  override func getOption(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: inout Int32) -> Int {
    value = option == SO_ERROR ? connectOutcome : 0
    return -Int(optionFailure)
  }
  override func sendTo(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32, _ address: UnsafePointer<sockaddr>?,
    _ length: socklen_t
  ) -> Int {
    sendFlags.append(flags)
    guard let bytes else { return 0 }
    return output(bytes, count)
  }
  /// Datagrams come from 127.0.0.1:4711.
  override func receiveFrom(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int, _ flags: Int32,
    _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    let got = input(buffer, count)
    if got >= 0 { store(.inet(host: 0x7F00_0001, port: 4711), address, length) }
    return got
  }

  /// What the resolver finds. Empty: nothing.
  var found: [SocketAddress] = []
  /// The flags that it was asked with.
  var resolverFlags: [Int32] = []

  override func addresses(
    ofHost host: UnsafePointer<CChar>?, service: UnsafePointer<CChar>?, _ hints: addrinfo,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Void
  ) -> Int {
    resolverFlags.append(hints.ai_flags)
    for address in found {
      _ = address.withSystemAddress { pointer, length in
        body(pointer, length)
        return 0
      }
    }
    return found.isEmpty ? -Int(ENXIO) : 0
  }

  private func store(
    _ name: SocketAddress, _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) {
    _ = name.withSystemAddress { from, size in
      UnsafeMutableRawPointer(address).copyMemory(from: from, byteCount: Int(size))
      length.pointee = size
      return 0
    }
  }

  override func poll(_ descriptors: UnsafeMutablePointer<pollfd>, _ count: Int, _ milliseconds: Int32) -> Int {
    pollCount += 1
    lastTimeout = milliseconds
    let set = UnsafeMutableBufferPointer(start: descriptors, count: count)
    let ready = polls.isEmpty ? FakeSyscalls.allReady(set) : polls.removeFirst()(set)
    if ready == 0 { clock += UInt64(max(0, milliseconds)) * 1_000_000 }
    return ready
  }

  static func allReady(_ set: UnsafeMutableBufferPointer<pollfd>) -> Int {
    for index in set.indices { set[index].revents = set[index].fd < 0 ? 0 : set[index].events }
    return set.count { $0.revents != 0 }
  }
  static func noneReady(_ set: UnsafeMutableBufferPointer<pollfd>) -> Int {
    for index in set.indices { set[index].revents = 0 }
    return 0
  }

  override func accept(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    guard !accepts.isEmpty else { return -Int(EAGAIN) }
    let answer = accepts.removeFirst()
    if answer >= 0 { store(.inet(host: 0x7F00_0001, port: 4711), address, length) }
    return answer
  }

  override func open(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int {
    if !opens.isEmpty { return opens.removeFirst() }
    nextDescriptor += 1
    return nextDescriptor
  }
  override func close(_ descriptor: Int32) -> Int {
    closed.append(descriptor)
    return 0
  }
  override func listen(_ descriptor: Int32, _ backlog: Int32) -> Int { 0 }
  override func shutdown(_ descriptor: Int32, _ how: Int32) -> Int {
    shutdowns.append(how)
    return 0
  }
  override func fstat(_ descriptor: Int32) -> Int { Int(S_IFIFO) }
  override func isatty(_ descriptor: Int32) -> Bool { false }
  override func monotonicNanoseconds() -> UInt64 { clock }
}

/// A context over scripted calls, with the flag that an interrupt would set.
struct FakeWorld {
  let calls = FakeSyscalls()
  let context: SystemContext
  let flag: UnsafeMutablePointer<Int32>

  init() {
    context = SystemContext(calls: calls)
    flag = .allocate(capacity: 1)
    flag.initialize(to: 0)
    context.interruptFlag = flag
  }

  func connected() -> (SocketDevice, Port) {
    let device = SocketDevice(
      7, family: AF_INET, state: .connected, peer: .inet(host: 1, port: 2), context: context)
    return (device, device.makePort())
  }

  func datagram() -> SocketDevice {
    SocketDevice(9, family: AF_INET, state: .bound, isDatagram: true, context: context)
  }

  func listening() -> SocketDevice {
    let device = SocketDevice(5, family: AF_INET, state: .bound, context: context)
    _ = device.listen(backlog: 5)
    return device
  }
}
