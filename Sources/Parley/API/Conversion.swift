// How values cross between Swift and Scheme. What a type needs is found out once, where a procedure or a call is set up;
// the conversion itself then goes through two function pointers.

/// A type of a Swift program that says itself what it is in Scheme.
///
/// Types that are `Codable`, or enumerations with raw values, need not: they convert as they are.
public protocol SchemeConvertible {
  /// What errors call it: "a point".
  static var schemeTypeName: String { get }
  /// Nil for data that is no such thing.
  init?(schemeValue: HostValue)
  var schemeValue: HostValue { get }
}

/// Types that read and make values themselves.
protocol DirectlyConvertible {
  /// What errors call it: "an exact integer".
  static var wanted: String { get }
  /// What a parameter of the type is called where nobody has named it.
  static var parameterName: String { get }
  static var passing: Passing { get }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Self
  static func make(_ value: Self, _ machine: Machine) throws(Mismatch) -> Value
}

/// How arguments come to a parameter.
enum Passing {
  case required, optional, rest
}

extension DirectlyConvertible {
  static var passing: Passing { .required }
}

/// What converts one type. A class, because a call of a method of its own asks the runtime for no types.
class ConverterCore<T> {
  let wanted: String
  let parameterName: String
  let passing: Passing

  init(_ wanted: String, _ parameterName: String, _ passing: Passing) {
    self.wanted = wanted
    self.parameterName = parameterName
    self.passing = passing
  }

  func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> T { throw .type(wanted) }
  func make(_ value: T, _ machine: Machine) throws(Mismatch) -> Value { throw .type(wanted) }
}

/// Of a type that does it itself.
private final class DirectCore<D: DirectlyConvertible>: ConverterCore<D> {
  init() { super.init(D.wanted, D.parameterName, D.passing) }
  override func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> D { try D.read(value, machine) }
  override func make(_ value: D, _ machine: Machine) throws(Mismatch) -> Value { try D.make(value, machine) }
}

/// Of a type about which nothing is known before: through memory.
private final class ClosureCore<T>: ConverterCore<T> {
  private let readInto: (Value, Machine, UnsafeMutableRawPointer) throws(Mismatch) -> Void
  private let makeFrom: (UnsafeRawPointer, Machine) throws(Mismatch) -> Value

  init(
    _ wanted: String, _ parameterName: String,
    read: @escaping (Value, Machine, UnsafeMutableRawPointer) throws(Mismatch) -> Void,
    make: @escaping (UnsafeRawPointer, Machine) throws(Mismatch) -> Value
  ) {
    readInto = read
    makeFrom = make
    super.init(wanted, parameterName, .required)
  }

  override func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> T {
    // The user's code may evaluate something, while values are held here.
    let pinned = machine.heap.isPinned
    machine.heap.isPinned = true
    defer { machine.heap.isPinned = pinned }
    let result = withUnsafeTemporaryAllocation(of: T.self, capacity: 1) { buffer -> Result<T, Mismatch> in
      let place = buffer.baseAddress.unsafelyUnwrapped
      do throws(Mismatch) {
        try readInto(value, machine, UnsafeMutableRawPointer(place))
        return .success(place.move())
      } catch { return .failure(error) }
    }
    return try result.get()
  }

  override func make(_ value: T, _ machine: Machine) throws(Mismatch) -> Value {
    let pinned = machine.heap.isPinned
    machine.heap.isPinned = true
    defer { machine.heap.isPinned = pinned }
    return try withUnsafePointer(to: value) { (pointer) throws(Mismatch) in
      try makeFrom(UnsafeRawPointer(pointer), machine)
    }
  }
}

/// The conversion of one type. `T` may be anything: what has no data in Scheme goes there as an opaque object.
struct Converter<T> {
  let core: ConverterCore<T>
  var wanted: String { core.wanted }
  var parameterName: String { core.parameterName }
  var passing: Passing { core.passing }

  init() {
    if let type = T.self as? any DirectlyConvertible.Type {
      self = Converter.direct(type)
    } else if T.self == Void.self {
      self.init("anything", "value") { (_, _, _) throws(Mismatch) in
      } make: { (_, _) throws(Mismatch) in
        .unspecified
      }
    } else if let type = T.self as? any SchemeConvertible.Type {
      self = Converter.convertible(type)
    } else if let type = T.self as? any RawRepresentable.Type, let converter = Converter.raw(type) {
      self = converter
    } else if T.self is any Decodable.Type || T.self is any Encodable.Type {
      self = Converter.coded()
    } else {
      self = Converter.opaque()
    }
  }

  private init(
    _ wanted: String, _ parameterName: String,
    read: @escaping (Value, Machine, UnsafeMutableRawPointer) throws(Mismatch) -> Void,
    make: @escaping (UnsafeRawPointer, Machine) throws(Mismatch) -> Value
  ) { core = ClosureCore(wanted, parameterName, read: read, make: make) }

  private init(_ core: ConverterCore<T>) { self.core = core }

  // MARK: - Use

  @inline(__always) func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> T {
    try core.read(value, machine)
  }

  @inline(__always) func make(_ value: T, _ machine: Machine) throws(Mismatch) -> Value {
    try core.make(value, machine)
  }

  // MARK: - Kinds of types

  private static func direct<D: DirectlyConvertible>(_ type: D.Type) -> Converter {
    // D is T, which the compiler does not know here.
    Converter(unsafeDowncast(DirectCore<D>(), to: ConverterCore<T>.self))
  }

