// Environments: the top-level bindings of a program. A program's environment sits on the system environment and copies a
// system variable into a cell of its own when it first mentions it. So a program that redefines `car` changes its own
// `car`, at all its call sites, and not the one that `map` in the library uses.

final class Environment {
  let name: String
  private let heap: Heap
  private let base: Environment?
  private let isSystem: Bool
  private(set) var bindings: [UInt64: Binding] = [:]
  /// Library definitions that are evaluated when their name is first looked up.
  private var deferred: [UInt64: () -> Void] = [:]

  init(name: String, heap: Heap, base: Environment? = nil, isSystem: Bool = false) {
    self.isSystem = isSystem
    self.name = name
    self.heap = heap
    self.base = base
  }

  /// What a symbol means here, without making anything.
  private func find(_ symbol: Value) -> Binding? { own(symbol) ?? base?.find(symbol) }

  /// The binding that this very environment has or defers.
  private func own(_ symbol: Value) -> Binding? {
    if let binding = bindings[symbol.bits] { return binding }
    guard !deferred.isEmpty, let define = deferred.removeValue(forKey: symbol.bits) else { return nil }
    define()
    return bindings[symbol.bits]
  }

  /// Has `define` called, once, when the symbol is first looked up; it must bind it.
  func `defer`(_ symbol: Value, _ define: @escaping () -> Void) { deferred[symbol.bits] = define }

  /// What a symbol means here. A variable of the base environment gets its own cell first.
  func lookup(_ symbol: Value) -> Binding? {
    if let binding = own(symbol) { return binding }
    guard let inherited = base?.find(symbol) else { return nil }
    guard case .global(let cell) = inherited else { return inherited }
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
    let cell = heap.makeCell(named: symbol, isSystem: isSystem)
    bindings[symbol.bits] = .global(cell)
    return cell
  }

  /// The cell that a definition in this environment sets.
  func cellForDefinition(of symbol: Value) -> Cell {
    if case .global(let cell)? = bindings[symbol.bits] { return cell }
    // Copying first lets call sites compiled against the inherited binding be patched.
    if case .global(let cell)? = lookup(symbol) { return cell }
    let cell = heap.makeCell(named: symbol, isSystem: isSystem)
    bindings[symbol.bits] = .global(cell)
    return cell
  }

  func define(_ symbol: Value, as binding: Binding) { bindings[symbol.bits] = binding }

  /// Whether a symbol is bound to a variable that has a value, or to syntax.
  func isDefined(_ symbol: Value) -> Bool {
    if deferred[symbol.bits] != nil || base?.deferred[symbol.bits] != nil { return true }
    return switch find(symbol) {
    case .global(let cell)?: cell.value != .unbound
    case nil: false
    default: true
    }
  }

  /// The symbols bound here and in the base, for completion and suggestions.
  var names: [Value] { (Array(bindings.keys) + deferred.keys).map { Value(bits: $0) } + (base?.names ?? []) }
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
  }
}
