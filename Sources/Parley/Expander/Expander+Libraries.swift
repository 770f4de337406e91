// define-library and import (R7RS 5.2, 5.6).

extension Expander {
  // MARK: - import

  /// Binds the names of an `import` form. Where libraries have to be loaded first, that is left to the expression it
  /// returns.
  func importing(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    let forms = Array(try list(form, "import").dropFirst())
    let request = ImportRequest(try importSets(forms), from: forms, into: scope.top)
    if let mode = machine.checkMode {
      try mode.importing(request)
      return .unspecified
    }
    if request.sets.allSatisfy({ machine.library(named: $0.source.name)?.state == .ready }) {
      try bind(request)
      return .unspecified
    }
    let constant = Constant.literal(Handle(heap.makeRetaining(.hostObject, request), in: heap))
    return systemCall("%import!", .constant(constant), at: form.location)
  }

  func importSets(_ forms: [Syntax]) throws(SchemeThrow) -> [ImportSet] {
    var sets: [ImportSet] = []
    for form in forms { sets.append(try importSet(form)) }
    return sets
  }

  private func importSet(_ form: Syntax) throws(SchemeThrow) -> ImportSet {
    try machine.checkNativeStack(form.location)
    guard case .list(let parts) = form.form, !parts.isEmpty else {
      throw machine.syntaxError("import: expected a library name or an import set, both lists", form)
    }
    guard case .identifier(let head) = parts[0].form, parts.count >= 2, case .list = parts[1].form else {
      return .library(name: try libraryName(form), form)
    }
    func inner() throws(SchemeThrow) -> ImportSet { try importSet(parts[1]) }
    switch heap.symbolText(head.symbol) {
    case "only":
      for name in parts[2...] { _ = try importedName(name) }
      return .only(try inner(), Array(parts[2...]))
    case "except":
      for name in parts[2...] { _ = try importedName(name) }
      return .except(try inner(), Array(parts[2...]))
    case "prefix":
      guard parts.count == 3 else {
        throw machine.syntaxError("import: expected (prefix import-set identifier)", form)
      }
      return .prefix(try inner(), try importedName(parts[2]))
    case "rename":
      var names: [(from: Syntax, to: Value)] = []
      for pair in parts[2...] {
        guard case .list(let two) = pair.form, two.count == 2 else {
          throw machine.syntaxError("import: expected (name new-name) in a rename", pair)
        }
        _ = try importedName(two[0])
        names.append((two[0], try importedName(two[1])))
      }
      return .rename(try inner(), names)
    default: return .library(name: try libraryName(form), form)
    }
  }

  private func importedName(_ syntax: Syntax) throws(SchemeThrow) -> Value {
    guard case .identifier(let identifier) = syntax.form else {
      throw machine.syntaxError("import: expected an identifier", syntax)
    }
    return identifier.symbol
  }

  /// The name of a library as `write` shows it.
  func libraryName(_ form: Syntax) throws(SchemeThrow) -> String {
    let isName: Bool =
      if case .list(let parts) = form.form, !parts.isEmpty {
        parts.allSatisfy {
          switch $0.form {
          case .identifier: true
          case .immediate(let value): value.isFixnum && value.fixnum >= 0
          default: false
          }
        }
      } else {
        false
      }
    guard isName else {
      throw machine.syntaxError(
        "expected the name of a library: a list of identifiers and exact non-negative integers", form)
    }
    return Printer.text(of: try SyntaxReader.datum(from: form, heap: heap), mode: .write, heap: heap)
  }

  // MARK: - define-library

