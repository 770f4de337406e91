// `parley-dev bench --instructions`: counts the instructions that programs of bench/ take, which repeats where times do
// not, and compares them with the counts that bench/baselines.csv holds. A program takes part when a line
// `; short: OLD => NEW` says how to make it short enough for valgrind: NEW stands for OLD in what is run.

import TestSupport

struct InstructionBench {
  let parley: String
  let timeout: Double

  static let baselines = "\(packageRoot)/bench/baselines.csv"
  /// What a count may grow by before it is a regression.
  private static let tolerance = 1.1

  /// Whether no program takes more than its baseline allows. With `store` the counts become the baselines.
  func measure(_ programs: [String], store: Bool) throws -> Bool {
    guard findExecutable("valgrind") != nil else {
      print("valgrind is missing: instructions cannot be counted")
      return true
    }
    var known =
      (try? InstructionBench.parse(String(decoding: try readFile(InstructionBench.baselines), as: UTF8.self))) ?? [:]
    var table = Table(heading: ["", "instructions", "baseline", ""])
    var isFine = true
    try withScratchFolder { scratch in
      for program in programs {
        guard let text = try InstructionBench.shortened(program) else { continue }
        let file = "\(scratch)/\(program).scm"
        try writeFile(file, text)
        let count = try count(file, scratch)
        let before = known[program]
        let isWorse = before.map { Double(count) > Double($0) * InstructionBench.tolerance } ?? false
        if isWorse { isFine = false }
        table.add([
          program, "\(count)", before.map { "\($0)" } ?? "-",
          before.map { "\(decimal(Double(count) / Double($0), 3))\(isWorse ? " REGRESSION" : "")" } ?? "",
        ])
        known[program] = count
      }
    }
    table.show()
    guard store else { return isFine }
    let lines = known.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }
    try writeFile(InstructionBench.baselines, "program,instructions\n" + lines.joined())
    return true
  }

  /// The program with its `; short:` replacement made; nil when it has none.
  static func shortened(_ program: String) throws -> String? {
    guard let mark = try ProgramBench.mark("short", of: program) else { return nil }
    let text = String(decoding: try readFile("\(packageRoot)/bench/\(program).scm"), as: UTF8.self)
    let parts = mark.split(separator: " => ", maxSplits: 1).map(String.init)
    // The mark itself contains the text too.
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("; short:") }
      .joined(separator: "\n")
    guard parts.count == 2, body.contains(parts[0]) else {
      throw SupportError("bench/\(program).scm: `; short:` names nothing that is there")
    }
    return body.replacing(parts[0], with: parts[1])
  }

  static func parse(_ text: String) throws -> [String: Int] {
    var result: [String: Int] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      guard fields.count == 2, let count = Int(fields[1]) else { throw SupportError("not a baseline: \(line)") }
      result[String(fields[0])] = count
    }
    return result
  }

  private func count(_ file: String, _ scratch: String) throws -> Int {
    let counts = "\(scratch)/callgrind.out"
    let outcome = try ChildProcess.run(
      ["valgrind", "--tool=callgrind", "--callgrind-out-file=\(counts)", parley, file], by: .seconds(timeout))
    guard outcome.status == .exited(0) else { throw SupportError("\(file): \(outcome.status) \(outcome.errors)") }
    let mark = "summary: "
    let lines = String(decoding: try readFile(counts), as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(mark) }), let count = Int(line.dropFirst(mark.count)) else {
      throw SupportError("valgrind told no count: \(outcome.errors)")
    }
    return count
  }
}
