// Errors as a session shows them.

import Parley

enum ErrorDisplay {
  static func text(_ error: SchemeError, color: Bool) -> String {
    let text = error.rendered(color: color)
    // What the user has asked for is no error.
    guard error.kind == .interrupt, let start = text.firstRange(of: error.message)?.lowerBound else {
      return commented(text)
    }
    return commented(String(text[start...]))
  }

  /// Every line behind a semicolon.
  static func commented(_ text: String) -> String {
    text.split(separator: "\n").map { "; \($0)\n" }.joined()
  }

  /// Where a frame stands: `prog.scm:3:10`.
  static func place(_ location: SourceLocation) -> String {
    "\(location.source.name):\(location.line):\(location.column)"
  }

  /// The form that a location names, as far as it is on its line.
  static func excerpt(_ location: SourceLocation) -> String {
    guard let line = location.source.line(location.line) else { return "" }
    return String(line.unicodeScalars.dropFirst(location.column - 1).prefix(location.length))
  }

  /// The line of a location, and a caret line below it.
  static func source(_ location: SourceLocation) -> [String] {
    guard let line = location.source.line(location.line) else { return [] }
    let number = String(location.line)
    let blank = String(repeating: " ", count: number.count)
    let indentation = String(repeating: " ", count: location.column - 1)
    let length = max(1, min(location.length, line.unicodeScalars.count - location.column + 1))
    return ["\(number) | \(line)", "\(blank) | \(indentation)\(String(repeating: "^", count: length))"]
  }
}
