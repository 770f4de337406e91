// The conversions of the standard library's types.

import BigInt

extension Bool: DirectlyConvertible {
  static var wanted: String { "a boolean" }
  static var parameterName: String { "boolean" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Bool {
    guard value.isBoolean else { throw .type(wanted) }
    return value == .true
  }
  static func make(_ value: Bool, _ machine: Machine) throws(Mismatch) -> Value { Value(value) }
}

extension DirectlyConvertible where Self: FixedWidthInteger {
  static var wanted: String { "an exact integer" }
  static var parameterName: String { "integer" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Self {
    let exact = value.isFixnum ? Self(exactly: value.fixnum) : value.isBignum ? Self(exactly: value.bignum) : nil
    guard let exact else {
      guard value.isExactInteger else { throw .type(wanted) }
      throw .range("an exact integer from \(Self.min) to \(Self.max)")
    }
    return exact
  }
  static func make(_ value: Self, _ machine: Machine) throws(Mismatch) -> Value {
    Int(exactly: value).map(machine.heap.makeInteger) ?? machine.heap.makeInteger(BigInt(value))
  }
}

extension Int: DirectlyConvertible {}
extension Int8: DirectlyConvertible {}
extension Int16: DirectlyConvertible {}
extension Int32: DirectlyConvertible {}
extension Int64: DirectlyConvertible {}
extension UInt: DirectlyConvertible {}
extension UInt8: DirectlyConvertible {}
extension UInt16: DirectlyConvertible {}
extension UInt32: DirectlyConvertible {}
extension UInt64: DirectlyConvertible {}

extension BigInt: DirectlyConvertible {
  static var wanted: String { "an exact integer" }
  static var parameterName: String { "integer" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> BigInt {
    guard value.isExactInteger else { throw .type(wanted) }
    return value.exactInteger
  }
  static func make(_ value: BigInt, _ machine: Machine) throws(Mismatch) -> Value { machine.heap.makeInteger(value) }
}

extension Double: DirectlyConvertible {
  static var wanted: String { "a real number" }
  static var parameterName: String { "number" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Double {
    guard let double = value.isFlonum ? value.flonum : Arithmetic.double(value) else { throw .type(wanted) }
    return double
  }
  static func make(_ value: Double, _ machine: Machine) throws(Mismatch) -> Value { machine.heap.makeFlonum(value) }
}

extension Float: DirectlyConvertible {
  static var wanted: String { Double.wanted }
  static var parameterName: String { Double.parameterName }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Float {
    Float(try Double.read(value, machine))
  }
  static func make(_ value: Float, _ machine: Machine) throws(Mismatch) -> Value {
    machine.heap.makeFlonum(Double(value))
  }
}

extension String: DirectlyConvertible {
  static var wanted: String { "a string" }
  static var parameterName: String { "string" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> String {
    guard value.isString else { throw .type(wanted) }
    return machine.heap.swiftString(value)
  }
  static func make(_ value: String, _ machine: Machine) throws(Mismatch) -> Value {
    do throws(SchemeThrow) { return try machine.heap.makeString(value) } catch { throw .thrown(error) }
  }
}

extension Symbol: DirectlyConvertible {
  static var wanted: String { "a symbol" }
  static var parameterName: String { "symbol" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Symbol {
    guard value.isSymbol else { throw .type(wanted) }
    return Symbol(machine.heap.symbolText(value))
  }
  static func make(_ value: Symbol, _ machine: Machine) throws(Mismatch) -> Value { machine.heap.intern(value.name) }
}

extension Unicode.Scalar: DirectlyConvertible {
  static var wanted: String { "a character" }
  static var parameterName: String { "char" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Unicode.Scalar {
    guard value.isCharacter, let scalar = Unicode.Scalar(value.characterCode) else { throw .type(wanted) }
    return scalar
  }
  static func make(_ value: Unicode.Scalar, _ machine: Machine) throws(Mismatch) -> Value { Value(value) }
}

/// A Scheme character is one scalar: a `Character` of several becomes a string, and is read from one.
extension Character: DirectlyConvertible {
  static var wanted: String { "a character" }
  static var parameterName: String { "char" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Character {
    if value.isString {
      let text = machine.heap.swiftString(value)
      guard text.count == 1, let character = text.first else { throw .type(wanted) }
      return character
    }
    return Character(try Unicode.Scalar.read(value, machine))
  }
  static func make(_ value: Character, _ machine: Machine) throws(Mismatch) -> Value {
    if value.unicodeScalars.count == 1, let scalar = value.unicodeScalars.first { return Value(scalar) }
    return try String.make(String(value), machine)
  }
}

/// Nil is #f, and an argument that is not passed.
extension Optional: DirectlyConvertible {
  static var wanted: String { "\(Converter<Wrapped>().wanted) or #f" }
  static var parameterName: String { Converter<Wrapped>().parameterName }
  static var passing: Passing { .optional }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> Wrapped? {
    if value.isFalse, Wrapped.self != Bool.self { return nil }
    if value == .absent { return nil }
    return try Converter<Wrapped>().read(value, machine)
  }
  static func make(_ value: Wrapped?, _ machine: Machine) throws(Mismatch) -> Value {
    guard let value else { return .false }
    return try Converter<Wrapped>().make(value, machine)
  }
}

/// Arrays are lists, and are read from vectors too; arrays of bytes are bytevectors.
extension Array: DirectlyConvertible {
  static var wanted: String { Element.self == UInt8.self ? "a bytevector" : "a list or vector" }
  static var parameterName: String { Element.self == UInt8.self ? "bytevector" : "list" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> [Element] {
    if value.isBytevector {
      let view = BytevectorView(value)
      if let bytes = [UInt8](UnsafeBufferPointer(start: view.bytes, count: view.count)) as? [Element] {
        return bytes
      }
    }
    let values: [Value]
    if value.isVector {
      let view = VectorView(value)
      values = (0..<view.count).map { view[$0] }
    } else if let list = properList(value) {
      values = list
    } else {
      throw .type(wanted)
    }
    let converter = Converter<Element>()
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for element in values {
      do throws(Mismatch) { elements.append(try converter.read(element, machine)) } catch {
        switch error {
        case .type(let inner): throw .type("\(wanted) of which each element is \(inner)")
        case .range(let inner): throw .range("\(wanted) of which each element is \(inner)")
        case .thrown: throw error
        }
      }
    }
    return elements
  }
  static func make(_ value: [Element], _ machine: Machine) throws(Mismatch) -> Value {
    if let bytes = value as? [UInt8], Element.self == UInt8.self {
      do throws(SchemeThrow) { return try machine.heap.makeBytevector(bytes) } catch { throw .thrown(error) }
    }
    let converter = Converter<Element>()
    var values: [Value] = []
    values.reserveCapacity(value.count)
    for element in value { values.append(try converter.make(element, machine)) }
    return machine.heap.makeList(values)
  }
}

/// Dictionaries are association lists, and are read from hash tables too. Keys that are texts are symbols.
extension Dictionary: DirectlyConvertible {
  static var wanted: String { "an association list or a hash table" }
  static var parameterName: String { "alist" }
  static func read(_ value: Parley.Value, _ machine: Machine) throws(Mismatch) -> [Key: Value] {
    let keys = Converter<Key>()
    let values = Converter<Value>()
    var result: [Key: Value] = [:]
    func add(_ key: Parley.Value, _ value: Parley.Value) throws(Mismatch) {
      if Key.self == String.self, key.isSymbol, let name = machine.heap.symbolText(key) as? Key {
        // Of two entries for one key, `assq` finds the first.
        if result[name] == nil { result[name] = try values.read(value, machine) }
      } else {
        let made = try keys.read(key, machine)
        if result[made] == nil { result[made] = try values.read(value, machine) }
      }
    }
    if value.isObject(.hashTable) {
      let table = HashTableView(value)
      for position in 0..<table.used where table.isLive(position) {
        try add(table.key(position), table.value(position))
      }
      return result
    }
    guard let pairs = properList(value), pairs.allSatisfy({ $0.isPair }) else { throw .type(wanted) }
    for pair in pairs { try add(pair.car, pair.cdr) }
    return result
  }
  static func make(_ value: [Key: Value], _ machine: Machine) throws(Mismatch) -> Parley.Value {
    let keys = Converter<Key>()
    let values = Converter<Value>()
    var pairs: [Parley.Value] = []
    for (key, element) in value {
      let made = (key as? String).map { machine.heap.intern($0) }
      let name = if let made { made } else { try keys.make(key, machine) }
      pairs.append(machine.heap.cons(name, try values.make(element, machine)))
    }
    return machine.heap.makeList(pairs)
  }
}

extension HostValue: DirectlyConvertible {
  static var wanted: String { "data" }
  static var parameterName: String { "obj" }
  static func read(_ value: Value, _ machine: Machine) throws(Mismatch) -> HostValue {
    try HostValue(copying: value, machine)
  }
  static func make(_ value: HostValue, _ machine: Machine) throws(Mismatch) -> Value {
    do throws(SchemeThrow) { return try value.make(in: machine) } catch { throw .thrown(error) }
  }
}
