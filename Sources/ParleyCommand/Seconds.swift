// Times as people write them.

import ArgumentParser

/// A time in seconds, above 0: `5`, `0.5`.
struct Seconds: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    guard let seconds = Double(argument), seconds > 0, seconds.isFinite else { return nil }
    self.seconds = seconds
  }
}
