// Characters (R7RS 6.6). Their properties are Swift's, that is Unicode's. A character above #x10FFFF is a byte that was
// not UTF-8: it has no properties, and no other case.

/// Mappings of single characters, by the simple (one to one) rules of Unicode.
enum CharacterCase {
  static func upcase(_ code: UInt32) -> UInt32 {
    if code < 0x80 { return code &- 0x61 < 26 ? code & ~0x20 : code }
    guard let properties = Unicode.Scalar(code)?.properties else { return code }
    // Swift has the full mappings only. Where those give several characters (ᾳ: ΑΙ), the simple mapping is that of
    // titlecase (ᾼ), or there is none (ß).
    return single(properties.uppercaseMapping) ?? single(properties.titlecaseMapping) ?? code
  }

  static func downcase(_ code: UInt32) -> UInt32 {
    if code < 0x80 { return code &- 0x41 < 26 ? code | 0x20 : code }
    guard let properties = Unicode.Scalar(code)?.properties else { return code }
    // İ is the only one with a full mapping of two characters.
    return single(properties.lowercaseMapping) ?? 0x69
  }

  static func fold(_ code: UInt32) -> UInt32 {
    if code < 0x80 { return downcase(code) }
    return isFoldedAlready(code) ? code : CherokeeCase.folded(code) ?? downcase(upcase(code))
  }

  /// Appends the full folding of a character, which may be several.
  static func appendFolded(_ code: UInt32, to codes: inout [UInt32]) {
    guard code >= 0x80, !isTurkishDotless(code), CherokeeCase.folded(code) == nil, let scalar = Unicode.Scalar(code)
    else {
      codes.append(fold(code))
      return
    }
    // Lower case first, since ẞ has no upper case but ß has; the way up makes ß two letters and σ of ς.
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      for upper in lower.properties.uppercaseMapping.unicodeScalars {
        codes += upper.properties.lowercaseMapping.unicodeScalars.map(\.value)
      }
    }
  }

  /// The code of a string of one scalar.
  private static func single(_ text: String) -> UInt32? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return nil }
    return first.value
  }

  /// ı and İ fold to themselves outside Turkish, although their other cases are plain letters.
  private static func isFoldedAlready(_ code: UInt32) -> Bool { code == 0x130 || isTurkishDotless(code) }
  private static func isTurkishDotless(_ code: UInt32) -> Bool { code == 0x131 }
}

/// Cherokee folds to upper case, since its lower case came to Unicode later.
private enum CherokeeCase {
  static func folded(_ code: UInt32) -> UInt32? {
    switch code {
    case 0x13A0...0x13F5: return code
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return CharacterCase.upcase(code)
    default: return nil
    }
  }
}

extension Value {
  /// Whether a number is the code of a character: a scalar value, or a raw byte.
  static func isCharacterCode(_ number: Int) -> Bool {
    0..<0xD800 ~= number || 0xE000..<0x110100 ~= number
  }
}

func defineCharacterPrimitives(_ define: PrimitiveDefiner) {
  define("(char? obj)", "Returns #t if OBJ is a character.", "R7RS 6.6") { a in Value(a[0].isCharacter) }
  define("(char->integer char)", "Returns the code of CHAR.", "R7RS 6.6") { a throws(SchemeThrow) in
    Value(fixnum: Int(try a.character(0)))
  }
  define(
    "(integer->char n)",
    "Returns the character with code N. Codes from #x110000 to #x1100FF stand for bytes that are "
      + "not UTF-8.", "R7RS 6.6"
  ) { a throws(SchemeThrow) in
    let code = try a.fixnum(0)
    guard Value.isCharacterCode(code) else { throw a.outOfRange(0, "a Unicode scalar value") }
    return Value(characterCode: UInt32(code))
  }
  defineCharacterComparisons(define)

  func predicate(
    _ name: String, _ what: String, _ ascii: @escaping (UInt32) -> Bool,
    _ property: @escaping (Unicode.Scalar.Properties) -> Bool
  ) {
    define("(\(name) char)", "Returns #t if CHAR is \(what).", "R7RS 6.6") { a throws(SchemeThrow) in
      let code = try a.character(0)
      if code < 0x80 { return Value(ascii(code)) }
      guard let scalar = Unicode.Scalar(code) else { return .false }
      return Value(property(scalar.properties))
    }
  }
  predicate("char-alphabetic?", "a letter", { ($0 | 0x20) &- 0x61 < 26 }, { $0.isAlphabetic })
  predicate("char-numeric?", "a decimal digit", { $0 &- 0x30 < 10 }, { $0.numericType == .decimal })
  predicate("char-whitespace?", "white space", { $0 == 0x20 || $0 &- 9 < 5 }, { $0.isWhitespace })
  predicate("char-upper-case?", "an upper-case letter", { $0 &- 0x41 < 26 }, { $0.isUppercase })
  predicate("char-lower-case?", "a lower-case letter", { $0 &- 0x61 < 26 }, { $0.isLowercase })

  define(
    "(digit-value char)", "Returns the value of the decimal digit CHAR, or #f if it is none.", "R7RS 6.6"
  ) { a throws(SchemeThrow) in
    let code = try a.character(0)
    if code < 0x80 { return code &- 0x30 < 10 ? Value(fixnum: Int(code) - 0x30) : .false }
    guard let properties = Unicode.Scalar(code)?.properties, properties.numericType == .decimal,
      let value = properties.numericValue
    else { return .false }
    return Value(fixnum: Int(value))
  }
  define("(char-upcase char)", "Returns CHAR in upper case.", "R7RS 6.6") { a throws(SchemeThrow) in
    Value(characterCode: CharacterCase.upcase(try a.character(0)))
  }
  define("(char-downcase char)", "Returns CHAR in lower case.", "R7RS 6.6") { a throws(SchemeThrow) in
    Value(characterCode: CharacterCase.downcase(try a.character(0)))
  }
  define(
    "(char-foldcase char)", "Returns CHAR case-folded, for comparisons that ignore case.", "R7RS 6.6"
  ) { a throws(SchemeThrow) in
    Value(characterCode: CharacterCase.fold(try a.character(0)))
  }
}

private func defineCharacterComparisons(_ define: PrimitiveDefiner) {
  let relations: [(name: String, meaning: String, holds: (UInt32, UInt32) -> Bool)] = [
    ("=?", "are equal", { $0 == $1 }),
    ("<?", "have increasing codes", { $0 < $1 }),
    (">?", "have decreasing codes", { $0 > $1 }),
    ("<=?", "have codes that never decrease", { $0 <= $1 }),
    (">=?", "have codes that never increase", { $0 >= $1 }),
  ]
  for (name, meaning, holds) in relations {
    define(
      "(char\(name) char1 char2 char3 ...)", "Returns #t if the characters \(meaning).", "R7RS 6.6"
    ) { a throws(SchemeThrow) in
      var result = true
      var previous = try a.character(0)
      for index in 1..<a.count {
        let next = try a.character(index)
        result = result && holds(previous, next)
        previous = next
      }
      return Value(result)
    }
    define(
      "(char-ci\(name) char1 char2 char3 ...)", "Returns #t if the characters, case-folded, \(meaning).", "R7RS 6.6"
    ) { a throws(SchemeThrow) in
      var result = true
      var previous = CharacterCase.fold(try a.character(0))
      for index in 1..<a.count {
        let next = CharacterCase.fold(try a.character(index))
        result = result && holds(previous, next)
        previous = next
      }
      return Value(result)
    }
  }
}
