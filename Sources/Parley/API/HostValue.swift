// Scheme data as Swift sees it: a copy, without identity, that any thread may have.

import BigInt

/// Scheme data, copied out of an interpreter or on the way in.
public indirect enum HostValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// An integer beyond `Int`.
  case bigInteger(BigInt)
  case ratio(BigInt, BigInt)
  case double(Double)
  case complex(HostValue, HostValue)
  case character(Unicode.Scalar)
  case string(String)
  case symbol(String)
  case bytes([UInt8])
  /// A proper list with at least one element.
  case list([HostValue])
  /// A chain of pairs that does not end in the empty list.
  case dotted([HostValue], HostValue)
  case vector([HostValue])
  case table([HostValue: HostValue])
  case record(type: String, fields: [Field])
  case values([HostValue])
  case eof
  case unspecified
  /// What has no data of its own, as `write` shows it: procedures, ports, host objects.
  case other(String)

  /// A field of a record.
  public struct Field: Sendable, Hashable {
    public let name: String
    public let value: HostValue
    public init(_ name: String, _ value: HostValue) {
      self.name = name
      self.value = value
    }
  }
}

/// A Scheme symbol.
public struct Symbol: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let name: String
  public init(_ name: String) { self.name = name }
  public init(stringLiteral name: String) { self.name = name }
  public var description: String { name }
}

extension HostValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: HostValue...) { self = elements.isEmpty ? .null : .list(elements) }

  /// The entries of an association list, a record or a table whose keys are symbols or strings.
  var entries: [(String, HostValue)]? {
    switch self {
    case .null: return []
    case .record(_, let fields): return fields.map { ($0.name, $0.value) }
    case .table(let table):
      return table.allSatisfy { $0.key.name != nil } ? table.map { ($0.key.name ?? "", $0.value) } : nil
    case .list(let elements):
      var entries: [(String, HostValue)] = []
      for element in elements {
        guard let (key, value) = element.entry, let name = key.name else { return nil }
        entries.append((name, value))
      }
      return entries
    default: return nil
    }
  }

  /// Car and cdr of a pair.
  var entry: (HostValue, HostValue)? {
    switch self {
    case .list(let items): return (items[0], items.count == 1 ? .null : .list(Array(items[1...])))
    case .dotted(let items, let tail):
      return (items[0], items.count == 1 ? tail : .dotted(Array(items[1...]), tail))
    default: return nil
    }
  }

  /// The text of a symbol or string.
  var name: String? {
    switch self {
    case .symbol(let name), .string(let name): name
    default: nil
    }
  }

  /// The elements of a list or vector.
  var elements: [HostValue]? {
    switch self {
    case .null: []
    case .list(let elements), .vector(let elements): elements
    case .bytes(let bytes): bytes.map { .integer(Int($0)) }
    default: nil
    }
  }
}

// MARK: - Copying

/// Why a value has no counterpart on the other side.
enum Mismatch: Error {
  /// What was wanted instead.
  case type(String)
  case range(String)
  case thrown(SchemeThrow)
}

/// Copies data out of a heap: bounded in depth and in all, so that circular and shared data end.
private struct Copier {
  let machine: Machine
  var left = 10_000_000

  mutating func copy(_ value: Value, depth: Int) throws(Mismatch) -> HostValue {
    left -= 1
    if depth > HostValue.deepest { throw .range("data nested at most \(HostValue.deepest) deep") }
    if left < 0 { throw .range("data of at most 10 million parts") }
    if value.isFixnum { return .integer(value.fixnum) }
    if value.isFlonum { return .double(value.flonum) }
    if value.isPair { return try copyPairs(value, depth) }
    if value.isCharacter { return .character(Unicode.Scalar(value.characterCode) ?? "\u{FFFD}") }
    guard value.isObject else {
      switch value {
      case .null: return .null
      case .true: return .boolean(true)
      case .false: return .boolean(false)
      case .eof: return .eof
      default: return .unspecified
      }
    }
    switch value.objectKind {
    case .string: return .string(machine.heap.swiftString(value))
    case .symbol: return .symbol(machine.heap.symbolText(value))
    case .bignum: return value.bignum.asInt.map { .integer($0) } ?? .bigInteger(value.bignum)
    case .ratio: return .ratio(value.slot(1).exactInteger, value.slot(2).exactInteger)
    case .complex: return .complex(try copy(value.slot(1), depth: depth), try copy(value.slot(2), depth: depth))
    case .bytevector:
      let view = BytevectorView(value)
      return .bytes(Array(UnsafeBufferPointer(start: view.bytes, count: view.count)))
    case .vector: return .vector(try copySlots(value, from: 1, depth))
    case .values: return .values(try copySlots(value, from: 1, depth))
    case .hashTable:
      let table = HashTableView(value)
      var copied: [HostValue: HostValue] = [:]
      for position in 0..<table.used where table.isLive(position) {
        copied[try copy(table.key(position), depth: depth + 1)] = try copy(table.value(position), depth: depth + 1)
      }
      return .table(copied)
    case .record:
      let type = value.slot(1)
      guard type.isObject(.recordType), type.slot(2).isVector else { break }
      let names = VectorView(type.slot(2))
      let fields = try copySlots(value, from: 2, depth)
      return .record(
        type: machine.heap.symbolText(type.slot(1)),
        fields: (0..<min(names.count, fields.count)).map {
          HostValue.Field(names[$0].isSymbol ? machine.heap.symbolText(names[$0]) : "", fields[$0])
        })
    default: break
    }
    return .other(Printer.brief(value, heap: machine.heap))
  }

