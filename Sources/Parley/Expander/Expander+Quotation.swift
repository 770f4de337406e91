// quote and quasiquote (R7RS 4.1.2, 4.2.8).

extension Expander {
  /// A datum as a constant.
  func quoted(_ syntax: Syntax) throws(SchemeThrow) -> Constant {
    if let datum = syntax.datum { return .literal(datum) }
    switch syntax.form {
    case .immediate(let value): return .immediate(value)
    case .literal(let handle): return .literal(handle)
    case .identifier(let identifier): return .literal(Handle(identifier.symbol, in: heap))
    case .list(let items) where items.isEmpty: return .immediate(.null)
    default: return .literal(Handle(try SyntaxReader.datum(from: syntax, heap: heap), in: heap))
    }
  }

  func quasiquote(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count == 2 else { throw machine.syntaxError("quasiquote: expected (quasiquote template)", syntax) }
    return try template(items[1], depth: 1, in: scope)
  }

  private func keyword(_ items: [Syntax], in scope: Scope) -> CoreForm? {
    guard items.count == 2, case .identifier(let head) = items[0].form, case .core(let form)? = scope.lookup(head)
    else { return nil }
    return form
  }

  /// The expression that builds a quasiquote template.
  private func template(_ syntax: Syntax, depth: Int, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    try machine.checkNativeStack(syntax.location)
    switch syntax.form {
    case .list(let items):
      switch keyword(items, in: scope) {
      case .unquote? where depth == 1: return try expand(items[1], in: scope)
      case .unquote?: return try rebuilt(items, depth: depth - 1, in: scope)
      case .unquoteSplicing? where depth == 1:
        throw machine.syntaxError("unquote-splicing: only inside a list or vector", syntax)
      case .quasiquote?: return try rebuilt(items, depth: depth + 1, in: scope)
      default: return try elements(items[...], tail: nil, depth: depth, in: scope)
      }
    case .dotted(let items, let tail):
      return try elements(items[...], tail: tail, depth: depth, in: scope)
    case .vector(let items):
      let list = try elements(items[...], tail: nil, depth: depth, in: scope)
      if case .constant(let constant) = list, let elements = properList(constant.value) {
        let vector = try heap.makeVector(elements)
        vector.address[0] |= ObjectHeader.immutableBit
        return .constant(.literal(Handle(vector, in: heap)))
      }
      return systemCall("list->vector", list, at: syntax.location)
    default: return .constant(try quoted(syntax))
    }
  }

  /// `(keyword x)` kept, with x's own template inside.
  private func rebuilt(_ items: [Syntax], depth: Int, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    let inner = try template(items[1], depth: depth, in: scope)
    return systemCall("list", .constant(try quoted(items[0])), inner, at: items[0].location)
  }

  private func elements(
    _ items: ArraySlice<Syntax>, tail: Syntax?, depth: Int, in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    // `(a . ,b)` is read as (a unquote b).
    if tail == nil, items.count >= 3, let form = keyword(Array(items.suffix(2)), in: scope),
      form == .unquote || form == .quasiquote || form == .unquoteSplicing
    {
      let rest = Syntax(.list(Array(items.suffix(2))), at: items.last?.location)
      return try elements(items.dropLast(2), tail: rest, depth: depth, in: scope)
    }
    var result =
      try tail.map { tail throws(SchemeThrow) in try template(tail, depth: depth, in: scope) } ?? .value(.null)
    for item in items.reversed() {
      if case .list(let parts) = item.form, keyword(parts, in: scope) == .unquoteSplicing {
        if depth == 1 {
          let spliced = try expand(parts[1], in: scope)
          if case .constant(.immediate(.null)) = result {
            result = spliced
          } else {
            result = systemCall("append", spliced, result, at: item.location)
          }
          continue
        }
        result = systemCall("cons", try rebuilt(parts, depth: depth - 1, in: scope), result, at: item.location)
        continue
      }
      let head = try template(item, depth: depth, in: scope)
      if case .constant(let first) = head, case .constant(let rest) = result {
        let pair = heap.cons(first.value, rest.value)
        result = .constant(.literal(Handle(pair, in: heap)))
      } else {
        result = systemCall("cons", head, result, at: item.location)
      }
    }
    return result
  }
}
