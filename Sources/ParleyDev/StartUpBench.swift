// How long an empty program takes from start to end, and how much memory it needs.

import TestSupport

struct StartUpBench {
  let contestants: [Contestant]

  private struct Entrant {
    let title: String
    let command: [String]
    /// Seconds within which it shall have ended, for Parley's own.
    let longest: Double?
  }

  private static let runs = 41
  private static let longest = 0.008
  private static let longestWithImports = 0.015
  private static let largest = 20_000_000.0
  private static let imports = """
    (import (scheme base) (scheme case-lambda) (scheme char) (scheme complex) (scheme cxr) (scheme eval) (scheme file) \
    (scheme inexact) (scheme lazy) (scheme load) (scheme process-context) (scheme read) (scheme repl) (scheme time) \
    (scheme write))

    """

  func measure() throws -> [Goal.Result] {
    try withScratchFolder { scratch in
      let (empty, importing) = ("\(scratch)/empty.scm", "\(scratch)/importing.scm")
      try writeFile(empty, "")
      try writeFile(importing, StartUpBench.imports)
      var entrants: [Entrant] = []
      for contestant in contestants {
        if contestant.isSubject {
          entrants.append(
            Entrant(title: "empty script", command: [contestant.executable, empty], longest: StartUpBench.longest))
          entrants.append(
            Entrant(
              title: "imports of R7RS", command: [contestant.executable, importing],
              longest: StartUpBench.longestWithImports))
        }
        guard let options = contestant.startUp else { continue }
        entrants.append(
          Entrant(
            title: "\(contestant.title) \(options.joined(separator: " "))", command: [contestant.executable] + options,
            longest: nil))
      }
      return try measure(entrants)
    }
  }

  private func measure(_ entrants: [Entrant]) throws -> [Goal.Result] {
    var outcomes = [[Outcome]](repeating: [], count: entrants.count)
    for _ in 0..<StartUpBench.runs {
      for (index, entrant) in entrants.enumerated() {
        let outcome = try ChildProcess.run(entrant.command, by: .seconds(10))
        guard outcome.status == .exited(0) else {
          throw SupportError("\(entrant.command.joined(separator: " ")): \(outcome.status) \(outcome.errors)")
        }
        outcomes[index].append(outcome)
      }
    }
    print("Start-up, median of \(StartUpBench.runs) runs")
    let floor = decimal(Double(Usage.ofThisProcess.peakMemory) / 1e6, 1)
    print("(memory is counted together with this program's \(floor) MB: no figure can be below that)\n")
    var table = Table(heading: ["", "elapsed ms", "CPU ms", "peak MB"])
    var goals: [Goal.Result] = []
    for (entrant, runs) in zip(entrants, outcomes) {
      let elapsed = median(runs.map(\.elapsed))
      let memory = median(runs.map { Double($0.usage.peakMemory) })
      table.add([
        entrant.title, decimal(elapsed * 1e3, 2), decimal(median(runs.map(\.usage.time)) * 1e3, 2),
        decimal(memory / 1e6, 1),
      ])
      guard let longest = entrant.longest else { continue }
      goals.append(
        Goal.Result(
          text: "start-up, \(entrant.title): \(decimal(elapsed * 1e3, 1)) ms, at most \(decimal(longest * 1e3, 0))",
          isMet: elapsed <= longest))
      goals.append(
        Goal.Result(
          text: "start-up, \(entrant.title): \(decimal(memory / 1e6, 1)) MB, at most "
            + decimal(StartUpBench.largest / 1e6, 0),
          isMet: memory <= StartUpBench.largest))
    }
    table.show()
    return goals
  }
}
