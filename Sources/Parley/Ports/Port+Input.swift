// Reading from ports. Characters are decoded where they lie in the buffer; a character that is not all there stays in
// the buffer until the rest comes, so whether one can be read without waiting is always known.

extension Port {
  // MARK: - Characters

  /// Takes the next character; nil at the end of input.
  @inline(__always) public func readCode() throws(PortError) -> UInt32? {
    let start = state.pointee.inputStart
    if _fastPath(start < state.pointee.inputEnd) {
      let byte = state.pointee.input[start]
      if _fastPath(byte < 0x80) {
        state.pointee.inputStart = start &+ 1
        advance(over: UInt32(byte))
        return UInt32(byte)
      }
    }
    return try readCodeSlow()
  }

  /// The next character, left in place; nil at the end of input.
  @inline(__always) public func peekCode() throws(PortError) -> UInt32? {
    let start = state.pointee.inputStart
    if _fastPath(start < state.pointee.inputEnd) {
      let byte = state.pointee.input[start]
      if _fastPath(byte < 0x80) { return UInt32(byte) }
    }
    return try nextCharacter()?.code
  }

  @inline(never) private func readCodeSlow() throws(PortError) -> UInt32? {
    guard let (code, length) = try nextCharacter() else {
      forgetEnd()
      return nil
    }
    state.pointee.inputStart += length
    advance(over: code)
    return code
  }

  /// Decodes the next character without taking it, reading on while it is incomplete.
  private func nextCharacter() throws(PortError) -> (code: UInt32, length: Int)? {
    flags.remove(.readsBytes)
    while true {
      let start = state.pointee.input + state.pointee.inputStart
      let count = state.pointee.inputEnd - state.pointee.inputStart
      if count > 0 {
        let (code, length) = TextCoding.decode(start, count, escaped: isMemory)
        if length > 0 { return (code, length) }
      }
      if try !fill(TextCoding.missing(start, count, escaped: isMemory)) {
        return count > 0 ? (Value.rawByteBase + UInt32(start[0]), 1) : nil
      }
    }
  }

  @inline(__always) private func advance(over code: UInt32) { state.pointee.advance(over: code) }

  // MARK: - Bytes

  /// Takes the next byte; nil at the end of input.
  public func readByte() throws(PortError) -> UInt8? {
    guard let byte = try peekByte() else {
      forgetEnd()
      return nil
    }
    state.pointee.inputStart += 1
    return byte
  }

  /// The next byte, left in place; nil at the end of input.
  public func peekByte() throws(PortError) -> UInt8? {
    flags.insert(.readsBytes)
    while state.pointee.inputStart == state.pointee.inputEnd {
      if try !fill(1) { return nil }
    }
    return state.pointee.input[state.pointee.inputStart]
  }

  /// Reads up to `count` bytes, fewer only at the end of input. Returns how many.
  func readBytes(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    flags.insert(.readsBytes)
    var done = 0
    while done < count {
      let available = min(state.pointee.inputEnd - state.pointee.inputStart, count - done)
      if available > 0 {
        (target + done).update(from: state.pointee.input + state.pointee.inputStart, count: available)
        state.pointee.inputStart += available
        done += available
      } else if flags.contains(.ended) || device == nil || count - done < state.pointee.inputCapacity {
        if try !fill(count - done) { break }
      } else if let device {
        // Large reads go past the buffer.
        guard flags.contains(.inputOpen) else { throw .closed }
        let got = try device.read(into: target + done, count: count - done)
        if got == 0 {
          flags.insert(.ended)
          break
        }
        done += got
      }
    }
    if done == 0, count > 0 { forgetEnd() }
    return done
  }

  // MARK: - Lines and strings

