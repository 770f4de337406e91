// Where libraries come from: those that the engine brings, those that a program defines, and files on the search path.
//
// The engine's own libraries have their text in the binary. Importing one reads its exports; each of its definitions is
// compiled when it is first looked up, as those of the prelude are, so an import costs the same however large it is.

extension Machine {
  // MARK: - Finding

  /// A library that is there: defined, loaded from a file, or the engine's own.
  func library(named name: String) -> Library? { libraries[name] ?? engineLibrary(name) }

  /// Whether `import` would find a library of that name.
  func hasLibrary(_ name: String) -> Bool {
    if libraries[name] != nil || StandardLibraries.sources[name] != nil { return true }
    return fileCandidates(for: name).contains { (try? sourceText($0)) != nil }
  }

  /// The library of that name, read from its file if nobody has defined it.
  /// - Throws: a syntax error at `place` that lists where it was looked for.
  func findLibrary(_ name: String, at place: Syntax) throws(SchemeThrow) -> Library {
    if let library = library(named: name) { return library }
    let candidates = fileCandidates(for: name)
    for path in candidates {
      guard let (found, codes) = try? sourceText(path) else { continue }
      try declareLibraries(in: SourceText(name: found, codes: codes), codes)
      if let library = libraries[name] { return library }
      throw syntaxError("import: \(path) does not define the library \(name)", place)
    }
    let looked =
      candidates.isEmpty
      ? librarySearchPath.isEmpty
        ? "; no folder is searched for library files" : "; no file can have that name"
      : "; looked for " + candidates.joined(separator: ", ")
    throw syntaxError("import: there is no library \(name)\(nearLibrary(name))\(looked)", place)
  }

