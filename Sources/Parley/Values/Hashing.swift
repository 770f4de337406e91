// Hash codes of values: 31 bits, so that a table's entry holds one beside the position of the next entry of its chain.
// Nothing here allocates. What is hashed by its address has another code after a collection moved it; `Hashing.stable`
// never asks for an address.

enum Hashing {
  static var mask: UInt64 { 0x7FFF_FFFF }
  private static var multiplier: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The upper half of a product (Knuth's multiplicative method): any change of `word` reaches the low bits.
  @inline(__always) static func scramble(_ word: UInt64) -> UInt64 { (word &* multiplier) >> 33 }

  /// Folds a word into a running code.
  @inline(__always) static func mix(_ code: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (code ^ word).multipliedFullWidth(by: multiplier)
    return (high ^ low) &+ 0xD6E8_FEB8_6659_FD93
  }

  /// Cuts a running code to its 31 bits.
  @inline(__always) private static func finish(_ code: UInt64) -> UInt64 { (code ^ code >> 32) & mask }

  // MARK: - Identity

  /// The code of a value as a word: what `eq?` compares. That of an integer is the integer, so a loop over integers
  /// in a row walks along a table's memory.
  @inline(__always) static func identity(_ value: Value) -> UInt64 {
    if value.isFixnum {
      let n = value.bits >> 2
      return (n ^ n >> 31) & mask
    }
    return scramble(value.bits)
  }

  // MARK: - eqv?

  /// The code of a value under `eqv?`.
  @inline(__always) static func eqv(_ value: Value) -> UInt64 {
    value.isObject ? number(value) ?? identity(value) : identity(value)
  }

  /// The code of a flonum or of a number object; nil for anything else.
  static func number(_ value: Value) -> UInt64? {
    if value.isFixnum || value.isImmediateFlonum { return identity(value) }
    // Every NaN is eqv? to every other.
    if value.isFlonum { return scramble(value.flonum.isNaN ? 0x7FF8 << 48 : value.flonum.bitPattern) }
    guard value.isObject else { return nil }
    switch value.objectKind {
    case .bignum: return bignum(BignumView(value))
    case .ratio, .complex:
      guard let first = number(value.slot(1)), let second = number(value.slot(2)) else { return nil }
      return finish(mix(mix(UInt64(value.objectKind.rawValue), first), second))
    default: return nil
    }
  }

  /// A long number is told by its ends: numbers that a program has many of differ in the low digits or in the length.
  private static func bignum(_ number: BignumView) -> UInt64 {
    var code = mix(UInt64(number.count), number.isNegative ? 1 : 0)
    for index in 0..<min(number.count, 32) { code = mix(code, UInt64(number.digits[index])) }
    return finish(mix(code, UInt64(number.digits[number.count - 1])))
  }

  // MARK: - Text

  /// The code of a string's characters: the same whether it is narrow or wide.
  @inline(__always) static func text(_ string: StringView) -> UInt64 {
    string.isWide ? wideText(string) : bytes(UnsafeRawPointer(string.narrow), string.count)
  }

  /// The code of bytes that lie in whole words.
  static func bytes(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var code = UInt64(truncatingIfNeeded: count)
    var word = start.assumingMemoryBound(to: UInt64.self)
    var left = count
    while left > 8 {
      code = mix(code, word.pointee.littleEndian)
      word += 1
      left &-= 8
    }
    if left > 0 { code = mix(code, word.pointee.littleEndian & ~0 >> UInt64(truncatingIfNeeded: 64 &- left &* 8)) }
    return finish(code)
  }

  /// Eight characters to a word while all of them fit bytes, as `bytes` has them.
  @inline(never) private static func wideText(_ string: StringView) -> UInt64 {
    let characters = UnsafeBufferPointer(start: string.wide, count: string.count)
    var code = UInt64(truncatingIfNeeded: characters.count)
    if characters.contains(where: { $0 > 0xFF }) {
      for character in characters { code = mix(code, UInt64(character)) }
      return finish(code)
    }
    var index = 0
    while index < characters.count {
      var word: UInt64 = 0
      for offset in 0..<min(8, characters.count - index) {
        word |= UInt64(characters[index + offset]) << UInt64(offset * 8)
      }
      code = mix(code, word)
      index += 8
    }
    return finish(code)
  }

  // MARK: - equal?

  /// The code of a value under `equal?`.
  @inline(__always) static func equal(_ value: Value) -> UInt64 {
    if !value.isHeapReference { return identity(value) }
    if value.isString { return text(StringView(value)) }
    if value.isSymbol { return symbol(value) }
    return isHashedByAddressUnderEqual(value) ? identity(value) : stable(value)
  }

  /// Whether `equal` takes the address of what lies in the heap.
  static func isHashedByAddressUnderEqual(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    switch value.objectKind {
    case .string, .symbol, .vector, .bytevector, .bignum, .ratio, .complex: return false
    default: return true
    }
  }

  /// A code that no collection changes and that is the same for values that are `equal?`: of records, procedures and
  /// other objects without content to compare it takes the kind alone.
  static func stable(_ value: Value) -> UInt64 {
    if !value.isHeapReference { return identity(value) }
    if value.isString { return text(StringView(value)) }
    if value.isSymbol { return symbol(value) }
    var walk = ContentWalk()
    walk.add(value, depth: 0)
    return finish(walk.code)
  }

  /// A code that no collection changes and no mutation either, for values compared by identity.
  static func stableIdentity(_ value: Value) -> UInt64 {
    if !value.isHeapReference { return identity(value) }
    if value.isPair { return 1 }
    return number(value) ?? (value.isSymbol ? symbol(value) : UInt64(value.objectKind.rawValue))
  }

  /// The code of a symbol's name, which the symbol keeps.
  @inline(__always) static func symbol(_ value: Value) -> UInt64 {
    UInt64(truncatingIfNeeded: value.slot(2).fixnum) & mask
  }

  /// Walks data in depth, but not far: a bound on depth and on parts makes an end of circular and of enormous data.
  private struct ContentWalk {
    var code: UInt64 = 0
    private var budget = 128
    private static var deepest: Int { 8 }

    mutating func add(_ value: Value, depth: Int) {
      var rest = value
      while rest.isPair {
        guard spend(), depth < ContentWalk.deepest else { return }
        code = Hashing.mix(code, 5)
        add(rest.car, depth: depth + 1)
        rest = rest.cdr
      }
      if rest.isVector, depth < ContentWalk.deepest {
        let vector = VectorView(rest)
        code = Hashing.mix(code, UInt64(vector.count))
        for index in 0..<vector.count {
          guard spend() else { return }
          add(vector[index], depth: depth + 1)
        }
      } else {
        code = Hashing.mix(code, atom(rest))
      }
    }

    private mutating func spend() -> Bool {
      budget -= 1
      return budget >= 0
    }

    private func atom(_ value: Value) -> UInt64 {
      if value.isString { return Hashing.text(StringView(value)) }
      if value.isBytevector {
        let view = BytevectorView(value)
        return Hashing.bytes(UnsafeRawPointer(view.bytes), view.count)
      }
      return Hashing.stableIdentity(value)
    }
  }
}
