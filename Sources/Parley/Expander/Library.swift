// Libraries (R7RS 5.6): their names, what they export, and import sets.

/// A library: an environment and the names of it that others may import.
final class Library {
  /// How far it has come. Nothing is evaluated before somebody imports it.
  enum State {
    case declared
    /// Its imports are being loaded or its body is running.
    case loading
    case ready
  }

  /// Its name as `write` shows it: `(scheme base)`.
  let name: String
  let scope: Scope
  var state = State.declared
  /// The declarations as they were written.
  private(set) var declarations: [Syntax]
  /// Keeps the symbols of a body that waits.
  private var pins: SymbolPins?
  /// Exported names, and what they are called inside, by the former.
  private(set) var exports: [UInt64: (name: Value, inner: Value, place: Syntax)] = [:]
  /// Forms of the body that are still to run, the next one last.
  var remaining: [Syntax] = []

  var environment: Environment { scope.environment }

  init(name: String, scope: Scope, declarations: [Syntax]) {
    self.name = name
    self.scope = scope
    self.declarations = declarations
  }

  /// Says that it will wait to be imported, so that its symbols must be kept.
  func wait() { pins = SymbolPins(declarations, heap: scope.environment.heap) }

  func export(_ name: Value, as inner: Value, at place: Syntax) { exports[name.bits] = (name, inner, place) }

  /// Forgets what is not needed once everything is bound.
  func finish() {
    state = .ready
    declarations = []
    pins = nil
  }

  /// Visits the symbols of the exported names, which nothing else may refer to.
  func visitSymbols(_ visit: (WordPointer, Int) -> Void) {
    for (name, inner, _) in exports.values {
      for var word in [name.bits, inner.bits] { withUnsafeMutablePointer(to: &word) { visit($0, 1) } }
    }
  }
}

/// What one `import` asks for.
indirect enum ImportSet {
  case library(name: String, Syntax)
  case only(ImportSet, [Syntax])
  case except(ImportSet, [Syntax])
  case prefix(ImportSet, Value)
  case rename(ImportSet, [(from: Syntax, to: Value)])

  /// The library it takes names from, and where that was written.
  var source: (name: String, place: Syntax) {
    switch self {
    case .library(let name, let place): (name, place)
    case .only(let set, _), .except(let set, _), .prefix(let set, _), .rename(let set, _): set.source
    }
  }
}

/// An `import` form on its way: the libraries it needs are loaded before its names are bound.
final class ImportRequest {
  let sets: [ImportSet]
  let target: Scope
  private let pins: SymbolPins

  init(_ sets: [ImportSet], from forms: [Syntax], into target: Scope) {
    self.sets = sets
    self.target = target
    pins = SymbolPins(forms, heap: target.environment.heap)
  }
}
