// `parley-dev bench`: runs programs, start-up and the chat relay on Parley and on its peers, alternating, so that a
// busy machine is busy for all of them.

import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure Parley beside the peers that are installed.",
    discussion: """
      The benchmarks are the programs of bench/, "start-up", "chat" and "embedding". Times are CPU seconds of the whole process, its \
      start included; xN says how many times Parley's time a peer takes. Progress is shown on standard error if that is a terminal.
      """)

  @Option(help: "Only these benchmarks, separated by commas.")
  var program: String?

  @Option(
    help: "Only these peers, separated by commas: \(Contestant.peerNames.joined(separator: ", ")); none for none.")
  var peers: String?

  @Option(help: "How often each program runs on each peer. Where the first run took long it stays the only one.")
  var runs = 5

  @Option(help: "Seconds after which a run is given up.")
  var timeout = 20.0

  @Option(help: "The parley to measure.")
  var parley = ".build/release/parley"

  @Option(help: "Write the figures of the programs to a file of comma-separated values.")
  var csv: String?

  @Option(help: "Draw the ratios of the programs into an SVG file.")
  var chart: String?

  @Option(help: "Put the figures of the programs between the marks of a Markdown file.")
  var page: String?

  @Flag(help: "Count instructions with valgrind and compare them with the baselines.")
  var instructions = false

  @Flag(help: "Make the counts of --instructions the baselines.")
  var store = false

  private static let special = ["start-up", "chat", "embedding"]

  func run() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number above 0") }
    let selected = try program.map(splitList) ?? ProgramBench.programs() + BenchCommand.special
    let compute = selected.filter { !BenchCommand.special.contains($0) }
    let subject = Contestant.parley(at: parley)
    guard subject.isInstalled else { throw ValidationError("\(parley) is missing: swift build -c release") }
    if instructions {
      // A program runs some fifty times slower under valgrind.
      let bench = InstructionBench(parley: parley, timeout: timeout * 50)
      guard try bench.measure(compute, store: store) else { throw ExitCode.failure }
      return
    }
    let wanted = try Contestant.peers(named: peers.map(splitList))
    let absent = wanted.filter { !$0.isInstalled }.map(\.name)
    if !absent.isEmpty { print("Not installed, left out: \(absent.joined(separator: ", "))") }
    let contestants = [subject] + wanted.filter(\.isInstalled)

    var goals: [Goal.Result] = []
    var report: BenchReport?
    if !compute.isEmpty {
      let measured = try ProgramBench(contestants: contestants, runs: runs, timeout: timeout).measure(compute)
      measured.showTimes()
      measured.showMemory()
      goals += Goal.judge(measured)
      report = measured
    }
    if selected.contains("retained") { try PauseBench(parley: parley, timeout: timeout).measure() }
    if selected.contains("start-up") {
      goals += try StartUpBench(contestants: contestants).measure()
    }
    if selected.contains("chat") {
      let servers = contestants.filter { $0.isSubject || $0.name == "scm" }
      do {
        goals += try ChatBench(contestants: servers, runs: runs, timeout: timeout).measure()
      } catch {
        // The documented port may be taken; what has been measured for an hour is not lost for that.
        goals.append(Goal.Result(text: "chat: not measured, \(error)", isMet: false))
      }
    }
    if selected.contains("embedding") { goals += try EmbeddingBench.measure() }
    if !goals.isEmpty {
      print("Goals")
      for result in goals { print("  \(result.isMet ? "met   " : "MISSED")  \(result.text)") }
    }
    if let report { try save(report, goals) }
  }

  private func save(_ report: BenchReport, _ goals: [Goal.Result]) throws {
    if let csv { try writeFile(csv, report.csv) }
    if let chart { try writeFile(chart, BenchChart(report: report).svg) }
    if let page {
      let command = "make performance" + (runs == 5 ? "" : " RUNS=\(runs)") + (peers.map { " PEERS=\($0)" } ?? "")
      try BenchPage(report: report, goals: goals, command: command).write(to: page)
    }
  }

  private func splitList(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}
