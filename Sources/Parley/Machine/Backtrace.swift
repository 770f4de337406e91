// Traces: which procedures were running, and where, when something was raised.

/// The frames of a moment, innermost first.
final class Trace {
  struct Frame {
    let info: CodeInfo
    let offset: Int
    var location: SourceLocation? { info.location(at: offset) ?? info.location }
  }
  var frames: [Frame] = []
  /// Whether there were more frames than were kept.
  var isCut = false
}

extension Machine {
  private static var keptFrames: Int { 24 }

  /// The frames of programs on the stack and in the captured continuation.
  func captureTrace() -> Trace {
    let trace = Trace()
    var base = state.pointee.base
    // The pc stands behind the instruction that failed, or behind a trailing word of it.
    var pc = state.pointee.pc - 1
    let bottom = state.pointee.segmentBottom
    while base > bottom {
      add(Value(bits: base.callee), pc, to: trace)
      if trace.frames.count >= Machine.keptFrames {
        trace.isCut = true
        return trace
      }
      let returnAddress = codePointer(base.returnAddress)
      if returnAddress == underflowStub { break }
      pc = returnAddress - 1
      base -= Int(returnAddress[-1])
    }
    var frames = self[register: MachineRegister.continuation]
    while !frames.isNull {
      let words = frames.slot(5).address + 1
      var frameBase = frames.slot(3).fixnum
      var returnAddress = codePointer(frames.slot(2).bits)
      while true {
        guard frameBase >= 2 else { break }
        add(Value(bits: words[frameBase - 2]), returnAddress - 1, to: trace)
        if trace.frames.count >= Machine.keptFrames {
          trace.isCut = true
          return trace
        }
        returnAddress = codePointer(words[frameBase - 1])
        if returnAddress == underflowStub || frameBase == 2 { break }
        frameBase -= Int(returnAddress[-1])
      }
      frames = frames.slot(1)
    }
    return trace
  }

  /// Adds a frame unless it belongs to the library.
  private func add(_ callee: Value, _ pc: CodePointer, to trace: Trace) {
    guard callee.isObject(.closure) else { return }
    let code = callee.closureCode
    guard let info = codeTable[code], info.location != nil || !info.locations.isEmpty else { return }
    let offset = pc - code.entry
    trace.frames.append(Trace.Frame(info: info, offset: (0..<code.instructionCount).contains(offset) ? offset : 0))
  }

  /// "; did you mean car?" for a name near one that exists, or the libraries that export the name.
  func suggestion(for name: String) -> String {
    let exporters = librariesExporting(name)
    if let first = exporters.first {
      let others = exporters.dropFirst().prefix(3).joined(separator: ", ")
      return "; (import \(first)) provides it" + (others.isEmpty ? "" : ", so does \(others)")
    }
    let environment = userScope.environment
    let names = environment.names.filter(environment.isDefined).map(heap.symbolText)
    return nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// The name of those given that is most like another one, if any is like it at all.
  func nearest(to name: String, among names: [String]) -> String? {
    guard name.count > 2 else { return nil }
    let limit = min(2, name.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names where !candidate.hasPrefix("%") && abs(candidate.count - name.count) <= 2 {
      let distance = editDistance(name, candidate, limit: limit)
      guard distance <= limit else { continue }
      // Of names equally near, always the same one.
      if (distance, candidate) < (best?.distance ?? 3, best?.name ?? "") { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one name of the other.
  private func editDistance(_ a: String, _ b: String, limit: Int) -> Int {
    let x = Array(a.unicodeScalars)
    let y = Array(b.unicodeScalars)
    var rows = [Array(0...y.count)]
    for i in 1...max(x.count, 1) where i <= x.count {
      var row = [i] + Array(repeating: 0, count: y.count)
      for j in 1...max(y.count, 1) where j <= y.count {
        let cost = x[i - 1] == y[j - 1] ? 0 : 1
        row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] { row[j] = min(row[j], rows[i - 2][j - 2] + 1) }
      }
      rows.append(row)
    }
    return rows[x.count][y.count]
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
