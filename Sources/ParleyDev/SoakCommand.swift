// `parley-dev soak`: the documented chat server over a long time and with very many clients. See ChatSoak, ChatCrowd.

import ArgumentParser
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct SoakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Keep the documented chat server busy for long and see that nothing is lost and nothing grows.",
    discussion: """
      Clients on the loopback device join and leave in every way there is. The run fails when one that stays misses a \
      byte, when the log misses a name, or when memory or descriptors of the last quarter are above those of the second.
      """)

  @Option(help: "How long, in seconds.")
  var seconds = 3600.0

  @Option(help: "Clients that stay from beginning to end.")
  var clients = 12

  @Option(help: "Characters that all of them together say in a second.")
  var rate = 400.0

  @Option(help: "Clients that come in a second, to leave again.")
  var visitors = 5.0

  @Option(help: "Clients at once in a run of their own beforehand; 0 for no such run.")
  var crowd = 10_000

  @Option(help: "What the clients do at random is the same again with the same seed.")
  var seed: UInt64 = 1

  @Option(help: "The parley to soak.")
  var parley = ".build/release/parley"

  private static let port: UInt16 = 8001

  func run() throws {
    guard seconds > 0, rate > 0, visitors > 0 else { throw ValidationError("numbers above 0 are wanted") }
    guard (1...200).contains(clients), crowd == 0 || crowd >= 3 else {
      throw ValidationError("--clients takes a number from 1 to 200, --crowd 0 or a number from 3")
    }
    guard findExecutable(parley) != nil else { throw ValidationError("\(parley) is missing: make") }
    let server = [parley, "\(packageRoot)/scheme-examples/chat-server.scm"]
    if crowd > 0 { try runCrowd(server) }
    var plan = ChatSoak.Plan(server: server, port: SoakCommand.port, seconds: seconds)
    plan.residents = clients
    plan.charactersPerSecond = rate
    plan.visitorsPerSecond = visitors
    plan.seed = seed
    let report = try ChatSoak(plan).run { show($0) }
    show(report.description)
    if !report.faults.isEmpty { throw ExitCode.failure }
  }

  private func runCrowd(_ server: [String]) throws {
    guard raiseDescriptorLimit(to: ChatCrowd.descriptors(for: crowd)) else {
      show("no crowd of \(crowd): the hard limit of descriptors does not allow it (ulimit -Hn)")
      return
    }
    let report = try ChatCrowd(server: server, port: SoakCommand.port, members: crowd).run(by: .seconds(600))
    show(
      "\(crowd) clients at once: \(decimal(Double(report.memory) / 1e6, 1)) MB; joining took "
        + "\(decimal(report.joining, 1)) s, three lines \(decimal(report.talking, 1)) s, leaving "
        + "\(decimal(report.leaving, 1)) s")
  }

  /// Prints at once, also into a file: a long run is looked at while it lasts.
  private func show(_ text: String) {
    print(text)
    fflush(nil)
  }
}
