// Environments: the top-level bindings of a program or library. What an environment has not bound itself it finds among
// its imports, then in its bases: the program's environment of a SCM-style program has the system environment as its base.
//
// A variable of the engine's own environments is copied into a cell of the environment's own when it is first mentioned.
// So a program that redefines `car` changes its own `car`, at all its call sites, and not the one that `map` in the
// library uses. Variables of other libraries are shared: what the library assigns, its importers see.

final class Environment {
  /// Where an imported name comes from.
  struct Import {
    let environment: Environment
    let symbol: Value
  }

  let name: String
  let heap: Heap
  private var bases: [Environment]
  /// Where definitions go, if not here.
  private let target: Environment?
  /// Belongs to the engine: its variables are copied, not shared, and its code may take their values for granted.
  let isSystem: Bool
  private(set) var bindings: [UInt64: Binding] = [:]
  private var imports: [UInt64: Import] = [:]
  /// Names bound to variables of other environments: a definition here makes a new variable.
  private var shared: Set<UInt64> = []
  /// Names that macros defined without having been given them: a definition by the program itself makes a new variable.
  private var introduced: Set<UInt64> = []
  /// Library definitions that are evaluated when their name is first looked up.
  private var deferred: [UInt64: (isVariable: Bool, define: () -> Void)] = [:]
  /// Finds a name elsewhere that neither this environment nor its bases have.
  var importMissing: ((Value) -> Import?)?

  init(
    name: String, heap: Heap, bases: [Environment] = [], definingIn target: Environment? = nil, isSystem: Bool = false
  ) {
    self.target = target
    self.isSystem = isSystem
    self.name = name
    self.heap = heap
    self.bases = bases
  }

  /// Unbinds everything, at the end of the environment's use.
  func dismantle() {
    bases = []
    bindings = [:]
    imports = [:]
    deferred = [:]
    importMissing = nil
  }

  // MARK: - Looking up

  /// What a symbol means here, without making anything.
  func find(_ symbol: Value) -> Binding? {
    if let binding = own(symbol) { return binding }
    return inherited(symbol)?.binding
  }

  /// The binding that this very environment has or defers.
  private func own(_ symbol: Value) -> Binding? {
    if let binding = bindings[symbol.bits] { return binding }
    guard !deferred.isEmpty, let definition = deferred.removeValue(forKey: symbol.bits) else { return nil }
    // The definition, and what it makes evaluate, may mention the variable itself.
    if definition.isVariable { _ = makeCell(for: symbol) }
    definition.define()
    return bindings[symbol.bits]
  }

  private enum Origin {
    /// Of the engine, for programs: the variable is to be copied.
    case copied
    /// Of another library: only that one may assign it.
    case shared
    /// Of a base, or among the engine's own: the same variable.
    case same
  }

  /// What an import or a base says, and what that means for a variable.
  private func inherited(_ symbol: Value) -> (binding: Binding, origin: Origin)? {
    if let source = imports[symbol.bits], isVisible(source.symbol, of: source.environment),
      let binding = source.environment.find(source.symbol)
    {
      return (binding, isSystem ? .same : source.environment.isSystem ? .copied : .shared)
    }
    for base in bases where isVisible(symbol, of: base) {
      if let binding = base.find(symbol) { return (binding, base.isSystem && !isSystem ? .copied : .same) }
    }
    if let source = importMissing?(symbol), let binding = source.environment.find(source.symbol) {
      return (binding, .same)
    }
    return nil
  }

  /// Names of the engine that begin with % are its own: what they do is not safe for programs.
  private func isVisible(_ symbol: Value, of environment: Environment) -> Bool {
    guard environment.isSystem, !isSystem else { return true }
    let name = StringView(symbol.symbolName)
    return name.count < 2 || name[0] != 0x25
  }

  /// What a symbol means here. An engine's variable gets a cell of its own first.
  func lookup(_ symbol: Value) -> Binding? {
    if let binding = own(symbol) { return binding }
    guard let (binding, origin) = inherited(symbol) else { return nil }
    guard case .global(let cell) = binding else { return binding }
    if origin != .copied {
      bindings[symbol.bits] = binding
      if origin == .shared { shared.insert(symbol.bits) }
      return binding
    }
    if cell.value == .unbound { return nil }
    let copy = heap.makeCell(named: symbol, isSystem: isSystem)
    heap.store(cell.value, at: copy.address + 1)
    copy.address[2] = cell.entry
    copy.address[3] = cell.arity
    bindings[symbol.bits] = .global(copy)
    return .global(copy)
  }

  /// The cell of a global variable, made unbound if there is none.
  func cell(for symbol: Value) -> Cell {
    if case .global(let cell)? = lookup(symbol) { return cell }
    return makeCell(for: symbol)
  }

  /// The cell of a variable of this very environment, made if there is none, whatever the name means elsewhere.
  func ownCell(for symbol: Value) -> Cell {
    if case .global(let cell)? = own(symbol) { return cell }
    return makeCell(for: symbol)
  }

