// The lexer: characters to tokens, by R7RS 7.1.1. Atoms come out as finished values. It looks one character ahead and
// takes nothing behind a token, so a port stands right after the datum when `read` returns.

/// One lexical element. Atoms (numbers, symbols, strings, characters, booleans) are `.datum`.
enum Token {
  case datum(Value)
  case open
  case openVector
  case openBytevector
  case close
  case dot
  /// ' ` , ,@ and the name of the form each stands for.
  case abbreviation(Abbreviation)
  /// `#;`
  case datumComment
  /// `#n=`
  case labelDefinition(Int)
  /// `#n#`
  case labelReference(Int)
  case end
}

enum Abbreviation: String {
  case quote
  case quasiquote
  case unquote
  case unquoteSplicing = "unquote-splicing"

  /// How it is written.
  var mark: String {
    switch self {
    case .quote: "'"
    case .quasiquote: "`"
    case .unquote: ","
    case .unquoteSplicing: ",@"
    }
  }
}

struct Lexer<Source: CodeSource> {
  var source: Source
  let machine: Machine
  let heap: Heap
  /// What locations in errors refer to; nil for ports that keep no text.
  let text: SourceText?
  /// Set by `#!fold-case`.
  var foldsCase = false
  /// Where the last token began.
  private(set) var tokenStart = TextPosition()
  /// The characters of the token being read; kept to reuse its storage.
  private var buffer: [UInt32] = []

  /// Longer names are an error: the symbol table wants them small.
  private static var maximumNameLength: Int { 65_536 }

  init(source: Source, text: SourceText?, machine: Machine) {
    self.source = source
    self.text = text
    self.machine = machine
    heap = machine.heap
  }

  // MARK: - Errors

  /// A read error at the given place.
  /// - Parameter incomplete: more text could make it right, so a session may ask for another line.
  func failure(_ message: String, at start: TextPosition, length: Int = 1, incomplete: Bool = false) -> SchemeThrow {
    var place = Value.false
    var message = message
    if let text {
      place = machine.locationValue(
        SourceLocation(source: text, line: start.line, column: start.column, length: max(1, length)))
    } else if !incomplete {
      // What reads from a port has a place of its own in the program; messages about the end name their place.
      message += " (line \(start.line), column \(start.column) of the text)"
    }
    let condition = machine.makeCondition(.read, message, location: place)
    if incomplete { ReadCondition.markIncomplete(condition) }
    return SchemeThrow(condition)
  }

  /// A read error about the token that began last, up to here.
  private func tokenFailure(_ message: String, incomplete: Bool = false) -> SchemeThrow {
    failure(message, at: tokenStart, length: length(from: tokenStart), incomplete: incomplete)
  }

  /// Characters from a place to here, or to the end of that place's line.
  func length(from start: TextPosition) -> Int {
    let end = source.position
    return end.line == start.line ? max(1, end.column - start.column) : source.lengthOfLine(from: start)
  }

  private var bufferText: String {
    var scalars = String.UnicodeScalarView()
    for code in buffer.prefix(60) { scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}") }
    return String(scalars) + (buffer.count > 60 ? "…" : "")
  }

  // MARK: - Tokens

  /// Skips what lies between tokens and reads one.
  mutating func next() throws(SchemeThrow) -> Token {
    while let code = try source.peek() {
      tokenStart = source.position
      switch code {
      case 0x20, 0x09...0x0D: _ = try source.next()
      case 0x28:  // (
        _ = try source.next()
        return .open
      case 0x29:  // )
        _ = try source.next()
        return .close
      case 0x27:  // '
        _ = try source.next()
        return .abbreviation(.quote)
      case 0x60:  // `
        _ = try source.next()
        return .abbreviation(.quasiquote)
      case 0x2C:  // ,
        _ = try source.next()
        guard try source.peek() == 0x40 else { return .abbreviation(.unquote) }
        _ = try source.next()
        return .abbreviation(.unquoteSplicing)
      case 0x22:  // "
        return .datum(try readString())
      case 0x3B:  // ;
        while let skipped = try source.next(), skipped != 0x0A, skipped != 0x0D {}
      case 0x23:  // #
        if let token = try readHash() { return token }
      case 0x7C:  // |
        try readQuoted(upTo: 0x7C, what: "|symbol|")
        return .datum(try intern())
      case 0x5B, 0x5D, 0x7B, 0x7D: throw try bracketFailure(code)
      default:
        if code >= 0x80, CharacterClass.isWhitespace(code) {
          _ = try source.next()
        } else {
          buffer.removeAll(keepingCapacity: true)
          try readWord()
          return try finishWord()
        }
      }
    }
    tokenStart = source.position
    return .end
  }

  private mutating func bracketFailure(_ code: UInt32) throws(SchemeThrow) -> SchemeThrow {
    _ = try source.next()
    let (bracket, wanted) =
      switch code {
      case 0x5B: ("[", "(")
      case 0x5D: ("]", ")")
      case 0x7B: ("{", "(")
      default: ("}", ")")
      }
    return tokenFailure("unexpected \(bracket): R7RS reserves it, write \(wanted)")
  }

