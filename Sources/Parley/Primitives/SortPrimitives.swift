// Sorting (SRFI 95). Where the order is one of the engine's own predicates and every element is of the kind that the
// order is of, the elements are sorted here, by keys in memory of their own; anything else is sorted in Scheme, which
// calls the predicate. Both are stable.

func defineSortPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(sort sequence less? [key])",
    "Returns a list or vector of the elements of SEQUENCE in the order of LESS?, which may also come first, by what "
      + "KEY returns for them; stable.",
    "SRFI 95", delegate: "%sort"
  ) { a throws(SchemeThrow) in
    let (sequence, order) = try sortArguments(a)
    guard let order, let sorted = try sortedValues(a, sequence, order) else { return .delegated }
    defer { withExtendedLifetime(sorted.memory) {} }
    if sequence.isVector {
      let object = try a.heap.allocateObject(.vector, words: sorted.words.count + 1)
      for index in sorted.words.indices { object[index + 1] = sorted.words[index] }
      return Value(object: object)
    }
    var list = Value.null
    for bits in sorted.words.reversed() { list = a.heap.cons(Value(bits: bits), list) }
    return list
  }
  define(
    "(sort! sequence less? [key])",
    "Sorts the elements of SEQUENCE, a list or vector, in place as sort does; returns it.",
    "SRFI 95", delegate: "%sort!"
  ) { a throws(SchemeThrow) in
    let (sequence, order) = try sortArguments(a)
    if sequence.isVector, sequence.isImmutable { throw a.wrongType(0, "a mutable vector, not a literal") }
    guard let order, let sorted = try sortedValues(a, sequence, order) else { return .delegated }
    defer { withExtendedLifetime(sorted.memory) {} }
    if sequence.isVector {
      let elements = sequence.address + 1
      for index in sorted.words.indices { elements[index] = sorted.words[index] }
      a.heap.rememberStores(elements, sorted.words.count)
    } else {
      var rest = sequence
      for bits in sorted.words {
        a.heap.store(Value(bits: bits), at: rest.address)
        rest = rest.cdr
      }
    }
    return sequence
  }
}

/// A predicate of the engine that says how elements are ordered.
private enum SortOrder: String {
  case numbersUp = "<"
  case numbersDown = ">"
  case charactersUp = "char<?"
  case charactersDown = "char>?"
  case stringsUp = "string<?"
  case stringsDown = "string>?"

  var isDescending: Bool { self == .numbersDown || self == .charactersDown || self == .stringsDown }
}

/// The sequence, and the order if it is one of the engine's own and there is no key.
private func sortArguments(_ a: Arguments) throws(SchemeThrow) -> (sequence: Value, order: SortOrder?) {
  let (index, predicate) = a[0].isProcedure ? (1, a[0]) : (0, a[1])
  let sequence = a[index]
  guard sequence.isVector || sequence.isNull || sequence.isPair else { throw a.wrongType(index, "a list or vector") }
  if !sequence.isVector, properLength(sequence) == nil { throw a.wrongType(index, "a proper list or a vector") }
  guard a.count == 2, predicate.isObject(.primitive) else { return (sequence, nil) }
  return (sequence, SortOrder(rawValue: predicate.retained(Primitive.self).name))
}

/// The elements of a sequence in that order; nil if it is not one for all of them.
private func sortedValues(
  _ a: Arguments, _ sequence: Value, _ order: SortOrder
) throws(SchemeThrow) -> SortedElements? {
  switch order {
  case .numbersUp, .numbersDown:
    let first = firstElement(sequence)
    return first?.isFlonum == true
      ? try sorted(a, sequence, order, by: FlonumKey.self) : try sorted(a, sequence, order, by: FixnumKey.self)
  case .charactersUp, .charactersDown: return try sorted(a, sequence, order, by: CharacterKey.self)
  case .stringsUp, .stringsDown: return try sorted(a, sequence, order, by: StringKey.self)
  }
}

private func firstElement(_ sequence: Value) -> Value? {
  if sequence.isPair { return sequence.car }
  return sequence.isVector && VectorView(sequence).count > 0 ? VectorView(sequence)[0] : nil
}

private func sorted<Key: SortKey>(
  _ a: Arguments, _ sequence: Value, _ order: SortOrder, by _: Key.Type
) throws(SchemeThrow) -> SortedElements? {
  let count = sequence.isVector ? VectorView(sequence).count : properLength(sequence) ?? 0
  // Keys and as many to merge into, beside the heap but within its limit.
  if count > 4096 { try a.heap.checkRoom(forWords: count * 2 * MemoryLayout<Key>.size / 8) }
  let memory = SortMemory(bytes: 2 * max(count, 1) * MemoryLayout<Key>.stride)
  let keys = memory.start.bindMemory(to: Key.self, capacity: 2 * count)
  var rest = sequence
  for index in 0..<count {
    let element: Value
    if sequence.isVector {
      element = VectorView(sequence)[index]
    } else {
      element = rest.car
      rest = rest.cdr
    }
    guard let key = Key(element) else { return nil }
    keys[index] = key
  }
  let isDescending = order.isDescending
  try mergeSort(keys, count, spare: keys + count, poll: a.machine.checkpoint) { isDescending ? $1 < $0 : $0 < $1 }
  // A word is no larger than a key, and what lies before a key has been read.
  for index in 0..<count {
    memory.start.storeBytes(of: keys[index].bits, toByteOffset: 8 * index, as: UInt64.self)
  }
  let words = memory.start.bindMemory(to: UInt64.self, capacity: count)
  return SortedElements(words: UnsafeMutableBufferPointer(start: words, count: count), memory: memory)
}

