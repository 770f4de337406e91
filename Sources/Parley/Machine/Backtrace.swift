// Traces: which procedures were running, and where, when something was raised, and what their variables held.
//
// A throw that a handler may take costs a trace of the innermost frames, and for the engine's own errors the values of the
// innermost one. When it goes to the host, the frames are still on the stack: now they are described in full.

/// The frames of a moment, innermost first.
final class Trace {
  struct Frame {
    let info: CodeInfo
    /// Of the instruction; -1 if none has run yet.
    let offset: Int
    /// The inlined call in the frame that this shows as a frame of its own; -1: the frame itself.
    let inlinedCall: Int

    var location: SourceLocation? {
      guard offset >= 0 else { return info.location }
      let calls = info.inlinedCalls
      if let inner = calls.indices.first(where: { $0 > inlinedCall && calls[$0].contains(offset) }) {
        return calls[inner].location ?? procedureLocation
      }
      return info.location(at: offset) ?? procedureLocation
    }

    private var procedureLocation: SourceLocation? {
      inlinedCall < 0 ? info.location : info.inlinedCalls[inlinedCall].procedureLocation
    }

    /// The variables that have a value: inner ones last, also those that they hide.
    var variables: [VariableRecord] { info.variables(at: offset, in: inlinedCall) }

    var name: String { inlinedCall < 0 ? info.name : info.inlinedCalls[inlinedCall].name }

    func isAtSamePlace(as other: Frame) -> Bool {
      info === other.info && offset == other.offset && inlinedCall == other.inlinedCall
    }

    /// Whether the frame, of which no instruction has run, is a call that the very same procedure has made. Where a
    /// recursion is too deep, that call is the place to tell of.
    func hasBegun(from caller: Frame) -> Bool { offset < 0 && info === caller.info }
  }
  /// What the host is told besides.
  struct Description {
    /// The frames below that were at the same place.
    var repetitions = 0
    var variables: [(name: String, value: String)] = []
  }
  var frames: [Frame]
  /// Of the frames in order; of a trace that the host does not see there are none.
  var descriptions: [Description] = []
  /// Whether there were more frames than were kept.
  var isCut = false
  /// The variables that occur in the form that failed.
  var formVariables: [(name: String, value: String)] = []

  init(_ frames: [Frame] = []) {
    self.frames = frames
  }
}

extension Machine {
  /// Frames of one place count once in a trace for the host.
  private static var keptFrames: Int { 24 }
  private static var visitedFrames: Int { 2_000_000 }
  private static var shownVariables: Int { 16 }

  /// Keeps what the host will want to know about a throw.
  func noteTrace(of payload: Value) {
    if isUnwinding, payload.isObject(.condition) ? payload.slot(ConditionSlot.trace).isTrue : lastTrace != nil {
      if uncaughtTrace == nil, exitStatus == nil { uncaughtTrace = describeFrames() }
      return
    }
    var frames: [Trace.Frame] = []
    frames.reserveCapacity(8)
    var values = Value.false
    let isCondition = payload.isObject(.condition)
    forEachFrame { callee, pc, base in
      forEachTraceFrame(callee, pc) { frame in
        if isCondition, frames.isEmpty { values = self.values(of: frame, callee, base) }
        frames.append(frame)
        return frames.count < Machine.keptFrames
      }
    }
    let isCut = frames.count >= Machine.keptFrames
    if frames.count > 1, frames[0].hasBegun(from: frames[1]) { frames.removeFirst() }
    let trace = Trace(frames)
    trace.isCut = isCut
    lastTrace = trace
    // The condition of an exhausted heap is made beforehand and used again.
    if payload.isObject(.condition), payload.slot(ConditionSlot.trace).isFalse || payload == heap.exhausted {
      heap.store(heap.makeRetaining(.hostObject, trace), at: payload.address + ConditionSlot.trace)
      if payload != heap.exhausted { heap.store(values, at: payload.address + ConditionSlot.values) }
    }
    if isUnwinding, exitStatus == nil { uncaughtTrace = describeFrames() }
  }

  // MARK: - Frames

