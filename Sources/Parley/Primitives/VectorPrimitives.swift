// Vectors (R7RS 6.8). Large ones never move; a new one is filled without write barrier, since no collection can come
// before the primitive returns.

func defineVectorPrimitives(_ define: PrimitiveDefiner) {
  define("(vector? obj)", "Returns #t if OBJ is a vector.", "R7RS 6.8") { a in Value(a[0].isVector) }
  define(
    "(make-vector k [fill])", "Returns a new vector of K elements, each FILL.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    try a.heap.makeVector(count: try a.count(0), fill: a.has(1) ? a[1] : .unspecified)
  }
  define("(vector obj ...)", "Returns a new vector of the arguments.", "R7RS 6.8") { a throws(SchemeThrow) in
    let object = try a.heap.allocateObject(.vector, words: a.count + 1)
    (object + 1).update(from: a.base, count: a.count)
    return Value(object: object)
  }
  define("(vector-length vector)", "Returns the number of elements of VECTOR.", "R7RS 6.8") { a throws(SchemeThrow) in
    Value(fixnum: try a.vector(0).count)
  }
  define("(vector-ref vector k)", "Returns element K of VECTOR.", "R7RS 6.8") { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    return vector[try a.index(1, below: vector.count)]
  }
  define("(vector-set! vector k obj)", "Stores OBJ in element K of VECTOR.", "R7RS 6.8") { a throws(SchemeThrow) in
    let vector = try a.mutableVector(0)
    a.heap.store(a[2], at: vector.address + 1 + (try a.index(1, below: vector.count)))
    return .unspecified
  }
  define(
    "(vector->list vector [start [end]])", "Returns a list of elements START to END of VECTOR.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    let range = try a.range(from: 1, of: vector.count)
    try a.checkRoom(forList: range.count)
    var list = Value.null
    for index in range.reversed() { list = a.heap.cons(vector[index], list) }
    return list
  }
  define("(list->vector list)", "Returns a new vector of the elements of LIST.", "R7RS 6.8") { a throws(SchemeThrow) in
    guard let count = properLength(a[0]) else { throw a.wrongType(0, "a proper list") }
    let object = try a.heap.allocateObject(.vector, words: count + 1)
    var rest = a[0]
    for index in 0..<count {
      object[index + 1] = rest.car.bits
      rest = rest.cdr
    }
    return Value(object: object)
  }
}

extension Heap {
  /// A new vector of a part of another, with room for more elements than that if `count` is larger.
  func copyVector(_ source: VectorView, _ range: Range<Int>, count: Int) throws(SchemeThrow) -> Value {
    let object = try allocateObject(.vector, words: count + 1)
    (object + 1).update(from: source.address + 1 + range.lowerBound, count: range.count)
    (object + 1 + range.count).update(repeating: Value.unspecified.bits, count: count - range.count)
    return Value(object: object)
  }

  /// Tells the collector about young values in words of an object that may be old.
  func rememberStores(_ start: WordPointer, _ count: Int) {
    if isYoung(UInt64(UInt(bitPattern: start))) { return }
    for index in 0..<count { Heap.barrier(state, start + index, Value(bits: start[index])) }
  }
}

func defineVectorCopyPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(vector-copy vector [start [end]])", "Returns a new vector of elements START to END of VECTOR.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    let range = try a.range(from: 1, of: vector.count)
    return try a.heap.copyVector(vector, range, count: range.count)
  }
  define(
    "(subvector vector start end)", "Returns a new vector of elements START to END of VECTOR.", "SCM"
  ) { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    let range = try a.range(from: 1, of: vector.count)
    return try a.heap.copyVector(vector, range, count: range.count)
  }
  define(
    "(vector-grow vector k)", "Returns a new vector of K elements that begins with those of VECTOR.", "SCM"
  ) { a throws(SchemeThrow) in
    let vector = try a.vector(0)
    let count = try a.count(1)
    guard count >= vector.count else { throw a.outOfRange(1, "at least the vector's length, \(vector.count)") }
    return try a.heap.copyVector(vector, 0..<vector.count, count: count)
  }
  define(
    "(vector-append vector ...)", "Returns a new vector of the elements of each VECTOR in turn.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    var count = 0
    for index in 0..<a.count { count += try a.vector(index).count }
    let object = try a.heap.allocateObject(.vector, words: count + 1)
    var target = object + 1
    for index in 0..<a.count {
      let vector = VectorView(a[index])
      target.update(from: vector.address + 1, count: vector.count)
      target += vector.count
    }
    return Value(object: object)
  }
  define(
    "(vector-fill! vector fill [start [end]])", "Stores FILL in elements START to END of VECTOR.", "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let vector = try a.mutableVector(0)
    let range = try a.range(from: 2, of: vector.count)
    let start = vector.address + 1 + range.lowerBound
    start.update(repeating: a[1].bits, count: range.count)
    if a[1].isHeapReference { a.heap.rememberStores(start, range.count) }
    return .unspecified
  }
  define(
    "(vector-copy! to at from [start [end]])", "Copies elements START to END of FROM into TO from index AT on.",
    "R7RS 6.8"
  ) { a throws(SchemeThrow) in
    let target = try a.mutableVector(0)
    let at = try a.index(1, upTo: target.count)
    let source = try a.vector(2)
    let range = try a.range(from: 3, of: source.count)
    guard range.count <= target.count - at else {
      throw a.outOfRange(1, "an index that leaves room for \(range.count) elements")
    }
    let start = target.address + 1 + at
    // `update(from:)` allows overlap.
    start.update(from: source.address + 1 + range.lowerBound, count: range.count)
    a.heap.rememberStores(start, range.count)
    return .unspecified
  }
}
