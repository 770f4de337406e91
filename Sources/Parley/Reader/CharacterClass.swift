// What single characters mean to the lexer: classes, names and hexadecimal codes.

enum CharacterClass {
  /// Whether a character ends a number or symbol (R7RS 7.1.1), the reserved brackets included.
  static func isDelimiter(_ code: UInt32) -> Bool {
    switch code {
    case 0x20, 0x09...0x0D, 0x28, 0x29, 0x22, 0x3B, 0x7C, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: code >= 0x80 && isWhitespace(code)
    }
  }

  /// The Unicode property White_Space.
  static func isWhitespace(_ code: UInt32) -> Bool {
    switch code {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether a code is a character's: a Unicode scalar, or a raw byte.
  static func isCharacter(_ code: UInt32) -> Bool {
    Unicode.Scalar(code) != nil || (Value.rawByteBase...Value.rawByteBase + 0xFF).contains(code)
  }

  static func digit(_ code: UInt32) -> UInt32? {
    switch code {
    case 0x30...0x39: code - 0x30
    case 0x41...0x46: code - 0x37
    case 0x61...0x66: code - 0x57
    default: nil
    }
  }

  /// The value of hexadecimal digits, if they are that and few enough.
  static func hexadecimal(_ digits: ArraySlice<UInt32>) -> UInt32? {
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for code in digits {
      guard let digit = digit(code), value < 1 << 24 else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// The folding that `#!fold-case` does.
  static func folded(_ code: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(code) else { return [code] }
    return scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
  }

  /// R7RS 6.6, and the names of SCM.
  static let named: [String: UInt32] = [
    "alarm": 0x07, "backspace": 0x08, "delete": 0x7F, "escape": 0x1B, "newline": 0x0A, "null": 0x00, "return": 0x0D,
    "space": 0x20, "tab": 0x09, "nul": 0x00, "linefeed": 0x0A, "page": 0x0C, "rubout": 0x7F, "altmode": 0x1B,
  ]
}
