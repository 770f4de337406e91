// Procedures of a Swift program for Scheme: any closure, its parameters converted one by one.

/// All arguments from here on.
public struct Rest<Element> {
  public let elements: [Element]
  public init(_ elements: [Element]) { self.elements = elements }
}

extension Rest: Sequence {
  public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}
extension Rest: Sendable where Element: Sendable {}

extension Rest: DirectlyConvertible {
  static var wanted: String { Converter<Element>().wanted }
  static var parameterName: String { Converter<Element>().parameterName }
  static var passing: Passing { .rest }
  /// One argument; the call gathers them.
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Rest {
    Rest([try Converter<Element>().read(value, machine)])
  }
  static func make(_ value: Rest, _ machine: Machine) throws(Mismatch) -> Value {
    try [Element].make(value.elements, machine)
  }
}

/// What reads the arguments of one call in turn.
private struct ArgumentReader {
  let arguments: Arguments
  /// The parameters' converter cores, in order. As a tuple of their types they would have to be looked up in each call.
  let cores: [AnyObject]
  var parameter = 0
  var index = 0

  @inline(__always) mutating func next<T>(_ type: T.Type) throws(SchemeThrow) -> T {
    let position = index
    let core = unsafeDowncast(cores[parameter], to: ConverterCore<T>.self)
    index += 1
    parameter += 1
    do throws(Mismatch) {
      if _fastPath(core.passing != .rest) {
        let value = position < arguments.count ? arguments[position] : .absent
        return try core.read(value, arguments.machine)
      }
      return try rest(type, from: position)
    } catch {
      throw failure(error, at: min(index, arguments.count) - 1)
    }
  }

  /// The arguments from `position` on, read one by one and joined.
  private mutating func rest<T>(_ type: T.Type, from position: Int) throws(Mismatch) -> T {
    var values: [Value] = []
    for index in position..<max(position, arguments.count) { values.append(arguments[index]) }
    guard let type = T.self as? any RestGathering.Type else { preconditionFailure("no rest parameter") }
    var reached = position
    defer { index = reached }
    guard
      let rest = try type.gather(
        values, arguments.machine,
        progress: { reached += 1 }) as? T
    else { preconditionFailure("no rest parameter") }
    return rest
  }

  @inline(never) private func failure(_ mismatch: Mismatch, at index: Int) -> SchemeThrow {
    switch mismatch {
    case .type(let wanted): arguments.wrongType(index, wanted)
    case .range(let wanted): arguments.outOfRange(index, wanted)
    case .thrown(let error): error
    }
  }
}

private protocol RestGathering {
  static func gather(_ values: [Value], _ machine: Machine, progress: () -> Void) throws(Mismatch) -> Any
}

extension Rest: RestGathering {
  fileprivate static func gather(
    _ values: [Value], _ machine: Machine, progress: () -> Void
  ) throws(Mismatch) -> Any {
    let converter = Converter<Element>()
    var elements: [Element] = []
    for value in values {
      progress()
      elements.append(try converter.read(value, machine))
    }
    return Rest(elements)
  }
}

extension Machine {
  /// A primitive that calls a Swift closure.
  /// - Parameter name: its name, or `(name parameter ...)`.
  func makeHostProcedure<each Parameter, Result>(
    _ name: String, _ documentation: String,
    _ body: @escaping (repeat each Parameter) throws -> Result
  ) -> Primitive {
    let result = Converter<Result>().core
    let (cores, parameters) = parameterCores(repeat (each Parameter).self)
    return Primitive(usage: usage(name, parameters), documentation: documentation, reference: "") {
      arguments throws(SchemeThrow) in
      let machine = arguments.machine
      var reader = ArgumentReader(arguments: arguments, cores: cores)
      let made: Result
      do {
        made = try body(repeat try reader.next((each Parameter).self))
      } catch {
        if let thrown = error as? SchemeThrow { throw thrown }
        if machine.isUnwinding { return try machine.continueDeparture() }
        throw machine.hostFailure(error)
      }
      if _slowPath(machine.isUnwinding) { return try machine.continueDeparture() }
      do throws(Mismatch) { return try result.make(made, machine) } catch {
        if case .thrown(let error) = error { throw error }
        throw arguments.failure(.host, "the result has no counterpart in Scheme")
      }
    }
  }

