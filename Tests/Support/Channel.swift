// One end of a conversation: a pipe, a socket or the master side of a pseudo-terminal. What arrives is kept until it is
// asked for; every operation has a deadline, and its error says what had arrived until then.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class Channel {
  /// -1 once closed.
  public private(set) var descriptor: Int32
  /// Received and not yet taken.
  public private(set) var pending: [UInt8] = []
  /// The other side has finished sending.
  public private(set) var isAtEnd = false

  /// Takes over `descriptor` and makes it non-blocking.
  public init(_ descriptor: Int32) {
    brokenPipesAreErrors
    self.descriptor = descriptor
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close() }

  public func close() {
    guard descriptor >= 0 else { return }
    closeDescriptor(descriptor)
    descriptor = -1
  }

  /// Sends all of `bytes`.
  public func write(_ bytes: some Collection<UInt8>, by deadline: Deadline) throws {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      sent += try writeSome(bytes[sent...])
      if sent < bytes.count { try wait(for: Int16(POLLOUT), by: deadline, purpose: "writing") }
    }
  }

  public func write(_ text: String, by deadline: Deadline) throws {
    try write(text.utf8, by: deadline)
  }

  /// Sends what the other side takes at once; returns how many bytes that was.
  public func writeSome(_ bytes: ArraySlice<UInt8>) throws -> Int {
    while true {
      let count = bytes.withUnsafeBytes { writeBytes(descriptor, $0) }
      if count >= 0 { return count }
      if errno == EAGAIN { return 0 }
      if errno != EINTR { throw SupportError.system("write") }
    }
  }

  /// Takes in what has arrived, without waiting.
  public func receive() throws {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while !isAtEnd {
      let count = buffer.withUnsafeMutableBytes { readBytes(descriptor, $0) }
      if count > 0 {
        pending += buffer[..<count]
        if count < buffer.count { return }
      } else if count == 0 || errno == EIO {
        // EIO: the last process on the other side of a pseudo-terminal has gone.
        isAtEnd = true
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        throw SupportError.system("read")
      }
    }
  }

  /// Takes what arrives up to and including `marker`.
  public func read(through marker: String, by deadline: Deadline) throws -> String {
    let wanted = Array(marker.utf8)
    var searched = 0
    while true {
      if let end = endOfFirst(wanted, from: searched) { return take(end) }
      searched = max(0, pending.count - wanted.count)
      if isAtEnd { throw SupportError("end before \(marker.debugDescription); got \(pendingText)") }
      try wait(for: Int16(POLLIN), by: deadline, purpose: "waiting for \(marker.debugDescription)")
      try receive()
    }
  }

  /// Takes exactly `count` bytes.
  public func read(count: Int, by deadline: Deadline) throws -> String {
    while pending.count < count {
      if isAtEnd { throw SupportError("end after \(pending.count) of \(count) bytes; got \(pendingText)") }
      try wait(for: Int16(POLLIN), by: deadline, purpose: "waiting for \(count) bytes")
      try receive()
    }
    return take(count)
  }

  /// Takes everything up to the end.
  public func readToEnd(by deadline: Deadline) throws -> String {
    while !isAtEnd {
      try wait(for: Int16(POLLIN), by: deadline, purpose: "waiting for the end")
      try receive()
    }
    return take(pending.count)
  }

  /// Takes all that is pending.
  public func takePending() -> String { take(pending.count) }

  /// Takes the lines that are there, without the newlines at their ends.
  public func takeLines() -> [String] {
    guard let end = pending.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    return take(end + 1).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Takes all that is pending, as bytes.
  public func takeBytes() -> [UInt8] {
    defer { pending = [] }
    return pending
  }

  /// Blocks until one of `channels` has something to read.
  public static func waitForInput(_ channels: [Channel], by deadline: Deadline) throws {
    while try !hasInput(channels, within: deadline.milliseconds) {
      if deadline.hasPassed { throw SupportError("nothing arrived in time") }
    }
  }

  /// Waits a while at most for one of `channels` to have something to read; false if none has by then.
  public static func hasInput(_ channels: [Channel], within milliseconds: Int32) throws -> Bool {
    var entries = channels.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    let count = poll(&entries, nfds_t(entries.count), milliseconds)
    if count < 0, errno != EINTR { throw SupportError.system("poll") }
    return count > 0
  }

  private func wait(for events: Int16, by deadline: Deadline, purpose: String) throws {
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    while true {
      let count = poll(&entry, 1, deadline.milliseconds)
      if count > 0 { return }
      if count == 0 { throw SupportError("timed out \(purpose); got \(pendingText)") }
      if errno != EINTR { throw SupportError.system("poll") }
    }
  }

  private func endOfFirst(_ wanted: [UInt8], from start: Int) -> Int? {
    guard pending.count >= wanted.count else { return nil }
    for index in start...(pending.count - wanted.count)
    where pending[index..<index + wanted.count].elementsEqual(wanted) {
      return index + wanted.count
    }
    return nil
  }

  private func take(_ count: Int) -> String {
    let text = String(decoding: pending[..<count], as: UTF8.self)
    pending.removeFirst(count)
    return text
  }

  private var pendingText: String {
    String(decoding: pending.suffix(2000), as: UTF8.self).debugDescription
  }
}
