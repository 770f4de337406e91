// What a client and a running program say to each other. Messages are carried by MessageSocket; texts are UTF-8.

enum RemoteMessage {
  // From the client.
  /// A complete text to perform.
  static let perform = UInt8(ascii: "p")
  /// Stop what runs.
  static let interrupt = UInt8(ascii: "i")
  /// What is typed up to the cursor, for its candidates.
  static let complete = UInt8(ascii: "c")

  // From the program.
  /// The banner, at the start.
  static let hello = UInt8(ascii: "h")
  /// Something to show.
  static let output = UInt8(ascii: "o")
  /// The text was performed; a status if that ended the session.
  static let done = UInt8(ascii: "d")
  /// Lines: the start of the word and what follows it; then each candidate, a tab, its usage.
  static let candidates = UInt8(ascii: "m")
}

extension Completion {
  /// More than anybody looks through.
  private static let sentCandidates = 500

  var encoded: String {
    let head = "\(start)\t\(appendix.map(String.init) ?? "")"
    let described = candidates.count <= 60
    return ([head] + candidates.prefix(Completion.sentCandidates).map { "\($0)\t\(described ? usage($0) : "")" })
      .joined(separator: "\n")
  }

  init?(encoded: String) {
    let lines = encoded.split(separator: "\n").map {
      $0.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = lines.first, head.count == 2, let start = Int(head[0]) else { return nil }
    let usages = Dictionary(lines.dropFirst().map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
    self.init(
      start: start, candidates: lines.dropFirst().map { $0[0] }, appendix: head[1].first,
      usage: { usages[$0] ?? "" })
  }
}
