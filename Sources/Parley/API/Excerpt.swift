// A line of source text with a mark below it: what errors and diagnostics show of a program.

enum Excerpt {
  private static var width: Int { 100 }

  /// The source line, and a line that marks what begins at the location; notes stand right of the mark, or below.
  static func lines(of location: SourceLocation, notes: [String], _ paint: Paint) -> [String] {
    guard let line = location.source.line(location.line) else { return [] }
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    // Control characters would move the caret, or the cursor.
    let shown = String(line.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    let column = max(0, location.column - 1)
    let length = max(1, min(location.length, max(1, line.unicodeScalars.count - column)))
    let columns = shown.unicodeScalars.map(Excerpt.columns)
    let indent = columns.prefix(column).reduce(0, +)
    let width = max(1, columns.dropFirst(column).prefix(length).reduce(0, +))
    let carets = String(repeating: " ", count: indent) + paint.mark(String(repeating: "^", count: width))
    var lines = [paint.dim(gutter + " |") + " \(shown)", paint.dim(blank + " |") + " \(carets)"]
    if notes.isEmpty { return lines }
    let joined = notes.joined(separator: ", ")
    if blank.count + 3 + indent + width + 2 + joined.count <= Excerpt.width {
      lines[1] += "  " + joined
    } else {
      lines += notes.map { paint.dim(blank + " |") + "   " + $0 }
    }
    return lines
  }

  /// How many columns of a terminal a character takes.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }
}

/// Terminal colours, if they are wanted.
struct Paint {
  let isOn: Bool

  private func callAsFunction(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
  func strong(_ text: String) -> String { self(text, "1;31") }
  func dim(_ text: String) -> String { self(text, "2") }
  func mark(_ text: String) -> String { self(text, "31") }
}
