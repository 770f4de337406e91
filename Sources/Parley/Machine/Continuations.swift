// First-class continuations.
//
// Capturing copies the stack once into the heap and starts an empty stack whose bottom returns to the underflow stub; from
// then on the copy is shared. Frames are a chain of objects:
//
//   frames        [next older frames or (), return address, distance of the frame's base from the segment's start (fixnum),
//                  words used (fixnum), segment, words in this and all older frames (fixnum)]
//   stackSegment  [word ...]                            shared by the frames that were split off it
//   continuation  [frames or (), winders, handlers, parameters, the host call it belongs to (fixnum)]
//
// Returning into frames copies back a bounded part from the top, at a frame border, and leaves the rest shared: switching
// between deep generators costs O(1).
//
// A stack that has become too deep is moved to the heap in the same way. No continuation refers to such frames (their variant
// is 1), so they are used once: more is copied back at a time, and their segment is given back as soon as it is empty. When
// call/cc captures what stands on them, and when frames that were captured are left for them, they lose that mark.

extension Machine {
  /// At least this many words are copied back at a time, if there are so many: of frames that a continuation may refer to,
  /// and of others. (Less than `stackStep`, so the stack has room.)
  private static var restoreWords: Int { 96 }
  private static var restoreWordsOnce: Int { 3072 }

  var continuationDepth: Int {
    let frames = self[register: MachineRegister.continuation]
    return frames.isNull ? 0 : frames.slot(6).fixnum
  }

  /// Moves the frames in [segment bottom, end) to the continuation register.
  /// - Parameters:
  ///   - returnAddress: where the frame above them returns to.
  ///   - isOwn: no continuation will refer to them.
  func captureFrames(returnAddress: UInt64, end: WordPointer, isOwn: Bool) {
    if !isOwn { shareFrames() }
    let bottom = state.pointee.segmentBottom
    let count = end - bottom
    guard count > 0 else { return }
    let distance = Int(codePointer(returnAddress)[-1])
    // The frame above starts at end + 2; its caller's base lies `distance` below that.
    let callerBase = count + 2 - distance
    let isLarge = count >= Heap.largestMovableWords
    // Large ones that will come back are all of one size.
    let words = isLarge && isOwn ? state.pointee.stackEnd - bottom : count + 1
    let segment = isLarge ? heap.allocateSegment(words: words) : heap.allocate(words: words)
    if !isLarge { segment[0] = ObjectHeader.make(.stackSegment, words: words) }
    (segment + 1).update(from: bottom, count: count)
    (segment + count + 1).update(repeating: 0, count: words - count - 1)
    self[register: MachineRegister.continuation] = makeFrames(
      older: self[register: MachineRegister.continuation], returnAddress: returnAddress, base: callerBase, count: count,
      segment: Value(object: segment), depth: continuationDepth + count, isOwn: isOwn)
  }

  /// Notes that a continuation refers to the newest captured frames.
  @inline(__always) private func shareFrames() {
    let frames = self[register: MachineRegister.continuation]
    if !frames.isNull { frames.address[0] = ObjectHeader.make(.frames, words: 7) }
  }

  /// A `frames` object; word by word, since a program may switch between continuations more often than it does anything else.
  @inline(__always)
  private func makeFrames(
    older: Value, returnAddress: UInt64, base: Int, count: Int, segment: Value, depth: Int, isOwn: Bool
  ) -> Value {
    let frames = heap.allocate(words: 7)
    frames[0] = ObjectHeader.make(.frames, words: 7, variant: isOwn ? 1 : 0)
    frames[1] = older.bits
    frames[2] = returnAddress
    frames[3] = Value(fixnum: base).bits
    frames[4] = Value(fixnum: count).bits
    frames[5] = segment.bits
    frames[6] = Value(fixnum: depth).bits
    return Value(object: frames)
  }

