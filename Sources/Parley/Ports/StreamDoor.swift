// The short way out of an unbuffered port: what stands at the system's door, asked without the device in between. A server
// that passes on characters finds little of itself in the processor's caches after each system call, so what counts there
// is how few places it comes by. The device says when the door is open to its port, and hears of everything but a plain
// success.

/// Sends bytes by descriptors. Back ends outside the engine derive from it.
open class StreamDoor {
  public init() {}

  /// send(2), as the system answers: how many bytes were taken, or a negative number.
  open func trySend(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    preconditionFailure("a door without a system behind it")
  }
  /// Why the last `trySend` has answered a negative number: the error number, negated.
  open var sendFailure: Int { preconditionFailure("a door without a system behind it") }
  /// send(2): how many bytes were taken, or an error number negated.
  public final func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    let taken = trySend(descriptor, bytes, count)
    return _fastPath(taken >= 0) ? taken : sendFailure
  }
}

extension Port {
  /// The door that output may go through as long as the device does not say otherwise: there is a peer, and nothing is
  /// queued before what is written. The device keeps the door alive.
  public var door: StreamDoor? {
    get { state.pointee.offeredDoor?.takeUnretainedValue() }
    set {
      state.pointee.offeredDoor = newValue.map { .passUnretained($0) }
      updateDoor()
    }
  }

  /// Bytes that went through the door.
  public var sentThroughDoor: Int { state.pointee.sentThroughDoor }

  /// Opens the door if the port, too, allows it: open, without buffer, and with nobody who counts its output.
  func updateDoor() {
    let isOpen = flags.isSuperset(of: [.outputOpen, .textual]) && state.pointee.outputLimit == 0 && meter == nil
    state.pointee.door = isOpen ? state.pointee.offeredDoor : nil
  }

  /// Goes on with the writing of an ASCII character for which the door has given another answer than 1.
  @inline(never) func finishSending(_ code: UInt32, after outcome: Int) throws(PortError) {
    guard let device else { return }
    var byte = UInt8(truncatingIfNeeded: code)
    _ = try withUnsafePointer(to: &byte) { (byte) throws(PortError) in
      try device.write(byte, count: 1, after: outcome)
    }
  }
}

extension UnsafeMutablePointer<PortState> {
  /// Sends an ASCII character through the port's door: the door's answer, or nil if it is not open for this. An answer that
  /// `writeAtOnce` got counts.
  @inline(__always) func sendThroughDoor(_ code: UInt32) -> Int? {
    if _slowPath(pointee.refusal != PortState.noRefusal) {
      defer { pointee.refusal = PortState.noRefusal }
      return pointee.refusal
    }
    return knock(code)
  }

  /// Sends from a byte beside the rest of what this touches.
  @inline(__always) private func knock(_ code: UInt32) -> Int? {
    guard let door = pointee.door, code < 0x80 else { return nil }
    pointee.outgoing = UInt8(truncatingIfNeeded: code)
    let taken = door._withUnsafeGuaranteedRef { $0.trySend(pointee.pollDescriptor, &pointee.outgoing, 1) }
    if _fastPath(taken == 1) {
      pointee.sentThroughDoor &+= 1
      return taken
    }
    return taken < 0 ? door._withUnsafeGuaranteedRef { $0.sendFailure } : taken
  }

  // MARK: - For the run loop: what reading and writing a character is nearly always

  /// Writes a character if that takes no more than putting it into the buffer or sending it. If not, `write-char` must do
  /// it, which hears of what was tried. Part of the loop, for a return that follows a system call is one that the processor
  /// has not predicted.
  @inline(__always) func writeAtOnce(_ character: Value) -> Bool {
    let code = character.characterCode
    guard pointee.takesCharacters, code < 0x80 else { return false }
    // How much is buffered stands in another cache line.
    let limit = pointee.outputLimit
    if limit > 0 {
      let count = pointee.outputCount
      guard count < limit, code != 10 else { return false }
      pointee.output[count] = UInt8(truncatingIfNeeded: code)
      pointee.outputCount = count &+ 1
      return true
    }
    guard let outcome = knock(code) else { return false }
    if _fastPath(outcome == 1) { return true }
    pointee.refusal = outcome
    return false
  }

  /// The next character, if it is ASCII and has been read ahead; nil: `read-char` or `peek-char` must do it.
  @inline(__always) private func nextAtOnce() -> UInt8? {
    guard pointee.givesCharacters else { return nil }
    let start = pointee.inputStart
    guard start < pointee.inputEnd, pointee.input[start] < 0x80 else { return nil }
    return pointee.input[start]
  }

  /// Takes the next character; nil: `read-char` must do it.
  @inline(never) func readAtOnce() -> Value? {
    guard let byte = nextAtOnce() else { return nil }
    pointee.inputStart &+= 1
    pointee.advance(over: UInt32(byte))
    return Value(characterCode: UInt32(byte))
  }

  /// The next character, left in place; nil: `peek-char` must do it.
  @inline(never) func peekAtOnce() -> Value? { nextAtOnce().map { Value(characterCode: UInt32($0)) } }
}
