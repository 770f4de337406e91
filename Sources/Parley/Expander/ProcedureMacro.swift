// Macros whose transformers are Scheme procedures: er-macro-transformer, and SCM's defmacro. The form is handed over as a
// datum. Identifiers that an earlier expansion renamed, and those that the transformer renames itself, are uninterned
// symbols in it, which the machine knows to be aliases for as long as the expansion runs.

final class ProcedureMacro: Macro {
  enum Style {
    /// Called with the form, a procedure that renames a symbol and one that compares identifiers.
    case explicitRenaming
    /// Called with the operands; nothing is renamed.
    case operands
  }

  private let procedure: Handle
  private let style: Style
  private let scope: Scope
  private unowned let machine: Machine

  /// - Parameter scope: where the macro was defined: what its renamed symbols mean.
  init(_ procedure: Value, _ style: Style, in scope: Scope, machine: Machine) {
    self.procedure = Handle(procedure, in: machine.heap)
    self.style = style
    self.scope = scope
    self.machine = machine
  }

  func expand(_ use: Syntax, in useScope: Scope) throws(SchemeThrow) -> Syntax {
    let expansion = Expansion(definition: scope, use: useScope, heap: machine.heap)
    machine.expansions.append(expansion)
    defer { machine.expansions.removeLast() }
    let form = try expansion.datum(from: use)
    let result: Value
    switch style {
    case .explicitRenaming:
      let rename = machine.systemCell("%rename").value
      let compare = machine.systemCell("%same-identifier?").value
      result = try machine.callForExpansion(procedure.value, [form, rename, compare], at: use.location)
    case .operands:
      guard let operands = properList(form.cdr) else {
        throw machine.syntaxError("a macro use must be a proper list", use)
      }
      result = try machine.callForExpansion(procedure.value, operands, at: use.location)
    }
    return try SyntaxReader.syntax(from: result, at: use.location, machine: machine)
  }
}

/// One run of a transformer procedure.
final class Expansion {
  private let definition: Scope
  private let use: Scope
  private let heap: Heap
  /// The aliases in the form and in the result, by the symbols that stand for them.
  private var aliases: [UInt64: (alias: Alias, symbol: Handle)] = [:]
  /// Symbols that the transformer renamed: the same one twice is the same identifier.
  private var renamed: [IdentifierKey: Value] = [:]
  private var symbols: [IdentifierKey: Value] = [:]

  init(definition: Scope, use: Scope, heap: Heap) {
    self.definition = definition
    self.use = use
    self.heap = heap
  }

  /// The alias that a symbol stands for.
  func alias(of symbol: Value) -> Alias? { aliases[symbol.bits]?.alias }

  /// A fresh identifier that means what a symbol means where the macro was defined.
  func rename(_ symbol: Value) -> Value {
    let identifier = identifier(symbol)
    if let known = renamed[IdentifierKey(identifier)] { return known }
    let result = self.symbol(for: Alias(identifier, in: definition))
    renamed[IdentifierKey(identifier)] = result
    return result
  }

  /// Whether two symbols, as identifiers of the use, mean the same.
  func isSame(_ a: Value, _ b: Value) -> Bool { Scope.same(identifier(a), in: use, identifier(b), in: use) }

  private func identifier(_ symbol: Value) -> Identifier { alias(of: symbol).map(Identifier.alias) ?? .symbol(symbol) }

  private func symbol(for alias: Alias) -> Value {
    let key = IdentifierKey(.alias(alias))
    if let known = symbols[key] { return known }
    let symbol = SymbolTable.makeUninterned(
      codes: heap.symbolText(Identifier.alias(alias).symbol).unicodeScalars.map(\.value), in: heap)
    aliases[symbol.bits] = (alias, Handle(symbol, in: heap))
    symbols[key] = symbol
    return symbol
  }

  /// The datum of a form, with its aliases as symbols of their own.
  func datum(from syntax: Syntax) throws(SchemeThrow) -> Value {
    switch syntax.form {
    case .identifier(.symbol(let symbol)): return symbol
    case .identifier(.alias(let alias)): return symbol(for: alias)
    case .immediate(let value): return value
    case .literal(let handle): return handle.value
    case .list(let elements): return heap.makeList(try data(from: elements))
    case .dotted(let elements, let tail):
      return heap.makeList(try data(from: elements), tail: try datum(from: tail))
    case .vector(let elements): return try heap.makeVector(try data(from: elements))
    }
  }

  private func data(from elements: [Syntax]) throws(SchemeThrow) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try datum(from: element)) }
    return values
  }
}
