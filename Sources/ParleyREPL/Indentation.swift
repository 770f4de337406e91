// Where the next line of a form begins.

enum Indentation {
  /// Forms whose body stands two columns inside, whatever is on their first line.
  private static let bodies: Set<String> = [
    "lambda", "named-lambda", "case-lambda", "when", "unless", "do", "case", "guard", "parameterize", "syntax-rules",
    "fluid-let", "receive", "dynamic-wind", "begin", "library",
  ]
  private static let bodyPrefixes = ["define", "let", "call-with-", "with-"]

  /// The column for a line that begins where the scanner stands; nil inside strings and comments, which are left alone.
  static func column(_ scanner: FormScanner) -> Int? {
    switch scanner.context {
    case .code, .lineComment: break
    case .string, .symbol, .blockComment: return nil
    }
    guard let open = scanner.stack.last else { return 0 }
    // Data, or a list of bindings.
    if open.count == 0 || open.head.isEmpty { return open.column + 1 }
    if bodies.contains(open.head) || bodyPrefixes.contains(where: open.head.hasPrefix) { return open.column + 2 }
    return open.argumentColumn ?? open.column + 1
  }
}
