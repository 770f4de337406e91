// Case of strings (R7RS 6.7), by the full mappings of Unicode: a result may be longer than its argument.

func defineStringCasePrimitives(_ define: PrimitiveDefiner) {
  define("(string-upcase string)", "Returns STRING in upper case.", "R7RS 6.7") { a throws(SchemeThrow) in
    let string = try a.string(0)
    if string.isASCII { return try mapASCII(string, CharacterCase.upcase, a.heap) }
    return try mapScalars(string, a.heap) { $1 += $0.properties.uppercaseMapping.unicodeScalars.map(\.value) }
  }
  define("(string-downcase string)", "Returns STRING in lower case.", "R7RS 6.7") { a throws(SchemeThrow) in
    let string = try a.string(0)
    if string.isASCII { return try mapASCII(string, CharacterCase.downcase, a.heap) }
    var codes: [UInt32] = []
    codes.reserveCapacity(string.count)
    for index in 0..<string.count {
      let code = string[index]
      if code == 0x3A3 {
        codes.append(isFinalSigma(string, index) ? 0x3C2 : 0x3C3)
      } else if let scalar = Unicode.Scalar(code) {
        codes += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      } else {
        codes.append(code)
      }
    }
    return try a.heap.makeString(codes: codes)
  }
  define(
    "(string-foldcase string)", "Returns STRING case-folded, for comparisons that ignore case.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    if string.isASCII { return try mapASCII(string, CharacterCase.downcase, a.heap) }
    return try a.heap.makeString(codes: string.folded)
  }
}

@inline(__always)
private func mapASCII(_ string: StringView, _ map: (UInt32) -> UInt32, _ heap: Heap) throws(SchemeThrow) -> Value {
  let result = try heap.makeString(uninitialized: string.count, wide: false)
  let (source, target) = (string.narrow, StringView(result).narrow)
  for index in 0..<string.count { target[index] = UInt8(truncatingIfNeeded: map(UInt32(source[index]))) }
  return result
}

/// A string of what `append` makes of each scalar; raw bytes stay.
private func mapScalars(
  _ string: StringView, _ heap: Heap, _ append: (Unicode.Scalar, inout [UInt32]) -> Void
) throws(SchemeThrow) -> Value {
  var codes: [UInt32] = []
  codes.reserveCapacity(string.count)
  for code in string.codes {
    if let scalar = Unicode.Scalar(code) { append(scalar, &codes) } else { codes.append(code) }
  }
  return try heap.makeString(codes: codes)
}

/// Whether the capital sigma at `index` ends a word: a cased letter before it and none after it, not counting what
/// Unicode calls case-ignorable (section 3.13, Final_Sigma).
private func isFinalSigma(_ string: StringView, _ index: Int) -> Bool {
  func isCased(_ positions: some Sequence<Int>) -> Bool {
    for position in positions {
      guard let properties = Unicode.Scalar(string[position])?.properties else { return false }
      if properties.isCaseIgnorable { continue }
      return properties.isCased
    }
    return false
  }
  return isCased((0..<index).reversed()) && !isCased(index + 1..<string.count)
}
