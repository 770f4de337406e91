// Sorting (SRFI 95). Where the order is one of the engine's own predicates and every element is of the kind that the
// order is of, the elements are sorted here, by keys of one word; anything else is sorted in Scheme, which calls the
// predicate. Both are stable.

func defineSortPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(sort sequence less? [key])",
    "Returns a list or vector of the elements of SEQUENCE in the order of LESS?, which may also come first, by what "
      + "KEY returns for them; stable.",
    "SRFI 95", delegate: "%sort"
  ) { a throws(SchemeThrow) in
    let (sequence, order) = try sortArguments(a)
    guard let order, let items = try SortItems(a, sequence, order) else { return .delegated }
    defer { items.deallocate() }
    try items.sort(poll: a.machine.checkpoint)
    if sequence.isVector {
      let object = try a.heap.allocateObject(.vector, words: items.count + 1)
      for index in 0..<items.count { object[index + 1] = items.start[index].value }
      return Value(object: object)
    }
    var list = Value.null
    for index in (0..<items.count).reversed() { list = a.heap.cons(Value(bits: items.start[index].value), list) }
    return list
  }
  define(
    "(sort! sequence less? [key])",
    "Sorts the elements of SEQUENCE, a list or vector, in place as sort does; returns it.",
    "SRFI 95", delegate: "%sort!"
  ) { a throws(SchemeThrow) in
    let (sequence, order) = try sortArguments(a)
    if sequence.isVector, sequence.isImmutable { throw a.wrongType(0, "a mutable vector, not a literal") }
    guard let order, let items = try SortItems(a, sequence, order) else { return .delegated }
    defer { items.deallocate() }
    try items.sort(poll: a.machine.checkpoint)
    if sequence.isVector {
      let elements = sequence.address + 1
      for index in 0..<items.count { elements[index] = items.start[index].value }
      a.heap.rememberStores(elements, items.count)
    } else {
      var rest = sequence
      for index in 0..<items.count {
        a.heap.store(Value(bits: items.start[index].value), at: rest.address)
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

/// The elements of one sort, each with a key whose order as an integer is the wanted order; strings with equal keys are
/// compared in full.
private struct SortItems {
  struct Item {
    var key: Int64
    var value: UInt64
  }

  let start: UnsafeMutablePointer<Item>
  let count: Int
  private let order: SortOrder
  private let comparesText: Bool

  /// Nil if some element has no key under that order.
  init?(_ a: Arguments, _ sequence: Value, _ order: SortOrder) throws(SchemeThrow) {
    let count = sequence.isVector ? VectorView(sequence).count : properLength(sequence) ?? 0
    // Items and as many to merge into, beside the heap but within its limit.
    if count > 4096 { try a.heap.checkRoom(forWords: count * 4) }
    let items = UnsafeMutablePointer<Item>.allocate(capacity: max(count, 1))
    self.start = items
    self.count = count
    self.order = order
    comparesText = order == .stringsUp || order == .stringsDown
    let flip: Int64 = order.isDescending ? -1 : 0
    var rest = sequence
    for index in 0..<count {
      let element: Value
      if sequence.isVector {
        element = VectorView(sequence)[index]
      } else {
        element = rest.car
        rest = rest.cdr
      }
      items[index].value = element.bits
      guard let key = SortItems.key(element, order) else {
        items.deallocate()
        return nil
      }
      items[index].key = key ^ flip
    }
    // Fixnums and flonums have keys of different kinds.
    guard !comparesText, count > 0 else { return }
    let first = Value(bits: items[0].value)
    for index in 1..<count where Value(bits: items[index].value).isFlonum != first.isFlonum {
      items.deallocate()
      return nil
    }
  }

  func deallocate() { start.deallocate() }

  private static func key(_ element: Value, _ order: SortOrder) -> Int64? {
    switch order {
    case .numbersUp, .numbersDown:
      if element.isFixnum { return Int64(bitPattern: element.bits) }
      guard element.isFlonum, !element.flonum.isNaN else { return nil }
      // Adding zero makes -0.0 the same as 0.0. Negative doubles, as integers, are in reverse order.
      let bits = Int64(bitPattern: (element.flonum + 0).bitPattern)
      return bits < 0 ? bits ^ Int64.max : bits
    case .charactersUp, .charactersDown: return element.isCharacter ? Int64(bitPattern: element.bits) : nil
    case .stringsUp, .stringsDown:
      guard element.isString else { return nil }
      // The first two characters.
      let text = StringView(element)
      let first = text.count > 0 ? Int64(text[0]) + 1 : 0
      let second = text.count > 1 ? Int64(text[1]) + 1 : 0
      return first << 32 | second
    }
  }

  @inline(__always) private func isLess(_ a: Item, _ b: Item) -> Bool {
    if a.key != b.key || !comparesText { return a.key < b.key }
    let difference = StringView(Value(bits: a.value)).order(StringView(Value(bits: b.value)))
    return order.isDescending ? difference > 0 : difference < 0
  }

  /// Sorts runs of eight by insertion, then merges them to and fro.
  func sort(poll: () throws(SchemeThrow) -> Void) throws(SchemeThrow) {
    var width = 8
    for low in stride(from: 0, to: count, by: width) {
      for index in (low..<min(low + width, count)).dropFirst() {
        let item = start[index]
        var place = index
        while place > low, isLess(item, start[place - 1]) {
          start[place] = start[place - 1]
          place -= 1
        }
        start[place] = item
      }
    }
    guard count > width else { return }
    let spare = UnsafeMutablePointer<Item>.allocate(capacity: count)
    defer { spare.deallocate() }
    var (from, to) = (start, spare)
    while width < count {
      for low in stride(from: 0, to: count, by: 2 * width) {
        merge(from, low, min(low + width, count), min(low + 2 * width, count), into: to)
        if low & 8191 == 0 { try poll() }
      }
      swap(&from, &to)
      width *= 2
    }
    if from != start { start.update(from: from, count: count) }
  }

  private func merge(
    _ source: UnsafeMutablePointer<Item>, _ low: Int, _ middle: Int, _ high: Int,
    into target: UnsafeMutablePointer<Item>
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
}
