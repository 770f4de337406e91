// What is open at the end of a text that is being typed: parentheses, strings, comments. It looks at what delimits and at
// nothing else, so that it can follow along while a form is incomplete; whether a text is right is the reader's business.

struct FormScanner {
  /// A parenthesis that was not closed yet.
  struct Open {
    /// Its offset in the text, in bytes.
    let offset: Int
    /// Where it stands on its line.
    let column: Int
    let line: Int
    /// Items inside so far.
    var count = 0
    /// The first item, if that is a symbol.
    var head = ""
    /// Where the first item behind the head stands, if it is on the line of the parenthesis.
    var argumentColumn: Int?
  }

  enum Context: Equatable {
    case code, string, symbol, lineComment
    case blockComment(depth: Int)
  }

  private(set) var stack: [Open] = []
  private(set) var context = Context.code
  /// A closing parenthesis came that nothing had opened.
  private(set) var isOverclosed = false
  /// Where the string or the atom that reaches the end of the text began.
  private(set) var tokenStart = 0
  /// How far the text was scanned.
  private(set) var offset = 0
  private var line = 0
  private(set) var column: Int

  /// - Parameter column: where the first line begins, in cells of the terminal.
  init(column: Int = 0) { self.column = column }

  /// Whether more must follow.
  var isOpen: Bool {
    switch context {
    case .code, .lineComment: !stack.isEmpty && !isOverclosed
    case .string, .symbol, .blockComment: true
    }
  }

  /// Scans the rest of `text`, of which what was scanned before is a prefix.
  mutating func scan(_ text: [UInt8]) {
    while offset < text.count { step(text) }
  }

  private mutating func step(_ text: [UInt8]) {
    let byte = text[offset]
    switch context {
    case .string, .symbol:
      let delimiter = context == .string ? UInt8(ascii: "\"") : UInt8(ascii: "|")
      if byte == UInt8(ascii: "\\"), offset + 1 < text.count {
        take(text)
      } else if byte == delimiter {
        context = .code
      }
      take(text)
    case .lineComment:
      if byte == UInt8(ascii: "\n") { context = .code }
      take(text)
    case .blockComment(let depth):
      if text[offset...].starts(with: "|#".utf8) {
        take(text)
        context = depth == 1 ? .code : .blockComment(depth: depth - 1)
      } else if text[offset...].starts(with: "#|".utf8) {
        take(text)
        context = .blockComment(depth: depth + 1)
      }
      take(text)
    case .code: stepInCode(text)
    }
  }

  private mutating func stepInCode(_ text: [UInt8]) {
    let byte = text[offset]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      noteItem()
      stack.append(Open(offset: offset, column: column, line: line))
      take(text)
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      if stack.popLast() == nil { isOverclosed = true }
      take(text)
    case UInt8(ascii: "\""), UInt8(ascii: "|"):
      noteItem()
      tokenStart = offset
      context = byte == UInt8(ascii: "\"") ? .string : .symbol
      take(text)
    case UInt8(ascii: ";"):
      context = .lineComment
      take(text)
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: ","), UInt8(ascii: "@"): take(text)
    case _ where byte <= UInt8(ascii: " "): take(text)
    case UInt8(ascii: "#") where offset + 1 < text.count:
      switch text[offset + 1] {
      case UInt8(ascii: "|"):
        context = .blockComment(depth: 1)
        take(text)
        take(text)
      case UInt8(ascii: ";"), UInt8(ascii: "("):
        take(text)
        if text[offset] == UInt8(ascii: ";") { take(text) }
      case UInt8(ascii: "\\"):
        // The character may be one that delimits.
        noteItem()
        tokenStart = offset
        for _ in 0..<3 where offset < text.count { take(text) }
        takeAtom(text)
      default: startAtom(text)
      }
    default: startAtom(text)
    }
  }

  private mutating func startAtom(_ text: [UInt8]) {
    tokenStart = offset
    noteItem()
    takeAtom(text)
    if let last = stack.indices.last, stack[last].count == 1 {
      stack[last].head = String(decoding: text[tokenStart..<offset], as: UTF8.self)
    }
  }

  private mutating func takeAtom(_ text: [UInt8]) {
    while offset < text.count, !FormScanner.isDelimiter(text[offset]) { take(text) }
  }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || "()[]\";'`,|".utf8.contains(byte)
  }

  private mutating func noteItem() {
    guard let last = stack.indices.last else { return }
    stack[last].count += 1
    if stack[last].count == 2, stack[last].line == line { stack[last].argumentColumn = column }
  }

  /// Passes over a byte; one that goes on with a character takes no place of its own.
  private mutating func take(_ text: [UInt8]) {
    let byte = text[offset]
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 0
    } else if byte & 0xC0 != 0x80 {
      column += byte < 0x80 ? 1 : FormScanner.cells(text, offset)
    }
    offset += 1
  }

  /// How many cells of the terminal the character at an offset takes.
  private static func cells(_ text: [UInt8], _ offset: Int) -> Int {
    let length = text[offset] >= 0xF0 ? 4 : text[offset] >= 0xE0 ? 3 : 2
    let scalar = String(decoding: text[offset..<min(offset + length, text.count)], as: UTF8.self).unicodeScalars.first
    return scalar.map(TerminalText.cells) ?? 1
  }
}
