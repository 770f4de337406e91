// The one error type that engine code throws: a Scheme object on its way to the current exception handler. A plain word
// and a flag, because a typed throw of those costs a few nanoseconds where an existential costs thirty.

/// A Scheme object being raised.
public struct SchemeThrow: Error {
  /// The object: usually a condition.
  public let payload: Value
  /// Whether the handler may return (`raise-continuable`).
  let isContinuable: Bool

  init(_ payload: Value, isContinuable: Bool = false) {
    self.payload = payload
    self.isContinuable = isContinuable
  }
}
