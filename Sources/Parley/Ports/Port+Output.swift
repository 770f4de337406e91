// Writing to ports. A buffered port collects bytes; an unbuffered one hands each operation's bytes to its device in one
// piece; a memory port grows.

extension Port {
  /// Writes one character.
  @inline(__always) public func writeCode(_ code: UInt32) throws(PortError) {
    let count = state.pointee.outputCount
    if _fastPath(code < 0x80 && code != 10 && count < state.pointee.outputLimit) {
      state.pointee.output[count] = UInt8(truncatingIfNeeded: code)
      state.pointee.outputCount = count &+ 1
      return
    }
    try writeCodeSlow(code)
  }

  @inline(never) private func writeCodeSlow(_ code: UInt32) throws(PortError) {
    if let outcome = state.sendThroughDoor(code) {
      if outcome != 1 { try finishSending(code, after: outcome) }
      return
    }
    if try !canWrite() { return }
    if state.pointee.outputLimit == 0 {
      let length = TextCoding.encode(code, into: state.pointee.output, escaped: false)
      return try send(state.pointee.output, length)
    }
    try makeRoom(TextCoding.longest)
    state.pointee.outputCount += TextCoding.encode(
      code, into: state.pointee.output + state.pointee.outputCount, escaped: isMemory)
    if code == 10, flags.contains(.lineBuffered) { try flush() }
  }

  /// Writes a newline as the procedure `newline` does.
  func writeNewline() throws(PortError) {
    try writeCode(10)
    if flags.contains(.flushesOnNewline) { try flush() }
  }

  /// Writes text that is UTF-8 already, raw bytes as themselves. An unbuffered port hands it to its device in one
  /// piece.
  public func write(bytes: UnsafeBufferPointer<UInt8>) throws(PortError) {
    guard let start = bytes.baseAddress, bytes.count > 0, try canWrite() else { return }
    if isMemory, flags.contains(.textual), TextCoding.asciiPrefix(start, bytes.count) < bytes.count {
      try writeEscaped(start, bytes.count)
    } else {
      try writeRaw(start, bytes.count)
    }
  }

  /// Writes UTF-8 text, or bytes.
  public func write(_ bytes: [UInt8]) throws(PortError) {
    // A closure could not throw a typed error through withUnsafeBufferPointer before Swift 6.
    try bytes.withUnsafeBufferPointer { (buffer) throws(PortError) in try write(bytes: buffer) }
  }

  public func write(_ text: String) throws(PortError) {
    try write(Array(text.utf8))
  }

  /// Writes characters of a string. An unbuffered port hands them to its device in one piece.
  func write(_ view: StringView, _ range: Range<Int>) throws(PortError) {
    if !view.isWide {
      let start = view.narrow + range.lowerBound
      if TextCoding.asciiPrefix(start, range.count) == range.count {
        guard !range.isEmpty, try canWrite() else { return }
        return try writeRaw(start, range.count)
      }
    }
    if state.pointee.outputLimit > 0 {
      for index in range { try writeCode(view[index]) }
    } else {
      try write(TextCoding.bytes(of: view, range))
    }
  }

  /// Writes bytes that are no text.
  func writeBytes(_ bytes: UnsafeBufferPointer<UInt8>) throws(PortError) {
    guard let start = bytes.baseAddress, bytes.count > 0, try canWrite() else { return }
    try writeRaw(start, bytes.count)
  }

  /// Writes one byte.
  func writeByte(_ byte: UInt8) throws(PortError) {
    if try !canWrite() { return }
    if state.pointee.outputLimit == 0 {
      state.pointee.output[0] = byte
      return try send(state.pointee.output, 1)
    }
    try makeRoom(1)
    state.pointee.output[state.pointee.outputCount] = byte
    state.pointee.outputCount += 1
  }

  /// Sends what is buffered to the device.
  public func flush() throws(PortError) {
    guard device != nil, state.pointee.outputCount > 0, !state.pointee.flags.contains(.flushing) else { return }
    state.pointee.flags.insert(.flushing)
    defer { state.pointee.flags.remove(.flushing) }
    var sent = 0
    do throws(PortError) {
      try meter?.charge(state.pointee.outputCount)
      while sent < state.pointee.outputCount {
        guard let device else { return }
        sent += try device.write(state.pointee.output + sent, count: state.pointee.outputCount - sent)
      }
      state.pointee.outputCount = 0
    } catch {
      // After an interrupt the rest can still be written; after any other error it never can.
      let rest = error.reason == .interrupted ? state.pointee.outputCount - sent : 0
      state.pointee.output.update(from: state.pointee.output + sent, count: rest)
      state.pointee.outputCount = rest
      throw error
    }
  }

  // MARK: - Pieces

  /// Whether there is anywhere to write to; false when output is to be dropped.
  @inline(__always) private func canWrite() throws(PortError) -> Bool {
    if _fastPath(flags.contains(.outputOpen)) { return true }
    if flags.contains(.dropsOutput) { return false }
    throw .closed
  }

  private func writeRaw(_ start: UnsafePointer<UInt8>, _ count: Int) throws(PortError) {
    if state.pointee.outputLimit == 0 { return try send(start, count) }
    if !isMemory, count >= state.pointee.outputCapacity {
      try flush()
      return try send(start, count)
    }
    try makeRoom(count)
    (state.pointee.output + state.pointee.outputCount).update(from: start, count: count)
    state.pointee.outputCount += count
    if flags.contains(.lineBuffered), UnsafeBufferPointer(start: start, count: count).contains(10) { try flush() }
  }

  private func writeEscaped(_ start: UnsafePointer<UInt8>, _ count: Int) throws(PortError) {
    var index = 0
    while index < count {
      let (code, length) = TextCoding.decode(start + index, count - index, escaped: false)
      try writeCode(length == 0 ? Value.rawByteBase + UInt32(start[index]) : code)
      index += max(1, length)
    }
  }

  private func send(_ start: UnsafePointer<UInt8>, _ count: Int) throws(PortError) {
    guard let device else { return }
    try meter?.charge(count)
    var sent = 0
    while sent < count { sent += try device.write(start + sent, count: count - sent) }
  }

  /// Makes sure that `count` bytes fit behind the buffered ones.
  @inline(__always) private func makeRoom(_ count: Int) throws(PortError) {
    if state.pointee.outputCount + count <= state.pointee.outputCapacity { return }
    if isMemory { try grow(by: count) } else { try flush() }
  }

  @inline(never) private func grow(by count: Int) throws(PortError) {
    guard let heap else { throw .memory }
    let capacity = max(2 * state.pointee.outputCapacity, state.pointee.outputCount + count)
    do throws(SchemeThrow) { try heap.checkRoom(forWords: capacity / 8) } catch { throw .memory }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: state.pointee.output, count: state.pointee.outputCount)
    state.pointee.output.deallocate()
    charge(heap, capacity - state.pointee.outputCapacity)
    state.pointee.output = grown
    state.pointee.outputCapacity = capacity
    state.pointee.outputLimit = capacity
  }
}
