// What of Scheme a Swift program may keep: procedures, and live objects of any kind.

/// A Scheme procedure that a Swift program calls, also later. Once the interpreter is gone, a call throws.
///
/// ```swift
/// scheme.define("each-player") { (f: Callback<String, Void>) throws in for name in names { try f(name) } }
/// ```
public struct Callback<each Argument, Result> {
  private let procedure: RootedValue
  /// Of the arguments, in order, and of the result.
  private let cores: [AnyObject]
  private let result: ConverterCore<Result>

  init(_ procedure: RootedValue) {
    self.procedure = procedure
    var cores: [AnyObject] = []
    repeat cores.append(Converter<each Argument>().core)
    self.cores = cores
    result = Converter<Result>().core
  }

  /// Calls the procedure.
  /// - Throws: a Swift error that nothing in Scheme took; else `SchemeError`. When a call is made while Scheme code runs,
  ///   that is further out, a procedure of the host had best let the error pass.
  public func callAsFunction(_ arguments: repeat each Argument) throws -> Result {
    try procedure.perform("procedure") { machine throws(SchemeThrow) in
      let value = try machine.call(with: repeat each arguments, cores: cores) { procedure.value(in: machine) }
      return try machine.convert(value, result, "the result of a procedure")
    }
  }
}

extension Callback: DirectlyConvertible {
  static var wanted: String { "a procedure" }
  static var parameterName: String { "proc" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Callback {
    guard value.isProcedure else { throw .type(wanted) }
    return Callback(RootedValue(value, in: machine))
  }
  static func make(_ value: Callback, _ machine: Machine) throws(Mismatch) -> Value {
    try value.procedure.made(in: machine)
  }
}

/// A live Scheme object. It stays until the reference goes; unlike `HostValue` it has identity, and belongs to its
/// interpreter.
public final class SchemeReference: DirectlyConvertible {
  private let root: RootedValue

  private init(_ root: RootedValue) { self.root = root }

  /// The object as a Swift value.
  public func get<T>(as type: T.Type = T.self) throws -> T {
    try root.perform("object") { machine throws(SchemeThrow) in
      try machine.convert(root.value(in: machine), Converter<T>().core, "the object")
    }
  }

  static var wanted: String { "an object" }
  static var parameterName: String { "obj" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> SchemeReference {
    SchemeReference(RootedValue(value, in: machine))
  }
  static func make(_ value: SchemeReference, _ machine: Machine) throws(Mismatch) -> Value {
    try value.root.made(in: machine)
  }
}

extension RootedValue {
  fileprivate func made(in other: Machine) throws(Mismatch) -> Value {
    guard belongs(to: other) else { throw .type("an object of this interpreter") }
    return value(in: other)
  }
}
