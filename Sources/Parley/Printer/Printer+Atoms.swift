// How single objects print: numbers, symbols, strings, characters, and the `#<...>` forms of what has no syntax.

extension PrintJob {
  /// Prints anything that has no parts.
  mutating func appendAtom(_ value: Value) {
    if value.isFixnum {
      append(String(value.fixnum))
    } else if value.isImmediateFlonum {
      appendNumber(value)
    } else if value.isCharacter {
      appendCharacter(value.characterCode)
    } else if value.isObject {
      appendObject(value)
    } else {
      appendConstant(value)
    }
  }

  private mutating func appendConstant(_ value: Value) {
    switch value {
    case .false: append("#f")
    case .true: append("#t")
    case .null: append("()")
    case .eof: append("#<eof>")
    case .unspecified: append("#<unspecified>")
    case .absent: append("#<default>")
    case .unbound: append("#<unbound>")
    case .uninitialized: append("#<uninitialized>")
    default: append("#<constant \(value.bits >> 8)>")
    }
  }

  /// Prints an object that is not compound.
  mutating func appendObject(_ value: Value) {
    switch value.objectKind {
    case .string: isDisplay ? appendText(StringView(value)) : appendWritten(StringView(value))
    case .symbol: isDisplay ? appendName(value) : appendSymbol(StringView(value.symbolName))
    case .bytevector: appendBytevector(BytevectorView(value))
    case .bignum, .flonum, .ratio, .complex: appendNumber(value)
    case .closure, .caseLambda, .primitive: appendProcedure(value)
    case .continuation: append("#<continuation>")
    case .parameter: append("#<parameter>")
    case .promise: append("#<promise>")
    case .environment: append("#<environment>")
    case .hashTable:
      let count = HashTableView(value).count
      append(count == 1 ? "#<hash-table 1 entry>" : "#<hash-table \(count) entries>")
    case .box: append("#<box>")
    case .recordType:
      append("#<record-type ")
      appendTypeName(value)
      append(">")
    case .port: append(value.retained(Port.self).printedForm)
    case .hostObject:
      append((value.host(AnyObject.self) as? any PrintableHostObject)?.printedForm ?? "#<host-object>")
    case .code:
      append("#<code ")
      appendName(CodeObject(value).name)
      append(">")
    case .cell:
      append("#<cell ")
      appendName(Cell(value.address).name)
      append(">")
    default: append("#<\(value.objectKind)>")
    }
  }

  private mutating func appendNumber(_ value: Value) {
    // Decimal digits take quadratic time; an error message does not wait for a million of them.
    if isBrief, PrintJob.bitCount(value) > 4096 {
      append("#<number of \(PrintJob.bitCount(value)) bits>")
    } else {
      append(NumberWriter.text(value, radix: 10, heap: heap))
    }
  }

  private static func bitCount(_ number: Value) -> Int {
    guard number.isObject else { return 0 }
    switch number.objectKind {
    case .bignum: return BignumView(number).bitWidth
    case .ratio, .complex: return bitCount(number.slot(1)) + bitCount(number.slot(2))
    default: return 0
    }
  }

  private mutating func appendProcedure(_ value: Value) {
    var name = Value.false
    switch value.objectKind {
    case .closure: name = value.closureCode.name
    case .caseLambda: if value.slot(1).isObject(.closure) { name = value.slot(1).closureCode.name }
    default: name = value.slot(2)
    }
    append("#<procedure")
    if name.isSymbol {
      append(" ")
      appendName(name)
    }
    append(">")
  }

  private mutating func appendBytevector(_ view: BytevectorView) {
    append("#u8(")
    for index in 0..<relevant(view.count) {
      if index > 0 { out.append(UInt8(ascii: " ")) }
      append(String(view.bytes[index]))
    }
    append(")")
  }

  /// Prints the name of a record type without the angle brackets that it may have.
  mutating func appendTypeName(_ type: Value) {
    guard type.isObject(.recordType), type.slot(1).isSymbol || type.slot(1).isString else { return append("record") }
    let name = StringView(type.slot(1).isSymbol ? type.slot(1).symbolName : type.slot(1))
    let hasBrackets = name.count > 2 && name[0] == 0x3C && name[name.count - 1] == 0x3E
    for index in hasBrackets ? 1..<name.count - 1 : 0..<name.count { appendUTF8(name[index]) }
  }

  // MARK: - Text

  /// Prints a symbol's name as it is; anything else as an atom.
  mutating func appendName(_ value: Value) {
    if value.isSymbol { appendText(StringView(value.symbolName)) } else { appendAtom(value) }
  }

  /// How many of so many elements to print. Each takes a byte at least, so a brief text needs only a few.
  private func relevant(_ count: Int) -> Int { isBrief ? min(count, limit) : count }

  /// Prints a string's characters.
  mutating func appendText(_ view: StringView) {
    let count = relevant(view.count)
    if !view.isWide, TextCoding.asciiPrefix(view.narrow, count) == count {
      out.append(contentsOf: UnsafeBufferPointer(start: view.narrow, count: count))
    } else {
      out += TextCoding.bytes(of: view, 0..<count)
    }
  }

