// Parts, joins and copies of strings (R7RS 6.7).

func defineStringCopyPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(substring string start end)", "Returns a new string of characters START to END of STRING.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    return try a.heap.copyString(string, try a.range(from: 1, of: string.count))
  }
  define(
    "(string-copy string [start [end]])", "Returns a new string of characters START to END of STRING.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    return try a.heap.copyString(string, try a.range(from: 1, of: string.count))
  }
  define(
    "(string-append string ...)", "Returns a new string of the characters of each STRING in turn.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    var count = 0
    var wide = false
    for index in 0..<a.count {
      let string = try a.string(index)
      count += string.count
      wide = wide || string.isWide
    }
    let result = try a.heap.makeString(uninitialized: count, wide: wide)
    let view = StringView(result)
    var position = 0
    for index in 0..<a.count {
      let string = StringView(a[index])
      view.copy(string, 0..<string.count, to: position)
      position += string.count
    }
    return result
  }
  define(
    "(string-join list [delimiter])", "Returns the strings in LIST joined, with DELIMITER (a space) between them.",
    "SRFI 13"
  ) { a throws(SchemeThrow) in
    let strings = try a.list(0)
    let delimiter = a.has(1) ? try a.string(1) : nil
    var count = max(strings.count - 1, 0) * (delimiter?.count ?? 1)
    var wide = strings.count > 1 && delimiter?.isWide ?? false
    for value in strings {
      guard value.isString else { throw a.wrongType(0, "a list of strings") }
      count += StringView(value).count
      wide = wide || StringView(value).isWide
    }
    let result = try a.heap.makeString(uninitialized: count, wide: wide)
    let view = StringView(result)
    var position = 0
    for (index, value) in strings.enumerated() {
      if index > 0, let delimiter {
        view.copy(delimiter, 0..<delimiter.count, to: position)
        position += delimiter.count
      } else if index > 0 {
        view.store(0x20, at: position)
        position += 1
      }
      let string = StringView(value)
      view.copy(string, 0..<string.count, to: position)
      position += string.count
    }
    return result
  }
  define(
    "(string-copy! to at from [start [end]])", "Copies characters START to END of FROM into TO from index AT on.",
    "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let target = try a.mutableString(0)
    let at = try a.index(1, upTo: target.count)
    let source = try a.string(2)
    let range = try a.range(from: 3, of: source.count)
    guard range.count <= target.count - at else {
      throw a.outOfRange(1, "an index that leaves room for \(range.count) characters")
    }
    if source.isWide, !target.isWide { try a.heap.widen(a[0]) }
    // Widening gave the target new storage, so source and target may no longer overlap; views read it afresh.
    StringView(a[0]).copy(source, range, to: at)
    return .unspecified
  }
  define(
    "(string-fill! string fill [start [end]])", "Stores the character FILL in characters START to END of STRING.",
    "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let string = try a.mutableString(0)
    let code = try a.character(1)
    let range = try a.range(from: 2, of: string.count)
    if code > 0xFF, !string.isWide, !range.isEmpty { try a.heap.widen(a[0]) }
    let view = StringView(a[0])
    if view.isWide {
      (view.wide + range.lowerBound).update(repeating: code, count: range.count)
    } else {
      (view.narrow + range.lowerBound).update(repeating: UInt8(truncatingIfNeeded: code), count: range.count)
    }
    return .unspecified
  }
  define(
    "(string-reverse string)", "Returns a new string of the characters of STRING in reverse order.", "SRFI 13"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let result = try a.heap.makeString(uninitialized: string.count, wide: string.isWide)
    let view = StringView(result)
    let last = string.count - 1
    for index in 0..<string.count { view.store(string[last - index], at: index) }
    return result
  }
}