  private mutating func copySlots(_ value: Value, from first: Int, _ depth: Int) throws(Mismatch) -> [HostValue] {
    var elements: [HostValue] = []
    for index in first..<max(first, ObjectHeader.words(value.header)) {
      elements.append(try copy(value.slot(index), depth: depth + 1))
    }
    return elements
  }

  private mutating func copyPairs(_ list: Value, _ depth: Int) throws(Mismatch) -> HostValue {
    var elements: [HostValue] = []
    var rest = list
    var slow = list
    while rest.isPair {
      elements.append(try copy(rest.car, depth: depth + 1))
      rest = rest.cdr
      if elements.count & 1 == 0 {
        slow = slow.cdr
        if slow == rest, rest.isPair { throw .range("a list that ends") }
      }
    }
    return rest.isNull ? .list(elements) : .dotted(elements, try copy(rest, depth: depth + 1))
  }
}

extension HostValue {
  static var deepest: Int { 500 }

  init(copying value: Value, _ machine: Machine) throws(Mismatch) {
    var copier = Copier(machine: machine)
    self = try copier.copy(value, depth: 0)
  }

  /// The data of a value, or what `write` shows of it where it has none that could be copied.
  init(describing value: Value, _ machine: Machine) {
    do throws(Mismatch) { self = try HostValue(copying: value, machine) } catch {
      self = .other(Printer.brief(value, heap: machine.heap))
    }
  }

  /// The same data in a heap.
  func make(in machine: Machine, depth: Int = 0) throws(SchemeThrow) -> Value {
    let heap = machine.heap
    guard depth <= 4 * HostValue.deepest else {
      throw machine.failure(.range, "the data from Swift is nested too deeply")
    }
    func makeAll(_ elements: [HostValue]) throws(SchemeThrow) -> [Value] {
      var made: [Value] = []
      made.reserveCapacity(elements.count)
      for element in elements { made.append(try element.make(in: machine, depth: depth + 1)) }
      return made
    }
    switch self {
    case .null: return .null
    case .boolean(let flag): return Value(flag)
    case .integer(let n): return heap.makeInteger(n)
    case .bigInteger(let n): return heap.makeInteger(n)
    case .ratio(let n, let d): return d.isZero ? .false : try Arithmetic.divideRationals(heap.makeInteger(n), heap.makeInteger(d), heap)
    case .double(let double): return heap.makeFlonum(double)
    case .complex(let real, _): return try real.make(in: machine, depth: depth + 1)
    case .character(let scalar): return Value(scalar)
    case .string(let text): return try heap.makeString(text)
    case .symbol(let name): return heap.intern(name)
    case .bytes(let bytes): return try heap.makeBytevector(bytes)
    case .list(let elements): return heap.makeList(try makeAll(elements))
    case .dotted(let elements, let tail):
      return heap.makeList(try makeAll(elements), tail: try tail.make(in: machine, depth: depth + 1))
    case .vector(let elements): return try heap.makeVector(try makeAll(elements))
    case .table(let entries):
      let table = try heap.makeHashTable(.equal, capacity: entries.count)
      let view = HashTableView(table)
      for (key, value) in entries {
        let made = try key.make(in: machine, depth: depth + 1)
        try heap.addEntry(view, hash: view.hash(made), made, try value.make(in: machine, depth: depth + 1))
      }
      return table
    case .record(_, let fields):
      var pairs: [Value] = []
      for field in fields {
        pairs.append(heap.cons(heap.intern(field.name), try field.value.make(in: machine, depth: depth + 1)))
      }
      return heap.makeList(pairs)
    case .values(let elements): return machine.makeValues(try makeAll(elements))
    case .eof: return .eof
    case .unspecified: return .unspecified
    case .other(let text): return try heap.makeString(text)
    }
  }
}
