// Conversions between strings, lists, vectors and bytevectors (R7RS 6.7 to 6.9). UTF-8 is byte transparent, as it is on
// ports (see TextCoding).

func defineStringConversionPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(string->list string [start [end]])", "Returns a list of characters START to END of STRING.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let range = try a.range(from: 1, of: string.count)
    try a.checkRoom(forList: range.count)
    var list = Value.null
    for index in range.reversed() { list = a.heap.cons(Value(characterCode: string[index]), list) }
    return list
  }
  define(
    "(list->string list)", "Returns a new string of the characters in LIST.", "R7RS 6.7"
  ) { a throws(SchemeThrow) in
    guard let count = properLength(a[0]) else { throw a.wrongType(0, "a proper list") }
    var wide = false
    var rest = a[0]
    while rest.isPair {
      guard rest.car.isCharacter else { throw a.wrongType(0, "a list of characters") }
      wide = wide || rest.car.characterCode > 0xFF
      rest = rest.cdr
    }
    let string = try a.heap.makeString(uninitialized: count, wide: wide)
    let view = StringView(string)
    rest = a[0]
    for index in 0..<count {
      view.store(rest.car.characterCode, at: index)
      rest = rest.cdr
    }
    return string
  }
  define(
    "(string->vector string [start [end]])", "Returns a new vector of characters START to END of STRING.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let range = try a.range(from: 1, of: string.count)
    let object = try a.heap.allocateObject(.vector, words: range.count + 1)
    for (index, position) in range.enumerated() {
      object[index + 1] = Value(characterCode: string[position]).bits
    }
    return Value(object: object)
  }
  define(
    "(vector->string vector [start [end]])",
    "Returns a new string of elements START to END of VECTOR, which must be characters.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    let range = try a.range(from: 1, of: vector.count)
    var wide = false
    for index in range {
      guard vector[index].isCharacter else { throw a.wrongType(0, "a vector of characters") }
      wide = wide || vector[index].characterCode > 0xFF
    }
    let string = try a.heap.makeString(uninitialized: range.count, wide: wide)
    let view = StringView(string)
    for (index, position) in range.enumerated() { view.store(vector[position].characterCode, at: index) }
    return string
  }
  define(
    "(string->utf8 string [start [end]])", "Returns a new bytevector of characters START to END of STRING in UTF-8.",
    "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let range = try a.range(from: 1, of: string.count)
    var count = 0
    for index in range {
      switch string[index] {
      case 0..<0x80, Value.rawByteBase...: count &+= 1
      case 0x80..<0x800: count &+= 2
      case 0x800..<0x10000: count &+= 3
      default: count &+= 4
      }
    }
    let result = try a.heap.makeBytevector(count: count)
    var target = BytevectorView(result).bytes
    for index in range { target += TextCoding.encode(string[index], into: target, escaped: false) }
    return result
  }
  define(
    "(utf8->string bytevector [start [end]])",
    "Returns a new string of what bytes START to END of BYTEVECTOR stand for in UTF-8.", "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let bytes = try a.bytevector(0)
    let range = try a.range(from: 1, of: bytes.count)
    return try TextCoding.makeString(
      UnsafeBufferPointer(start: bytes.bytes + range.lowerBound, count: range.count), escaped: false, in: a.heap)
  }
}
