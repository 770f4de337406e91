// Every session in Sessions, and every transcript in docs/repl.md.

import ParleyREPL
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let folder = "\(packageRoot)/Tests/ParleyREPLTests/Sessions"

private struct Recording: CustomTestStringConvertible, Sendable {
  let file: String
  let session: RecordedSession
  var testDescription: String { "\(file): \(session.title)" }

  static let all: [Recording] = [
    "commands", "compiler", "errors", "forms", "history", "libraries", "odd", "results", "transcripts",
  ].flatMap { name in
    ((try? RecordedSession.all(in: "\(folder)/\(name).txt")) ?? []).map { Recording(file: "\(name).txt", session: $0) }
  }
}

@Suite struct RecordedSessionTests {
  @Test("A recorded session goes as it was recorded", arguments: Recording.all)
  private func recordings(_ recording: Recording) throws {
    try recording.session.play(recording.file)
  }

  @Test("There are recordings") func count() { #expect(Recording.all.count >= 60) }

  @Test("The transcripts in docs/repl.md are true, one after the other")
  func documentation() throws {
    let lines = String(decoding: try readFile("\(packageRoot)/docs/repl.md"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var count = 0
    var start: Int?
    for (index, line) in lines.enumerated() {
      if line == "```repl" {
        start = index + 1
      } else if line == "```", let first = start {
        let block = Array(lines[first..<index])
        try RecordedSession(title: "line \(first)", lines: block, firstLine: first + 1).play("docs/repl.md")
        count += 1
        start = nil
      }
    }
    #expect(count > 8)
  }

  @Test("docs/repl.md lists every command as ,help does") func commandTable() throws {
    let text = String(decoding: try readFile("\(packageRoot)/docs/repl.md"), as: UTF8.self)
    for (usage, sentence) in REPL.commands {
      #expect(text.contains("| `\(usage)` | \(sentence) |"), "\(usage) is missing in docs/repl.md")
    }
  }
}
