// The one door to the operating system: everything in this module that reaches it goes through this class, and tests
// override its methods to answer EINTR, EAGAIN, short writes and EMFILE at will. The methods do no retrying: what to do
// about a failure is the caller's business and visible there.
//
// A call that fails returns its error number negated, as the kernel itself does; errno is read in one place.

import Parley

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// The system calls, one method each, named like the C function.
class Syscalls: StreamDoor {
  /// Where getpw, gethost and their like go on.
  final var places = TablePlaces()

  override init() {}

  /// Whether a call may be made. The methods that reach files by name, other hosts, other processes or the environment
  /// ask before they do.
  func permits(_ access: Access) -> Bool { true }
  /// Whether a file of that name may be read.
  final func permits(reading path: String) -> Bool { path.withCString { permits(.read($0)) } }
  /// What a call that may not be made answers.
  static var refusal: Int { -Int(EPERM) }

  @inline(__always) func outcome(_ result: some BinaryInteger) -> Int {
    result == -1 ? -Int(errno) : Int(result)
  }

  // MARK: - Descriptors

  /// open(2), closed on exec.
  func open(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int {
    let access = flags & O_ACCMODE
    if access != O_WRONLY, !permits(.read(path)) { return Syscalls.refusal }
    if access != O_RDONLY || flags & (O_CREAT | O_TRUNC) != 0, !permits(.write(path)) { return Syscalls.refusal }
    return outcome(systemOpen(path, flags | O_CLOEXEC, mode))
  }
  /// close(2).
  func close(_ descriptor: Int32) -> Int { outcome(systemClose(descriptor)) }
  /// read(2).
  func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    outcome(systemRead(descriptor, buffer, count))
  }
  /// write(2).
  func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    outcome(systemWrite(descriptor, bytes, count))
  }
  /// lseek(2).
  func lseek(_ descriptor: Int32, _ offset: Int, _ whence: Int32) -> Int {
    outcome(systemSeek(descriptor, off_t(offset), whence))
  }
  /// poll(2).
  func poll(_ descriptors: UnsafeMutablePointer<pollfd>, _ count: Int, _ milliseconds: Int32) -> Int {
    outcome(systemPoll(descriptors, nfds_t(count), milliseconds))
  }
  /// fstat(2): the file's mode.
  func fstat(_ descriptor: Int32) -> Int {
    var status = stat()
    let result = systemStatus(descriptor, &status)
    return result == -1 ? -Int(errno) : Int(status.st_mode)
  }
  /// isatty(3).
  func isatty(_ descriptor: Int32) -> Bool { systemIsTerminal(descriptor) == 1 }
  /// pipe(2), both ends non-blocking and closed on exec.
  func pipe(_ ends: UnsafeMutablePointer<Int32>) -> Int {
    let result = outcome(systemPipe(ends))
    if result == 0 {
      prepare(ends[0])
      prepare(ends[1])
    }
    return result
  }
  /// pipe(2), closed on exec; for other processes, which expect ends that block.
  func blockingPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int {
    let result = outcome(systemPipe(ends))
    if result == 0 {
      for end in [ends[0], ends[1]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    return result
  }
  /// dup(2), closed on exec.
  func dup(_ descriptor: Int32) -> Int {
    let result = outcome(systemDuplicate(descriptor))
    if result >= 0 { _ = fcntl(Int32(result), F_SETFD, FD_CLOEXEC) }
    return result
  }
  /// dup2(2), closed on exec unless it is a standard stream.
  func dup2(_ descriptor: Int32, _ target: Int32) -> Int {
    let result = outcome(systemDuplicateTo(descriptor, target))
    if result > STDERR_FILENO { _ = fcntl(Int32(result), F_SETFD, FD_CLOEXEC) }
    return result
  }
  /// access(2) with F_OK.
  func exists(_ path: UnsafePointer<CChar>) -> Int {
    permits(.read(path)) ? outcome(systemAccess(path, F_OK)) : Syscalls.refusal
  }
  /// unlink(2).
  func unlink(_ path: UnsafePointer<CChar>) -> Int {
    permits(.write(path)) ? outcome(systemUnlink(path)) : Syscalls.refusal
  }
  /// Makes a descriptor non-blocking and closed on exec.
  private func prepare(_ descriptor: Int32) {
    let flags = fcntl(descriptor, F_GETFL)
    if flags >= 0 { _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  // MARK: - Sockets

  /// Non-blocking, closed on exec, and never the source of SIGPIPE where that is a property of the socket.
  private func prepareSocket(_ descriptor: Int32) {
    prepare(descriptor)
    #if canImport(Darwin)
      _ = setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1)
    #endif
  }

  /// socket(2), for streams.
  func socket(_ family: Int32, _ proto: Int32) -> Int {
    let result = outcome(systemSocket(family, streamType, proto))
    if result >= 0 { prepareSocket(Int32(result)) }
    return result
  }
  /// socket(2), for datagrams.
  func datagramSocket(_ family: Int32, _ proto: Int32) -> Int {
    let result = outcome(systemSocket(family, datagramType, proto))
    if result >= 0 { prepareSocket(Int32(result)) }
    return result
  }
  /// socketpair(2), for streams.
  func socketpair(_ family: Int32, _ proto: Int32, _ ends: UnsafeMutablePointer<Int32>) -> Int {
    let result = outcome(systemSocketPair(family, streamType, proto, ends))
    if result == 0 {
      prepareSocket(ends[0])
      prepareSocket(ends[1])
    }
    return result
  }
  /// bind(2).
  func bind(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int {
    permits(.bind(address, length)) ? outcome(systemBind(descriptor, address, length)) : Syscalls.refusal
  }
  /// listen(2).
  func listen(_ descriptor: Int32, _ backlog: Int32) -> Int { outcome(systemListen(descriptor, backlog)) }
  /// accept(2).
  func accept(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    let result = outcome(systemAccept(descriptor, address, length))
    if result >= 0 { prepareSocket(Int32(result)) }
    return result
  }
  /// connect(2).
  func connect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int {
    permits(.connect(address, length)) ? outcome(systemConnect(descriptor, address, length)) : Syscalls.refusal
  }
  /// shutdown(2). `how`: 0 input, 1 output, 2 both.
  func shutdown(_ descriptor: Int32, _ how: Int32) -> Int { outcome(systemShutdown(descriptor, how)) }
  /// send(2) without SIGPIPE. What is to be done about a failure comes later: see StreamDoor.
  override func trySend(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    systemSend(descriptor, bytes, count)
  }
  override var sendFailure: Int { outcome(-1) }
  /// recv(2).
  func receive(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    outcome(systemReceive(descriptor, buffer, count))
  }
  /// sendto(2) without SIGPIPE. Without an address it goes to the peer.
  func sendTo(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32, _ address: UnsafePointer<sockaddr>?,
    _ length: socklen_t
  ) -> Int {
    if let address, !permits(.connect(address, length)) { return Syscalls.refusal }
    return outcome(sendto(descriptor, bytes, count, flags | withoutSignal, address, length))
  }
  /// recvfrom(2).
  func receiveFrom(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int, _ flags: Int32,
    _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    outcome(recvfrom(descriptor, buffer, count, flags, address, length))
  }
  /// getsockname(2).
  func getsockname(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    outcome(systemSocketName(descriptor, address, length))
  }
  /// getpeername(2).
  func getpeername(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ length: UnsafeMutablePointer<socklen_t>
  ) -> Int {
    outcome(systemPeerName(descriptor, address, length))
  }
  /// setsockopt(2), for integers.
  func setOption(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) -> Int {
    var value = value
    return outcome(setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)))
  }
  /// getsockopt(2), for integers.
  func getOption(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: inout Int32) -> Int {
    var length = socklen_t(MemoryLayout<Int32>.size)
    return outcome(getsockopt(descriptor, level, option, &value, &length))
  }
  /// setsockopt(2) of SO_LINGER. nil: off.
  func setLinger(_ descriptor: Int32, _ seconds: Int32?) -> Int {
    var value = linger()
    value.l_onoff = seconds == nil ? 0 : 1
    value.l_linger = seconds ?? 0
    return outcome(setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size)))
  }
  /// getsockopt(2) of SO_LINGER.
  func getLinger(_ descriptor: Int32, _ seconds: inout Int32?) -> Int {
    var value = linger()
    var length = socklen_t(MemoryLayout<linger>.size)
    let result = outcome(getsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, &length))
    seconds = value.l_onoff == 0 ? nil : value.l_linger
    return result
  }
  /// getaddrinfo(3): passes each address on. Waits as long as the resolver does, whose own failures count as ENXIO.
  func addresses(
    ofHost host: UnsafePointer<CChar>?, service: UnsafePointer<CChar>?, _ hints: addrinfo,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Void
  ) -> Int {
    guard permits(.resolve) || hints.ai_flags & AI_NUMERICHOST != 0 || host == nil else { return Syscalls.refusal }
    var hints = hints
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, service, &hints, &list)
    guard code == 0 else { return -Int(code == EAI_SYSTEM ? errno : ENXIO) }
    defer { freeaddrinfo(list) }
    var next = list
    while let entry = next {
      if let address = entry.pointee.ai_addr { body(address, entry.pointee.ai_addrlen) }
      next = entry.pointee.ai_next
    }
    return 0
  }

  // MARK: - Process and clocks

  /// getenv(3).
  func getenv(_ name: UnsafePointer<CChar>) -> [UInt8]? {
    permits(.environment(name)) ? systemGetEnvironment(name).map { bytes(of: $0) } : nil
  }
  /// environ(7): every `NAME=value`.
  func environment() -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var next = systemEnvironment()
    while let position = next, let entry = position.pointee {
      let text = bytes(of: entry)
      let name = text.prefix { $0 != UInt8(ascii: "=") }.map { CChar(bitPattern: $0) } + [0]
      if name.withUnsafeBufferPointer({ $0.baseAddress.map { permits(.environment($0)) } ?? false }) {
        entries.append(text)
      }
      next = position + 1
    }
    return entries
  }
  private func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    UnsafeRawBufferPointer(start: text, count: strlen(text)).map { $0 }
  }
  /// clock_gettime(2) of the monotonic clock, in nanoseconds.
  func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
  /// clock_gettime(2) of the time that this process has run, in nanoseconds.
  func processorNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
  /// clock_gettime(2) of the wall clock, in seconds since 1970.
  func wallClockSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  /// strerror(3).
  func message(for code: Int32) -> String { String(cString: strerror(code)) }
}

