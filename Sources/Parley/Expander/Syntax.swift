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
    /// A string, bytevector, flonum, bignum, or a datum with labels: something that lives in the heap.
    case literal(Handle)
  }

  let form: Form
  let location: SourceLocation?

  init(_ form: Form, at location: SourceLocation?) {
    self.form = form
    self.location = location
  }
}

/// Keeps the symbols of syntax alive that outlives the expansion it was read for: nothing in the heap refers to them.
final class SymbolPins {
  private var handles: [UInt64: Handle] = [:]
  private let heap: Heap

  init(_ syntax: [Syntax] = [], heap: Heap) {
    self.heap = heap
    syntax.forEach(add)
  }

  func add(_ syntax: Syntax) {
    switch syntax.form {
    case .identifier(let identifier): add(identifier.symbol)
    case .list(let elements), .vector(let elements): elements.forEach(add)
    case .dotted(let elements, let tail):
      elements.forEach(add)
      add(tail)
    case .immediate, .literal: break
    }
  }

  func add(_ symbol: Value) {
    if handles[symbol.bits] == nil { handles[symbol.bits] = Handle(symbol, in: heap) }
  }
}
