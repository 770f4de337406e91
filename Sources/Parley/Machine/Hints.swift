// Hints: what else might help somebody whose program failed. They are looked for when the error has reached the host.

extension Machine {
  /// Sentences about what is likely to be wrong, none if nothing is.
  func hints(for condition: Value, _ kind: ConditionKind, at location: SourceLocation?) -> [String] {
    let procedure = condition.slot(ConditionSlot.procedure)
    let name = procedure.isSymbol ? heap.symbolText(procedure) : ""
    let irritants = properList(condition.slot(ConditionSlot.irritants)) ?? []
    let hint: String?
    switch kind {
    case .unbound where isUsedEarly(condition): hint = nil
    case .unbound: hint = irritants.first.flatMap { unboundHint($0, at: location) }
    case .apply: hint = irritants.first.flatMap(callHint)
    case .arity: hint = definitionHint(condition.slot(ConditionSlot.subject))
    case .type:
      let message = Printer.text(of: condition.slot(ConditionSlot.message), mode: .display, heap: heap)
      hint = irritants.first.flatMap { typeHint(name, $0, message) }
    case .range: hint = irritants.first.flatMap { rangeHint(name, $0) }
    case .read: hint = location.flatMap(closingHint)
    default: hint = nil
    }
    return hint.map { [$0] } ?? []
  }

  /// Whether the variable is there, and its definition has not run yet.
  private func isUsedEarly(_ condition: Value) -> Bool {
    let message = condition.slot(ConditionSlot.message)
    return message.isString && heap.swiftString(message).hasSuffix("before its definition")
  }

  /// What a name might be that nothing defines.
  private func unboundHint(_ symbol: Value, at location: SourceLocation?) -> String? {
    guard symbol.isSymbol else { return nil }
    let name = heap.symbolText(symbol)
    if let location, let hint = definitionHint(name, location) { return hint }
    guard suggestion(for: name).isEmpty else { return nil }
    if let foreign = Machine.foreignNames[name] { return foreign }
    let known = Machine.engineLibraryNames.filter { $0 != "(scheme r5rs)" }
      .flatMap { library in self.library(named: library)?.exports.values.map { self.heap.symbolText($0.name) } ?? [] }
    if let near = nearest(to: name, among: known, limit: 1) {
      return "did you mean \(near)" + suggestion(for: near).replacingPrefix("; (import", with: "? (import")
    }
    guard let location else { return nil }
    if let hint = missingQuoteHint(location) { return hint }
    guard location.isAssigned else { return nil }
    return "set! changes a variable that is there; define makes one"
  }

  /// What the text around an undefined variable says about it: a definition further down, or one inside another form.
  private func definitionHint(_ name: String, _ location: SourceLocation) -> String? {
    for (index, line) in location.source.lines.enumerated() {
      for opening in ["(define (\(name) ", "(define (\(name))", "(define \(name) ", "(let \(name) (", "((\(name) "] {
        guard let range = line.firstRange(of: opening) else { continue }
        let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
        let place = SourceLocation(source: location.source, line: index + 1, column: column, length: 1)
        if column == 1 { return index + 1 > location.line ? "\(name) is defined later, at \(place)" : nil }
        let note = location.isInside(place) ? "; in let* a value may use the variables before it" : ""
        return "the \(name) at \(place) is known only inside the form around it\(note)"
      }
    }
    return nil
  }

  /// What names of other languages are in this one.
  private static let foreignNames = [
    "print": "display writes a value, newline ends the line", "printf": "display writes a value, newline ends the line",
    "println": "display writes a value, newline ends the line", "nil": "the empty list is '()",
    "null": "the empty list is '(), and null? tells whether a list is empty", "true": "true is #t",
    "false": "false is #f", "True": "true is #t", "False": "false is #f",
    "defun": "define defines procedures and variables",
    "def": "define defines procedures and variables", "setq": "set! changes a variable, define makes one",
    "var": "define makes a variable, let a local one", "while": "do, or let with a name, makes a loop",
    "for": "do, or let with a name, makes a loop", "return": "a procedure returns the value of its last expression",
    "mod": "modulo and remainder divide integers", "elif": "cond tests one thing after the other",
    "elseif": "cond tests one thing after the other",
  ]

  private func callHint(_ callee: Value) -> String? {
    switch callee {
    case .unspecified: return "the operator of this call has no value; there may be a pair of parentheses too many"
    case .null: return nil
    default: break
    }
    let shown = (callee.isSymbol ? "'" : "") + Printer.brief(callee, heap: heap)
    if callee.isPair { return "list-ref gets an element of a list" }
    if callee.isVector { return "vector-ref gets an element of a vector" }
    if callee.isObject(.hashTable) { return "hash-table-ref gets a value out of a hash table" }
    if callee.isString { return "parentheses make a call; string-append joins strings" }
    if callee.isNumber || callee.isBoolean || callee.isCharacter || callee.isSymbol {
      return
        "parentheses make a call: write \(shown) without them, or quote a list: '(\(Printer.brief(callee, heap: heap)) ...)"
    }
    return nil
  }

  /// Where a procedure of the program is defined.
  private func definitionHint(_ procedure: Value) -> String? {
    guard let code = clauses(of: procedure).first, let info = codeTable[code], let location = info.location else {
      return nil
    }
    return "\(info.name.isEmpty ? "the procedure" : info.name) is defined at \(location)"
  }

