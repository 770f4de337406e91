// What a soak found, and whether it is good: memory and descriptors by quarters of its time. The first quarter is the
// warm-up; the last must be as the second was.

public struct SoakReport: Sendable {
  public struct Sample: Sendable {
    let seconds: Double
    /// Resident memory of the server in bytes.
    let memory: Int
    /// Its descriptors that are no connections.
    let spareDescriptors: Int
  }

  /// How much more memory the last quarter may take than the second, in bytes and as a part.
  private static let allowance = 1_000_000.0
  private static let allowedPart = 0.03

  public internal(set) var samples: [Sample] = []
  public internal(set) var visits = 0
  /// Characters said with a voice.
  public internal(set) var said = 0
  /// Bytes that residents have heard, all of them compared.
  public internal(set) var bytesHeard = 0
  /// What was wrong; empty if all was well.
  public internal(set) var faults: [String] = []

  /// The samples of one quarter, 0 to 3.
  private func quarter(_ number: Int) -> ArraySlice<Sample> {
    samples[samples.count * number / 4..<samples.count * (number + 1) / 4]
  }

  private func median(_ values: [Int]) -> Int {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  mutating func judge() {
    guard samples.count >= 20 else {
      faults.append("\(samples.count) samples are too few to tell anything")
      return
    }
    let memory = (0..<4).map { median(quarter($0).map(\.memory)) }
    let allowed = Double(memory[1]) + max(SoakReport.allowance, SoakReport.allowedPart * Double(memory[1]))
    if Double(memory[3]) > allowed {
      faults.append("memory grew from \(megabytes(memory[1])) MB in the second quarter to \(megabytes(memory[3])) MB")
    }
    let descriptors = (0..<4).map { median(quarter($0).map(\.spareDescriptors)) }
    if descriptors[3] > descriptors[1] + 1 {
      faults.append("descriptors beside those of clients grew from \(descriptors[1]) to \(descriptors[3])")
    }
  }

  /// How things are.
  func line(visitors: Int) -> String {
    guard let last = samples.last else { return "nothing yet" }
    return "\(Int(last.seconds)) s: \(megabytes(last.memory)) MB, \(last.spareDescriptors) descriptors beside those of "
      + "clients, \(visits) visits, \(visitors) visitors now, \(said) characters said"
  }

  /// All of it, in lines.
  public var description: String {
    var text = "\(said) characters said, \(visits) visits, \(bytesHeard) bytes heard and compared\n"
    for number in 0..<4 where !quarter(number).isEmpty {
      let memory = quarter(number).map(\.memory)
      let descriptors = quarter(number).map(\.spareDescriptors)
      text += "quarter \(number + 1): memory \(megabytes(median(memory))) MB (\(megabytes(memory.min() ?? 0)) to "
      text += "\(megabytes(memory.max() ?? 0))), \(median(descriptors)) descriptors beside those of clients\n"
    }
    for fault in faults { text += "FAULT: \(fault)\n" }
    return text
  }

  private func megabytes(_ bytes: Int) -> String {
    let hundredths = (bytes + 5000) / 10000
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
