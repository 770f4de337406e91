// Codable values from Scheme data: association lists, records and hash tables for keyed containers, lists and vectors for
// others; nil is #f, or a key that is missing.

import BigInt

struct ValueDecoder: Decoder {
  let data: HostValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func decode(_ type: any Decodable.Type, from data: HostValue) throws -> any Decodable {
    try ValueDecoder(data: data, codingPath: []).read(type)
  }

  /// "name: missing", for errors.
  static func explanation(_ error: any Error) -> String {
    func at(_ context: DecodingError.Context) -> String {
      context.codingPath.isEmpty ? "" : context.codingPath.map(\.stringValue).joined(separator: ".") + ": "
    }
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      return at(context) + context.debugDescription
    case DecodingError.keyNotFound(let key, let context): return at(context) + "\(key.stringValue) is missing"
    default: return "\(error)"
    }
  }

  private func fail(_ wanted: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "must be \(wanted)"))
  }

  private func read(_ type: any Decodable.Type) throws -> any Decodable {
    if let type = type as? any SchemeConvertible.Type {
      guard let made = type.init(schemeValue: data) as? any Decodable else { throw fail(type.schemeTypeName) }
      return made
    }
    if type == [UInt8].self, case .bytes(let bytes) = data { return bytes }
    return try type.init(from: self)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let entries = data.entries else { throw fail("an association list, a record or a hash table") }
    return KeyedDecodingContainer(
      Keyed(entries: Dictionary(entries, uniquingKeysWith: { first, _ in first }), decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = data.elements else { throw fail("a list or vector") }
    return Unkeyed(elements: elements, decoder: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

  private func step(_ data: HostValue, _ key: any CodingKey) -> ValueDecoder {
    ValueDecoder(data: data, codingPath: codingPath + [key])
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let entries: [String: HostValue]
    let decoder: ValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { entries.keys.compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { entries[key.stringValue] != nil }
    private func at(_ key: Key) throws -> ValueDecoder {
      guard let data = entries[key.stringValue] else {
        throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "is missing"))
      }
      return decoder.step(data, key)
    }
    func decodeNil(forKey key: Key) throws -> Bool {
      let data = try at(key).data
      return data == .boolean(false) || data == .list([.boolean(false)])
    }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      let inner = try at(key)
      do {
        guard let made = try inner.read(type) as? T else { throw inner.fail("a \(type)") }
        return made
      } catch {
        // (key value) says the same as (key . value) to whoever writes association lists by hand.
        guard case .list(let elements) = inner.data, elements.count == 1,
          let made = try? decoder.step(elements[0], key).read(type) as? T
        else { throw error }
        return made
      }
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try at(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try at(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder {
      ValueDecoder(data: entries["super"] ?? .null, codingPath: codingPath)
    }
    func superDecoder(forKey key: Key) throws -> any Decoder { try at(key) }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let elements: [HostValue]
    let decoder: ValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }
    private(set) var currentIndex = 0

    init(elements: [HostValue], decoder: ValueDecoder) {
      self.elements = elements
      self.decoder = decoder
    }

    private mutating func next() throws -> ValueDecoder {
      guard !isAtEnd else { throw decoder.fail("longer") }
      defer { currentIndex += 1 }
      return decoder.step(elements[currentIndex], Index(currentIndex))
    }
    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, elements[currentIndex] == .boolean(false) else { return false }
      currentIndex += 1
      return true
    }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      let inner = try next()
      guard let made = try inner.read(type) as? T else { throw inner.fail("a \(type)") }
      return made
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
  }

  private struct Single: SingleValueDecodingContainer {
    let decoder: ValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    func decodeNil() -> Bool { decoder.data == .boolean(false) }
    func decode(_ type: Bool.Type) throws -> Bool {
      guard case .boolean(let flag) = decoder.data else { throw decoder.fail("a boolean") }
      return flag
    }
    func decode(_ type: String.Type) throws -> String {
      guard let text = decoder.data.name else { throw decoder.fail("a string") }
      return text
    }
    func decode(_ type: Double.Type) throws -> Double {
      switch decoder.data {
      case .double(let double): return double
      case .integer(let n): return Double(n)
      case .ratio(let n, let d): return Ratio(numerator: n, denominator: d).nearestDouble
      case .bigInteger(let n): return n.nearestDouble
      default: throw decoder.fail("a real number")
      }
    }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
      let exact: T? =
        switch decoder.data {
        case .integer(let n): T(exactly: n)
        case .bigInteger(let n): T(exactly: n)
        default: throw decoder.fail("an exact integer")
        }
      guard let exact else { throw decoder.fail("an exact integer from \(T.min) to \(T.max)") }
      return exact
    }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
      guard let made = try decoder.read(type) as? T else { throw decoder.fail("a \(type)") }
      return made
    }
  }
}