  /// Appends the characters up to a delimiter to the buffer.
  private mutating func readWord() throws(SchemeThrow) {
    while let code = try source.peek() {
      switch code {
      case 0x20, 0x09...0x0D, 0x28, 0x29, 0x22, 0x3B, 0x7C, 0x5B, 0x5D, 0x7B, 0x7D: return
      case 0x27, 0x60, 0x2C:
        let mark = code == 0x27 ? "'" : code == 0x60 ? "`" : ","
        throw failure("unexpected \(mark) inside \(bufferText): put a space before it", at: source.position)
      case 0...0x1F, 0x7F: throw unexpectedCharacter(code)
      case 0x80...:
        if CharacterClass.isWhitespace(code) { return }
        if code >= Value.rawByteBase || code < 0xA0 { throw unexpectedCharacter(code) }
      default: break
      }
      buffer.append(code)
      _ = try source.next()
    }
  }

  private func unexpectedCharacter(_ code: UInt32) -> SchemeThrow {
    if code >= Value.rawByteBase {
      let byte = String(code - Value.rawByteBase, radix: 16)
      return failure("the text is not valid UTF-8 here (byte #x\(byte))", at: source.position)
    }
    return failure("unexpected character #\\x\(String(code, radix: 16))", at: source.position)
  }

  /// A number, a dot or a symbol from the buffer.
  private mutating func finishWord() throws(SchemeThrow) -> Token {
    guard let first = buffer.first else { throw tokenFailure("unexpected character") }
    // Digits, + - and dot begin numbers.
    if first &- 0x30 <= 9 || first == 0x2B || first == 0x2D || first == 0x2E {
      if let number = try parseNumber() { return .datum(number) }
      if buffer.count == 1, first == 0x2E { return .dot }
    }
    if foldsCase { foldBuffer() }
    return .datum(try intern())
  }

  private func parseNumber() throws(SchemeThrow) -> Value? {
    let heap = heap
    return try buffer.withUnsafeBufferPointer { (codes) throws(SchemeThrow) in
      try NumberReader.parse(codes, radix: 10, heap: heap)
    }
  }

  /// The symbol that the buffer names.
  private func intern() throws(SchemeThrow) -> Value {
    if buffer.count > Lexer.maximumNameLength {
      throw tokenFailure("a name of more than \(Lexer.maximumNameLength) characters")
    }
    return heap.symbols.intern(codes: buffer, in: heap)
  }

  private mutating func foldBuffer() {
    if buffer.contains(where: { $0 >= 0x80 }) {
      buffer = buffer.flatMap(CharacterClass.folded)
    } else {
      for index in buffer.indices where buffer[index] &- 0x41 < 26 { buffer[index] += 0x20 }
    }
  }

  // MARK: - What begins with #

  /// A token, or nil when it was a comment or a directive.
  private mutating func readHash() throws(SchemeThrow) -> Token? {
    _ = try source.next()
    guard let code = try source.peek() else { throw tokenFailure("# at the end of the text", incomplete: true) }
    switch code {
    case 0x28:  // (
      _ = try source.next()
      return .openVector
    case 0x5C:  // \
      return .datum(try readCharacter())
    case 0x7C:  // |
      try skipBlockComment()
      return nil
    case 0x3B:  // ;
      _ = try source.next()
      return .datumComment
    case 0x21:  // !
      try readDirective()
      return nil
    case 0x30...0x39: return try readLabel()
    case 0x3C: throw tokenFailure("#<...> is how an object without readable form prints; it cannot be read")
    default: break
    }
    buffer.removeAll(keepingCapacity: true)
    buffer.append(0x23)
    try readWord()
    switch buffer.count > 6 ? "" : bufferText.lowercased() {
    case "#t", "#true": return .datum(.true)
    case "#f", "#false": return .datum(.false)
    case "#u8":
      if try source.peek() == 0x28 {
        _ = try source.next()
        return .openBytevector
      }
      throw tokenFailure("#u8 must be followed by ( for a bytevector")
    case "#":
      throw tokenFailure("# stands alone")
    default:
      if "bodxeiBODXEI".unicodeScalars.contains(where: { $0.value == buffer[1] }) {
        if let number = try parseNumber() { return .datum(number) }
        throw tokenFailure("\(bufferText) is no number")
      }
      throw tokenFailure("\(bufferText) is no datum")
    }
  }

  private mutating func skipBlockComment() throws(SchemeThrow) {
    let start = tokenStart
    _ = try source.next()
    var depth = 1
    var previous: UInt32 = 0
    while depth > 0 {
      guard let code = try source.next() else {
        throw failure(
          "comment is not closed: missing |# for the #| at line \(start.line), column \(start.column)",
          at: start, length: 2, incomplete: true)
      }
      if previous == 0x7C, code == 0x23 {
        depth -= 1
        previous = 0
      } else if previous == 0x23, code == 0x7C {
        depth += 1
        previous = 0
      } else {
        previous = code
      }
    }
  }

