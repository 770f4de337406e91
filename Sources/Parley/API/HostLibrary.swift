// Libraries of a Swift program: what it defines under a name that Scheme programs import.

/// A library that a Swift program fills.
public struct HostLibrary {
  let machine: Machine
  let library: Library

  /// Defines and exports a procedure; see `Interpreter.define`.
  public func define<each Parameter, Result>(
    _ name: String, doc: String = "", _ body: @escaping (repeat each Parameter) throws -> Result
  ) {
    let primitive = machine.makeHostProcedure(name, doc, body)
    export(primitive.name, machine.makeProcedure(of: primitive, name: machine.heap.intern(primitive.name)))
  }

  /// Defines and exports a variable.
  public func set<T>(_ name: String, to value: T) throws {
    let converter = Converter<T>().core
    try machine.perform { () throws(SchemeThrow) in export(name, try machine.make(value, converter)) }
  }

  private func export(_ name: String, _ value: Value) {
    let symbol = machine.heap.intern(name)
    machine.set(library.environment.ownCell(for: symbol), to: value)
    library.export(symbol, as: symbol, at: Syntax(.list([]), at: nil))
  }
}

extension Interpreter {
  /// Makes a library, which programs import, and about which help and completion know.
  ///
  /// ```swift
  /// scheme.library("(game world)", summary: "The world of the game.") { world in
  ///   world.define("look", doc: "Describes the place.") { place.text }
  /// }
  /// ```
  /// A second call with the same name adds to it.
  public func library(_ name: String, summary: String = "", _ fill: (HostLibrary) throws -> Void) rethrows {
    machine.enter()
    defer { machine.access.gate.leave() }
    let words = name.split { " ()".contains($0) }
    let name = "(\(words.joined(separator: " ")))"
    let library: Library
    if machine.hostLibraries[name] != nil, let known = machine.libraries[name] {
      library = known
    } else {
      library = Library(name: name, scope: machine.makeTopScope(name: name), declarations: [])
      library.finish()
      machine.add(library)
      machine.hostLibraries[name] = summary
    }
    try fill(HostLibrary(machine: machine, library: library))
  }
}
