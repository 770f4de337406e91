// Counts what several ports write together.

/// How many bytes may still be written.
final class OutputMeter {
  var left = Int.max

  func charge(_ count: Int) throws(PortError) {
    left -= count
    if left < 0 { throw PortError(.limit, message: "the output limit is passed") }
  }
}
