// How long an empty program takes from start to end, and how much memory it needs.

import TestSupport

struct StartUpBench {
  let contestants: [Contestant]

  private static let runs = 41
  private static let longest = 0.010
  private static let largest = 20_000_000.0

  func measure() throws -> [Goal.Result] {
    let entrants = contestants.filter { $0.startUp != nil }
    var outcomes = [[Outcome]](repeating: [], count: entrants.count)
    for _ in 0..<StartUpBench.runs {
      for (index, entrant) in entrants.enumerated() {
        let command = [entrant.executable] + (entrant.startUp ?? [])
        let outcome = try ChildProcess.run(command, by: .seconds(10))
        guard outcome.status == .exited(0) else {
          throw SupportError("\(command.joined(separator: " ")): \(outcome.status) \(outcome.errors)")
        }
        outcomes[index].append(outcome)
      }
    }
    print("Start-up: `-e 0` (`return 0` in Lua), median of \(StartUpBench.runs) runs")
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
      guard entrant.isSubject else { continue }
      goals.append(
        Goal.Result(
          text: "start-up: \(decimal(elapsed * 1e3, 1)) ms, at most \(decimal(StartUpBench.longest * 1e3, 0))",
          isMet: elapsed <= StartUpBench.longest))
      goals.append(
        Goal.Result(
          text: "start-up: \(decimal(memory / 1e6, 1)) MB, at most \(decimal(StartUpBench.largest / 1e6, 0))",
          isMet: memory <= StartUpBench.largest))
    }
    table.show()
    return goals
  }
}
