// Sessions as text: what is typed stands behind prompts, what must be shown below. They are played on a pseudo-terminal
// and compared line by line, but for the numbers that ,time, ,profile and ,gc measure.
//
//   > (define (sq x)             the first line of a form
//       (* x x))                 goes on while something is open; the indentation is what the session itself types
//   ; sq                         what must be shown; … stands for any text within a line
//
// Before the first prompt may stand `environment NAME=value`, `arguments -e …` and `columns 20`; behind the last,
// `status 3` if the session ends by itself. A session runs in a new folder, which PLACE stands for.

import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct RecordedSession: CustomTestStringConvertible, Sendable {
  struct Step: Sendable {
    var typed: [String]
    var shown: [String] = []
    let line: Int
  }

  let title: String
  var environment: [String: String] = [:]
  var arguments: [String] = []
  var columns: UInt16 = 200
  var status: Int32?
  var steps: [Step] = []

  var testDescription: String { title }

  /// - Parameter firstLine: the number of the first of `lines` in its file.
  init(title: String, lines: [String], firstLine: Int) {
    self.title = title
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("> ") {
        steps.append(Step(typed: [String(line.dropFirst(2))], line: firstLine + index))
      } else if steps.isEmpty {
        note(directive: line)
      } else if line.hasPrefix("status ") {
        status = Int32(line.dropFirst(7))
      } else if steps[steps.count - 1].shown.isEmpty, RecordedSession.isOpen(steps[steps.count - 1].typed) {
        steps[steps.count - 1].typed.append(line)
      } else {
        steps[steps.count - 1].shown.append(line)
      }
    }
    // Blank lines between sessions belong to none.
    while steps.last?.shown.last == "" { steps[steps.count - 1].shown.removeLast() }
  }

  private mutating func note(directive line: String) {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return }
    switch words[0] {
    case "environment":
      let parts = words[1].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      environment[parts[0]] = parts[1]
    case "arguments": arguments = words[1].split(separator: " ").map(String.init)
    case "columns": columns = UInt16(words[1]) ?? 80
    default: Issue.record("\(title): no directive: \(line)")
    }
  }

  /// Whether parentheses or a string are open. Good enough for what the sessions contain.
  private static func isOpen(_ lines: [String]) -> Bool {
    var depth = 0
    var isString = false
    var previous: Character = " "
    for character in lines.joined(separator: "\n") {
      if character == "\"", previous != "\\" { isString.toggle() }
      if !isString, previous != "\\" { depth += character == "(" ? 1 : character == ")" ? -1 : 0 }
      previous = character
    }
    return depth > 0 || isString
  }

  /// The sessions of a file: each begins with `=== title`.
  static func all(in path: String) throws -> [RecordedSession] {
    let lines = String(decoding: try readFile(path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var sessions: [RecordedSession] = []
    var start = 0
    for index in lines.indices.dropFirst() + [lines.count] where index == lines.count || lines[index].hasPrefix("=== ")
    {
      let title = String(lines[start].dropFirst(4))
      sessions.append(RecordedSession(title: title, lines: Array(lines[(start + 1)..<index]), firstLine: start + 2))
      start = index
    }
    return sessions
  }

  // MARK: - Playing

  func play(_ file: String) throws {
    try withTemporaryFolder { folder in
      func placed(_ text: String) -> String { text.replacing("PLACE", with: folder) }
      let terminal = try TerminalSession(
        arguments: arguments.map(placed), columns: columns, environment: environment.mapValues(placed),
        folder: folder)
      for step in steps {
        let place = "\(file):\(step.line)"
        if step.line == steps.last?.line, let status {
          try terminal.send(placed(step.typed[0]) + "\n")
          #expect(try terminal.process.finish(by: terminal.deadline).status == .exited(status), "\(place)")
          return
        }
        let shown = try terminal.type(step.typed.map(placed)).map { $0.replacing(folder, with: "PLACE") }
        RecordedSession.compare(shown, step.shown, place)
      }
      try terminal.leave()
    }
  }

  static func compare(_ shown: [String], _ wanted: [String], _ place: String) {
    let fits = shown.count == wanted.count && zip(shown, wanted).allSatisfy { matches($0, $1) }
    #expect(fits, "\(place)\nshown:\n\(shown.joined(separator: "\n"))\nwanted:\n\(wanted.joined(separator: "\n"))")
  }

  /// A line without the numbers that ,time, ,profile and ,gc measure.
  private static func withoutMeasures(_ line: String) -> String {
    if line.contains("% ") || line.contains(" ms in ") { return line.filter { !$0.isNumber && $0 != "." && $0 != " " } }
    guard line.contains(" s real, ") || line.contains(" bytes before, ") else { return line }
    return line.filter { !$0.isNumber && $0 != "," }
  }

  /// Whether a line is as wanted; … stands for anything.
  private static func matches(_ line: String, _ wanted: String) -> Bool {
    let pieces = wanted.split(separator: "…", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return withoutMeasures(line) == withoutMeasures(wanted) }
    guard line.hasPrefix(pieces[0]) else { return false }
    var rest = line.dropFirst(pieces[0].count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }
}

/// Runs `body` with a new folder, which is removed afterwards with the files in it.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/parley-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw SupportError.system("mkdtemp") }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = try? ChildProcess.run(["rm", "-rf", path], by: .seconds(10)) }
  try body(path)
}
