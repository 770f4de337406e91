// The programs of bench/: every run's output is compared with the program's `; prints:` line, and a peer that prints
// something else, crashes or takes too long has that in the table instead of a time.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ProgramBench {
  let contestants: [Contestant]
  let runs: Int
  let timeout: Double

  /// A run that took longer than this is not repeated, in seconds.
  private static let patience = 6.0

  /// All programs, by name.
  static func programs() throws -> [String] {
    try fileNames(in: "\(packageRoot)/bench").filter { $0.hasSuffix(".scm") }.map { String($0.dropLast(4)) }.sorted()
  }

  func measure(_ programs: [String]) throws -> BenchReport {
    var report = BenchReport(contestants: contestants, runs: runs)
    try withScratchFolder { scratch in
      for (index, program) in programs.enumerated() {
        let scores = try measure(program, scratch) { progress("[\(index + 1)/\(programs.count)] \(program): \($0)") }
        report.rows.append(BenchReport.Row(program: program, scores: scores))
      }
    }
    progress("")
    return report
  }

  private func measure(_ program: String, _ scratch: String, progress: (String) -> Void) throws -> [Score] {
    let expected = try ProgramBench.expectedOutput(of: program)
    var scores = [Score](repeating: Score(), count: contestants.count)
    let commands = contestants.indices.map { index in
      progress(contestants[index].title)
      do {
        return try contestants[index].command(for: program, scratch: scratch)
      } catch {
        scores[index].failure = "not compiled"
        return nil
      }
    }
    for run in 1...runs {
      for index in scores.indices {
        guard let command = commands[index], !isFinal(scores[index]) else { continue }
        progress("\(contestants[index].title), run \(run)")
        do {
          let outcome = try ChildProcess.run(
            command, environment: contestants[index].environment, by: .seconds(timeout))
          if outcome.status != .exited(0) {
            scores[index].failure = "\(outcome.status)"
          } else if !agrees(outcome.output, expected) {
            scores[index].failure = "printed \(outcome.output.prefix(20).debugDescription)"
          } else {
            scores[index].times.append(outcome.usage.time)
            scores[index].memories.append(Double(outcome.usage.peakMemory))
          }
        } catch {
          scores[index].failure = "over \(decimal(timeout, 0)) s"
        }
      }
    }
    return scores
  }

  private func isFinal(_ score: Score) -> Bool {
    score.failure != nil || (score.times.last ?? 0) > ProgramBench.patience
  }

  /// Says on the terminal how far it has come, in a line that the next one overwrites.
  private func progress(_ text: String) {
    guard isatty(2) == 1 else { return }
    let line = "\r\u{1B}[K\(text)"
    _ = line.withCString { write(2, $0, strlen($0)) }
  }

  /// What the `; prints:` line of the Scheme program says.
  static func expectedOutput(of program: String) throws -> String {
    guard let text = try mark("prints", of: program) else {
      throw SupportError("bench/\(program).scm has no line `; prints: ...`")
    }
    return text
  }

  /// The rest of the line `; NAME: ...` of the Scheme program.
  static func mark(_ name: String, of program: String) throws -> String? {
    let text = String(decoding: try readFile("\(packageRoot)/bench/\(program).scm"), as: UTF8.self)
    let mark = "; \(name): "
    return text.split(separator: "\n").first { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
  }

  /// Whether a peer printed the result; inexact ones may differ in the digits shown.
  private func agrees(_ output: String, _ expected: String) -> Bool {
    let words = output.split(whereSeparator: \.isWhitespace)
    guard words.count == 1 else { return false }
    if words[0] == expected { return true }
    guard expected.contains("."), let got = Double(words[0]), let wanted = Double(expected) else { return false }
    return (got - wanted).magnitude <= 1e-6 * wanted.magnitude
  }
}
