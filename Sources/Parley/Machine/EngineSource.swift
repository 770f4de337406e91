// The text of the engine's own libraries, taken apart without reading it as data: that is left for what is used of it.

/// The text of a library that is part of the engine: a `define-library` form whose `(begin` stands on a line of its own
/// and whose definitions each begin at the start of a line.
struct EngineSource {
  /// The form without its body.
  let header: [UInt8]
  let body: ArraySlice<UInt8>

  init(_ source: StaticString) {
    let text = source.withUTF8Buffer { Array($0) }
    let mark = Array("\n  (begin\n".utf8)
    let close = UInt8(ascii: ")")
    guard let start = EngineSource.position(of: mark, in: text) else {
      header = text
      body = []
      return
    }
    header = text[..<start] + [close]
    // Without the parentheses that close the body and the library.
    let end = text.lastIndex(of: close) ?? start
    body = text[(start + mark.count)..<(text[..<end].lastIndex(of: close) ?? end)]
  }

  /// What stands in the head between blanks and parentheses.
  var headerWords: some Sequence<String> {
    header.split(whereSeparator: EngineSource.isDelimiter).lazy.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the head contains a name: a quick answer before the head is read.
  func mentions(_ name: String) -> Bool { EngineSource.position(of: Array(name.utf8), in: header) != nil }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private static func position(of pattern: [UInt8], in text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { text in
      pattern.withUnsafeBufferPointer { pattern in
        guard let first = pattern.first else { return nil }
        var start = 0
        while start + pattern.count <= text.count {
          if text[start] == first, (1..<pattern.count).allSatisfy({ text[start + $0] == pattern[$0] }) { return start }
          start += 1
        }
        return nil
      }
    }
  }

  struct Definition {
    let name: String
    let range: Range<Int>
    let kind: Kind
  }

  enum Kind {
    case procedure, syntax
    /// A variable whose value has to be computed.
    case value
    /// Defines several names, or none.
    case other
  }

  private static func kind(_ keyword: String, of text: ArraySlice<UInt8>) -> Kind {
    switch keyword {
    case "define":
      let words = text.prefix(300).split(maxSplits: 3) { $0 <= UInt8(ascii: " ") }
      let isProcedure =
        words.count > 1 && words[1].first == UInt8(ascii: "(")
        || words.count > 2 && ["(lambda", "(case-lambda"].contains(String(decoding: words[2], as: UTF8.self))
      return isProcedure ? .procedure : .value
    case "define-syntax": return .syntax
    default: return .other
    }
  }

  /// The top-level definitions of library source: each begins at the start of a line.
  static func definitions(in text: ArraySlice<UInt8>) -> [Definition] {
    let open = UInt8(ascii: "(")
    let newline = UInt8(ascii: "\n")
    var starts = text.indices.filter { text[$0] == open && ($0 == text.startIndex || text[$0 - 1] == newline) }
    starts.append(text.endIndex)
    return zip(starts, starts.dropFirst()).map { start, end in
      // "(define (name" or "(define name".
      let words = text[start..<min(end, start + 200)].split(maxSplits: 2) {
        $0 == UInt8(ascii: " ") || $0 == newline || $0 == open
      }
      let keyword = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let name = words.count > 1 ? words[1].prefix { $0 != UInt8(ascii: ")") } : []
      return Definition(
        name: String(decoding: name, as: UTF8.self), range: start..<end,
        kind: kind(keyword, of: text[start..<end]))
    }
  }
}