  private func makeCell(for symbol: Value) -> Cell {
    let cell = heap.makeCell(named: symbol, isSystem: isSystem)
    bindings[symbol.bits] = .global(cell)
    return cell
  }

  /// Whether a name stands for a variable of another environment, which no one may assign from here.
  func isShared(_ symbol: Value) -> Bool { shared.contains(symbol.bits) }

  // MARK: - Defining

  /// The cell that a definition in this environment sets.
  func cellForDefinition(of symbol: Value) -> Cell {
    if let target {
      let cell = target.cellForDefinition(of: symbol)
      bindings[symbol.bits] = .global(cell)
      return cell
    }
    // Copying first lets call sites compiled against the inherited binding be patched.
    let binding = lookup(symbol)
    let isForeign = shared.remove(symbol.bits) != nil
    let isMacroDefined = introduced.remove(symbol.bits) != nil
    if case .global(let cell)? = binding, !isForeign, !isMacroDefined { return cell }
    return makeCell(for: symbol)
  }

  /// The cell of a definition that a macro introduced. The program sees it under its plain name unless that has a
  /// meaning already.
  func cellForIntroducedDefinition(of symbol: Value) -> Cell {
    if let target { return target.cellForIntroducedDefinition(of: symbol) }
    if introduced.contains(symbol.bits) { bindings[symbol.bits] = nil }
    let isFree: Bool =
      switch lookup(symbol) {
      case .global(let cell)?: cell.value == .unbound
      case nil: true
      default: false
      }
    guard isFree else { return heap.makeCell(named: symbol, isSystem: isSystem) }
    introduced.insert(symbol.bits)
    return cell(for: symbol)
  }

  func define(_ symbol: Value, as binding: Binding) {
    target?.define(symbol, as: binding)
    shared.remove(symbol.bits)
    introduced.remove(symbol.bits)
    bindings[symbol.bits] = binding
  }

  /// Makes a name stand for one of another environment; a binding that was there before is replaced.
  func add(_ symbol: Value, from source: Import) {
    if !bindings.isEmpty { bindings[symbol.bits] = nil }
    if !shared.isEmpty { shared.remove(symbol.bits) }
    if !introduced.isEmpty { introduced.remove(symbol.bits) }
    imports[symbol.bits] = source
  }

  /// Makes everything that another environment has visible here.
  func addBase(_ environment: Environment) { bases.append(environment) }

  /// Has `define` called, once, when the symbol is first looked up; it must bind it, as a variable or else as syntax.
  func `defer`(_ symbol: Value, asVariable isVariable: Bool, _ define: @escaping () -> Void) {
    imports[symbol.bits] = nil
    deferred[symbol.bits] = (isVariable, define)
  }

  // MARK: - What there is

  /// Whether a symbol is bound to a variable that has a value, or to syntax.
  func isDefined(_ symbol: Value) -> Bool {
    if deferred[symbol.bits] != nil { return true }
    if let binding = bindings[symbol.bits] {
      if case .global(let cell) = binding { return cell.value != .unbound }
      return true
    }
    if let source = imports[symbol.bits] { return source.environment.isDefined(source.symbol) }
    return bases.contains { $0.isDefined(symbol) }
  }

  /// The environment that defines what a symbol means here, and what it is called there; nil when nothing does.
  func origin(of symbol: Value) -> Import? {
    let inherited =
      imports[symbol.bits]
      ?? bases.first { $0.isDefined(symbol) || $0.importMissing?(symbol) != nil }.map {
        Import(environment: $0, symbol: symbol)
      }
    if isSystem {
      // No definition there is looked at: it would be compiled.
      if let inherited { return inherited.environment.origin(of: inherited.symbol) }
      if isDefined(symbol) { return Import(environment: self, symbol: symbol) }
      return importMissing?(symbol).flatMap { $0.environment.origin(of: $0.symbol) }
    }
    guard let binding = find(symbol) else { return nil }
    if let inherited, let original = inherited.environment.find(inherited.symbol), original.isSame(as: binding) {
      return inherited.environment.origin(of: inherited.symbol)
    }
    return Import(environment: self, symbol: symbol)
  }

  /// The symbols bound here and in the bases, for completion and suggestions.
  var names: [Value] {
    (Array(bindings.keys) + deferred.keys + imports.keys).map { Value(bits: $0) } + bases.flatMap(\.names)
  }
}

extension Environment {
  /// Visits the symbols that name bindings: keys hold their addresses, so they must stay.
  func visitSymbols(_ visit: (WordPointer, Int) -> Void) {
    func visitKey(_ key: UInt64) {
      var word = key
      withUnsafeMutablePointer(to: &word) { visit($0, 1) }
    }
    bindings.keys.forEach(visitKey)
    deferred.keys.forEach(visitKey)
    imports.keys.forEach(visitKey)
    for source in imports.values { visitKey(source.symbol.bits) }
  }
}
