// Where a datum stands in its source text.

/// A source text: a file, a string given with `-e`, a line typed at the REPL.
public final class SourceText {
  /// How errors name it: a path, or "repl", "-e", "stdin".
  public let name: String
  /// The character codes of the text, for excerpts. Empty when the text was read from a port that keeps none.
  public internal(set) var lines: [String]

  public init(name: String, text: String) {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A range of characters in a source text. Lines and columns count from 1.
public struct SourceLocation {
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
