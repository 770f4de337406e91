// The doc comments in the text of the engine's libraries. Directly above a definition stand lines
//
//     ;; (vector-map procedure vector1 vector2 ...): Returns a vector of what PROCEDURE returns for the elements of the
//     ;; vectors, side by side. [R7RS 6.10]
//
// with the signature, one sentence or more, and the reference in brackets, which may be missing in the library of an SRFI.
// A form that defines several names has several such comments. What is no procedure has its bare name for a signature.

extension EngineSource {
  /// What the comment at the head of a library says in its first paragraph.
  var summary: String {
    let lines = String(decoding: header, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { $0.hasPrefix(";;; ") }.map { $0.dropFirst(4) }.joined(separator: " ")
  }

  /// What the doc comments of library source say, by name.
  /// - Parameter reference: of those that give none.
  static func declarations(in text: ArraySlice<UInt8>, reference: String) -> [String: Declaration] {
    var found: [String: Declaration] = [:]
    var comment: [Substring] = []
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(";; ") {
        comment.append(line.dropFirst(3))
        continue
      }
      if line.hasPrefix("(") {
        for entry in entries(in: comment) {
          found[Declaration.name(in: entry.signature)] = declaration(entry.signature, entry.text, reference)
        }
      }
      comment = []
    }
    return found
  }

  private static func entries(in comment: [Substring]) -> [(signature: Substring, text: String)] {
    var entries: [(signature: Substring, text: String)] = []
    for (index, line) in comment.enumerated() {
      if let signature = signature(at: line, isFirst: index == 0) {
        entries.append((signature, String(line.dropFirst(signature.count + 2))))
      } else if let last = entries.indices.last {
        entries[last].text += " " + line
      }
    }
    return entries
  }

  /// The signature that a line begins with, if it is the first of an entry.
  private static func signature(at line: Substring, isFirst: Bool) -> Substring? {
    guard line.first == "(" else {
      let word = line.prefix { $0 != " " }
      return isFirst && word.count > 1 && word.last == ":" ? word.dropLast() : nil
    }
    var depth = 0
    guard
      let close = line.firstIndex(where: {
        depth += $0 == "(" ? 1 : $0 == ")" ? -1 : 0
        return depth == 0
      }), line[line.index(after: close)...].hasPrefix(": ")
    else { return nil }
    return line[...close]
  }

  private static func declaration(_ signature: Substring, _ text: String, _ reference: String) -> Declaration {
    guard text.last == "]", let open = text.lastIndex(of: "[") else {
      return Declaration(String(signature), text, reference)
    }
    let sentence = text[..<open].dropLast()
    return Declaration(String(signature), String(sentence), String(text[text.index(after: open)...].dropLast()))
  }
}
