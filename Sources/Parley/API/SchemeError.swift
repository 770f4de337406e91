// What a Swift caller gets when a program fails.

/// An error that no Scheme handler took.
public struct SchemeError: Error {
  /// A procedure that was running.
  public struct Frame: Sendable {
    /// Empty for code outside any named procedure.
    public let procedure: String
    public let location: SourceLocation?
    /// Its variables, parameters first, and their values as `write` shows them, abbreviated. Only of an error that went to
    /// the host unhandled are the values known, and of the innermost frame of one that was raised again.
    public let variables: [(name: String, value: String)]
    /// How many frames below it were at the very same place.
    public let repetitions: Int
  }

  public let kind: ConditionKind
  /// What went wrong, in one sentence, with the irritants as `write` shows them.
  public let message: String
  /// Where; the innermost place of the program if the error itself has none.
  public let location: SourceLocation?
  /// The procedures that were running, innermost first.
  public let frames: [Frame]
  /// There were more frames than `frames` holds.
  public let framesAreCut: Bool
  /// The variables that occur in the form that failed, and their values.
  public let variables: [(name: String, value: String)]
  /// Sentences that may help.
  public let hints: [String]
  /// The status of a program that called `exit`; nil for errors.
  public let exitStatus: Int32?
  /// The objects that the error is about, as data.
  public fileprivate(set) var irritants: [HostValue] = []
  /// The Swift error that a procedure of the host threw, if that is what it was.
  public fileprivate(set) var underlying: (any Error)?
  /// The object that was raised, for a host procedure that lets it pass.
  var raised: RootedValue?
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
    let trace = takeTrace(of: payload)
    var hints: [String] = []
    if payload.isObject(.condition) {
      kind = ConditionKind(rawValue: heap.symbolText(payload.slot(ConditionSlot.kind))) ?? .error
      message = Printer.text(of: payload.slot(ConditionSlot.message), mode: .display, heap: heap)
      // The engine's own messages show their irritants already.
      if kind == .error { message += irritantText(of: payload, in: message) }
      location = payload.slot(ConditionSlot.location).host(LocationBox.self)?.location
      let objects = properList(payload.slot(ConditionSlot.irritants)) ?? []
      irritants = objects.map { HostValue(describing: $0, self) }
      if kind == .host { underlying = objects.first?.host(ErrorBox.self)?.error }
      if status == nil { hints = self.hints(for: payload, kind, at: location ?? trace?.frames.first?.location) }
    } else if status == nil {
      irritants = [HostValue(describing: payload, self)]
    }
    let frames = zip(trace?.frames ?? [], trace?.descriptions ?? []).map { frame, description in
      SchemeError.Frame(
        procedure: frame.name, location: frame.location, variables: description.variables,
        repetitions: description.repetitions)
    }
    var error = SchemeError(
      kind: kind, message: message, location: location ?? frames.first?.location, frames: frames,
      framesAreCut: trace?.isCut ?? false, variables: location == nil ? trace?.formVariables ?? [] : [], hints: hints,
      exitStatus: status)
    error.irritants = irritants
    error.underlying = underlying
    return error
  }

  private func irritantText(of condition: Value, in message: String) -> String {
    var irritants = properList(condition.slot(ConditionSlot.irritants)) ?? []
    var text = ""
    // (error 'lookup "no such key:" key), as many programs have it.
    if condition.slot(ConditionSlot.procedure).isSymbol, let first = irritants.first, first.isString {
      text = ": " + Printer.text(of: first, mode: .display, heap: heap)
      irritants.removeFirst()
    }
    for irritant in irritants {
      let shown =
        irritant.isObject(.condition)
        ? Printer.text(of: irritant.slot(ConditionSlot.message), mode: .display, heap: heap)
        : Printer.brief(irritant, heap: heap)
      if !message.hasSuffix(shown) { text += " " + shown }
    }
    return text
  }
}
