// A primitive's one declaration: usage, documentation and body. The arity check, error texts, help, completion and the
// reference pages all read it.

/// What a primitive does: reads its arguments, returns its result or raises.
public typealias PrimitiveBody = (Arguments) throws(SchemeThrow) -> Value

/// A procedure written in Swift.
public final class Primitive {
  // What a call looks at comes first, so that it is likely to lie in one cache line.
  let body: PrimitiveBody
  let minimumArguments: Int
  /// `Int.max` when any number may follow.
  let maximumArguments: Int

  /// Name and parameters: `(vector-ref vector k)`, `(read-char [port])`, `(list obj ...)`.
  public let usage: String
  public let name: String
  /// One sentence that begins with a verb.
  public let documentation: String
  /// What it stands on: "R7RS 6.8", "SCM 5.13.3", "bind(2)".
  public let reference: String
  /// The library procedure that takes the calls for which the body returns `delegated`: those that need procedures of the
  /// program to be called.
  let delegate: String?
  /// Its variable, once a call needed it.
  var delegateCell: Cell?

  init(
    usage: String, documentation: String, reference: String, delegate: String? = nil, body: @escaping PrimitiveBody
  ) {
    self.delegate = delegate
    self.usage = usage
    self.documentation = documentation
    self.reference = reference
    self.body = body
    let shape = Primitive.parse(usage)
    name = shape.name
    minimumArguments = shape.minimum
    maximumArguments = shape.maximum
  }

  /// Reads name and arity out of a usage string. `[x]` is optional, `x ...` any number. By bytes, since every start of an
  /// interpreter reads hundreds of them.
  private static func parse(_ usage: String) -> (name: String, minimum: Int, maximum: Int) {
    var usage = usage
    return usage.withUTF8 { bytes in
      let end = max(1, bytes.count - 1)
      var start = min(bytes.firstIndex(of: UInt8(ascii: " ")) ?? end, end)
      guard start > 0, bytes.count > 1 else { return ("", 0, 0) }
      let name = String(decoding: bytes[1..<start], as: UTF8.self)
      var depth = 0
      var minimum = 0
      var maximum = 0
      while start < end {
        start += 1
        var closed = 0
        let isRest = bytes[start] == UInt8(ascii: ".")
        while start < end, bytes[start] != UInt8(ascii: " ") {
          if bytes[start] == UInt8(ascii: "[") { depth += 1 }
          if bytes[start] == UInt8(ascii: "]") { closed += 1 }
          start += 1
        }
        if isRest {
          // The parameter before the dots may be passed no times.
          if depth == 0 { minimum -= 1 }
          maximum = Int.max
        } else {
          if depth == 0 { minimum += 1 }
          if maximum < Int.max { maximum += 1 }
        }
        depth -= closed
      }
      return (name, minimum, maximum)
    }
  }

  /// Whether it is one of R7RS 6.1 to 6.9, which leaves control, exceptions, environments, input and output, and calls no
  /// procedure.
  var operatesOnData: Bool {
    let section = reference.split(separator: ".")
    return delegate == nil && section.count > 1 && section[0] == "R7RS 6" && section[1].count == 1
  }

  /// The parameters' names, in order; the last repeats when any number may follow.
  public var parameterNames: [String] {
    usage.dropFirst().dropLast().split(separator: " ").dropFirst()
      .filter { $0 != "..." }
      .map { String($0.filter { $0 != "[" && $0 != "]" }) }
  }

  /// The name in error texts: that of an engine's own primitive without its mark.
  var publicName: String { name.hasPrefix("%") ? String(name.dropFirst()) : name }

  /// The name of the parameter that argument `index` (from 0) goes to; nil for one of many like it.
  func parameterName(_ index: Int) -> String? {
    let names = parameterNames
    guard index < names.count, maximumArguments < Int.max || index < names.count - 1 else { return nil }
    return names[index]
  }
}

/// Declares primitives into one library of an interpreter: `define("(car pair)", "Returns …", "R7RS 6.4") { a in … }`.
public struct PrimitiveDefiner {
  let machine: Machine

  /// - Parameters:
  ///   - usage: name and parameters.
  ///   - documentation: one sentence that begins with a verb.
  ///   - reference: section of R7RS or the SCM manual, or the C function it stands on.
  ///   - delegate: the library procedure that takes the same arguments when the body returns `delegated`.
  public func callAsFunction(
    _ usage: String, _ documentation: String, _ reference: String, delegate: String? = nil,
    _ body: @escaping PrimitiveBody
  ) {
    machine.install(
      Primitive(usage: usage, documentation: documentation, reference: reference, delegate: delegate, body: body))
  }

  /// Binds a variable to a list of strings.
  public func value(_ name: String, _ strings: [String], _ documentation: String, _ reference: String) {
    // No heap is too small for a command line.
    let list = machine.heap.makeList(strings.compactMap { try? machine.heap.makeString($0) })
    value(name, list, documentation, reference)
  }

  /// Binds a variable that is no procedure.
  public func value(_ name: String, _ value: Value, _ documentation: String, _ reference: String) {
    machine.define(machine.heap.intern(name), as: value)
    machine.declarations[name] = Declaration(name, documentation, reference)
  }
}