// MARK: - C names that the methods above shadow

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let datagramType = Int32(SOCK_DGRAM.rawValue)
  private let withoutSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamType = SOCK_STREAM
  private let datagramType = SOCK_DGRAM
  // The socket itself is told: SO_NOSIGPIPE.
  private let withoutSignal: Int32 = 0
#endif

private func systemOpen(_ p: UnsafePointer<CChar>, _ f: Int32, _ m: mode_t) -> Int32 { open(p, f, m) }
private func systemClose(_ d: Int32) -> Int32 { close(d) }
private func systemRead(_ d: Int32, _ b: UnsafeMutableRawPointer, _ n: Int) -> Int { read(d, b, n) }
private func systemWrite(_ d: Int32, _ b: UnsafeRawPointer, _ n: Int) -> Int { write(d, b, n) }
private func systemSeek(_ d: Int32, _ o: off_t, _ w: Int32) -> off_t { lseek(d, o, w) }
private func systemPoll(_ p: UnsafeMutablePointer<pollfd>, _ n: nfds_t, _ t: Int32) -> Int32 { poll(p, n, t) }
private func systemStatus(_ d: Int32, _ s: UnsafeMutablePointer<stat>) -> Int32 { fstat(d, s) }
private func systemIsTerminal(_ d: Int32) -> Int32 { isatty(d) }
private func systemPipe(_ e: UnsafeMutablePointer<Int32>) -> Int32 { pipe(e) }
private func systemDuplicate(_ d: Int32) -> Int32 { dup(d) }
private func systemDuplicateTo(_ d: Int32, _ t: Int32) -> Int32 { dup2(d, t) }
private func systemAccess(_ p: UnsafePointer<CChar>, _ m: Int32) -> Int32 { access(p, m) }
private func systemUnlink(_ p: UnsafePointer<CChar>) -> Int32 { unlink(p) }
private func systemSocket(_ f: Int32, _ t: Int32, _ p: Int32) -> Int32 { socket(f, t, p) }
private func systemSocketPair(_ f: Int32, _ t: Int32, _ p: Int32, _ e: UnsafeMutablePointer<Int32>) -> Int32 {
  socketpair(f, t, p, e)
}
private func systemBind(_ d: Int32, _ a: UnsafePointer<sockaddr>, _ l: socklen_t) -> Int32 { bind(d, a, l) }
private func systemListen(_ d: Int32, _ n: Int32) -> Int32 { listen(d, n) }
private func systemAccept(
  _ d: Int32, _ a: UnsafeMutablePointer<sockaddr>, _ l: UnsafeMutablePointer<socklen_t>
) -> Int32 { accept(d, a, l) }
private func systemConnect(_ d: Int32, _ a: UnsafePointer<sockaddr>, _ l: socklen_t) -> Int32 {
  connect(d, a, l)
}
private func systemShutdown(_ d: Int32, _ h: Int32) -> Int32 { shutdown(d, h) }
private func systemSend(_ d: Int32, _ b: UnsafeRawPointer, _ n: Int) -> Int {
  send(d, b, n, withoutSignal)
}
private func systemReceive(_ d: Int32, _ b: UnsafeMutableRawPointer, _ n: Int) -> Int { recv(d, b, n, 0) }
private func systemSocketName(
  _ d: Int32, _ a: UnsafeMutablePointer<sockaddr>, _ l: UnsafeMutablePointer<socklen_t>
) -> Int32 { getsockname(d, a, l) }
private func systemPeerName(
  _ d: Int32, _ a: UnsafeMutablePointer<sockaddr>, _ l: UnsafeMutablePointer<socklen_t>
) -> Int32 { getpeername(d, a, l) }
private func systemGetEnvironment(_ n: UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>? { getenv(n) }
func systemEnvironment() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }
