// The one error type that engine code throws: a Scheme object on its way to the current exception handler. A plain word,
// because a typed throw of one costs a few nanoseconds where an existential costs thirty.

/// A Scheme object being raised.
public struct SchemeThrow: Error {
  /// The object: usually a condition.
  public let payload: Value

  init(_ payload: Value) { self.payload = payload }
}
