// Strings (R7RS 6.7): construction, access, comparison. A string is narrow (one byte a character) or wide (four); what
// is made of narrow strings is narrow, and loops over them are loops over bytes.

/// The character codes of a string as a collection. Valid while the string is.
struct StringCodes: RandomAccessCollection {
  let view: StringView
  let endIndex: Int
  var startIndex: Int { 0 }

  init(_ view: StringView) {
    self.view = view
    endIndex = view.count
  }
  subscript(index: Int) -> UInt32 { view[index] }
}

extension StringView {
  var codes: StringCodes { StringCodes(self) }

  /// Whether this is a narrow string of ASCII characters.
  var isASCII: Bool { !isWide && TextCoding.asciiPrefix(narrow, count) == count }

  /// Copies characters of `source` to position `target` of this string, which must be wide if `source` is. They may
  /// overlap.
  @inline(__always) func copy(_ source: StringView, _ range: Range<Int>, to target: Int) {
    if isWide {
      if source.isWide {
        (wide + target).update(from: source.wide + range.lowerBound, count: range.count)
      } else {
        for index in 0..<range.count { wide[target + index] = UInt32(source.narrow[range.lowerBound + index]) }
      }
    } else {
      (narrow + target).update(from: source.narrow + range.lowerBound, count: range.count)
    }
  }
}

extension Heap {
  /// A new string of a part of another.
  func copyString(_ source: StringView, _ range: Range<Int>) throws(SchemeThrow) -> Value {
    let copy = try makeString(uninitialized: range.count, wide: source.isWide)
    StringView(copy).copy(source, range, to: 0)
    return copy
  }
}

func defineStringPrimitives(_ define: PrimitiveDefiner) {
  define("(string? obj)", "Returns #t if OBJ is a string.", "R7RS 6.7") { a in Value(a[0].isString) }
  define("(string-null? string)", "Returns #t if STRING has no characters.", "SRFI 13") { a throws(SchemeThrow) in
    Value(try a.string(0).count == 0)
  }
  define(
    "(make-string k [char])", "Returns a new string of K characters, each CHAR (a space).", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let count = try a.count(0)
    return try a.heap.makeString(count: count, fill: a.has(1) ? try a.character(1) : 0x20)
  }
  define("(string char ...)", "Returns a new string of the arguments.", "R7RS 6.7") { a throws(SchemeThrow) in
    var wide = false
    for index in 0..<a.count where try a.character(index) > 0xFF { wide = true }
    let string = try a.heap.makeString(uninitialized: a.count, wide: wide)
    let view = StringView(string)
    for index in 0..<a.count { view.store(a[index].characterCode, at: index) }
    return string
  }
  define("(string-length string)", "Returns the number of characters of STRING.", "R7RS 6.7") { a throws(SchemeThrow) in
    Value(fixnum: try a.string(0).count)
  }
  define("(string-ref string k)", "Returns character K of STRING.", "R7RS 6.7") { a throws(SchemeThrow) in
    let string = try a.string(0)
    return Value(characterCode: string[try a.index(1, below: string.count)])
  }
  define("(string-set! string k char)", "Stores CHAR in character K of STRING.", "R7RS 6.7") { a throws(SchemeThrow) in
    let index = try a.index(1, below: try a.mutableString(0).count)
    try a.heap.setString(a[0], at: index, to: try a.character(2))
    return .unspecified
  }
}

extension StringView {
  /// Stores a character that fits the string's width.
  @inline(__always) func store(_ code: UInt32, at index: Int) {
    if isWide { wide[index] = code } else { narrow[index] = UInt8(truncatingIfNeeded: code) }
  }

  /// Below zero, zero or above as this string's characters come before, equal or come after those of `other`.
  func order(_ other: StringView) -> Int {
    let shared = min(count, other.count)
    if !isWide && !other.isWide {
      for index in 0..<shared where narrow[index] != other.narrow[index] {
        return Int(narrow[index]) - Int(other.narrow[index])
      }
    } else {
      for index in 0..<shared where self[index] != other[index] { return Int(self[index]) - Int(other[index]) }
    }
    return count - other.count
  }

  /// Like `order`, ignoring case.
  func foldedOrder(_ other: StringView) -> Int {
    if isASCII && other.isASCII {
      for index in 0..<min(count, other.count) {
        let difference =
          Int(CharacterCase.downcase(UInt32(narrow[index]))) - Int(CharacterCase.downcase(UInt32(other.narrow[index])))
        if difference != 0 { return difference }
      }
      return count - other.count
    }
    let (mine, others) = (folded, other.folded)
    for (a, b) in zip(mine, others) where a != b { return Int(a) - Int(b) }
    return mine.count - others.count
  }

  /// The characters, case-folded.
  var folded: [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(count)
    for code in codes { CharacterCase.appendFolded(code, to: &folded) }
    return folded
  }
}

func defineStringComparisonPrimitives(_ define: PrimitiveDefiner) {
  let relations: [(name: String, meaning: String, holds: (Int) -> Bool)] = [
    ("=?", "are equal", { $0 == 0 }),
    ("<?", "are in increasing order", { $0 < 0 }),
    (">?", "are in decreasing order", { $0 > 0 }),
    ("<=?", "are in an order that never decreases", { $0 <= 0 }),
    (">=?", "are in an order that never increases", { $0 >= 0 }),
  ]
  for (name, meaning, holds) in relations {
    define(
      "(string\(name) string1 string2 string3 ...)", "Returns #t if the strings \(meaning).", "R7RS 6.7"
    ) { a throws(SchemeThrow) in
      var result = true
      var previous = try a.string(0)
      for index in 1..<a.count {
        let next = try a.string(index)
        result = result && holds(previous.order(next))
        previous = next
      }
      return Value(result)
    }
    define(
      "(string-ci\(name) string1 string2 string3 ...)", "Returns #t if the strings, case-folded, \(meaning).",
      "R7RS 6.7"
    ) { a throws(SchemeThrow) in
      var result = true
      var previous = try a.string(0)
      for index in 1..<a.count {
        let next = try a.string(index)
        result = result && holds(previous.foldedOrder(next))
        previous = next
      }
      return Value(result)
    }
  }
}
