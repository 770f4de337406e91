// eval and what it works in, load, and the loading of libraries (R7RS 5.2, 5.6, 6.12, 6.14).

/// The scope that `eval` works in, inside a heap object.
final class EnvironmentBox: PrintableHostObject {
  let scope: Scope
  init(_ scope: Scope) { self.scope = scope }

  var printedForm: String { "#<environment \(scope.environment.name)>" }
}

/// A source text being loaded, inside a heap object.
final class SourceBox {
  var reader: SyntaxReader
  init(_ reader: SyntaxReader) { self.reader = reader }
}

private func environmentScope(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Scope {
  guard let box = a[index].host(EnvironmentBox.self) else { throw a.wrongType(index, "an environment") }
  return box.scope
}

func defineEvaluationPrimitives(_ define: PrimitiveDefiner) {
  define("(interaction-environment)", "Returns the environment of the program.", "R7RS 6.12") { a in
    a.heap.makeRetaining(.hostObject, EnvironmentBox(a.machine.interactionScope))
  }
  for usage in ["(scheme-report-environment version)", "(null-environment version)"] {
    define(usage, "Returns a fresh environment with the bindings of R5RS; VERSION is 5.", "R7RS 6.12") {
      a throws(SchemeThrow) in
      guard a[0] == Value(fixnum: 5) else { throw a.outOfRange(0, "5, the version of the report") }
      let scope = a.machine.makeTopScope(name: "r5rs")
      try Expander(machine: a.machine).bind(
        ImportRequest([.library(name: "(scheme r5rs)", Syntax(.list([]), at: nil))], from: [], into: scope))
      return a.heap.makeRetaining(.hostObject, EnvironmentBox(scope))
    }
  }
  define("(environment? obj)", "Returns whether OBJ is an environment.", "Parley") { a in
    Value(a[0].host(EnvironmentBox.self) != nil)
  }
  define("(%compile expression environment)", "Returns a procedure that evaluates EXPRESSION.", "R7RS 6.12") {
    a throws(SchemeThrow) in
    let scope = try environmentScope(a, 1)
    let syntax = try SyntaxReader.syntax(from: a[0], at: nil, machine: a.machine, keepsQuoted: true)
    return try a.machine.compile(syntax, in: scope)
  }
  define("(%open-source filename)", "Opens a source file for load.", "R7RS 6.14") { a throws(SchemeThrow) in
    let (name, codes) = try a.machine.sourceText(try a.text(0))
    let reader = SyntaxReader(source: SourceText(name: name, codes: codes), codes: codes, machine: a.machine)
    return a.heap.makeRetaining(.hostObject, SourceBox(reader))
  }
  define("(%compile-next source environment)", "Compiles the next form of SOURCE, or returns #f.", "R7RS 6.14") {
    a throws(SchemeThrow) in
    guard let source = a[0].host(SourceBox.self) else { throw a.wrongType(0, "a source") }
    guard let form = try source.reader.next() else { return .false }
    return try a.machine.compile(form, in: try environmentScope(a, 1))
  }
}

// MARK: - Libraries

/// A library, inside a heap object.
private final class LibraryBox {
  let library: Library
  init(_ library: Library) { self.library = library }
}

private func library(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Library {
  guard let box = a[index].host(LibraryBox.self) else { throw a.wrongType(index, "a library") }
  return box.library
}

private func request(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> ImportRequest {
  guard let request = a[index].host(ImportRequest.self) else { throw a.wrongType(index, "an import request") }
  return request
}

/// The libraries that import sets name and that are still to be loaded, each once.
private func librariesToLoad(_ sets: [ImportSet], _ a: Arguments) throws(SchemeThrow) -> Value {
  var seen: Set<String> = []
  var libraries: [Value] = []
  for set in sets {
    let (name, place) = set.source
    let library = try a.machine.findLibrary(name, at: place)
    guard library.state != .ready, seen.insert(name).inserted else { continue }
    libraries.append(a.heap.makeRetaining(.hostObject, LibraryBox(library)))
  }
  return a.heap.makeList(libraries)
}

/// What `%import!` in the prelude loads libraries with. Their bodies run as any other code does, not inside a primitive, so
/// that continuations, errors and exits pass through.
func defineLibraryPrimitives(_ define: PrimitiveDefiner) {
  define("(%make-import sets environment)", "Returns the request that binds SETS in ENVIRONMENT.", "R7RS 6.12") {
    a throws(SchemeThrow) in
    var forms: [Syntax] = []
    for set in try a.list(0) { forms.append(try SyntaxReader.syntax(from: set, at: nil, machine: a.machine)) }
    let sets = try Expander(machine: a.machine).importSets(forms)
    return a.heap.makeRetaining(
      .hostObject, ImportRequest(sets, from: forms, into: try environmentScope(a, 1)))
  }
  define("(%feature-library feature)", "Returns the name of the library that FEATURE stands for, or #f.", "SLIB 1.1.1")
  {
    a throws(SchemeThrow) in
    guard let name = a.machine.library(forFeature: a.heap.symbolText(try a.symbol(0))) else { return .false }
    var reader = DatumReader(codes: name.characterCodes, machine: a.machine)
    return try reader.next()
  }
  define("(%add-feature! feature)", "Has features tell of FEATURE.", "SLIB 1.1.1") { a throws(SchemeThrow) in
    let name = a.heap.symbolText(try a.symbol(0))
    if !a.machine.features.contains(name) { a.machine.features.append(name) }
    return .unspecified
  }
  define("(%make-environment)", "Returns an environment without bindings.", "R7RS 6.12") { a in
    a.heap.makeRetaining(.hostObject, EnvironmentBox(a.machine.makeTopScope(name: "environment")))
  }
  define("(%import-libraries request)", "Returns the libraries to load for REQUEST.", "R7RS 5.2") {
    a throws(SchemeThrow) in try librariesToLoad(try request(a, 0).sets, a)
  }
  define("(%import-bind! request)", "Binds the names of REQUEST.", "R7RS 5.2") { a throws(SchemeThrow) in
    try Expander(machine: a.machine).bind(try request(a, 0))
    return .unspecified
  }
  define(
    "(%library-start! library)", "Begins to load LIBRARY; returns its import request, or #f if it is there.", "R7RS 5.6"
  ) {
    a throws(SchemeThrow) in
    let library = try library(a, 0)
    switch library.state {
    case .ready: return .false
    case .loading:
      throw a.machine.failure(.syntax, "the library \(library.name) imports itself, through what it imports")
    case .declared: break
    }
    let sets = try Expander(machine: a.machine).readDeclarations(of: library)
    library.state = .loading
    return a.heap.makeRetaining(.hostObject, ImportRequest(sets, from: library.declarations, into: library.scope))
  }
  define("(%library-next! library)", "Compiles the next form of LIBRARY, or returns #f.", "R7RS 5.6") {
    a throws(SchemeThrow) in
    let library = try library(a, 0)
    guard let form = library.remaining.popLast() else { return .false }
    return try a.machine.compile(form, in: library.scope)
  }
  define("(%library-finish! library)", "Ends the loading of LIBRARY.", "R7RS 5.6") { a throws(SchemeThrow) in
    let library = try library(a, 0)
    for (name, inner, place) in library.exports.values where !library.environment.isDefined(inner) {
      throw a.machine.syntaxError(
        "the library \(library.name) exports \(a.heap.symbolText(name)) but does not define it", place)
    }
    library.finish()
    return .unspecified
  }
  define("(%library-leave! library)", "Makes a library that was not loaded whole loadable again.", "R7RS 5.6") {
    a throws(SchemeThrow) in
    let library = try library(a, 0)
    if library.state == .loading { library.state = .declared }
    return .unspecified
  }
  define("(%rename symbol)", "Renames SYMBOL for the macro that is being expanded.", "R7RS 4.3") {
    a throws(SchemeThrow) in
    guard let expansion = a.machine.expansions.last else {
      throw a.failure(.error, "only a macro transformer can rename, while it runs")
    }
    return expansion.rename(try a.symbol(0))
  }
  define("(%same-identifier? obj1 obj2)", "Returns whether two identifiers of a macro use mean the same.", "R7RS 4.3") {
    a throws(SchemeThrow) in
    guard let expansion = a.machine.expansions.last else {
      throw a.failure(.error, "only a macro transformer can compare identifiers, while it runs")
    }
    return Value(a[0].isSymbol && a[1].isSymbol ? expansion.isSame(a[0], a[1]) : a[0] == a[1])
  }
}