  /// Visits the frames on the stack and in the captured continuation, innermost first: callee, the last word that was read
  /// of its code, and base.
  /// - Parameter visit: returns whether to go on.
  func forEachFrame(_ visit: (Value, CodePointer, WordPointer) -> Bool) {
    var base = state.pointee.base
    // The pc stands behind the instruction that failed, or behind a trailing word of it.
    var pc = state.pointee.pc - 1
    let bottom = state.pointee.segmentBottom
    while base > bottom {
      guard visit(Value(bits: base.callee), pc, base) else { return }
      let returnAddress = codePointer(base.returnAddress)
      if returnAddress == underflowStub { break }
      pc = callerPosition(returnAddress, base)
      base -= Int(returnAddress[-1])
    }
    var frames = self[register: MachineRegister.continuation]
    while !frames.isNull {
      let words = frames.slot(5).address + 1
      var frameBase = frames.slot(3).fixnum
      var returnAddress = codePointer(frames.slot(2).bits)
      var above = words + (frameBase + Int(returnAddress[-1]))
      while frameBase >= 2 {
        guard visit(Value(bits: words[frameBase - 2]), callerPosition(returnAddress, above), words + frameBase) else {
          return
        }
        above = words + frameBase
        returnAddress = codePointer(words[frameBase - 1])
        if returnAddress == underflowStub || frameBase == 2 { break }
        frameBase -= Int(returnAddress[-1])
      }
      frames = frames.slot(1)
    }
  }

  /// Where the caller of the frame at `base` is; a handler that was called for an error has the place in the word below its
  /// frame.
  private func callerPosition(_ returnAddress: CodePointer, _ base: WordPointer) -> CodePointer {
    guard UInt8(truncatingIfNeeded: returnAddress.pointee) == Opcode.raiseReturned.rawValue else {
      return returnAddress - 1
    }
    return codePointer((base - 3).pointee) - 1
  }

  /// Visits a frame as traces show it, one that stands for several calls as several, innermost first; none if it belongs to
  /// the library.
  /// - Parameter visit: returns whether to go on.
  /// - Returns: what it returned last.
  private func forEachTraceFrame(_ callee: Value, _ pc: CodePointer, _ visit: (Trace.Frame) -> Bool) -> Bool {
    guard callee.isObject(.closure) else { return true }
    let code = callee.closureCode
    guard let info = codeTable[code], info.location != nil || !info.locations.isEmpty else { return true }
    let offset = pc - code.entry
    guard (0..<code.instructionCount).contains(offset) else {
      return visit(Trace.Frame(info: info, offset: -1, inlinedCall: -1))
    }
    for index in info.inlinedCalls.indices.reversed() where info.inlinedCalls[index].contains(offset) {
      guard visit(Trace.Frame(info: info, offset: offset, inlinedCall: index)) else { return false }
    }
    return visit(Trace.Frame(info: info, offset: offset, inlinedCall: -1))
  }

  /// All frames with their variables, those at one place folded.
  private func describeFrames() -> Trace {
    let trace = Trace()
    var visited = 0
    forEachFrame { callee, pc, base in
      visited += 1
      guard visited < Machine.visitedFrames else {
        trace.isCut = true
        return false
      }
      return self.forEachTraceFrame(callee, pc) { frame in
        if trace.frames.count == 1, trace.frames[0].hasBegun(from: frame) {
          trace.frames = []
          trace.descriptions = []
        }
        if let last = trace.frames.last, last.isAtSamePlace(as: frame) {
          trace.descriptions[trace.frames.count - 1].repetitions += 1
          return true
        }
        guard trace.frames.count < Machine.keptFrames else {
          trace.isCut = true
          return false
        }
        let variables = self.describe(frame.variables) { self.value(of: $0, callee, base) }
        if trace.frames.isEmpty {
          trace.formVariables = self.formVariables(of: frame, variables, callee.closureCode)
        }
        trace.frames.append(frame)
        trace.descriptions.append(Trace.Description(variables: variables))
        return true
      }
    }
    return trace
  }

  // MARK: - Variables

  private func value(of record: VariableRecord, _ callee: Value, _ base: WordPointer) -> Value {
    let value: Value
    switch record.home {
    case .register(let register): value = Value(bits: base[register])
    case .captured(let index): value = callee.slot(index + 2)
    case .constant(let constant): value = constant
    case .literal(let index): value = Value(bits: callee.closureCode.literals[index])
    }
    return record.isBoxed && value.isObject(.box) ? value.slot(1) : value
  }

