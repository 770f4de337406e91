// Where a datum stands in its source text.

/// A source text: a file, a string given with `-e`, a line typed at the REPL.
public final class SourceText: Sendable {
  /// How errors name it: a path, or "repl", "-e", "stdin".
  public let name: String
  /// The text, for excerpts. Empty when it was read from a port that keeps none.
  private let codes: [UInt32]
  /// The number of its first line: what is typed at a prompt goes on counting.
  public let firstLine: Int
  /// The lines of the text without their endings; split anew each time, since only errors want them.
  public var lines: [String] { SourceText.split(codes) }

  public init(name: String, text: String) {
    self.name = name
    codes = text.unicodeScalars.map(\.value)
    firstLine = 1
  }

  init(name: String, codes: [UInt32], firstLine: Int = 1) {
    self.name = name
    self.codes = codes
    self.firstLine = firstLine
  }

  /// The character codes of a file's bytes; a byte that is not valid UTF-8 becomes a raw-byte code.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    guard let start = bytes.baseAddress else { return [] }
    var codes: [UInt32] = []
    codes.reserveCapacity(bytes.count)
    TextCoding.forEachCode(start, bytes.count, escaped: false) { codes.append($0) }
    return codes
  }

  /// The text from a place on; empty behind its end.
  func codes(line: Int, column: Int) -> ArraySlice<UInt32> {
    var reader = ArrayCodes(codes, firstLine: firstLine)
    while reader.position.line < line || reader.position.line == line && reader.position.column < column {
      guard reader.position.offset < codes.count else { return [] }
      reader.skip(1)
    }
    return codes[reader.position.offset...]
  }

  /// Line `number`, as locations count.
  public func line(_ number: Int) -> String? {
    let lines = lines
    let index = number - firstLine
    return lines.indices.contains(index) ? lines[index] : nil
  }

  /// Ends lines at newline, return, or both, as the reader counts them. A byte that was not UTF-8 shows as U+FFFD.
  private static func split(_ codes: [UInt32]) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: UInt32 = 0
    for code in codes {
      if code == 0x0A || code == 0x0D {
        if code == 0x0D || previous != 0x0D {
          lines.append(String(line))
          line = String.UnicodeScalarView()
        }
      } else {
        line.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      previous = code
    }
    lines.append(String(line))
    return lines
  }
}

/// A range of characters in a source text. Lines and columns count from 1.
public struct SourceLocation: Sendable {
  public let source: SourceText
  public let line: Int
  public let column: Int
  /// In characters; what a caret line underlines. At least 1.
  public let length: Int

  public init(source: SourceText, line: Int, column: Int, length: Int) {
    self.source = source
    self.line = line
    self.column = column
    self.length = length
  }
}
