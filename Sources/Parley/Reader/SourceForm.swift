// The text of a form in a source, for those who report about it: looked through without being read, so that nothing can go
// wrong, whatever the text.

/// What stands at a location.
struct SourceForm {
  /// The whole form, if it ends on the line it begins on.
  private(set) var line: String?
  /// The names that the form evaluates, in order: none of what is quoted, or of expressions with variables of their own.
  private(set) var names: [String] = []

  private let codes: ArraySlice<UInt32>
  private var index: Int

  /// More characters than that are not looked at.
  private static var bound: Int { 4000 }
  /// Forms that are skipped: what they bind may have the name of something else.
  private static let opaque: Set = [
    "quote", "quasiquote", "lambda", "case-lambda", "named-lambda", "let", "let*", "letrec", "letrec*", "let-values",
    "let*-values", "receive", "do", "define", "define-values", "define-record-type", "define-syntax", "guard", "delay",
    "parameterize",
  ]

  /// - Parameter codes: of the text, from the form's first character on.
  init(_ codes: ArraySlice<UInt32>) {
    self.codes = codes.prefix(SourceForm.bound)
    index = codes.startIndex
    guard skipDatum(isEvaluated: true) else { return }
    let form = codes[codes.startIndex..<index]
    guard !form.contains(0x0A), !form.contains(0x0D) else { return }
    line = String(String.UnicodeScalarView(form.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
  }

  private func code(_ distance: Int = 0) -> UInt32? {
    index + distance < codes.endIndex ? codes[index + distance] : nil
  }

  private func isCode(_ character: Unicode.Scalar, _ distance: Int = 0) -> Bool { code(distance) == character.value }

  /// Moves behind blanks and comments.
  private mutating func skipBlanks() {
    while let current = code() {
      if current <= 0x20 || current == 0xA0 {
        index += 1
      } else if isCode(";") {
        while let current = code(), current != 0x0A, current != 0x0D { index += 1 }
      } else if isCode("#"), isCode("|", 1) {
        skipBlockComment()
      } else if isCode("#"), isCode(";", 1) {
        index += 2
        guard skipDatum(isEvaluated: false) else { return }
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if isCode("#"), isCode("|", 1) {
        depth += 1
        index += 2
      } else if isCode("|"), isCode("#", 1) {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < codes.endIndex
  }

  /// Moves behind the datum that begins here. Returns whether there is all of one.
  private mutating func skipDatum(isEvaluated: Bool) -> Bool {
    // Lists that are open, and whether their elements are evaluated.
    var lists: [Bool] = []
    var evaluates = isEvaluated
    // Marks such as ' stand before the datum they belong to.
    var isMarked = false
    repeat {
      skipBlanks()
      guard let current = code() else { return false }
      var isDatum = true
      switch Unicode.Scalar(current) {
      case "(", "[":
        index += 1
        lists.append(evaluates)
        evaluates = evaluates && !isMarked && !SourceForm.opaque.contains(word())
        isDatum = false
        isMarked = false
      case ")", "]":
        guard let outer = lists.popLast() else { return false }
        index += 1
        evaluates = outer
      case "'", "`", ",":
        index += isCode("@", 1) ? 2 : 1
        isMarked = true
        isDatum = false
      case "\"": skipDelimited(0x22)
      case "|": skipDelimited(0x7C)
      case "#": isDatum = skipHash()
      default:
        let name = word()
        index += max(1, name.unicodeScalars.count)
        if evaluates, !isMarked, !name.isEmpty, !names.contains(name) { names.append(name) }
      }
      if isDatum { isMarked = false }
      if isDatum, lists.isEmpty { return true }
    } while true
  }

  private mutating func skipDelimited(_ end: UInt32) {
    index += 1
    while let current = code(), current != end { index += current == 0x5C ? 2 : 1 }
    index = min(index + 1, codes.endIndex)
  }

  /// Moves behind what `#` begins. Returns whether that is a datum of its own: #( is not.
  private mutating func skipHash() -> Bool {
    if isCode("\\", 1) {
      index = min(index + 3, codes.endIndex)
      index += word().unicodeScalars.count
      return true
    }
    index += 1
    index += word().unicodeScalars.count
    return !isCode("(")
  }

  /// The characters from here to the next delimiter.
  private func word() -> String {
    let rest = codes[index...].prefix { code in
      code > 0x20 && ![0x22, 0x28, 0x29, 0x3B, 0x5B, 0x5D, 0x7C].contains(code)
    }
    return String(String.UnicodeScalarView(rest.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
  }
}

extension SourceLocation {
  /// The form that begins here.
  var form: SourceForm { SourceForm(source.codes(line: line, column: column)) }
}