  /// The names and values of variables, those of hidden ones left out.
  private func describe(
    _ records: [VariableRecord], _ value: (VariableRecord) -> Value?
  ) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    for record in records {
      found.removeAll { $0.name == record.name }
      if let value = value(record), value != .uninitialized { found.append((record.name, shown(value))) }
    }
    return found.suffix(Machine.shownVariables)
  }

  /// The values of a frame's variables, as a vector in the order in which its code lists them.
  private func values(of frame: Trace.Frame, _ callee: Value, _ base: WordPointer) -> Value {
    frame.info.variables.withUnsafeBufferPointer { records in
      func isShown(_ index: Int) -> Bool {
        records[index].inlinedCall == frame.inlinedCall && records[index].isLive(at: frame.offset)
      }
      var count = 0
      for index in records.indices where isShown(index) { count += 1 }
      guard count > 0, count <= 64, let vector = try? heap.makeVector(count: count, fill: .false) else { return .false }
      let view = VectorView(vector)
      var next = 0
      for index in records.indices where isShown(index) {
        (view.address + 1 + next).pointee = value(of: records[index], callee, base).bits
        next += 1
      }
      return vector
    }
  }

  /// A value as error reports show it.
  private func shown(_ value: Value) -> String { Printer.brief(value, heap: heap, length: 40) }

  /// The variables that occur in the form at which a frame is: its own, and those global ones that hold no procedure.
  private func formVariables(
    of frame: Trace.Frame, _ variables: [(name: String, value: String)], _ code: CodeObject
  ) -> [(name: String, value: String)] {
    guard let location = frame.location else { return [] }
    let locals = frame.variables
    var found: [(name: String, value: String)] = []
    for name in location.form.names {
      if let variable = variables.first(where: { $0.name == name }) {
        found.append(variable)
      } else if locals.contains(where: { $0.name == name }) {
        // Its value is not needed any more and gone; a global variable of that name is another.
        continue
      } else if let value = globalValue(name, in: code), !value.isProcedure, value != .unbound {
        found.append((name, shown(value)))
      }
    }
    return found
  }

  /// The value of a global variable that code mentions.
  private func globalValue(_ name: String, in code: CodeObject) -> Value? {
    for index in 0..<code.literalCount {
      let literal = Value(bits: code.literals[index])
      guard literal.isObject(.cell) else { continue }
      let cell = Cell(literal.address)
      if heap.symbolText(cell.name) == name { return cell.value }
    }
    return nil
  }

  // MARK: - For the host

  /// What is known about a throw that nothing handled. Its frames are gone if it was raised again after they had been left.
  func takeTrace(of payload: Value) -> Trace? {
    defer { (lastTrace, uncaughtTrace) = (nil, nil) }
    guard payload.isObject(.condition), let stored = payload.slot(ConditionSlot.trace).host(Trace.self) else {
      return uncaughtTrace ?? lastTrace.map(folded)
    }
    if let live = uncaughtTrace, let first = stored.frames.first,
      let start = live.frames.firstIndex(where: { $0.isAtSamePlace(as: first) })
    {
      if start > 0 {
        live.frames.removeFirst(start)
        live.descriptions.removeFirst(start)
        live.formVariables = []
      }
      if live.formVariables.isEmpty { describeInnermostFrame(of: live, payload) }
      return live
    }
    let trace = folded(stored)
    describeInnermostFrame(of: trace, payload)
    return trace
  }

  /// A trace without descriptions for the host: frames at one place folded.
  private func folded(_ stored: Trace) -> Trace {
    let trace = Trace()
    trace.isCut = stored.isCut
    for frame in stored.frames {
      if let last = trace.frames.last, last.isAtSamePlace(as: frame) {
        trace.descriptions[trace.frames.count - 1].repetitions += 1
      } else {
        trace.frames.append(frame)
        trace.descriptions.append(Trace.Description())
      }
    }
    return trace
  }

  /// Fills in the variables of a trace's innermost frame from the values that the condition holds.
  private func describeInnermostFrame(of trace: Trace, _ payload: Value) {
    let values = payload.slot(ConditionSlot.values)
    guard let frame = trace.frames.first, values.isVector else { return }
    let records = frame.variables
    let view = VectorView(values)
    guard records.count == view.count else { return }
    var index = -1
    let variables = describe(records) { _ in
      index += 1
      return view[index]
    }
    trace.descriptions[0].variables = variables
    trace.formVariables =
      frame.location.map { location in location.form.names.compactMap { name in variables.first { $0.name == name } } }
      ?? []
  }
}

/// Keeps a location inside a heap object.
final class LocationBox {
  let location: SourceLocation
  init(_ location: SourceLocation) { self.location = location }
}

extension Machine {
  /// A location as a value, for a condition's location slot.
  func locationValue(_ location: SourceLocation) -> Value {
    heap.makeRetaining(.hostObject, LocationBox(location))
  }

  /// An error that points at a form, if it does not know a place of its own.
  func located(_ error: SchemeThrow, at form: Syntax) -> SchemeThrow {
    if let location = form.location, error.payload.isObject(.condition),
      error.payload.slot(ConditionSlot.location).isFalse
    {
      heap.store(locationValue(location), at: error.payload.address + ConditionSlot.location)
    }
    return error
  }

  /// A syntax error that points at a form.
  func syntaxError(_ message: String, _ form: Syntax) -> SchemeThrow { syntaxError(message, at: form.location) }

  func syntaxError(_ message: String, at location: SourceLocation?) -> SchemeThrow {
    SchemeThrow(makeCondition(.syntax, message, location: location.map(locationValue) ?? .false))
  }
}
