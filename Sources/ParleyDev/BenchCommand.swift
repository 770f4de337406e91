// `parley-dev bench`: runs programs, start-up and the chat relay on Parley and on its peers, alternating, so that a
// busy machine is busy for all of them.

import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure Parley beside the peers that are installed.",
    discussion: """
      The benchmarks are the programs of bench/, "start-up", "chat" and "embedding". Times are CPU seconds of the whole process, its \
      start included; xN says how many times Parley's time a peer takes.
      """)

  @Option(help: "Only these benchmarks, separated by commas.")
  var program: String?

  @Option(help: "Only these peers, separated by commas: lua5.4, luajit, guile, scm, petite, gsi, csi; none for none.")
  var peers: String?

  @Option(help: "How often each program runs on each peer. Where the first run took long it stays the only one.")
  var runs = 3

  @Option(help: "Seconds after which a run is given up.")
  var timeout = 60.0

  @Option(help: "The parley to measure.")
  var parley = ".build/release/parley"

  func run() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number above 0") }
    let programs = program.map(splitList) ?? ProgramBench.programs + ["start-up", "chat", "embedding"]
    let wantedPeers = peers.map(splitList)
    let selected = try Contestant.peers(named: wantedPeers)
    let subject = Contestant.parley(at: parley)
    guard subject.isInstalled else { throw ValidationError("\(parley) is missing: swift build -c release") }
    let absent = selected.filter { !$0.isInstalled }.map(\.name)
    if !absent.isEmpty { print("Not installed, left out: \(absent.joined(separator: ", "))") }
    let contestants = [subject] + selected.filter(\.isInstalled)

    var goals: [Goal.Result] = []
    let compute = programs.filter { !["start-up", "chat", "embedding"].contains($0) }
    if !compute.isEmpty {
      let bench = ProgramBench(contestants: contestants, runs: runs, timeout: timeout)
      goals += try bench.measure(compute)
    }
    if programs.contains("start-up") {
      goals += try StartUpBench(contestants: contestants).measure()
    }
    if programs.contains("chat") {
      let servers = contestants.filter { $0.isSubject || $0.name == "scm" }
      goals += try ChatBench(contestants: servers, runs: runs, timeout: timeout).measure()
    }
    if programs.contains("embedding") { goals += try EmbeddingBench.measure() }
    guard !goals.isEmpty else { return }
    print("Goals")
    for result in goals { print("  \(result.isMet ? "met   " : "MISSED")  \(result.text)") }
  }

  private func splitList(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}

/// What a figure shall be, and whether it is.
struct Goal {
  struct Result {
    let text: String
    let isMet: Bool
  }

  let program: String
  let peer: String
  /// Parley's time divided by the peer's.
  let ratio: Double

  /// The ratios to reach on the programs of bench/.
  static let all = [
    Goal(program: "fib", peer: "luajit", ratio: 1.0), Goal(program: "fib", peer: "lua5.4", ratio: 0.5),
    Goal(program: "tak", peer: "luajit", ratio: 1.0), Goal(program: "tak", peer: "lua5.4", ratio: 0.5),
    Goal(program: "nqueens", peer: "luajit", ratio: 1.0), Goal(program: "loop", peer: "luajit", ratio: 1.2),
    Goal(program: "float", peer: "lua5.4", ratio: 1.2), Goal(program: "lists", peer: "lua5.4", ratio: 1.0),
    Goal(program: "lists", peer: "guile", ratio: 1.0), Goal(program: "bintrees", peer: "lua5.4", ratio: 1.0),
    Goal(program: "bintrees", peer: "guile", ratio: 1.0), Goal(program: "factorial", peer: "guile", ratio: 1.0),
    Goal(program: "pi", peer: "guile", ratio: 1.0),
  ]
}