private struct SortedElements {
  let words: UnsafeMutableBufferPointer<UInt64>
  /// What they lie in.
  let memory: SortMemory
}

/// Room for keys. Much of it goes back to the system: malloc would keep it, and nothing else is so large.
private final class SortMemory {
  let start: UnsafeMutableRawPointer
  private let reservation: Reservation?

  init(bytes: Int) {
    reservation = bytes > 1 << 20 ? Reservation(bytes: bytes) : nil
    start = reservation?.memory ?? .allocate(byteCount: bytes, alignment: 16)
  }

  deinit {
    if reservation == nil { start.deallocate() }
  }
}

/// What an element is ordered by, with the element: its words.
private protocol SortKey: BitwiseCopyable {
  /// Nil for an element of another kind, which has no place in the order.
  init?(_ element: Value)
  var bits: UInt64 { get }
  static func < (a: Self, b: Self) -> Bool
}

private struct FixnumKey: SortKey {
  let bits: UInt64

  init?(_ element: Value) {
    guard element.isFixnum else { return nil }
    bits = element.bits
  }

  static func < (a: FixnumKey, b: FixnumKey) -> Bool { Int64(bitPattern: a.bits) < Int64(bitPattern: b.bits) }
}

private struct CharacterKey: SortKey {
  let bits: UInt64

  init?(_ element: Value) {
    guard element.isCharacter else { return nil }
    bits = element.bits
  }

  static func < (a: CharacterKey, b: CharacterKey) -> Bool { a.bits < b.bits }
}

private struct FlonumKey: SortKey {
  let number: Double
  let bits: UInt64

  init?(_ element: Value) {
    guard element.isFlonum, !element.flonum.isNaN else { return nil }
    number = element.flonum
    bits = element.bits
  }

  static func < (a: FlonumKey, b: FlonumKey) -> Bool { a.number < b.number }
}

private struct StringKey: SortKey {
  /// The first two characters.
  let start: UInt64
  let bits: UInt64

  init?(_ element: Value) {
    guard element.isString else { return nil }
    let text = StringView(element)
    let first = text.count > 0 ? UInt64(text[0]) + 1 : 0
    let second = text.count > 1 ? UInt64(text[1]) + 1 : 0
    start = first << 32 | second
    bits = element.bits
  }

  static func < (a: StringKey, b: StringKey) -> Bool {
    a.start != b.start ? a.start < b.start : StringView(Value(bits: a.bits)).order(StringView(Value(bits: b.bits))) < 0
  }
}

/// Sorts runs of eight by insertion, then merges them to and fro, into `spare` and back.
@inline(__always) private func mergeSort<Key: BitwiseCopyable>(
  _ start: UnsafeMutablePointer<Key>, _ count: Int, spare: UnsafeMutablePointer<Key>,
  poll: () throws(SchemeThrow) -> Void,
  isLess: (Key, Key) -> Bool
) throws(SchemeThrow) {
  var width = 8
  for low in stride(from: 0, to: count, by: width) {
    for index in (low..<min(low + width, count)).dropFirst() {
      let key = start[index]
      var place = index
      while place > low, isLess(key, start[place - 1]) {
        start[place] = start[place - 1]
        place -= 1
      }
      start[place] = key
    }
  }
  guard count > width else { return }
  var (from, to) = (start, spare)
  while width < count {
    for low in stride(from: 0, to: count, by: 2 * width) {
      merge(from, low, min(low + width, count), min(low + 2 * width, count), into: to, isLess: isLess)
      if low & 8191 == 0 { try poll() }
    }
    swap(&from, &to)
    width *= 2
  }
  if from != start { start.update(from: from, count: count) }
}

@inline(__always) private func merge<Key: BitwiseCopyable>(
  _ source: UnsafeMutablePointer<Key>, _ low: Int, _ middle: Int, _ high: Int,
  into target: UnsafeMutablePointer<Key>, isLess: (Key, Key) -> Bool
) {
  var (a, b, place) = (low, middle, low)
  while a < middle, b < high {
    if isLess(source[b], source[a]) {
      target[place] = source[b]
      b &+= 1
    } else {
      target[place] = source[a]
      a &+= 1
    }
    place &+= 1
  }
  (target + place).update(from: source + a, count: middle - a)
  (target + place + (middle - a)).update(from: source + b, count: high - b)
}
