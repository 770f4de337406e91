// Equivalence: eqv? and equal? (R7RS 6.1), and the hash table of addresses that walks of circular data need. Nothing
// here recurses natively but for a few levels, or allocates in the heap, so any structure of any depth may be compared.

// MARK: - eqv?

/// Whether `eqv?` holds: the same word, or numbers of the same exactness and value.
@inline(__always)
func isEqv(_ a: Value, _ b: Value) -> Bool {
  a == b || (a.isObject && b.isObject && isEqvNumber(a, b))
}

/// `isEqv` of two different objects.
@inline(never)
private func isEqvNumber(_ a: Value, _ b: Value) -> Bool {
  guard a.objectKind == b.objectKind else { return false }
  switch a.objectKind {
  // Every NaN equals every other, so that memv finds them.
  case .flonum: return a.address[1] == b.address[1] || (a.flonum.isNaN && b.flonum.isNaN)
  case .bignum: return hasSameDigits(BignumView(a), BignumView(b))
  // Both are kept in lowest terms, and the parts of a complex number are real.
  case .ratio, .complex: return isEqv(a.slot(1), b.slot(1)) && isEqv(a.slot(2), b.slot(2))
  default: return false
  }
}

private func hasSameDigits(_ a: BignumView, _ b: BignumView) -> Bool {
  guard a.count == b.count, a.isNegative == b.isNegative else { return false }
  return UnsafeBufferPointer(start: a.digits, count: a.count)
    .elementsEqual(UnsafeBufferPointer(start: b.digits, count: b.count))
}

// MARK: - equal?

/// Whether `equal?` holds. Terminates on circular data, as R7RS wants.
func isEqual(_ a: Value, _ b: Value) -> Bool {
  switch Comparison.compare(a, b) {
  case .equal: return true
  case .different: return false
  case .nested:
    var budget = 10_000
    if let isSame = isSmallEqual(a, b, depth: 16, &budget) { return isSame }
    var comparison = Comparison()
    return comparison.run(a, b)
  }
}

/// `equal?` of two values whose shallow comparison was `nested`, if they are neither deep nor large: what most calls are
/// about is done before tables and stacks would be set up.
/// - Returns: nil when it was too much.
private func isSmallEqual(_ first: Value, _ second: Value, depth: Int, _ budget: inout Int) -> Bool? {
  if depth == 0 { return nil }
  var (a, b) = (first, second)
  // Pairs, along the spine of a list.
  while a.isPair {
    budget &-= 1
    if budget < 0 { return nil }
    switch Comparison.compare(a.car, b.car) {
    case .equal: break
    case .different: return false
    case .nested:
      let isSame = isSmallEqual(a.car, b.car, depth: depth &- 1, &budget)
      if isSame != true { return isSame }
    }
    (a, b) = (a.cdr, b.cdr)
    switch Comparison.compare(a, b) {
    case .equal: return true
    case .different: return false
    case .nested: break
    }
  }
  let (x, y) = (VectorView(a), VectorView(b))
  budget &-= x.count
  if budget < 0 { return nil }
  for index in 0..<x.count {
    switch Comparison.compare(x[index], y[index]) {
    case .equal: break
    case .different: return false
    case .nested:
      let isSame = isSmallEqual(x[index], y[index], depth: depth &- 1, &budget)
      if isSame != true { return isSame }
    }
  }
  return true
}

/// Whether two strings have the same characters.
func isSameText(_ a: StringView, _ b: StringView) -> Bool {
  let count = a.count
  guard count == b.count else { return false }
  if !a.isWide && !b.isWide {
    // Storage is whole words, of which the last may end in leftovers.
    var x = UnsafeRawPointer(a.narrow).assumingMemoryBound(to: UInt64.self)
    var y = UnsafeRawPointer(b.narrow).assumingMemoryBound(to: UInt64.self)
    var left = count
    while left >= 8 {
      if x.pointee != y.pointee { return false }
      x += 1
      y += 1
      left &-= 8
    }
    if left == 0 { return true }
    return (x.pointee.littleEndian ^ y.pointee.littleEndian) << UInt64(truncatingIfNeeded: 64 &- left &* 8) == 0
  }
  // A wide string may hold narrow characters only, after its wide ones were replaced.
  for index in 0..<count where a[index] != b[index] { return false }
  return true
}

/// One run of `equal?`.
///
/// The method is that of Adams and Dybvig, "Efficient Nondestructive Equality Checking for Trees and Graphs" (2008):
/// compare blindly until a budget is spent; from then on join what is being compared in a union-find structure, in
/// short bursts between longer blind stretches. Ordinary data never pays for the table; circular data terminates.
private struct Comparison {
  enum Outcome {
    case equal, different
    /// Two pairs, or two vectors of one length: look inside.
    case nested
  }

