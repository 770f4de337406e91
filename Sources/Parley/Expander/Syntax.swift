// The expander's view of a program: a tree of Swift objects made by the reader, each with its place in the source. The
// collector never touches it; literals that live in the heap are held through handles.

/// A name as the expander sees it: a symbol of the source, or an alias made by a macro for one.
enum Identifier {
  case symbol(Value)
  case alias(Alias)
}

/// A renamed identifier: what a macro template's symbol becomes in one expansion. Resolved by identity where a binding
/// form bound it, else as `original` in the environment of the macro's definition.
final class Alias {
  let original: Identifier
  let scope: Scope

  init(_ original: Identifier, in scope: Scope) {
    self.original = original
    self.scope = scope
  }
}

/// A datum with its place.
final class Syntax {
  indirect enum Form {
    case identifier(Identifier)
    /// A proper list, possibly empty.
    case list([Syntax])
    /// An improper list: at least one element, and a tail that is no list.
    case dotted([Syntax], Syntax)
    case vector([Syntax])
    /// A number, boolean, character or other immediate.
    case immediate(Value)
    /// A string, bytevector, flonum, bignum, or a circular list: something that lives in the heap.
    case literal(Handle)
  }

  let form: Form
  let location: SourceLocation?
  /// The list or vector that `form` was made from, where quoting must give that very object: it was given to `eval`
  /// quoted, or labels in it tell which of its parts are the same.
  let datum: Handle?

  init(_ form: Form, at location: SourceLocation?, datum: Handle? = nil) {
    self.form = form
    self.location = location
    self.datum = datum
  }
}
