// What the programs of bench/ took on each contestant, and the figures drawn from it: ratios, means, lines of a CSV file.

/// The runs of one program on one contestant.
struct Score {
  /// CPU seconds and bytes, a figure for each run.
  var times: [Double] = []
  var memories: [Double] = []
  /// Why there is no figure: a wrong result, an exit status, too long a time.
  var failure: String?

  var time: Double? { failure == nil && !times.isEmpty ? median(times) : nil }
  var memory: Double? { failure == nil && !memories.isEmpty ? median(memories) : nil }
}

struct BenchReport {
  struct Row {
    let program: String
    /// One for each contestant; the first is Parley's.
    let scores: [Score]

    /// Parley's time divided by that of another.
    func timeRatio(to index: Int) -> Double? {
      guard let own = scores[0].time, let other = scores[index].time, other > 0 else { return nil }
      return own / other
    }

    func memoryRatio(to index: Int) -> Double? {
      guard let own = scores[0].memory, let other = scores[index].memory, other > 0 else { return nil }
      return own / other
    }
  }

  /// The first is Parley.
  let contestants: [Contestant]
  let runs: Int
  var rows: [Row] = []

  func index(of peer: String) -> Int? {
    contestants.firstIndex { $0.name == peer }
  }

  /// The mean of the ratios to the contestant at `index`, of as many programs as it ran; nil when it ran none.
  func mean(to index: Int) -> (ratio: Double, count: Int)? {
    let ratios = rows.compactMap { $0.timeRatio(to: index) }
    return ratios.isEmpty ? nil : (geometricMean(ratios), ratios.count)
  }

  func showTimes() {
    print("CPU seconds, median of \(runs) runs (~ marks a single one); xN: N times Parley's\n")
    show { score, own in
      guard let time = score.time else { return nil }
      let mark = score.times.count == 1 && runs > 1 ? "~" : ""
      return mark + decimal(time, 3) + (own?.time.map { " " + ratio(time, to: $0) } ?? "")
    } footer: { index in
      mean(to: index).map { "x\(decimal(1 / $0.ratio, 2)) of \($0.count)" } ?? "-"
    }
  }

  func showMemory() {
    print("Peak memory in MB, median of the runs\n")
    show { score, _ in score.memory.map { decimal($0 / 1e6, 1) } }
  }

  private func show(
    cell: (_ score: Score, _ own: Score?) -> String?, footer: ((_ index: Int) -> String)? = nil
  ) {
    var table = Table(heading: [""] + contestants.map(\.title))
    for row in rows {
      table.add(
        [row.program]
          + row.scores.enumerated().map { index, score in
            cell(score, index == 0 ? nil : row.scores[0]) ?? score.failure ?? "-"
          })
    }
    if let footer, contestants.count > 1 {
      table.add(["geometric mean", ""] + contestants.indices.dropFirst().map(footer))
    }
    table.show()
  }

  /// A line for each program and contestant.
  var csv: String {
    var lines = "program,contestant,runs,cpu_seconds,fastest,slowest,peak_bytes,parley_time_ratio,failure\n"
    for row in rows {
      for (index, score) in row.scores.enumerated() where score.failure != nil || !score.times.isEmpty {
        func text(_ value: Double?, _ places: Int) -> String { value.map { decimal($0, places) } ?? "" }
        var fields: [String] = [row.program, contestants[index].title, String(score.times.count)]
        fields += [text(score.time, 4), text(score.times.min(), 4), text(score.times.max(), 4)]
        fields += [text(score.memory, 0), text(row.timeRatio(to: index), 3), score.failure ?? ""]
        lines += fields.map(csvField).joined(separator: ",") + "\n"
      }
    }
    return lines
  }
}

/// A field of a CSV file, quoted where it must be (RFC 4180).
func csvField(_ text: String) -> String {
  guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
