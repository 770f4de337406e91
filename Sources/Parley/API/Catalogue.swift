// Where the names of the engine's libraries come from, and what is said about them there. What a library only hands on is
// traced to the place that defines it, so that everything is said once.

final class Catalogue {
  /// A definition: the library that holds it, and its name in there.
  struct Origin: Hashable {
    let library: String
    let name: String
  }

  /// The library that has everything which is defined in the engine itself.
  static let system = "(parley system)"

  private unowned let machine: Machine
  /// The doc comments of sources that were read, by library.
  private var comments: [String: [String: Declaration]] = [:]
  /// The libraries that export a definition under its own name, standard ones first.
  private lazy var exporters: [Origin: [String]] = {
    var exporters: [Origin: [String]] = [:]
    for name in Machine.engineLibraryNames {
      guard let library = machine.library(named: name) else { continue }
      for export in library.exports.values {
        guard let origin = origin(of: export.inner, in: library.environment) else { continue }
        exporters[origin, default: []].append(name)
      }
    }
    return exporters
  }()

  init(_ machine: Machine) {
    self.machine = machine
  }

  /// The definition that a symbol of an environment stands for, if it is one of the engine's.
  func origin(of symbol: Value, in environment: Environment) -> Origin? {
    guard let source = environment.origin(of: symbol), let library = library(of: source.environment) else { return nil }
    return Origin(library: library, name: machine.heap.symbolText(source.symbol))
  }

  private func library(of environment: Environment) -> String? {
    if environment === machine.systemEnvironment { return Catalogue.system }
    guard environment.isSystem || !machine.hostLibraries.isEmpty else { return nil }
    let library = machine.libraries.values.first { $0.environment === environment }?.name
    return environment.isSystem ? library : library.flatMap { machine.hostLibraries[$0] == nil ? nil : $0 }
  }

  func libraries(exporting origin: Origin) -> [String] {
    if machine.hostLibraries[origin.library] != nil { return [origin.library] }
    return exporters[origin] ?? (origin.library == Catalogue.system ? [Catalogue.system] : [])
  }

  // MARK: - What is said

  func declaration(at origin: Origin) -> Declaration? {
    if let declaration = comments(of: origin.library)[origin.name] { return declaration }
    if machine.hostLibraries[origin.library] != nil,
      case .global(let cell)? = machine.libraries[origin.library]?.environment.find(machine.heap.intern(origin.name))
    {
      return machine.primitive(in: cell).map { Declaration($0.usage, $0.documentation, $0.reference) }
        ?? Declaration(origin.name, "", "")
    }
    guard origin.library == Catalogue.system else { return nil }
    if let declaration = machine.declarations[origin.name] { return declaration }
    switch machine.systemEnvironment.find(machine.heap.intern(origin.name)) {
    case .core(let form)?: return form.declaration
    case .global(let cell)?:
      return machine.primitive(in: cell).map { Declaration($0.usage, $0.documentation, $0.reference) }
    default: return nil
    }
  }

  private func comments(of library: String) -> [String: Declaration] {
    if let known = comments[library] { return known }
    let found: [String: Declaration]
    if library == Catalogue.system {
      let text = StandardLibraries.prelude.withUTF8Buffer { Array($0) }
      found = EngineSource.declarations(in: text[...], reference: "")
    } else if let text = StandardLibraries.sources[library] {
      // "(srfi 1)", and "(srfi 1 pairs)", a part of it.
      let words = library.dropFirst().dropLast().split(separator: " ")
      let reference = words[0] == "srfi" && words.count > 1 ? "SRFI \(words[1])" : ""
      found = EngineSource.declarations(in: EngineSource(text).body, reference: reference)
    } else {
      found = [:]
    }
    comments[library] = found
    return found
  }
}
