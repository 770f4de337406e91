// The programs of bench/: every run's output is compared with the program's `; prints:` line, and a peer that prints
// something else, crashes or takes too long has that in the table instead of a time.

import TestSupport

struct ProgramBench {
  let contestants: [Contestant]
  let runs: Int
  let timeout: Double

  /// In the order of the table.
  static let programs = [
    "fib", "tak", "nqueens", "loop", "float", "count", "closure", "ctak", "lists", "bintrees", "factorial", "pi",
    "spigot",
  ]

  /// A run that took longer than this is not repeated, in seconds.
  private static let patience = 6.0

  private struct Score {
    var command: [String]?
    var times: [Double] = []
    var failure: String?
    var isFinal = false
  }

  func measure(_ programs: [String]) throws -> [Goal.Result] {
    print("CPU seconds, median of \(runs) runs (~ marks a single one)\n")
    var table = Table(heading: [""] + contestants.map(\.title))
    var goals: [Goal.Result] = []
    try withScratchFolder { scratch in
      for program in programs {
        let scores = try measure(program, scratch)
        let own = scores.first.flatMap { $0.times.isEmpty ? nil : median($0.times) }
        table.add([program] + scores.enumerated().map { cell($0.element, own: $0.offset == 0 ? nil : own) })
        goals += Goal.all.filter { $0.program == program }.compactMap { judge($0, scores, own: own) }
      }
    }
    table.show()
    return goals
  }

  private func measure(_ program: String, _ scratch: String) throws -> [Score] {
    let expected = try expectedOutput(of: program)
    var scores = try contestants.map { Score(command: try $0.command(for: program, scratch: scratch)) }
    for _ in 0..<runs {
      for index in scores.indices where !scores[index].isFinal {
        guard let command = scores[index].command else { continue }
        do {
          let outcome = try ChildProcess.run(command, by: .seconds(timeout))
          if outcome.status != .exited(0) {
            scores[index].failure = "\(outcome.status)"
          } else if !agrees(outcome.output, expected) {
            scores[index].failure = "printed \(outcome.output.prefix(20).debugDescription)"
          } else {
            scores[index].times.append(outcome.usage.time)
            scores[index].isFinal = outcome.usage.time > ProgramBench.patience
          }
        } catch {
          scores[index].failure = "over \(decimal(timeout, 0)) s"
        }
        if scores[index].failure != nil { scores[index].isFinal = true }
      }
    }
    return scores
  }

  private func cell(_ score: Score, own: Double?) -> String {
    if let failure = score.failure { return failure }
    guard !score.times.isEmpty else { return "-" }
    let time = median(score.times)
    let mark = score.times.count == 1 && runs > 1 ? "~" : ""
    return mark + decimal(time, 3) + (own.map { " " + ratio(time, to: $0) } ?? "")
  }

  private func judge(_ goal: Goal, _ scores: [Score], own: Double?) -> Goal.Result? {
    guard let index = contestants.firstIndex(where: { $0.name == goal.peer }) else { return nil }
    let peer = contestants[index].title
    guard let own else { return Goal.Result(text: "\(goal.program): no time of Parley", isMet: false) }
    guard !scores[index].times.isEmpty else { return nil }
    let reached = own / median(scores[index].times)
    return Goal.Result(
      text: "\(goal.program): \(decimal(reached, 2)) of \(peer)'s time, at most \(decimal(goal.ratio, 2))",
      isMet: reached <= goal.ratio)
  }

  /// What the `; prints:` line of the Scheme program says.
  private func expectedOutput(of program: String) throws -> String {
    let file = "bench/\(program).scm"
    let text = String(decoding: try readFile(file), as: UTF8.self)
    let mark = "; prints: "
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else {
      throw SupportError("\(file) has no line `\(mark)...`")
    }
    return String(line.dropFirst(mark.count))
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
