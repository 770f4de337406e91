// What a Swift caller gets when a program fails, and how it is shown.

/// An error that no Scheme handler took.
public struct SchemeError: Error {
  /// A procedure that was running, innermost first.
  public struct Frame: Sendable {
    /// Empty for code outside any named procedure.
    public let procedure: String
    public let location: SourceLocation?
  }

  public let kind: ConditionKind
  /// What went wrong, in one sentence, with the irritants as `write` shows them.
  public let message: String
  /// Where; the innermost place of the program if the error itself has none.
  public let location: SourceLocation?
  public let frames: [Frame]
  /// There were more frames than `frames` holds.
  public let framesAreCut: Bool
  /// The status of a program that called `exit`; nil for errors.
  public let exitStatus: Int32?
  /// The objects that the error is about, as data.
  public fileprivate(set) var irritants: [HostValue] = []
  /// The Swift error that a procedure of the host threw, if that is what it was.
  public fileprivate(set) var underlying: (any Error)?
  /// The object that was raised, for a host procedure that lets it pass.
  var raised: RootedValue?

  /// The error as text: headline, place with the source line and a caret, callers. Ends in a newline.
  /// - Parameter color: with terminal colours.
  public func rendered(color: Bool = false) -> String {
    func paint(_ text: String, _ code: String) -> String { color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    var text = paint("error:", "1;31") + " \(message)\n"
    guard let location else { return text }
    let inner = frames.first { !$0.procedure.isEmpty && $0.location?.source === location.source }
    let isInnermost = frames.first.map { $0.procedure == inner?.procedure } ?? false
    text += "  --> \(SchemeError.place(location))"
    if isInnermost, let inner { text += " in \(inner.procedure)" }
    text += "\n"
    if let line = location.source.line(location.line) {
      let number = String(location.line)
      let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
      // Control characters would move the caret, or the cursor.
      let shown = String(line.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
      text += paint(gutter + " |", "2") + " \(shown)\n"
      let column = max(0, location.column - 1)
      let length = max(1, min(location.length, max(1, line.unicodeScalars.count - column)))
      let blank = String(repeating: " ", count: gutter.count)
      text +=
        paint(blank + " |", "2") + " " + String(repeating: " ", count: column)
        + paint(String(repeating: "^", count: length), "31") + "\n"
    }
    let callers = frames.dropFirst().prefix(8).compactMap { frame -> String? in
      guard let location = frame.location else { return nil }
      return SchemeError.place(location) + (frame.procedure.isEmpty ? "" : " \(frame.procedure)")
    }
    if !callers.isEmpty {
      text += "  called from " + callers.joined(separator: ", ")
      text += framesAreCut || frames.count > 9 ? ", ...\n" : "\n"
    }
    return text
  }

  private static func place(_ location: SourceLocation) -> String {
    "\(location.source.name):\(location.line):\(location.column)"
  }
}

extension Machine {
  /// What the host gets for a throw that nothing handled; makes the machine ready for the next call.
  func hostError(_ thrown: SchemeThrow) -> SchemeError {
    let status = exitStatus
    let payload = thrown.payload
    exitStatus = nil
    isUnwinding = false
    isUncaught = false
    isEscaping = false
    isParking = false
    abandonLoading()
    for register in [MachineRegister.winders, MachineRegister.handlers, MachineRegister.parameters] {
      self[register: register] = .null
    }
    return makeError(payload, exitStatus: status)
  }

  /// An object that was raised as a Swift error.
  func makeError(_ payload: Value, exitStatus status: Int32?) -> SchemeError {
    var irritants: [HostValue] = []
    var underlying: (any Error)?
    var kind = ConditionKind.error
    var message = "the program raised \(Printer.brief(payload, heap: heap)), and nothing handled it"
    var location: SourceLocation?
    var trace = lastTrace
    lastTrace = nil
    if payload.isObject(.condition) {
      kind = ConditionKind(rawValue: heap.symbolText(payload.slot(ConditionSlot.kind))) ?? .error
      message = Printer.text(of: payload.slot(ConditionSlot.message), mode: .display, heap: heap)
      // The engine's own messages show their irritants already.
      if kind == .error { message += irritantText(payload.slot(ConditionSlot.irritants), in: message) }
      location = payload.slot(ConditionSlot.location).host(LocationBox.self)?.location
      trace = payload.slot(ConditionSlot.trace).host(Trace.self) ?? trace
      let objects = properList(payload.slot(ConditionSlot.irritants)) ?? []
      irritants = objects.map { HostValue(describing: $0, self) }
      if kind == .host { underlying = objects.first?.host(ErrorBox.self)?.error }
    } else if status == nil {
      irritants = [HostValue(describing: payload, self)]
    }
    let frames = (trace?.frames ?? []).map { SchemeError.Frame(procedure: $0.info.name, location: $0.location) }
    var error = SchemeError(
      kind: kind, message: message, location: location ?? frames.first?.location, frames: frames,
      framesAreCut: trace?.isCut ?? false, exitStatus: status)
    error.irritants = irritants
    error.underlying = underlying
    return error
  }

  private func irritantText(_ irritants: Value, in message: String) -> String {
    (properList(irritants) ?? []).map { irritant in
      let shown = Printer.brief(irritant, heap: heap)
      return message.hasSuffix(shown) ? "" : " " + shown
    }.joined()
  }
}
