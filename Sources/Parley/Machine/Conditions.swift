// Conditions: the objects that errors raise, and how the machine makes them. Their layout is in Values/ConditionSlot.

/// What went wrong, as `condition-kind` names it.
public enum ConditionKind: String, Sendable {
  /// Raised by `error`.
  case error
  case type, range, arity, unbound, apply
  case syntax, read
  case file
  case io
  case memory
  case interrupt
  case limit
  /// A Swift error that a procedure of the host threw.
  case host
  /// The interpreter was used where it cannot be: on a second thread, or after it was gone.
  case context
}

extension Machine {
  /// A condition object.
  func makeCondition(
    _ kind: ConditionKind, _ message: String, irritants: Value = .null, procedure: Value = .false,
    location: Value = .false, subject: Value = .false
  ) -> Value {
    // Messages are short; a heap too full even for one reports itself with the prepared condition.
    guard let text = try? heap.makeString(message) else { return heap.exhausted }
    return heap.makeObject(
      .condition, heap.intern(kind.rawValue), text, irritants, procedure, .false, location, subject, .false)
  }

  /// The error of an argument that is not what its primitive wants.
  @inline(never)
  func argumentError(_ kind: ConditionKind, _ index: Int, _ wanted: String, _ got: Value) -> SchemeThrow {
    let name = currentPrimitive?.publicName ?? "procedure"
    let parameter = currentPrimitive?.parameterName(index).map { " (\($0))" } ?? ""
    let shown = Printer.brief(got, heap: heap)
    let message = "\(name): argument \(index + 1)\(parameter) must be \(wanted), got \(shown)"
    return SchemeThrow(makeCondition(kind, message, irritants: heap.makeList([got]), procedure: heap.intern(name)))
  }

  /// An error of the running primitive that is not about one argument alone.
  @inline(never)
  func primitiveFailure(_ kind: ConditionKind, _ message: String, _ irritants: [Value]) -> SchemeThrow {
    let name = currentPrimitive?.publicName ?? "procedure"
    return SchemeThrow(
      makeCondition(kind, "\(name): \(message)", irritants: heap.makeList(irritants), procedure: heap.intern(name)))
  }

  /// An error that no primitive is to blame for.
  func failure(_ kind: ConditionKind, _ message: String, _ irritants: Value...) -> SchemeThrow {
    SchemeThrow(makeCondition(kind, message, irritants: heap.makeList(irritants)))
  }
}