  /// Words still to be compared with each other.
  private struct Run {
    var a: WordPointer
    var b: WordPointer
    var left: Int
  }

  private var pending: [Run] = []
  /// Blind steps that are left; at and below zero the union-find structure is asked.
  private var budget = 100_000
  private var classes = EquivalenceClasses()
  private var random: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) static func compare(_ a: Value, _ b: Value) -> Outcome {
    if a == b { return .equal }
    if !a.isHeapReference || (a.bits ^ b.bits) & 7 != 0 { return .different }
    if a.isPair { return .nested }
    return compareObjects(a, b)
  }

  private static func compareObjects(_ a: Value, _ b: Value) -> Outcome {
    guard a.objectKind == b.objectKind else { return .different }
    switch a.objectKind {
    case .string: return isSameText(StringView(a), StringView(b)) ? .equal : .different
    case .vector: return VectorView(a).count == VectorView(b).count ? .nested : .different
    case .bytevector:
      let (x, y) = (BytevectorView(a), BytevectorView(b))
      let isSame =
        x.count == y.count
        && UnsafeBufferPointer(start: x.bytes, count: x.count)
          .elementsEqual(UnsafeBufferPointer(start: y.bytes, count: y.count))
      return isSame ? .equal : .different
    default: return isEqv(a, b) ? .equal : .different
    }
  }

  /// Compares two values whose shallow comparison was `nested`.
  mutating func run(_ first: Value, _ second: Value) -> Bool {
    var run = Comparison.contents(first, second)
    while true {
      if run.left == 0 {
        guard let next = pending.popLast() else { return true }
        run = next
        continue
      }
      let a = Value(bits: run.a.pointee)
      let b = Value(bits: run.b.pointee)
      run.a += 1
      run.b += 1
      run.left &-= 1
      switch Comparison.compare(a, b) {
      case .equal: continue
      case .different: return false
      case .nested:
        budget &-= 1
        if budget <= 0, isKnown(a, b) { continue }
        // The last slot needs no return: the spine of a list takes no room.
        if run.left > 0 { pending.append(run) }
        run = Comparison.contents(a, b)
      }
    }
  }

  @inline(__always) private static func contents(_ a: Value, _ b: Value) -> Run {
    a.isPair
      ? Run(a: a.address, b: b.address, left: 2)
      : Run(a: a.address + 1, b: b.address + 1, left: VectorView(a).count)
  }

  /// Whether the two were assumed equal before; assumes it from now on.
  @inline(never) private mutating func isKnown(_ a: Value, _ b: Value) -> Bool {
    if budget <= -40 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      budget = 1 + Int(random % 800)
      return false
    }
    guard classes.unite(a, b) else { return false }
    budget = 0
    return true
  }
}

/// Union-find over objects.
private struct EquivalenceClasses {
  private var indices = AddressTable()
  private var parents: [Int] = []

  /// Puts both into one class; true if they were in one already.
  mutating func unite(_ a: Value, _ b: Value) -> Bool {
    let x = root(index(a))
    let y = root(index(b))
    parents[x] = y
    return x == y
  }

  private mutating func index(_ value: Value) -> Int {
    if let index = indices.insert(value.bits, parents.count) { return index }
    parents.append(parents.count)
    return parents.count - 1
  }

  private mutating func root(_ start: Int) -> Int {
    var index = start
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }
}

// MARK: - Tables of addresses

/// A map from the bits of heap references to integers: open addressing, no removal. Valid until the next collection.
struct AddressTable {
  private var keys: [UInt64]
  private var values: [Int]
  private(set) var count = 0

  init() {
    keys = Array(repeating: 0, count: 64)
    values = Array(repeating: 0, count: 64)
  }

  /// Where `key` is, or the free place where it belongs.
  @inline(__always) private func place(_ key: UInt64) -> Int {
    let mask = keys.count &- 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[index] != key, keys[index] != 0 { index = (index &+ 1) & mask }
    return index
  }

  /// The value of `key`; nil if there is none.
  subscript(key: UInt64) -> Int? {
    let index = place(key)
    return keys[index] == 0 ? nil : values[index]
  }

  /// Replaces the value of a key that is present.
  mutating func update(_ key: UInt64, _ value: Int) {
    values[place(key)] = value
  }

  /// Adds a key. If it was there already, leaves it and returns its value.
  mutating func insert(_ key: UInt64, _ value: Int) -> Int? {
    let index = place(key)
    if keys[index] != 0 { return values[index] }
    keys[index] = key
    values[index] = value
    count += 1
    if count * 2 > keys.count { grow() }
    return nil
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let index = place(key)
      keys[index] = key
      values[index] = value
    }
  }
}
