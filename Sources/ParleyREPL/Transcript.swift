// What was typed and what was shown, for ,save-transcript; and the way back: what a text that may be such a transcript
// asks for. Prompts and results in it are passed over, comments are comments anyway.

struct Transcript {
  enum Item: Equatable {
    /// Forms, and the number of lines before them.
    case forms(String, line: Int)
    /// A command without its comma, and what stands behind it.
    case command(String, String)
  }

  private(set) var bytes: [UInt8] = []
  /// Enough for any session that somebody wants to read.
  private static let limit = 8 << 20

  mutating func note(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    if bytes.count > Transcript.limit { bytes.removeFirst(bytes.count - Transcript.limit / 2) }
  }

  mutating func note(typed text: String) {
    note((LineEditor.prompt + text + "\n").utf8)
  }

  // MARK: - Reading

  /// What a text asks for, in order.
  static func items(of text: String) -> [Item] {
    var items: [Item] = []
    var forms: [String] = []
    var firstLine = 0
    var scanner = FormScanner()
    var scanned: [UInt8] = []
    var command: String?

    func finishForms() {
      let text = forms.joined(separator: "\n")
      if text.contains(where: { !$0.isWhitespace }) { items.append(.forms(text, line: firstLine)) }
      forms = []
    }
    func finishCommand() {
      guard let text = command else { return }
      let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      let name = words.first.map(String.init) ?? ""
      let argument = words.count > 1 ? String(words[1]) : ""
      items.append(.command(name, argument.trimmed))
      command = nil
    }

    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = String(line)
      if !scanner.isOpen {
        finishCommand()
        scanner = FormScanner()
        scanned = []
        // The places of what follows stay right.
        if line.hasPrefix(LineEditor.prompt) { line = "  " + line.dropFirst(2) }
        if isResult(line) { line = "" }
        if line.drop(while: \.isWhitespace).first == "," {
          finishForms()
          command = ""
          line = String(line.drop(while: \.isWhitespace).dropFirst())
        } else if forms.isEmpty {
          firstLine = number
        }
      }
      if let text = command {
        command = text.isEmpty ? line : text + "\n" + line
      } else {
        forms.append(line)
      }
      scanned += Array((line + "\n").utf8)
      scanner.scan(scanned)
    }
    finishCommand()
    finishForms()
    return items
  }

  /// `$1 = …`
  private static func isResult(_ line: String) -> Bool {
    guard line.first == "$" else { return false }
    let rest = line.dropFirst().drop(while: \.isNumber)
    return rest.count < line.count - 1 && rest.hasPrefix(" = ")
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var text = self[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
