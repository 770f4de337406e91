// What the figures of the benchmark shall be, and whether they are.

struct Goal {
  struct Result {
    let text: String
    let isMet: Bool
  }

  let program: String
  let peer: String
  /// Parley's time divided by the peer's.
  let ratio: Double

  /// The ratios to reach on single programs of bench/.
  static let all = [
    Goal(program: "fib", peer: "luajit", ratio: 1.0), Goal(program: "fib", peer: "lua5.4", ratio: 0.5),
    Goal(program: "tak", peer: "luajit", ratio: 1.0), Goal(program: "tak", peer: "lua5.4", ratio: 0.5),
    Goal(program: "nqueens", peer: "luajit", ratio: 1.0), Goal(program: "loop", peer: "luajit", ratio: 1.2),
    Goal(program: "float", peer: "lua5.4", ratio: 1.2), Goal(program: "lists", peer: "lua5.4", ratio: 1.0),
    Goal(program: "lists", peer: "guile", ratio: 1.0), Goal(program: "bintrees", peer: "lua5.4", ratio: 1.0),
    Goal(program: "bintrees", peer: "guile", ratio: 1.0), Goal(program: "factorial", peer: "guile", ratio: 1.0),
    Goal(program: "pi", peer: "guile", ratio: 1.0),
  ]

  /// The geometric mean of the ratios to a peer, at most.
  private static let means = [
    (peer: "guile", ratio: 1.0), (peer: "guile-nojit", ratio: 0.6), (peer: "petite", ratio: 0.6),
    (peer: "luajit", ratio: 0.8), (peer: "scm", ratio: 1 / 6.0), (peer: "gsi", ratio: 1 / 6.0),
    (peer: "csi", ratio: 1 / 6.0),
  ]

  /// Than whom Parley shall be slower on no program.
  private static let beaten = ["petite", "gsi", "csi", "scm", "guile-nojit"]

  /// How many times guile's peak memory a program may take.
  private static let memoryRatio = 1.5

  static func judge(_ report: BenchReport) -> [Result] {
    all.compactMap { judge($0, report) } + judgeMeans(report) + judgeSingle(report) + judgeMemory(report)
  }

  private static func judge(_ goal: Goal, _ report: BenchReport) -> Result? {
    guard let row = report.rows.first(where: { $0.program == goal.program }),
      let index = report.index(of: goal.peer)
    else { return nil }
    guard row.scores[0].time != nil else { return Result(text: "\(goal.program): no time of Parley", isMet: false) }
    guard let reached = row.timeRatio(to: index) else { return nil }
    let title = report.contestants[index].title
    return Result(
      text: "\(goal.program): \(decimal(reached, 2)) of \(title)'s time, at most \(decimal(goal.ratio, 2))",
      isMet: reached <= goal.ratio)
  }

  /// A mean of a few programs says nothing about all.
  private static func judgeMeans(_ report: BenchReport) -> [Result] {
    guard report.rows.count > 10 else { return [] }
    return means.compactMap { peer, limit in
      guard let index = report.index(of: peer), let mean = report.mean(to: index) else { return nil }
      let title = report.contestants[index].title
      return Result(
        text:
          "mean of \(mean.count) programs: \(decimal(mean.ratio, 2)) of \(title)'s time, at most \(decimal(limit, 2))",
        isMet: mean.ratio <= limit)
    }
  }

  private static func judgeSingle(_ report: BenchReport) -> [Result] {
    beaten.compactMap { peer in
      guard let index = report.index(of: peer), report.mean(to: index) != nil else { return nil }
      return none(report, "slower than \(report.contestants[index].title)", above: 1) { $0.timeRatio(to: index) }
    }
  }

  private static func judgeMemory(_ report: BenchReport) -> [Result] {
    guard let index = report.index(of: "guile"), report.mean(to: index) != nil else { return [] }
    return [none(report, "above \(memoryRatio) of guile's memory", above: memoryRatio) { $0.memoryRatio(to: index) }]
  }

  private static func none(
    _ report: BenchReport, _ what: String, above limit: Double, ratio: (BenchReport.Row) -> Double?
  ) -> Result {
    let offenders = report.rows.compactMap { row in
      ratio(row).flatMap { $0 > limit ? "\(row.program) \(decimal($0, 2))" : nil }
    }
    return Result(
      text: "no program \(what)" + (offenders.isEmpty ? "" : ": \(offenders.joined(separator: ", "))"),
      isMet: offenders.isEmpty)
  }
}
