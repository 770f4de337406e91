// A hint for a list of names that was meant as data and is evaluated: `(define colors (red green blue))`. Only the text is
// looked at, and only one line of it.

extension Machine {
  /// What to say about an undefined name, at that place, in a list of nothing but undefined names.
  func missingQuoteHint(_ location: SourceLocation) -> String? {
    guard let line = location.source.line(location.line) else { return nil }
    let text = Array(line.unicodeScalars)
    guard let list = Machine.listOfNames(in: text, around: location.column - 1) else { return nil }
    let names = Machine.words(text[list])
    guard names.count > 1, names.allSatisfy(isUndefined) else { return nil }
    // What the form around it may bind is no global variable, and stands in it before.
    var before = Array(text[..<list.lowerBound])
    var number = location.line
    while before.first != "(", number > location.source.firstLine {
      number -= 1
      before = Array((location.source.line(number) ?? "").unicodeScalars) + [" "] + before
    }
    guard Set(Machine.words(before[...])).isDisjoint(with: names) else { return nil }
    let shown = names.joined(separator: " ")
    return "a quote may be missing: '(\(shown.count > 60 ? "\(names[0]) ..." : shown))"
  }

  private func isUndefined(_ name: String) -> Bool {
    guard let binding = interactionScope.environment.find(heap.intern(name)) else { return true }
    guard case .global(let cell) = binding else { return false }
    return cell.value == .unbound
  }

  /// The list without other lists, or anything that is no name, that is around a place or begins there.
  private static func listOfNames(in text: [Unicode.Scalar], around place: Int) -> Range<Int>? {
    guard text.indices.contains(place) else { return nil }
    var start = place
    while text[start] != "(" {
      guard isPartOfNames(text[start]), start > 0 else { return nil }
      start -= 1
    }
    // What follows a parenthesis may be a binding or a clause, and what follows a mark is quoted.
    if start > 0, text[start - 1] != " " { return nil }
    guard let end = text[(start + 1)...].firstIndex(where: { !isPartOfNames($0) }), text[end] == ")" else { return nil }
    return start + 1..<end
  }

  private static func isPartOfNames(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !"()[]\"'`,;|#".unicodeScalars.contains(scalar)
  }

  private static func words(_ text: ArraySlice<Unicode.Scalar>) -> [String] {
    text.split { $0 == " " || !isPartOfNames($0) }.map { String(String.UnicodeScalarView($0)) }
  }
}