  private mutating func readDirective() throws(SchemeThrow) {
    _ = try source.next()
    buffer = [0x23, 0x21]
    try readWord()
    switch bufferText {
    case "#!fold-case": foldsCase = true
    case "#!no-fold-case": foldsCase = false
    default: throw tokenFailure("\(bufferText) is no directive")
    }
  }

  private mutating func readLabel() throws(SchemeThrow) -> Token {
    var label = 0
    while let code = try source.peek(), code &- 0x30 <= 9 {
      _ = try source.next()
      guard label < 1 << 40 else { throw tokenFailure("a datum label must be below 2^40") }
      label = label * 10 + Int(code - 0x30)
    }
    switch try source.peek() {
    case 0x3D:
      _ = try source.next()
      return .labelDefinition(label)
    case 0x23:
      _ = try source.next()
      return .labelReference(label)
    case nil: throw tokenFailure("# at the end of the text", incomplete: true)
    default: throw tokenFailure("#\(label) must go on with = or # for a datum label")
    }
  }

  // MARK: - Characters

  private mutating func readCharacter() throws(SchemeThrow) -> Value {
    _ = try source.next()
    guard let first = try source.next() else {
      throw tokenFailure("the text ends inside a character", incomplete: true)
    }
    buffer.removeAll(keepingCapacity: true)
    buffer.append(first)
    if !CharacterClass.isDelimiter(first) { try readWord() }
    if buffer.count == 1 { return Value(characterCode: first) }
    if first == 0x78 || first == 0x58, let code = CharacterClass.hexadecimal(buffer.dropFirst()) {
      guard CharacterClass.isCharacter(code) else { throw tokenFailure("#\\\(bufferText) is no character") }
      return Value(characterCode: code)
    }
    if foldsCase { foldBuffer() }
    let name = bufferText
    guard let code = CharacterClass.named[name] else { throw tokenFailure("#\\\(name) is no character name") }
    return Value(characterCode: code)
  }

  // MARK: - Strings

  private mutating func readString() throws(SchemeThrow) -> Value {
    try readQuoted(upTo: 0x22, what: "string")
    return try heap.makeString(codes: buffer)
  }

  /// Reads a string or |symbol| from its opening mark to its closing one into the buffer.
  private mutating func readQuoted(upTo mark: UInt32, what: String) throws(SchemeThrow) {
    let start = tokenStart
    _ = try source.next()
    buffer.removeAll(keepingCapacity: true)
    while let code = try source.next() {
      switch code {
      case mark: return
      case 0x5C: try readEscape()
      case 0x0D:
        // Every line ending is one newline (R7RS 6.7).
        if try source.peek() == 0x0A { _ = try source.next() }
        buffer.append(0x0A)
      default: buffer.append(code)
      }
      if buffer.count & 0xFFFF == 0xFFFF { try machine.checkpoint() }
    }
    throw failure(
      "\(what) is not closed (opened at \(start.line):\(start.column))", at: start, length: length(from: start),
      incomplete: true)
  }

  /// What follows a backslash in a string.
  private mutating func readEscape() throws(SchemeThrow) {
    var place = source.position
    place.column -= 1
    // At the end of the text: the caller reports what is not closed.
    guard let code = try source.next() else { return }
    switch code {
    case 0x61: buffer.append(0x07)
    case 0x62: buffer.append(0x08)
    case 0x74: buffer.append(0x09)
    case 0x6E: buffer.append(0x0A)
    case 0x72: buffer.append(0x0D)
    case 0x22, 0x5C, 0x7C: buffer.append(code)
    case 0x78, 0x58:
      var digits: [UInt32] = []
      while let digit = try source.peek(), digit != 0x3B, digits.count < 9 {
        guard CharacterClass.digit(digit) != nil else { break }
        digits.append(digit)
        _ = try source.next()
      }
      guard let closing = try source.peek() else { return }
      guard closing == 0x3B, let value = CharacterClass.hexadecimal(digits[...]), CharacterClass.isCharacter(value)
      else { throw failure("a \\x escape needs a character's hexadecimal code and a semicolon", at: place) }
      _ = try source.next()
      buffer.append(value)
    case 0x20, 0x09, 0x0A, 0x0D: try readContinuation(after: code, at: place)
    default:
      let shown = Unicode.Scalar(code).map { String(Character($0)) } ?? "byte"
      throw failure("\\\(shown) is no string escape", at: place)
    }
  }

  /// A backslash, blanks, a line ending and the next line's indentation are nothing.
  private mutating func readContinuation(after code: UInt32, at place: TextPosition) throws(SchemeThrow) {
    var code = code
    while code == 0x20 || code == 0x09 {
      guard let following = try source.next() else { return }
      code = following
    }
    guard code == 0x0A || code == 0x0D else {
      throw failure("a backslash before a blank must end its line", at: place)
    }
    if code == 0x0D, try source.peek() == 0x0A { _ = try source.next() }
    while let blank = try source.peek(), blank == 0x20 || blank == 0x09 { _ = try source.next() }
  }
}
