// Scopes and bindings: what an identifier means at a place in the program.
//
// Hygiene: a macro expansion renames every symbol its template introduces to a fresh Alias. An alias is looked up by
// identity through the scopes of the place of use (a binding form of the same expansion may have bound it); found
// nowhere, it means what its original meant where the macro was defined.

/// An identifier as a dictionary key: a symbol's word, or an alias's address.
struct IdentifierKey: Hashable {
  let word: UInt64

  init(_ identifier: Identifier) {
    switch identifier {
    case .symbol(let symbol): word = symbol.bits
    case .alias(let alias): word = UInt64(UInt(bitPattern: Unmanaged.passUnretained(alias).toOpaque()))
    }
  }
  init(symbol: Value) { word = symbol.bits }
}

/// What an identifier is bound to.
enum Binding {
  case local(Variable)
  case global(Cell)
  case core(CoreForm)
  case macro(Macro)

  /// Whether two bindings mean the same. Two environments have copies of one variable of the engine.
  func isSame(as other: Binding) -> Bool {
    switch (self, other) {
    case (.local(let x), .local(let y)): x === y
    case (.core(let x), .core(let y)): x == y
    case (.macro(let x), .macro(let y)): x === y
    case (.global(let x), .global(let y)): x == y || x.name == y.name && x.value == y.value
    default: false
    }
  }
}

/// One contour of local bindings, or the top of the chain: an environment.
final class Scope {
  let parent: Scope?
  let environment: Environment
  private var bindings: [(key: IdentifierKey, binding: Binding)] = []
  /// What macros defined at top level under names of their own making; the rest is in the environment.
  private var introduced: [IdentifierKey: Binding] = [:]
  /// Aliases are keyed by address: holding them keeps their addresses from being reused.
  private var retained: [Alias] = []

  /// The top scope of an environment.
  init(top environment: Environment) {
    parent = nil
    self.environment = environment
  }

  init(in parent: Scope) {
    self.parent = parent
    environment = parent.environment
  }

  var isTop: Bool { parent == nil }
  /// The top of the chain.
  var top: Scope { parent?.top ?? self }

  func bind(_ identifier: Identifier, to binding: Binding) {
    let key = IdentifierKey(identifier)
    if case .alias(let alias) = identifier { retained.append(alias) }
    if isTop {
      introduced[key] = binding
      return
    }
    if let index = bindings.firstIndex(where: { $0.key == key }) {
      bindings[index].binding = binding
    } else {
      bindings.append((key, binding))
    }
  }

  /// Unbinds everything, at the end of the scope's use.
  func dismantle() {
    bindings = []
    introduced = [:]
    retained = []
  }

  /// The binding that this very contour gives an identifier.
  func ownBinding(_ identifier: Identifier) -> Binding? {
    let key = IdentifierKey(identifier)
    return isTop ? introduced[key] : bindings.first { $0.key == key }?.binding
  }

  /// What an identifier means here; nil when nothing has bound it.
  func lookup(_ identifier: Identifier) -> Binding? {
    let key = IdentifierKey(identifier)
    var scope: Scope? = self
    while let current = scope {
      for entry in current.bindings where entry.key == key { return entry.binding }
      if current.isTop, let binding = current.introduced[key] { return binding }
      scope = current.parent
    }
    switch identifier {
    case .symbol(let symbol): return environment.lookup(symbol)
    case .alias(let alias): return alias.scope.lookup(alias.original)
    }
  }

  /// The environment and symbol that a free identifier finally stands for.
  func root(of identifier: Identifier) -> (Environment, Value) {
    switch identifier {
    case .symbol(let symbol): (environment, symbol)
    case .alias(let alias): alias.scope.root(of: alias.original)
    }
  }

  /// Whether two identifiers, each seen from its scope, mean the same (R7RS 4.3.2, literals of syntax-rules).
  static func same(_ a: Identifier, in aScope: Scope, _ b: Identifier, in bScope: Scope) -> Bool {
    switch (aScope.meaning(of: a), bScope.meaning(of: b)) {
    case (nil, nil): aScope.root(of: a).1 == bScope.root(of: b).1
    case (let x?, let y?): x.isSame(as: y)
    default: false
    }
  }

  /// What an identifier means; nil also for a global variable that is mentioned but has no value.
  private func meaning(of identifier: Identifier) -> Binding? {
    let binding = lookup(identifier)
    if case .global(let cell)? = binding, cell.value == .unbound { return nil }
    return binding
  }
}

extension Identifier {
  /// The symbol that a quoted identifier becomes.
  var symbol: Value {
    switch self {
    case .symbol(let symbol): symbol
    case .alias(let alias): alias.original.symbol
    }
  }
}
