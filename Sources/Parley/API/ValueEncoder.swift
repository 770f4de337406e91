// Codable values as Scheme data: keyed containers become association lists with symbols for keys, others lists.

/// Collects what a value encodes.
private final class Node {
  enum Content {
    case none
    case value(HostValue)
    case keyed([(String, Node)])
    case list([Node])
  }
  var content = Content.none

  var data: HostValue {
    switch content {
    case .none: return .null
    case .value(let value): return value
    case .keyed(let entries):
      let pairs = entries.map { ValueEncoder.pair($0.0, $0.1.data) }
      return pairs.isEmpty ? .null : .list(pairs)
    case .list(let nodes): return nodes.isEmpty ? .null : .list(nodes.map(\.data))
    }
  }

  /// Adds a container for a key.
  func child(_ key: String) -> Node {
    let node = Node()
    if case .keyed(let entries) = content {
      content = .keyed(entries + [(key, node)])
    } else {
      content = .keyed([(key, node)])
    }
    return node
  }

  func element() -> Node {
    let node = Node()
    if case .list(let nodes) = content { content = .list(nodes + [node]) } else { content = .list([node]) }
    return node
  }
}

struct ValueEncoder: Encoder {
  private let node: Node
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func encode(_ value: any Encodable) throws -> HostValue {
    let node = Node()
    try put(value, into: node, [])
    return node.data
  }

  /// The pair of a key and what it stands for; with a list for the latter, that is a longer list.
  fileprivate static func pair(_ key: String, _ value: HostValue) -> HostValue {
    switch value {
    case .null: .list([.symbol(key)])
    case .list(let elements): .list([.symbol(key)] + elements)
    case .dotted(let elements, let tail): .dotted([.symbol(key)] + elements, tail)
    default: .dotted([.symbol(key)], value)
    }
  }

  private static func put(_ value: any Encodable, into node: Node, _ path: [any CodingKey]) throws {
    if path.count > HostValue.deepest {
      throw EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "nested too deeply"))
    }
    switch value {
    case let bytes as [UInt8]: node.content = .value(.bytes(bytes))
    case let value as any RawRepresentable where value.rawValue is String:
      node.content = .value(.symbol(value.rawValue as? String ?? ""))
    case let value as any SchemeConvertible: node.content = .value(value.schemeValue)
    default: try value.encode(to: ValueEncoder(node: node, codingPath: path))
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .none = node.content { node.content = .keyed([]) }
    return KeyedEncodingContainer(Keyed(node: node, codingPath: codingPath))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .none = node.content { node.content = .list([]) }
    return Unkeyed(node: node, codingPath: codingPath)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node, codingPath: codingPath) }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: Node
    let codingPath: [any CodingKey]
    func encodeNil(forKey key: Key) { node.child(key.stringValue).content = .value(.boolean(false)) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
      try put(value, into: node.child(key.stringValue), codingPath + [key])
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      ValueEncoder(node: node.child(key.stringValue), codingPath: codingPath + [key]).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      ValueEncoder(node: node.child(key.stringValue), codingPath: codingPath + [key]).unkeyedContainer()
    }
    func superEncoder() -> any Encoder { ValueEncoder(node: node.child("super"), codingPath: codingPath) }
    func superEncoder(forKey key: Key) -> any Encoder {
      ValueEncoder(node: node.child(key.stringValue), codingPath: codingPath + [key])
    }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]
    var count: Int {
      if case .list(let nodes) = node.content { return nodes.count }
      return 0
    }
    func encodeNil() { node.element().content = .value(.boolean(false)) }
    func encode<T: Encodable>(_ value: T) throws { try put(value, into: node.element(), codingPath + [Index(count)]) }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      ValueEncoder(node: node.element(), codingPath: codingPath + [Index(count)]).container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      ValueEncoder(node: node.element(), codingPath: codingPath + [Index(count)]).unkeyedContainer()
    }
    func superEncoder() -> any Encoder { ValueEncoder(node: node.element(), codingPath: codingPath) }
  }

  private struct Single: SingleValueEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]
    private func set(_ value: HostValue) { node.content = .value(value) }
    private func set(_ integer: some FixedWidthInteger) {
      set(Int(exactly: integer).map { .integer($0) } ?? .bigInteger(.init(integer)))
    }
    func encodeNil() { set(.boolean(false)) }
    func encode(_ value: Bool) { set(.boolean(value)) }
    func encode(_ value: String) { set(.string(value)) }
    func encode(_ value: Double) { set(.double(value)) }
    func encode(_ value: Float) { set(.double(Double(value))) }
    func encode(_ value: Int) { set(.integer(value)) }
    func encode(_ value: Int8) { set(value) }
    func encode(_ value: Int16) { set(value) }
    func encode(_ value: Int32) { set(value) }
    func encode(_ value: Int64) { set(value) }
    func encode(_ value: UInt) { set(value) }
    func encode(_ value: UInt8) { set(value) }
    func encode(_ value: UInt16) { set(value) }
    func encode(_ value: UInt32) { set(value) }
    func encode(_ value: UInt64) { set(value) }
    func encode<T: Encodable>(_ value: T) throws { try put(value, into: node, codingPath) }
  }
}

/// The place of an element.
struct Index: CodingKey {
  let intValue: Int?
  var stringValue: String { "\(intValue ?? 0)" }
  init(_ index: Int) { intValue = index }
  init?(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { nil }
}
