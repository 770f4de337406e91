// Where the lexer takes characters from: text in memory (programs) or a port (`read`). Both give one character of
// look-ahead, so that reading from a port consumes nothing behind the datum.

/// A run of character codes with positions. Lines and columns count from 1 and are those of the next character.
protocol CodeSource {
  /// The next character, left in place; nil at the end.
  mutating func peek() throws(SchemeThrow) -> UInt32?
  /// Takes the next character.
  mutating func next() throws(SchemeThrow) -> UInt32?
  var position: TextPosition { get }
  /// Characters from that position to the end of its line, at least 1.
  func lengthOfLine(from position: TextPosition) -> Int
}

/// A place in a text that is being read.
struct TextPosition {
  /// Characters before it.
  var offset = 0
  var line = 1
  var column = 1
  /// Whether the character before was a return: a newline right behind it ends no further line.
  private var afterReturn = false

  init() {}

  /// The first of the characters that are read from here on.
  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Moves behind a character.
  @inline(__always) mutating func advance(over code: UInt32) {
    offset &+= 1
    if _fastPath(code > 0x0D) {
      column &+= 1
      afterReturn = false
    } else {
      advanceOverControl(code)
    }
  }

  private mutating func advanceOverControl(_ code: UInt32) {
    switch code {
    case 0x0A:
      if !afterReturn { line += 1 }
      column = 1
      afterReturn = false
    case 0x0D:
      line += 1
      column = 1
      afterReturn = true
    default:
      column += 1
      afterReturn = false
    }
  }
}

/// Text in memory.
struct ArrayCodes: CodeSource {
  let codes: [UInt32]
  private(set) var position = TextPosition()

  init(_ codes: [UInt32], firstLine: Int = 1) {
    self.codes = codes
    position = TextPosition(line: firstLine, column: 1)
  }

  @inline(__always) mutating func peek() -> UInt32? {
    position.offset < codes.count ? codes[position.offset] : nil
  }

  @inline(__always) mutating func next() -> UInt32? {
    guard position.offset < codes.count else { return nil }
    let code = codes[position.offset]
    position.advance(over: code)
    return code
  }

  /// Moves behind the next `count` characters, which must exist.
  mutating func skip(_ count: Int) {
    for _ in 0..<count { position.advance(over: codes[position.offset]) }
  }

  func lengthOfLine(from start: TextPosition) -> Int {
    var end = start.offset
    while end < codes.count, codes[end] != 0x0A, codes[end] != 0x0D { end += 1 }
    return max(1, end - start.offset)
  }
}

/// The characters of a port.
struct PortCodes: CodeSource {
  private let port: Port
  private let machine: Machine
  private(set) var position: TextPosition

  init(_ port: Port, machine: Machine) {
    self.port = port
    self.machine = machine
    position = TextPosition(line: port.line, column: port.column)
  }

  mutating func peek() throws(SchemeThrow) -> UInt32? {
    do throws(PortError) {
      return try port.peekCode()
    } catch {
      throw machine.portFailure(error)
    }
  }

  mutating func next() throws(SchemeThrow) -> UInt32? {
    do throws(PortError) {
      let code = try port.readCode()
      if let code { position.advance(over: code) }
      return code
    } catch {
      throw machine.portFailure(error)
    }
  }

  func lengthOfLine(from position: TextPosition) -> Int { 1 }
}