  /// Makes a library known. It is evaluated when it is imported.
  @discardableResult
  func defineLibrary(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> Library {
    let items = try list(form, "define-library")
    guard scope.isTop else { throw machine.syntaxError("define-library: allowed at top level only", form) }
    guard items.count >= 2 else {
      throw machine.syntaxError("define-library: expected (define-library name declaration ...)", form)
    }
    let library = Library(
      name: try libraryName(items[1]), scope: machine.makeTopScope(name: "library"),
      declarations: Array(items[2...]))
    library.wait()
    machine.add(library)
    return library
  }

  /// Reads a library's declarations: its exports go to the library, its body is left there to run.
  /// - Returns: what it imports.
  func readDeclarations(of library: Library) throws(SchemeThrow) -> [ImportSet] {
    var imports: [ImportSet] = []
    var body: [Syntax] = []
    for declaration in library.declarations { try read(declaration, library, &imports, &body) }
    library.remaining = body.reversed()
    return imports
  }

  private func read(
    _ declaration: Syntax, _ library: Library, _ imports: inout [ImportSet], _ body: inout [Syntax]
  ) throws(SchemeThrow) {
    try machine.checkNativeStack(declaration.location)
    guard case .list(let items) = declaration.form, case .identifier(let head)? = items.first?.form else {
      throw machine.syntaxError(
        "define-library: expected a declaration: export, import, begin, include, include-ci, "
          + "include-library-declarations or cond-expand", declaration)
    }
    switch heap.symbolText(head.symbol) {
    case "export": for spec in items.dropFirst() { try readExport(spec, library) }
    case "import": imports += try importSets(Array(items.dropFirst()))
    case "begin": body += items.dropFirst()
    case "include": body += try includedForms(declaration, foldsCase: false)
    case "include-ci": body += try includedForms(declaration, foldsCase: true)
    case "include-library-declarations":
      for form in try includedForms(declaration, foldsCase: false) { try read(form, library, &imports, &body) }
    case "cond-expand":
      for form in try selectedForms(declaration) { try read(form, library, &imports, &body) }
    case let name:
      throw machine.syntaxError(
        "define-library: \(name) is no library declaration; definitions belong into (begin ...)", declaration)
    }
  }

  private func readExport(_ spec: Syntax, _ library: Library) throws(SchemeThrow) {
    switch spec.form {
    case .identifier(let name): library.export(name.symbol, as: name.symbol, at: spec)
    case .list(let parts):
      guard parts.count == 3, case .identifier(let head) = parts[0].form, heap.symbolText(head.symbol) == "rename",
        case .identifier(let inner) = parts[1].form, case .identifier(let outer) = parts[2].form
      else { fallthrough }
      library.export(outer.symbol, as: inner.symbol, at: spec)
    default:
      throw machine.syntaxError("export: expected an identifier or (rename inner-name exported-name)", spec)
    }
  }

  // MARK: - Binding what was imported

  /// Binds the names of an import whose libraries are all there.
  func bind(_ request: ImportRequest) throws(SchemeThrow) {
    for set in request.sets {
      for (symbol, source) in try resolve(set) { request.target.environment.add(Value(bits: symbol), from: source) }
    }
  }

  /// The names that an import set stands for, each with where it comes from.
  func resolve(_ set: ImportSet) throws(SchemeThrow) -> [UInt64: Environment.Import] {
    switch set {
    case .library(let name, let place):
      guard let library = machine.library(named: name) else {
        throw machine.syntaxError("import: there is no library \(name)", place)
      }
      return library.exports.mapValues { Environment.Import(environment: library.environment, symbol: $0.inner) }
    case .only(let inner, let names):
      let all = try resolve(inner)
      var chosen: [UInt64: Environment.Import] = [:]
      for name in names { chosen[key(name)] = try find(name, in: all, set) }
      return chosen
    case .except(let inner, let names):
      var all = try resolve(inner)
      for name in names {
        _ = try find(name, in: all, set)
        all[key(name)] = nil
      }
      return all
    case .prefix(let inner, let prefix):
      let text = heap.symbolText(prefix)
      var renamed: [UInt64: Environment.Import] = [:]
      for (name, source) in try resolve(inner) {
        renamed[heap.intern(text + heap.symbolText(Value(bits: name))).bits] = source
      }
      return renamed
    case .rename(let inner, let names):
      let all = try resolve(inner)
      var renamed = all
      for name in names { renamed[key(name.from)] = nil }
      for name in names { renamed[name.to.bits] = try find(name.from, in: all, set) }
      return renamed
    }
  }

  private func key(_ name: Syntax) -> UInt64 {
    guard case .identifier(let identifier) = name.form else { return 0 }
    return identifier.symbol.bits
  }

  private func find(
    _ name: Syntax, in names: [UInt64: Environment.Import], _ set: ImportSet
  ) throws(SchemeThrow) -> Environment.Import {
    if let source = names[key(name)] { return source }
    let text = heap.symbolText(Value(bits: key(name)))
    let known = names.keys.map { heap.symbolText(Value(bits: $0)) }
    let hint = machine.nearest(to: text, among: known).map { "; did you mean \($0)?" } ?? ""
    throw machine.syntaxError("import: \(set.source.name) does not export \(text)\(hint)", name)
  }
}