  /// Prints a character as UTF-8, a raw byte as itself.
  mutating func appendUTF8(_ code: UInt32) {
    if code < 0x80 { return out.append(UInt8(truncatingIfNeeded: code)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextCoding.longest) { scratch in
      guard let start = scratch.baseAddress else { return }
      let count = TextCoding.encode(code, into: start, escaped: false)
      out.append(contentsOf: scratch.prefix(count))
    }
  }

  /// Prints a string in quotes.
  mutating func appendWritten(_ view: StringView) {
    out.append(UInt8(ascii: "\""))
    appendEscaped(view, quote: 0x22)
    out.append(UInt8(ascii: "\""))
  }

  /// Prints characters between quotes or bars; a raw byte has the escape of its code, so it reads back as itself.
  private mutating func appendEscaped(_ view: StringView, quote: UInt32) {
    for index in 0..<relevant(view.count) {
      let code = view[index]
      switch code {
      case quote, 0x5C:
        out.append(UInt8(ascii: "\\"))
        out.append(UInt8(truncatingIfNeeded: code))
      case 0x20..<0x7F: out.append(UInt8(truncatingIfNeeded: code))
      case 0x07: append("\\a")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, Value.rawByteBase...:
        append("\\x\(String(code, radix: 16));")
      default: appendUTF8(code)
      }
    }
  }

  // MARK: - Characters

  private mutating func appendCharacter(_ code: UInt32) {
    if isDisplay { return appendUTF8(code) }
    append("#\\")
    switch code {
    case 0x00: append("null")
    case 0x07: append("alarm")
    case 0x08: append("backspace")
    case 0x09: append("tab")
    case 0x0A: append("newline")
    case 0x0D: append("return")
    case 0x1B: append("escape")
    case 0x20: append("space")
    case 0x7F: append("delete")
    default:
      if PrintJob.isGraphic(code) { appendUTF8(code) } else { append("x\(String(code, radix: 16))") }
    }
  }

  /// Whether a character shows as something of its own on a screen.
  private static func isGraphic(_ code: UInt32) -> Bool {
    if code < 0x7F { return code > 0x20 }
    guard let scalar = Unicode.Scalar(code) else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator,
      .nonspacingMark, .enclosingMark:
      return false
    default: return true
    }
  }

  // MARK: - Symbols

  /// Prints a symbol so that it reads back: between bars unless its name is an identifier (R7RS 7.1.1).
  private mutating func appendSymbol(_ name: StringView) {
    if PrintJob.isIdentifier(name) { return appendText(name) }
    out.append(UInt8(ascii: "|"))
    appendEscaped(name, quote: 0x7C)
    out.append(UInt8(ascii: "|"))
  }

  static func isIdentifier(_ name: StringView) -> Bool {
    let count = name.count
    guard count > 0 else { return false }
    var checked = 1
    if !isInitial(name[0]) {
      // A peculiar identifier: a sign, a dot, or both, and then nothing that a number goes on with.
      guard isSign(name[0]) || name[0] == dot else { return false }
      if isSign(name[0]) {
        if count == 1 { return true }
        if isSpecialNumber(name) { return false }
        if name[1] == dot { checked = 2 }
      }
      guard count > checked else { return false }
      let next = name[checked]
      // A dot may follow a dot, but only a number has a dot after a lone sign.
      guard isInitial(next) || isSign(next) || next == 0x40 || next == dot else { return false }
    }
    for index in checked..<count where !isSubsequent(name[index]) { return false }
    return true
  }

  /// Whether a name that begins with a sign goes on as `i`, `inf.0` or `nan.0`, in either case of the letters.
  private static func isSpecialNumber(_ name: StringView) -> Bool {
    func hasPrefix(_ text: StaticString) -> Bool {
      name.count > text.utf8CodeUnitCount
        && (0..<text.utf8CodeUnitCount).allSatisfy { name[$0 + 1] | 0x20 == UInt32(text.utf8Start[$0]) | 0x20 }
    }
    return name.count == 2 && hasPrefix("i") || hasPrefix("inf.0") || hasPrefix("nan.0")
  }

  private static var dot: UInt32 { 0x2E }

  @inline(__always) private static func isSign(_ code: UInt32) -> Bool { code == 0x2B || code == 0x2D }

  private static func isInitial(_ code: UInt32) -> Bool {
    switch code {
    // Letters, ! $ % & * / : < = > ? ^ _ ~
    case 0x61...0x7A, 0x41...0x5A, 0x21, 0x24...0x26, 0x2A, 0x2F, 0x3A, 0x3C...0x3F, 0x5E, 0x5F, 0x7E: return true
    case 0..<0x80: return false
    default: return isLetterLike(code, initial: true)
    }
  }

  private static func isSubsequent(_ code: UInt32) -> Bool {
    switch code {
    // Digits, + - . @
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x40: return true
    case 0..<0x80: return isInitial(code)
    default: return isLetterLike(code, initial: false)
    }
  }

  /// The categories that R7RS 7.1.1 allows beyond ASCII.
  private static func isLetterLike(_ code: UInt32, initial: Bool) -> Bool {
    guard let scalar = Unicode.Scalar(code) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .letterNumber, .otherNumber, .dashPunctuation, .connectorPunctuation, .otherPunctuation, .currencySymbol,
      .mathSymbol, .modifierSymbol, .otherSymbol, .privateUse:
      return true
    case .decimalNumber, .spacingMark, .enclosingMark: return !initial
    default: return code == 0x200C || code == 0x200D
    }
  }
}
