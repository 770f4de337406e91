// Bytevectors (R7RS 6.9).

extension Arguments {
  /// A byte: an exact integer from 0 to 255.
  @inline(__always) func byte(_ index: Int) throws(SchemeThrow) -> UInt8 {
    let value = self[index]
    guard value.isFixnum else { throw wrongType(index, "an exact integer from 0 to 255") }
    guard 0...255 ~= value.fixnum else { throw outOfRange(index, "an exact integer from 0 to 255") }
    return UInt8(truncatingIfNeeded: value.fixnum)
  }
}

func defineBytevectorPrimitives(_ define: PrimitiveDefiner) {
  define("(bytevector? obj)", "Returns #t if OBJ is a bytevector.", "R7RS 6.9") { a in Value(a[0].isBytevector) }
  define(
    "(make-bytevector k [byte])", "Returns a new bytevector of K bytes, each BYTE (0).", "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let count = try a.count(0)
    let byte = a.has(1) ? try a.byte(1) : 0
    let result = try a.heap.makeBytevector(count: count)
    if byte != 0 { BytevectorView(result).bytes.update(repeating: byte, count: count) }
    return result
  }
  define("(bytevector byte ...)", "Returns a new bytevector of the arguments.", "R7RS 6.9") { a throws(SchemeThrow) in
    let result = try a.heap.makeBytevector(count: a.count)
    let bytes = BytevectorView(result).bytes
    for index in 0..<a.count { bytes[index] = try a.byte(index) }
    return result
  }
  define(
    "(bytevector-length bytevector)", "Returns the number of bytes of BYTEVECTOR.", "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    Value(fixnum: try a.bytevector(0).count)
  }
  define("(bytevector-u8-ref bytevector k)", "Returns byte K of BYTEVECTOR.", "R7RS 6.9") { a throws(SchemeThrow) in
    let view = try a.bytevector(0)
    return Value(fixnum: Int(view.bytes[try a.index(1, below: view.count)]))
  }
  define(
    "(bytevector-u8-set! bytevector k byte)", "Stores BYTE in byte K of BYTEVECTOR.", "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let view = try a.mutableBytevector(0)
    view.bytes[try a.index(1, below: view.count)] = try a.byte(2)
    return .unspecified
  }
  define(
    "(bytevector-copy bytevector [start [end]])", "Returns a new bytevector of bytes START to END of BYTEVECTOR.",
    "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let view = try a.bytevector(0)
    let range = try a.range(from: 1, of: view.count)
    return try a.heap.makeBytevector(UnsafeBufferPointer(start: view.bytes + range.lowerBound, count: range.count))
  }
  define(
    "(bytevector-append bytevector ...)", "Returns a new bytevector of the bytes of each BYTEVECTOR in turn.",
    "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    var count = 0
    for index in 0..<a.count { count += try a.bytevector(index).count }
    let result = try a.heap.makeBytevector(count: count)
    var target = BytevectorView(result).bytes
    for index in 0..<a.count {
      let view = BytevectorView(a[index])
      target.update(from: view.bytes, count: view.count)
      target += view.count
    }
    return result
  }
  define(
    "(bytevector-fill! bytevector fill [start [end]])", "Stores FILL in bytes START to END of BYTEVECTOR.", "SCM"
  ) { a throws(SchemeThrow) in
    let view = try a.mutableBytevector(0)
    let byte = try a.byte(1)
    let range = try a.range(from: 2, of: view.count)
    (view.bytes + range.lowerBound).update(repeating: byte, count: range.count)
    return .unspecified
  }
  define(
    "(bytevector-copy! to at from [start [end]])", "Copies bytes START to END of FROM into TO from index AT on.",
    "R7RS 6.9"
  ) { a throws(SchemeThrow) in
    let target = try a.mutableBytevector(0)
    let at = try a.index(1, upTo: target.count)
    let source = try a.bytevector(2)
    let range = try a.range(from: 3, of: source.count)
    guard range.count <= target.count - at else {
      throw a.outOfRange(1, "an index that leaves room for \(range.count) bytes")
    }
    (target.bytes + at).update(from: source.bytes + range.lowerBound, count: range.count)
    return .unspecified
  }
}