  /// The files that a library may be in, in the order in which they are tried: (a b c) is a/b/c.sld below a folder.
  private func fileCandidates(for name: String) -> [String] {
    let parts = name.dropFirst().dropLast().split(separator: " ").map { $0.filter { $0 != "|" } }
    // A part that could lead out of the folders, or that no file can be called, names no file.
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains("/") && !$0.contains("\0") && $0 != "." && $0 != ".." }) else {
      return []
    }
    return librarySearchPath.map { ($0.isEmpty ? "" : $0 + "/") + parts.joined(separator: "/") + ".sld" }
  }

  private func nearLibrary(_ name: String) -> String {
    nearest(to: name, among: Array(StandardLibraries.sources.keys) + libraries.keys).map { "; did you mean \($0)?" }
      ?? ""
  }

  private func declareLibraries(in source: SourceText, _ codes: [UInt32]) throws(SchemeThrow) {
    var reader = SyntaxReader(source: source, codes: codes, machine: self)
    let expander = Expander(machine: self)
    while let form = try reader.next() {
      guard expander.coreForm(form, in: emptyScope) == .defineLibrary else {
        throw syntaxError("a library file holds (define-library ...) forms and nothing else", form)
      }
      try expander.defineLibrary(form, in: emptyScope)
    }
  }

  /// Whether a program starts with what only programs with imports of their own start with.
  func beginsWithImport(_ form: Syntax) -> Bool {
    switch Expander(machine: self).coreForm(form, in: emptyScope) {
    case .import?, .defineLibrary?: true
    default: false
    }
  }

  private var emptyScope: Scope { Scope(top: Environment(name: "empty", heap: heap)) }

  /// Lets libraries whose loading an error has ended be loaded again.
  func abandonLoading() {
    for library in libraries.values where library.state == .loading { library.state = .declared }
  }

  // MARK: - The engine's libraries

  private func engineLibrary(_ name: String) -> Library? {
    let library: Library
    do throws(SchemeThrow) {
      if name == "(parley system)" {
        library = Library(name: name, scope: systemScope, declarations: [])
        let place = Syntax(.list([]), at: nil)
        for symbol in systemEnvironment.names { library.export(symbol, as: symbol, at: place) }
      } else if let source = StandardLibraries.sources[name] {
        library = try instantiate(EngineSource(source), name)
      } else {
        return nil
      }
    } catch {
      fatalError("the library \(name) is broken: \(hostError(error).rendered())")
    }
    library.finish()
    add(library)
    return library
  }

  private func instantiate(_ source: EngineSource, _ name: String) throws(SchemeThrow) -> Library {
    let scope = makeTopScope(name: name, isSystem: true)
    let header = try readHeader(source, name)
    let library = Library(name: name, scope: scope, declarations: header)
    let expander = Expander(machine: self)
    for set in try expander.readDeclarations(of: library) {
      if case .library("(parley system)", _) = set {
        scope.environment.addBase(systemEnvironment)
        continue
      }
      for (symbol, from) in try expander.resolve(set) {
        scope.environment.add(Value(bits: symbol), from: from)
      }
    }
    deferDefinitions(in: source.body, scope)
    return library
  }

  /// The declarations at the head of an engine's library.
  private func readHeader(_ source: EngineSource, _ name: String) throws(SchemeThrow) -> [Syntax] {
    let codes = source.header.map(UInt32.init)
    var reader = SyntaxReader(source: SourceText(name: name, codes: codes), codes: codes, machine: self)
    guard let form = try reader.next(), case .list(let items) = form.form else { return [] }
    return Array(items.dropFirst(2))
  }

  /// Makes the definitions of library source known in a scope; each is compiled when its name is first looked up. What
  /// defines several names, or none, is evaluated at once.
  func deferDefinitions(in text: ArraySlice<UInt8>, _ scope: Scope) {
    for definition in EngineSource.definitions(in: text) {
      let source = text[definition.range]
      switch definition.kind {
      case .other: evaluateValue(source, in: scope)
      case .value:
        scope.environment.defer(heap.intern(definition.name), asVariable: true) { [unowned self] in
          // What is being compiled needs the variable now and its value only later. To compute it now could call a
          // procedure that is not defined yet.
          if heap.collectionsHeld { waitingValues.append((source, scope)) } else { evaluateValue(source, in: scope) }
        }
      case .procedure, .syntax:
        scope.environment.defer(heap.intern(definition.name), asVariable: definition.kind == .procedure) {
          [unowned self] in evaluateLibrary(source, in: scope)
        }
      }
    }
  }

  private func evaluateValue(_ text: ArraySlice<UInt8>, in scope: Scope) {
    evaluateLibrary(text, in: scope) { [unowned self] in computeWaitingValues() }
  }

  /// Computes the values that definitions compiled so far will want, in the order in which they were first named.
  private func computeWaitingValues() {
    while !waitingValues.isEmpty {
      let (source, scope) = waitingValues.removeFirst()
      evaluateValue(source, in: scope)
    }
  }

  /// - Parameter prepare: called between the compilation of a form and its evaluation.
  private func evaluateLibrary(_ text: ArraySlice<UInt8>, in scope: Scope, prepare: () -> Void = {}) {
    let held = heap.collectionsHeld
    heap.collectionsHeld = true
    if !held { nativeStackFloor -= nativeStackReserve }
    defer {
      heap.collectionsHeld = held
      if !held { nativeStackFloor += nativeStackReserve }
    }
    let codes = String(decoding: text, as: UTF8.self).characterCodes
    var reader = SyntaxReader(
      source: SourceText(name: scope.environment.name, codes: codes), codes: codes, machine: self)
    do throws(SchemeThrow) {
      while let form = try reader.next() {
        let thunk = try compile(form, in: scope)
        prepare()
        _ = try call(thunk, [])
      }
    } catch {
      fatalError("a library definition failed: \(hostError(error).rendered())")
    }
    if !held { computeWaitingValues() }
  }

  // MARK: - Names of libraries that every program sees

  /// Libraries whose names a program that imports nothing has too. They are loaded when such a name is first mentioned.
  static let ambientLibraries = [
    "(srfi 1)", "(srfi 2)", "(srfi 26)", "(srfi 28)", "(srfi 31)", "(srfi 69)", "(srfi 95)", "(srfi 111)", "(srfi 145)",
  ]

  /// Lets the system environment find the names of the ambient libraries.
  func makeLibrariesAmbient() {
    var libraries: [String: String]?
    systemEnvironment.importMissing = { [unowned self] symbol in
      let names = libraries ?? Machine.ambientNames()
      libraries = names
      guard let library = names[heap.symbolText(symbol)], let found = self.library(named: library),
        let export = found.exports[symbol.bits], found.environment.isDefined(export.inner)
      else { return nil }
      return Environment.Import(environment: found.environment, symbol: export.inner)
    }
  }

  /// The words in the heads of the ambient libraries, exported names among them, and where they stand. Of two libraries
  /// with one name the first counts.
  private static func ambientNames() -> [String: String] {
    var names: [String: String] = [:]
    for library in ambientLibraries {
      guard let source = StandardLibraries.sources[library] else { continue }
      for word in EngineSource(source).headerWords where names[word] == nil { names[word] = library }
    }
    return names
  }

  /// The library that `require` loads for a feature: `srfi-1` is `(srfi 1)`, and some have names in SCM. Features of SCM
  /// that R7RS took up stand for its libraries.
  func library(forFeature feature: String) -> String? {
    let named = [
      "values": "(scheme base)", "dynamic-wind": "(scheme base)", "string-port": "(scheme base)",
      "macro": "(scheme base)", "rationalize": "(scheme base)", "full-continuation": "(scheme base)",
      "multiarg-apply": "(scheme base)", "eval": "(scheme eval)", "delay": "(scheme lazy)", "promise": "(scheme lazy)",
      "r4rs": "(scheme r5rs)", "r5rs": "(scheme r5rs)", "with-file": "(scheme file)",
      "sort": "(srfi 95)", "logical": "(srfi 60)", "receive": "(srfi 8)", "and-let*": "(srfi 2)",
      "list-lib": "(srfi 1)", "string-lib": "(srfi 13)", "random": "(srfi 27)", "format": "(srfi 28)",
      "hash-table": "(srfi 69)", "let-values": "(srfi 11)", "stream": "(srfi 41)",
    ]
    let name = feature.hasPrefix("srfi-") ? "(srfi \(feature.dropFirst(5)))" : named[feature]
    return name.flatMap { StandardLibraries.sources[$0] == nil ? nil : $0 }
  }

  /// The features that the engine's libraries are: `srfi-1` and so on, by number.
  static var libraryFeatures: [String] {
    StandardLibraries.sources.keys.filter { $0.hasPrefix("(srfi ") }
      .compactMap { Int($0.dropFirst(6).dropLast()) }.sorted().map { "srfi-\($0)" }
  }

  // MARK: - Hints

  /// The libraries that export a name, the standard ones first.
  func librariesExporting(_ name: String) -> [String] {
    let symbol = heap.intern(name)
    var found: [String] = []
    for library in Machine.engineLibraryNames {
      guard let text = StandardLibraries.sources[library], EngineSource(text).mentions(name),
        let exports = self.library(named: library)?.exports
      else { continue }
      if exports[symbol.bits] != nil { found.append(library) }
    }
    for library in libraries.values
    where library.exports[symbol.bits] != nil && !library.environment.isSystem {
      found.append(library.name)
    }
    if found.isEmpty, !name.hasPrefix("%"), systemEnvironment.isDefined(symbol) { found.append("(parley system)") }
    // Where a library of R7RS has the name, others only distract.
    let standard = found.filter { $0.hasPrefix("(scheme ") && $0 != "(scheme r5rs)" }
    if !standard.isEmpty { found = standard }
    return found.sorted { Machine.rank($0) < Machine.rank($1) }
  }

  /// The libraries that the engine brings, in order. What others are made of, such as `(srfi 1 pairs)`, is not among them.
  static let engineLibraryNames = StandardLibraries.sources.keys
    .filter { $0.split(separator: " ").count == 2 }
    .sorted { rank($0) < rank($1) }

  /// Standard libraries before SRFIs, those by number, and other libraries last.
  private static func rank(_ name: String) -> (Int, Int, String) {
    if name.hasPrefix("(scheme ") { return (0, name == "(scheme base)" ? 0 : 1, name) }
    if name.hasPrefix("(srfi "), let number = Int(name.dropFirst(6).dropLast()) { return (1, number, name) }
    return (2, 0, name)
  }
}
