// What an interpreter can tell about its libraries and the names in them: for help and completion at a prompt, and for the
// reference pages.

/// What is said about a name.
public struct Documentation: Hashable, Sendable {
  public let name: String
  /// `(vector-ref vector k)`; the bare name of what is no procedure and no form.
  public let signature: String
  /// One sentence, perhaps more. Empty for a procedure of the program without a docstring.
  public let sentence: String
  /// What it stands on: "R7RS 6.8", "SRFI 1", "SCM", "bind(2)". Empty for the program's own.
  public let reference: String
  /// The libraries that export it.
  public let libraries: [String]
}

extension Interpreter {
  /// The engine's libraries, standard ones first, then SRFIs by number; behind them those of the host.
  public var libraryNames: [String] { Machine.engineLibraryNames + machine.hostLibraries.keys.sorted() }

  /// Those of them whose names a program without an import has too.
  public var ambientLibraryNames: [String] { Machine.ambientLibraries.filter { StandardLibraries.sources[$0] != nil } }

  /// The library that exports what the engine itself defines, and what was installed into this interpreter.
  public static var systemLibraryName: String { Catalogue.system }

  /// What a library is about.
  public func summary(ofLibrary name: String) -> String {
    StandardLibraries.sources[name].map { EngineSource($0).summary } ?? machine.hostLibraries[name] ?? ""
  }

  /// The names that a library exports, in the order in which its text does; none if there is no such library.
  public func exportedNames(ofLibrary name: String) -> [String] {
    guard let library = machine.library(named: name) else { return [] }
    return library.exports.values.map { (machine.heap.symbolText($0.name), $0.place.location) }
      .filter { name != Catalogue.system || !$0.0.hasPrefix("%") }
      .sorted { ($0.1?.line ?? 0, $0.1?.column ?? 0, $0.0) < ($1.1?.line ?? 0, $1.1?.column ?? 0, $1.0) }
      .map(\.0)
  }

  /// What is said about a name that a library exports.
  public func documentation(of name: String, in library: String) -> Documentation? {
    guard let library = machine.library(named: library),
      let export = library.exports[machine.heap.intern(name).bits],
      let origin = catalogue.origin(of: export.inner, in: library.environment)
    else { return nil }
    return documentation(of: name, at: origin)
  }

  /// What is said about a name as the program sees it now; of one that it would have to import, what the first library
  /// says that has it.
  public func documentation(of name: String) -> Documentation? {
    let symbol = machine.heap.intern(name)
    let environment = machine.interactionScope.environment
    if let origin = catalogue.origin(of: symbol, in: environment) { return documentation(of: name, at: origin) }
    if let binding = environment.find(symbol) { return documentation(of: name, boundTo: binding) }
    return libraryNames.lazy.compactMap { self.documentation(of: name, in: $0) }.first
  }

  /// All names that anything is said about, but for the program's own.
  public var documentedNames: [String] {
    let libraries = libraryNames + [Interpreter.systemLibraryName]
    return Set(libraries.flatMap(exportedNames)).sorted()
  }

  private func documentation(of name: String, at origin: Catalogue.Origin) -> Documentation? {
    guard let declaration = catalogue.declaration(at: origin) else { return nil }
    let declared = Declaration.name(in: declaration.signature)
    var signature = declaration.signature
    if declared != name {
      // It was renamed on the way.
      let isCall = signature.hasPrefix("(")
      signature = (isCall ? "(" : "") + name + signature.dropFirst(declared.count + (isCall ? 1 : 0))
    }
    return Documentation(
      name: name, signature: signature, sentence: declaration.sentence, reference: declaration.reference,
      libraries: catalogue.libraries(exporting: origin))
  }

  /// What a procedure of the program says about itself.
  private func documentation(of name: String, boundTo binding: Binding) -> Documentation? {
    guard case .global(let cell) = binding else { return nil }
    let value = machine.untraced(cell.value)
    if value.isObject(.primitive) {
      let primitive = value.retained(Primitive.self)
      return Documentation(
        name: name, signature: primitive.usage, sentence: primitive.documentation, reference: primitive.reference,
        libraries: [])
    }
    let usages = machine.usages(of: value, name: name)
    guard !usages.isEmpty else { return nil }
    return Documentation(
      name: name, signature: usages.joined(separator: ", "), sentence: machine.docstring(of: value) ?? "",
      reference: "", libraries: [])
  }
}
