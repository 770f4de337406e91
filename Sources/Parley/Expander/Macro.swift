// What a keyword can be bound to besides a core form.

/// A macro: makes of one form another, which is expanded in its place.
protocol Macro: AnyObject {
  /// Expands one use.
  /// - Parameter scope: where the use stands.
  func expand(_ use: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax
}