  private static func convertible<C: SchemeConvertible>(_ type: C.Type) -> Converter {
    Converter(C.schemeTypeName, word(of: C.schemeTypeName)) { (value, machine, place) throws(Mismatch) in
      guard let made = C(schemeValue: try HostValue(copying: value, machine)) else { throw .type(C.schemeTypeName) }
      place.assumingMemoryBound(to: C.self).initialize(to: made)
    } make: { (place, machine) throws(Mismatch) in
      do throws(SchemeThrow) {
        return try place.assumingMemoryBound(to: C.self).pointee.schemeValue.make(in: machine)
      } catch { throw .thrown(error) }
    }
  }

  /// Enumerations with raw values: symbols where those are texts.
  private static func raw<E: RawRepresentable>(_ type: E.Type) -> Converter? {
    let isText = E.RawValue.self == String.self
    guard isText || E.RawValue.self is any BinaryInteger.Type else { return nil }
    var wanted = "a \(lowercased(E.self))"
    if let cases = (E.self as? any CaseIterable.Type).map({ names(of: $0) }), !cases.isEmpty {
      wanted = "one of " + cases.joined(separator: ", ")
    }
    let inner = Converter<E.RawValue>()
    return Converter(wanted, lowercased(E.self)) { (value, machine, place) throws(Mismatch) in
      var found: E?
      if isText, value.isSymbol {
        found = (machine.heap.symbolText(value) as? E.RawValue).flatMap { E(rawValue: $0) }
      } else if let raw = try? inner.read(value, machine) {
        found = E(rawValue: raw)
      }
      guard let found else { throw .type(wanted) }
      place.assumingMemoryBound(to: E.self).initialize(to: found)
    } make: { (place, machine) throws(Mismatch) in
      let raw = place.assumingMemoryBound(to: E.self).pointee.rawValue
      if isText, let text = raw as? String { return machine.heap.intern(text) }
      return try inner.make(raw, machine)
    }
  }

  private static func names<C: CaseIterable>(of type: C.Type) -> [String] {
    C.allCases.map { (($0 as? any RawRepresentable)?.rawValue).map { "\($0)" } ?? "\($0)" }
  }

  private static func coded() -> Converter {
    let name = lowercased(T.self)
    return Converter("data for a \(name)", name) { (value, machine, place) throws(Mismatch) in
      guard let type = T.self as? any Decodable.Type else { throw .type("nothing: a \(name) cannot be read") }
      let data = try HostValue(copying: value, machine)
      do {
        guard let made = try ValueDecoder.decode(type, from: data) as? T else { throw Mismatch.type("a \(name)") }
        place.assumingMemoryBound(to: T.self).initialize(to: made)
      } catch { throw .type("data for a \(name) (\(ValueDecoder.explanation(error)))") }
    } make: { (place, machine) throws(Mismatch) in
      guard let value = place.assumingMemoryBound(to: T.self).pointee as? any Encodable else {
        return machine.heap.makeRetaining(
          .hostObject, OpaqueBox(place.assumingMemoryBound(to: T.self).pointee, name: name))
      }
      let data: HostValue
      do { data = try ValueEncoder.encode(value) } catch {
        throw .thrown(machine.failure(.host, "a \(name) cannot be encoded: \(error)"))
      }
      do throws(SchemeThrow) { return try data.make(in: machine) } catch { throw .thrown(error) }
    }
  }

  /// Opaque objects, and tuples on the way to Scheme: multiple values.
  private static func opaque() -> Converter {
    let name = lowercased(T.self)
    return Converter("a \(name)", name) { (value, _, place) throws(Mismatch) in
      guard let box = value.host(OpaqueBox.self), let object = box.object as? T else { throw .type("a \(name)") }
      place.assumingMemoryBound(to: T.self).initialize(to: object)
    } make: { (place, machine) throws(Mismatch) in
      let object = place.assumingMemoryBound(to: T.self).pointee
      let mirror = Mirror(reflecting: object)
      guard mirror.displayStyle == .tuple else {
        return machine.heap.makeRetaining(.hostObject, OpaqueBox(object, name: name))
      }
      var values: [Value] = []
      for child in mirror.children { values.append(try makeAny(child.value, machine)) }
      return machine.makeValues(values)
    }
  }

  private static func lowercased<X>(_ type: X.Type) -> String {
    let name = "\(type)".prefix { $0 != "<" }
    return name.first.map { $0.lowercased() + name.dropFirst() } ?? "value"
  }

  private static func word(of phrase: String) -> String {
    phrase.split(separator: " ").last.map(String.init) ?? "value"
  }
}

/// Converts what only shows its type when it is looked at.
private func makeAny(_ value: Any, _ machine: Machine) throws(Mismatch) -> Value {
  func open<T>(_ value: T) throws(Mismatch) -> Value { try Converter<T>().make(value, machine) }
  return try _openExistential(value, do: open)
}

/// A Swift object or value that Scheme hands around without looking into it. Its finaliser is its own `deinit`.
final class OpaqueBox: PrintableHostObject {
  let object: Any
  private let name: String

  init(_ object: Any, name: String) {
    self.object = object
    self.name = name
  }

  var printedForm: String {
    (object as? any CustomStringConvertible).map { "#<\(name) \($0)>" } ?? "#<\(name)>"
  }
}

/// A Swift error inside a condition.
final class ErrorBox: PrintableHostObject {
  let error: any Error
  init(_ error: any Error) { self.error = error }
  var printedForm: String { "#<\(type(of: error))>" }
}