  private func typeHint(_ name: String, _ got: Value, _ message: String) -> String? {
    let comparisons = ["=", "<", ">", "<=", ">="]
    if got == .unspecified {
      return "what has no value comes from set!, define, display, for-each, or an if or cond without an else"
    }
    if got.isObject(.values) { return "let-values and call-with-values take several values" }
    if got.isString, got.isImmutable, message.contains("mutable") { return copyHint("string") }
    if got.isVector, got.isImmutable, message.contains("mutable") { return copyHint("vector") }
    if message.contains("must be a number") || message.contains("must be a real number") {
      if got.isFalse { return "string->number, assq and others return #f when there is no result" }
      if got.isString, isNumeral(got) { return "string->number makes a number of a string" }
      if comparisons.contains(name) { return comparisonHint(name, got) }
      if name == "+", got.isString { return "string-append joins strings" }
      return name == "+" && got.isPair ? "(apply + list) adds the elements of a list" : nil
    }
    if message.contains("must be a string") {
      if got.isNumber { return "number->string makes a string of a number" }
      if got.isSymbol { return "symbol->string makes a string of a symbol" }
      return got.isCharacter ? "(string char) makes a string of a character" : nil
    }
    if message.contains("must be a character"), got.isString { return "a character is written like #\\a" }
    if message.contains("must be a pair") {
      if got.isFalse { return "assq, assoc, member and others return #f when they find nothing" }
      return got.isNull ? "the empty list has no \(name); null? tells whether a list is empty" : nil
    }
    switch name {
    case "vector-ref", "string-ref", "list-ref":
      if got.isNumber, !got.isFixnum { return "an index is an exact integer, such as quotient returns" }
      return got.isPair ? "list-ref gets an element of a list" : nil
    case "length":
      if got.isString { return "string-length counts the characters of a string" }
      return got.isVector ? "vector-length counts the elements of a vector" : nil
    case "reverse": return got.isString ? "(list->string (reverse (string->list string))) reverses a string" : nil
    default: return nil
    }
  }

  private func copyHint(_ type: String) -> String { "(\(type)-copy \(type)) makes a copy that can be changed" }

  private func comparisonHint(_ name: String, _ got: Value) -> String? {
    if got.isString { return "\(name) compares numbers; string\(name)? compares strings" }
    if got.isCharacter { return "\(name) compares numbers; char\(name)? compares characters" }
    return name == "=" ? "= compares numbers; eq? compares symbols, equal? anything" : nil
  }

  private func isNumeral(_ string: Value) -> Bool {
    let text = heap.swiftString(string)
    return Double(text) != nil
  }

  private func rangeHint(_ name: String, _ got: Value) -> String? {
    guard ["vector-ref", "vector-set!", "string-ref", "list-ref"].contains(name), got.isFixnum else { return nil }
    return got.fixnum < 0 ? "indices count from 0" : nil
  }

  /// The line before which a closing parenthesis is likely missing: the next one that begins a form at its first column.
  private func closingHint(_ open: SourceLocation) -> String? {
    let lines = open.source.lines
    // Other read errors are not about a parenthesis, or not about an open one.
    guard open.length == 1, open.source.codes(line: open.line, column: open.column).first == 0x28 else { return nil }
    guard let next = lines.indices.dropFirst(open.line).first(where: { lines[$0].hasPrefix("(") }) else { return nil }
    return "it may be missing before line \(next + 1), which begins a form at its first column"
  }

  /// "; did you mean car?" for a name near one that exists, or the libraries that export the name.
  /// - Parameter known: names to compare with, other than those that are defined.
  func suggestion(for name: String, among known: [String] = []) -> String {
    let exporters = librariesExporting(name)
    if let first = exporters.first {
      let others = exporters.dropFirst().prefix(3).joined(separator: ", ")
      return "; (import \(first)) provides it" + (others.isEmpty ? "" : ", so does \(others)")
    }
    let environment = userScope.environment
    let names = environment.names.filter(environment.isDefined).map(heap.symbolText)
    return nearest(to: name, among: names + known).map { "; did you mean \($0)?" } ?? ""
  }

  /// The name of those given that is most like another one, if any is like it at all.
  func nearest(to name: String, among names: [String], limit: Int = 2) -> String? {
    guard name.count > 2 else { return nil }
    let limit = min(limit, name.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names where !candidate.hasPrefix("%") && abs(candidate.count - name.count) <= 2 {
      let distance = editDistance(name, candidate, limit: limit)
      guard distance <= limit else { continue }
      // Of names equally near, always the same one.
      if (distance, candidate) < (best?.distance ?? 3, best?.name ?? "") { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one name of the other.
  private func editDistance(_ a: String, _ b: String, limit: Int) -> Int {
    let x = Array(a.unicodeScalars)
    let y = Array(b.unicodeScalars)
    var rows = [Array(0...y.count)]
    for i in 1...max(x.count, 1) where i <= x.count {
      var row = [i] + Array(repeating: 0, count: y.count)
      for j in 1...max(y.count, 1) where j <= y.count {
        let cost = x[i - 1] == y[j - 1] ? 0 : 1
        row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] { row[j] = min(row[j], rows[i - 2][j - 2] + 1) }
      }
      rows.append(row)
    }
    return rows[x.count][y.count]
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self + "?"
  }
}

extension SourceLocation {
  /// Whether this is a place inside the list that begins at another.
  fileprivate func isInside(_ list: SourceLocation) -> Bool {
    let start = source.codes(line: list.line, column: list.column)
    let end = source.codes(line: line, column: column).startIndex
    guard start.startIndex < end else { return false }
    var depth = 0
    for code in start[..<end] {
      if code == 0x28 { depth += 1 }
      if code == 0x29 { depth -= 1 }
      if depth == 0 { return false }
    }
    return true
  }

  /// Whether `(set! ` stands before it.
  fileprivate var isAssigned: Bool {
    (source.line(line) ?? "").unicodeScalars.prefix(column - 1).suffix(6).elementsEqual("(set! ".unicodeScalars)
  }
}