  /// Appends the rest of the line to `bytes`, in the coding of this port's buffer, without what ends it: a newline, a
  /// return, or a return and a newline (R7RS 6.13.2). False when the input has ended before any character.
  func readLine(into bytes: inout [UInt8], limit: Int) throws(PortError) -> Bool {
    while true {
      let start = state.pointee.input + state.pointee.inputStart
      let count = state.pointee.inputEnd - state.pointee.inputStart
      var length = 0
      while length < count, start[length] != 10, start[length] != 13 { length += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
      if length < count {
        state.pointee.inputStart += length + 1
        state.pointee.line += 1
        state.pointee.column = 1
        if start[length] == 13 { skipNewline() }
        return true
      }
      state.pointee.inputStart += length
      // Characters, not bytes: those that continue one do not count.
      for index in 0..<length where start[index] & 0xC0 != 0x80 { state.pointee.column += 1 }
      if bytes.count > limit { throw .memory }
      flags.remove(.readsBytes)
      if try !fill(1) {
        if bytes.isEmpty { forgetEnd() }
        return !bytes.isEmpty
      }
    }
  }

  /// Passes over a newline that follows a return, now or when it comes: waiting for it could wait for ever.
  private func skipNewline() {
    if state.pointee.inputStart == state.pointee.inputEnd {
      flags.insert(.skipsNewline)
    } else if state.pointee.input[state.pointee.inputStart] == 10 {
      state.pointee.inputStart += 1
    }
  }

  /// Appends up to `count` characters to `bytes` in escaped form; fewer only at the end of input. Returns how many.
  func readString(_ count: Int, into bytes: inout [UInt8], limit: Int) throws(PortError) -> Int {
    var left = count
    while left > 0 {
      let start = state.pointee.input + state.pointee.inputStart
      let ready = min(left, state.pointee.inputEnd - state.pointee.inputStart)
      let ascii = ready > 0 ? TextCoding.asciiPrefix(start, ready) : 0
      if ascii > 0 {
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: ascii))
        for index in 0..<ascii { advance(over: UInt32(start[index])) }
        state.pointee.inputStart += ascii
        left -= ascii
      } else if ready == 0 {
        // As many characters as are still wanted take at least as many bytes, so an unbuffered port may read them all.
        if bytes.count > limit { throw .memory }
        flags.remove(.readsBytes)
        if try !fill(left) { break }
      } else if let code = try readCode() {
        appendEscaped(code, to: &bytes)
        left -= 1
      } else {
        break
      }
    }
    if left == count, count > 0 { forgetEnd() }
    return count - left
  }

  private func appendEscaped(_ code: UInt32, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextCoding.longest) { scratch in
      guard let start = scratch.baseAddress else { return }
      let length = TextCoding.encode(code, into: start, escaped: true)
      for index in 0..<length { bytes.append(start[index]) }
    }
  }

  // MARK: - Readiness

  /// Whether a character (a byte, if the port was last read in bytes) or the end of input lies in the buffer.
  public var hasInput: Bool {
    let start = state.pointee.inputStart
    if start == state.pointee.inputEnd { return !flags.isDisjoint(with: [.ended, .memory]) }
    return state.pointee.input[start] < 0x80 || hasInputSlow
  }

  @inline(never) private var hasInputSlow: Bool {
    if !flags.isDisjoint(with: [.ended, .memory]) { return true }
    let count = state.pointee.inputEnd - state.pointee.inputStart
    if flags.contains(.readsBytes) || !flags.contains(.textual) { return true }
    return TextCoding.missing(state.pointee.input + state.pointee.inputStart, count, escaped: false) == 0
  }

  /// What a wait for several ports must do about this one: the descriptor to poll, `readyNow`, or `notWaitedFor` if it
  /// is closed, has no input, or was seen before in this wait.
  /// - Parameter wait: the number of the wait.
  @inline(never) func descriptorToPoll(wait: UInt64) -> Int32 {
    let flags = state.pointee.flags
    guard state.pointee.waitStamp != wait, !flags.contains(.closed), !flags.isDisjoint(with: [.inputOpen, .pollOnly])
    else {
      return Port.notWaitedFor
    }
    state.pointee.waitStamp = wait
    if flags.contains(.alwaysReady) || hasInput { return Port.readyNow }
    guard let device else { return Port.readyNow }
    let descriptor = device.descriptor
    return descriptor < 0 ? Port.readyNow : descriptor
  }
  public static var notWaitedFor: Int32 { -1 }
  public static var readyNow: Int32 { -2 }

  /// Whether reading would not wait: reads ahead what is there, as far as one character needs on an unbuffered port.
  /// Half a character is not ready.
  /// - Parameter polled: poll(2) has just told that the descriptor is readable.
  public func prefetch(polled: Bool) throws(PortError) -> Bool {
    var polled = polled
    while !hasInput {
      guard let device, flags.contains(.inputOpen) else { return true }
      if flags.contains(.pollOnly) { return polled ? true : try device.isReady() }
      let count = state.pointee.inputEnd - state.pointee.inputStart
      let missing = TextCoding.missing(state.pointee.input + state.pointee.inputStart, count, escaped: false)
      let room = prepareRoom(missing)
      guard
        let got = try device.readAvailable(
          into: state.pointee.input + state.pointee.inputEnd, count: room, polled: polled)
      else { return false }
      note(got)
      polled = false
    }
    return true
  }

  /// Like `prefetch` for bytes.
  func isByteReady() throws(PortError) -> Bool {
    flags.insert(.readsBytes)
    return try prefetch(polled: false)
  }

  // MARK: - Filling

  /// Reads at least one byte into the buffer, waiting for it; false at the end of input. An unbuffered port reads at
  /// most `wanted` bytes.
  private func fill(_ wanted: Int) throws(PortError) -> Bool {
    if flags.contains(.ended) { return false }
    guard flags.contains(.inputOpen) else { throw .closed }
    guard let device else { return false }
    // Reading may wait, and somebody who looks into the program meanwhile may read too.
    guard !flags.contains(.filling) else {
      throw PortError(.system, message: "the running program is reading from this port")
    }
    flags.insert(.filling)
    defer { flags.remove(.filling) }
    let room = prepareRoom(wanted)
    return note(try device.read(into: state.pointee.input + state.pointee.inputEnd, count: room))
  }

  /// Makes room behind the bytes not yet read; returns how many to read there.
  private func prepareRoom(_ wanted: Int) -> Int {
    let count = state.pointee.inputEnd - state.pointee.inputStart
    if state.pointee.inputStart > 0 {
      state.pointee.input.update(from: state.pointee.input + state.pointee.inputStart, count: count)
      state.pointee.inputStart = 0
      state.pointee.inputEnd = count
    }
    let room = state.pointee.inputCapacity - count
    return flags.contains(.buffersInput) ? room : min(room, max(1, wanted))
  }

  /// Takes note of bytes that a device has put behind the buffer's end. False at the end of input.
  @discardableResult private func note(_ got: Int) -> Bool {
    if got == 0 {
      flags.insert(.ended)
      return false
    }
    state.pointee.inputEnd += got
    if flags.contains(.skipsNewline) {
      flags.remove(.skipsNewline)
      if state.pointee.input[state.pointee.inputStart] == 10 { state.pointee.inputStart += 1 }
    }
    return true
  }

  /// The end of input has been told: unless it is final, the next read asks the device again.
  private func forgetEnd() {
    if !flags.contains(.endIsFinal) { flags.remove(.ended) }
  }

  // MARK: - Position

  /// The offset of the next byte to be read or written; nil where there is no such thing.
  public func position() throws(PortError) -> Int? {
    guard let device else { return nil }
    try flush()
    guard let offset = try device.position() else { return nil }
    return offset - (state.pointee.inputEnd - state.pointee.inputStart)
  }

  /// Moves to an offset, dropping buffered input. False where there is no such thing.
  public func setPosition(_ offset: Int) throws(PortError) -> Bool {
    guard let device else { return false }
    try flush()
    guard try device.setPosition(offset) else { return false }
    state.pointee.inputStart = 0
    state.pointee.inputEnd = 0
    flags.remove([.ended, .skipsNewline])
    return true
  }
}

extension PortState {
  /// `Port.descriptorToPoll` for the usual case, that of a socket from which nothing has been read ahead; -1 if it is
  /// another.
  @inline(__always) mutating func descriptorToPoll(wait: UInt64) -> Int32 {
    guard
      pollDescriptor >= 0 && waitStamp != wait && inputStart == inputEnd
        && flags.isDisjoint(with: [.closed, .ended, .alwaysReady, .memory])
        && !flags.isDisjoint(with: [.inputOpen, .pollOnly])
    else { return -1 }
    waitStamp = wait
    return pollDescriptor
  }
}
