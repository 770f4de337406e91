// Searching strings (SRFI 13 and SCM). Linear in the text whatever the pattern (Knuth, Morris and Pratt), so no input
// makes a search hang.

/// The first index at which `pattern` occurs, where both are read through functions of an index.
@inline(__always)
private func find(
  count: Int, _ text: (Int) -> UInt32, patternCount: Int, _ pattern: (Int) -> UInt32
) -> Int? {
  if patternCount == 0 { return 0 }
  if patternCount > count { return nil }
  // borders[i]: the longest proper prefix of pattern[0...i] that is its suffix too.
  var borders = [Int](repeating: 0, count: patternCount)
  var matched = 0
  for index in stride(from: 1, to: patternCount, by: 1) {
    while matched > 0, pattern(index) != pattern(matched) { matched = borders[matched - 1] }
    if pattern(index) == pattern(matched) { matched += 1 }
    borders[index] = matched
  }
  matched = 0
  for index in 0..<count {
    while matched > 0, text(index) != pattern(matched) { matched = borders[matched - 1] }
    if text(index) == pattern(matched) { matched += 1 }
    if matched == patternCount { return index - patternCount + 1 }
  }
  return nil
}

func defineStringSearchPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(string-index string char [start [end]])", "Returns the index of the first CHAR in STRING, or #f.", "SRFI 13"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let wanted = try a.character(1)
    for index in try a.range(from: 2, of: string.count) where string[index] == wanted { return Value(fixnum: index) }
    return .false
  }
  define(
    "(string-contains string pattern)", "Returns the index at which PATTERN first occurs in STRING, or #f.", "SRFI 13"
  ) { a throws(SchemeThrow) in
    let (string, pattern) = (try a.string(0), try a.string(1))
    let found = find(count: string.count, { string[$0] }, patternCount: pattern.count) { pattern[$0] }
    return found.map { Value(fixnum: $0) } ?? .false
  }
  define(
    "(string-search-forward pattern string [start])",
    "Returns the index at which PATTERN first occurs in STRING at or after START, or #f.", "SCM"
  ) { a throws(SchemeThrow) in
    let (pattern, string) = (try a.string(0), try a.string(1))
    let range = try a.range(from: 2, of: string.count)
    let found = find(
      count: range.count, { string[range.lowerBound + $0] }, patternCount: pattern.count
    ) { pattern[$0] }
    return found.map { Value(fixnum: range.lowerBound + $0) } ?? .false
  }
  define(
    "(string-search-backward pattern string [end])",
    "Returns the index behind the last occurrence of PATTERN in STRING that ends at or before END, or #f.", "SCM"
  ) { a throws(SchemeThrow) in
    let (pattern, string) = (try a.string(0), try a.string(1))
    let end = a.has(2) ? try a.index(2, upTo: string.count) : string.count
    let found = find(
      count: end, { string[end - 1 - $0] }, patternCount: pattern.count
    ) { pattern[pattern.count - 1 - $0] }
    return found.map { Value(fixnum: end - $0) } ?? .false
  }
}
