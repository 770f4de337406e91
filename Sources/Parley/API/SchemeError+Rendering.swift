// Errors as text:
//
//   error: car: argument 1 (pair) must be a pair, got 10
//     --> prog.scm:3:10 in inner
//      3 |     (+ 1 (car y))
//        |          ^^^^^^^  y = 10
//     called from  prog.scm:6:10  middle  (inner x)
//                  prog.scm:9:9   outer   (middle x)
//                  prog.scm:11:1          (outer 5)

extension SchemeError {
  /// Callers beyond these are left out.
  private static var shownCallers: Int { 8 }
  /// A caller's form is shown up to that many characters.
  private static var shownForm: Int { 48 }
  private static var width: Int { 100 }

  /// The error as text: headline, place with the source line and a caret, variables, callers, hints. Ends in a newline.
  /// - Parameters:
  ///   - color: with terminal colours.
  ///   - linePrefix: put before each line, `"; "` at a prompt.
  public func rendered(color: Bool = false, linePrefix: String = "") -> String {
    let paint = Paint(isOn: color)
    var lines = [paint.strong("error:") + " \(message)"]
    if let location {
      lines.append("  --> \(location.description)" + (innermostProcedure.map { " in \($0)" } ?? ""))
      lines += excerpt(of: location, paint)
    }
    lines += callerLines()
    lines += hints.map { "  " + $0 }
    // The message, and the values in it, may have line ends.
    return lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { linePrefix + $0 + "\n" }.joined()
  }

  /// The procedure that the place is in.
  private var innermostProcedure: String? {
    guard let frame = frames.first, placeIsOfFrame, !frame.procedure.isEmpty else { return nil }
    return frame.procedure
  }

  /// Whether the place is what the innermost frame was doing, not one that the error brought along.
  private var placeIsOfFrame: Bool {
    guard let location, let other = frames.first?.location else { return false }
    return other.source === location.source && other.line == location.line && other.column == location.column
  }

  /// Whether the innermost frame is outside all procedures and began on the line of the error.
  private var formHoldsPlace: Bool {
    guard let location, let frame = frames.first, let other = frame.location, frame.procedure.isEmpty else {
      return false
    }
    return other.source === location.source && other.line == location.line
  }

  /// The source line with a caret line, and the variables right of it or below.
  private func excerpt(of location: SourceLocation, _ paint: Paint) -> [String] {
    guard let line = location.source.line(location.line) else { return [] }
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    // Control characters would move the caret, or the cursor.
    let shown = String(line.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    let column = max(0, location.column - 1)
    let length = max(1, min(location.length, max(1, line.unicodeScalars.count - column)))
    let columns = shown.unicodeScalars.map(SchemeError.columns)
    let indent = columns.prefix(column).reduce(0, +)
    let width = max(1, columns.dropFirst(column).prefix(length).reduce(0, +))
    let carets = String(repeating: " ", count: indent) + paint.mark(String(repeating: "^", count: width))
    var lines = [paint.dim(gutter + " |") + " \(shown)", paint.dim(blank + " |") + " \(carets)"]
    let values = variables.map { "\($0.name) = \($0.value)" }
    if values.isEmpty { return lines }
    let joined = values.joined(separator: ", ")
    if blank.count + 3 + indent + width + 2 + joined.count <= SchemeError.width {
      lines[1] += "  " + joined
    } else {
      lines += values.map { paint.dim(blank + " |") + "   " + $0 }
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

  // MARK: - Callers

  private struct Caller {
    let place: String
    let procedure: String
    let form: String
  }

  private func callerLines() -> [String] {
    // A form with an error in it is itself what was running at top level.
    let first = placeIsOfFrame || formHoldsPlace ? frames.dropFirst() : frames[...]
    var rows = callers(Array(first))
    if placeIsOfFrame, let innermost = frames.first, innermost.repetitions > 0 {
      rows.insert(caller(innermost, times: innermost.repetitions), at: 0)
    }
    guard !rows.isEmpty else { return [] }
    let isCut = framesAreCut || rows.count > SchemeError.shownCallers
    rows = Array(rows.prefix(SchemeError.shownCallers))
    let places = rows.map(\.place.count).max() ?? 0
    let names = rows.map(\.procedure.count).max() ?? 0
    func pad(_ text: String, to width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      var line = pad(row.place, to: places)
      if names > 0 { line += "  " + pad(row.procedure, to: names) }
      line += "  " + row.form
      lines.append((index == 0 ? "  called from  " : "               ") + trimmed(line))
    }
    if isCut { lines.append("               ...") }
    return lines
  }

  /// Frames as rows; a group of up to three that comes again and again is shown once.
  private func callers(_ frames: [Frame]) -> [Caller] {
    let frames = frames.filter { $0.location != nil }
    var rows: [Caller] = []
    var index = 0
    while index < frames.count {
      let (period, turns) = cycle(in: frames, at: index)
      for frame in frames[index..<index + period] { rows.append(caller(frame, times: frame.repetitions + 1)) }
      if turns > 1 {
        let what = period == 2 ? "these two" : "these three"
        let goesOn = framesAreCut && index + period * turns > frames.count - period
        rows.append(Caller(place: what + (goesOn ? " again and again" : " \(turns) times"), procedure: "", form: ""))
        if goesOn { break }
      }
      index += period * turns
    }
    return rows
  }

  /// How many frames from `index` on come again, and how often: 1 and 1 for none.
  private func cycle(in frames: [Frame], at index: Int) -> (period: Int, turns: Int) {
    func isSame(_ a: Frame, _ b: Frame) -> Bool {
      a.procedure == b.procedure && a.location?.description == b.location?.description
    }
    for period in 2...3 {
      var end = index + period
      while end < frames.count, isSame(frames[end], frames[end - period]) { end += 1 }
      let turns = (end - index) / period
      if turns > 2 { return (period, turns) }
    }
    return (1, 1)
  }

  private func caller(_ frame: Frame, times: Int) -> Caller {
    var form = frame.location?.form.line ?? ""
    if form.count > SchemeError.shownForm { form = "" }
    if times > 1 { form += (form.isEmpty ? "" : "  ") + "\(times) times" }
    return Caller(place: frame.location?.description ?? "", procedure: frame.procedure, form: form)
  }

  private func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `prog.scm:3:10`.
  public var description: String { "\(source.name):\(line):\(column)" }
}

/// Terminal colours, if they are wanted.
private struct Paint {
  let isOn: Bool

  private func callAsFunction(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
  func strong(_ text: String) -> String { self(text, "1;31") }
  func dim(_ text: String) -> String { self(text, "2") }
  func mark(_ text: String) -> String { self(text, "31") }
}