  /// The body of call/cc, in its own frame at `base` with the receiver in base[0].
  func captureContinuation() throws(SchemeThrow) {
    let base = state.pointee.base
    let receiver = base[0]
    guard Value(bits: receiver).isProcedure else {
      let shown = Printer.brief(Value(bits: receiver), heap: heap)
      throw failure(
        .type, "call/cc: argument 1 (procedure) must be a procedure, got \(shown)", Value(bits: receiver))
    }
    statistics.captures += 1
    captureFrames(returnAddress: base.returnAddress, end: base - 2, isOwn: false)
    let continuation = heap.allocate(words: 6)
    continuation[0] = ObjectHeader.make(.continuation, words: 6)
    continuation[1] = self[register: MachineRegister.continuation].bits
    continuation[2] = self[register: MachineRegister.winders].bits
    continuation[3] = self[register: MachineRegister.handlers].bits
    continuation[4] = self[register: MachineRegister.parameters].bits
    continuation[5] = Value(fixnum: currentHostCall).bits
    let bottom = state.pointee.segmentBottom
    bottom[0] = receiver
    bottom[1] = UInt64(UInt(bitPattern: underflowStub))
    bottom[2] = Value(object: continuation).bits
    state.pointee.base = bottom + 2
  }

  /// Replaces the current continuation by a captured one and delivers a value to it. The winders must agree already.
  /// - Throws: on the way to the run that a continuation of a host call further out belongs to.
  func reinstate(_ continuation: Value, delivering value: Value) throws(SchemeThrow) {
    if _slowPath(continuation.slot(5).fixnum != currentHostCall) { throw escape(to: continuation, value) }
    self[register: MachineRegister.continuation] = continuation.slot(1)
    self[register: MachineRegister.handlers] = continuation.slot(3)
    self[register: MachineRegister.parameters] = continuation.slot(4)
    let bottom = state.pointee.segmentBottom
    bottom[0] = value.bits
    state.pointee.base = bottom
    state.pointee.pc = underflowStub
  }

  /// Returns a value into the newest captured frames.
  /// - Returns: false when there are none: the run is over.
  func underflow(_ value: Value) -> Bool {
    let frames = self[register: MachineRegister.continuation]
    guard !frames.isNull else { return false }
    let bottom = state.pointee.segmentBottom
    let words = frames.slot(5).address + 1
    let count = frames.slot(4).fixnum
    let baseOffset = frames.slot(3).fixnum
    let pc = codePointer(frames.slot(2).bits)
    let isOwn = ObjectHeader.variant(frames.header) == 1
    let wanted = isOwn ? Machine.restoreWordsOnce : Machine.restoreWords
    // Find the lowest frame to restore: go down from the newest until enough words are covered.
    var frameBase = baseOffset
    var split = frameBase - 2
    while split > 0, count - split < wanted {
      frameBase -= Int(codePointer(words[frameBase - 1])[-1])
      split = frameBase - 2
    }
    if split > 0 {
      let returnAddress = words[frameBase - 1]
      self[register: MachineRegister.continuation] = makeFrames(
        older: frames.slot(1), returnAddress: returnAddress, base: frameBase - Int(codePointer(returnAddress)[-1]),
        count: split, segment: frames.slot(5), depth: frames.slot(6).fixnum - (count - split), isOwn: isOwn)
      bottom.update(from: words + split, count: count - split)
      bottom[1] = UInt64(UInt(bitPattern: underflowStub))
    } else {
      self[register: MachineRegister.continuation] = frames.slot(1)
      bottom.update(from: words, count: count)
      if isOwn { heap.discardSegment(words - 1) } else { shareFrames() }
    }
    let base = bottom + (baseOffset - max(split, 0))
    state.pointee.base = base
    state.pointee.pc = pc
    // The frame that returns would have started `distance` above: its result slot is two below that.
    base[Int(pc[-1]) - 2] = value.bits
    if stackGraceGiven, continuationDepth * 8 < options.stackLimitBytes / 2 { stackGraceGiven = false }
    return true
  }

  @inline(__always) func codePointer(_ bits: UInt64) -> CodePointer {
    CodePointer(bitPattern: UInt(bits)).unsafelyUnwrapped
  }
}