  /// A primitive that parks the program until an asynchronous closure is done.
  func makeAsyncProcedure<each Parameter: Sendable, Result: Sendable>(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (repeat each Parameter) async throws -> Result
  ) -> Primitive {
    let (cores, parameters) = parameterCores(repeat (each Parameter).self)
    return Primitive(usage: usage(name, parameters), documentation: documentation, reference: "") {
      arguments throws(SchemeThrow) in
      let machine = arguments.machine
      let procedure = machine.currentPrimitive?.publicName ?? ""
      var reader = ArgumentReader(arguments: arguments, cores: cores)
      let values: (repeat each Parameter)
      do { values = (repeat try reader.next((each Parameter).self)) } catch let error as SchemeThrow {
        throw error
      } catch {
        preconditionFailure("\(error)")
      }
      let request = AsyncRequest {
        do {
          let result = try await body(repeat each values)
          return { machine throws(SchemeThrow) in try machine.make(result, Converter<Result>().core) }
        } catch {
          return { machine throws(SchemeThrow) in throw machine.hostFailure(error, procedure) }
        }
      }
      machine.substitute = SubstituteCall(
        procedure: "%await", arguments: [machine.heap.makeRetaining(.hostObject, request)])
      return .delegated
    }
  }

  private func parameterCores<each Parameter>(
    _ types: repeat (each Parameter).Type
  ) -> (cores: [AnyObject], parameters: [(name: String, passing: Passing)]) {
    var cores: [AnyObject] = []
    var parameters: [(name: String, passing: Passing)] = []
    func add<T>(_ type: T.Type) {
      let converter = Converter<T>()
      cores.append(converter.core)
      parameters.append((converter.parameterName, converter.passing))
    }
    repeat add(each types)
    return (cores, parameters)
  }

  /// The condition for what a Swift closure has thrown. An error of Scheme that it let pass stays what it was.
  @inline(never) func hostFailure(_ error: any Error, _ procedure: String? = nil) -> SchemeThrow {
    if let scheme = error as? SchemeError, let raised = scheme.raised, raised.belongs(to: self) {
      return SchemeThrow(raised.value(in: self))
    }
    let box = heap.makeRetaining(.hostObject, ErrorBox((error as? SchemeError)?.underlying ?? error))
    let name = procedure ?? currentPrimitive?.publicName ?? "procedure"
    let message = (error as? SchemeError)?.message ?? "\(error)"
    return SchemeThrow(
      makeCondition(.host, "\(name): \(message)", irritants: heap.makeList([box]), procedure: heap.intern(name)))
  }

  /// "(log symbol obj ...)". Names that a usage gives count where they agree with the closure's parameters.
  private func usage(_ given: String, _ parameters: [(name: String, passing: Passing)]) -> String {
    var words = given.split { " ()[]".contains($0) }.map(String.init).filter { $0 != "..." }
    let name = words.isEmpty ? "procedure" : words.removeFirst()
    var usage = "(" + name
    for (index, parameter) in parameters.enumerated() {
      var label = parameter.name
      if words.count == parameters.count {
        label = words[index]
      } else if parameters.count(where: { $0.name == label }) > 1 {
        label += String(parameters[...index].count { $0.name == label })
      }
      // What follows a required parameter's predecessor is not optional either.
      let isLast = !parameters[index...].contains { $0.passing == .required }
      switch parameter.passing {
      case .optional where isLast: usage += " [\(label)]"
      case .rest: usage += " \(label) ..."
      default: usage += " \(label)"
      }
    }
    return usage + ")"
  }
}
