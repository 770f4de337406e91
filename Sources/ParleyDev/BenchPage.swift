// docs/performance.md: what stands between its two marks is written by the benchmark, the rest by hand.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BenchPage {
  let report: BenchReport
  let goals: [Goal.Result]
  let command: String

  private static let begin = "<!-- measured: begin -->"
  private static let end = "<!-- measured: end -->"

  /// Puts the figures into the page, whose text around them stays.
  func write(to path: String) throws {
    let text = String(decoding: try readFile(path), as: UTF8.self)
    try writeFile(path, try BenchPage.replaced(in: text, by: try body(), path: path))
  }

  static func replaced(in text: String, by body: String, path: String) throws -> String {
    guard let first = text.firstRange(of: begin), let last = text.firstRange(of: end),
      first.upperBound <= last.lowerBound
    else { throw SupportError("\(path) has no lines `\(begin)` and `\(end)`") }
    return text[..<first.upperBound] + "\n" + body + text[last.lowerBound...]
  }

  private func body() throws -> String {
    var text = "Measured on \(date()) by `\(command)`, medians of \(report.runs) runs, on \(machine()).\n\n"
    for contestant in report.contestants { text += "- \(contestant.title): \(version(of: contestant))\n" }
    text += "\nParley's CPU time in seconds and peak memory in MB; then its time divided by each peer's.\n\n"
    let peers = report.contestants.indices.dropFirst()
    text += row(["program", "seconds", "MB"] + peers.map { report.contestants[$0].title })
    text += row(["---"] + report.contestants.indices.map { _ in "---:" } + ["---:"])
    for line in report.rows {
      let own = line.scores[0]
      text += row(
        [line.program, own.time.map { decimal($0, 3) } ?? own.failure ?? "", megabytes(own.memory)]
          + peers.map { line.timeRatio(to: $0).map { decimal($0, 2) } ?? line.scores[$0].failure ?? "" })
    }
    text += row(
      ["geometric mean", "", ""]
        + peers.map { report.mean(to: $0).map { "\(decimal($0.ratio, 2)) (\($0.count))" } ?? "" })
    text += "\nGoals:\n\n"
    for goal in goals { text += "- \(goal.isMet ? "met" : "missed"): \(goal.text)\n" }
    return text
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func megabytes(_ bytes: Double?) -> String { bytes.map { decimal($0 / 1e6, 0) } ?? "" }

  private func date() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What the first line that names the model of the processor says, or its architecture.
  private func machine() -> String {
    if let bytes = try? readFile("/proc/cpuinfo") {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("model name") {
        return String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " })
      }
    }
    let outcome = try? ChildProcess.run(["uname", "-sm"], by: .seconds(10))
    return outcome.map { String($0.output.prefix { !$0.isNewline }) } ?? "an unknown machine"
  }

  private func version(of contestant: Contestant) -> String {
    let outcome = try? ChildProcess.run([contestant.executable] + contestant.versionOptions, by: .seconds(10))
    // Some say it on standard error.
    let lines = outcome.map { ($0.output + $0.errors).split(separator: "\n") } ?? []
    // Some add how they were built.
    return lines.first.map { String($0.prefix { $0 != "\"" }.prefix(80)) } ?? "version unknown"
  }
}
