// The longest time for which the collector keeps a program waiting while 200 MB are live, as `--stats` tells it.

import TestSupport

struct PauseBench {
  let parley: String
  let timeout: Double

  private static let program = "bench/retained.scm"

  func measure() throws {
    let outcome = try ChildProcess.run([parley, "--stats", PauseBench.program], by: .seconds(timeout))
    guard outcome.status == .exited(0),
      let line = outcome.errors.split(separator: "\n").first(where: { $0.hasPrefix("collections:") })
    else { throw SupportError("\(PauseBench.program): \(outcome.status) \(outcome.errors)") }
    print("Collector with 200 MB live: \(line.dropFirst("collections: ".count))\n")
  }
}
