// Lists (R7RS 6.4, SRFI 1). A list may be circular or improper wherever an argument is one: every walk to the end of a
// list watches for cycles. Fresh pairs are filled without write barrier, since no collection can come between.

/// The number of elements of a list, or nil if it is improper or circular.
func properLength(_ list: Value) -> Int? {
  var count = 0
  var slow = list
  var rest = list
  while rest.isPair {
    rest = rest.cdr
    count &+= 1
    if count & 1 == 0 {
      slow = slow.cdr
      if slow == rest, rest.isPair { return nil }
    }
  }
  return rest.isNull ? count : nil
}

/// Whether walking down a list never ends.
func isCircular(_ list: Value) -> Bool { cycle(in: list) != nil }

/// The first pair of a circular list that comes again, counted from 0, and after how many steps; nil if the list ends.
func cycle(in list: Value) -> (start: Int, length: Int)? {
  var slow = list
  var fast = list
  repeat {
    guard fast.isPair, fast.cdr.isPair else { return nil }
    fast = fast.cdr.cdr
    slow = slow.cdr
  } while fast != slow
  // From the meeting point the start is as far as from the front.
  var start = 0
  slow = list
  while slow != fast {
    slow = slow.cdr
    fast = fast.cdr
    start += 1
  }
  var length = 1
  fast = slow.cdr
  while fast != slow {
    fast = fast.cdr
    length += 1
  }
  return (start, length)
}

/// Builds a list from its front.
struct ListBuilder {
  private let heap: Heap
  private var first = Value.null
  private var last = Value.null

  @inline(__always) init(_ heap: Heap) { self.heap = heap }

  @inline(__always) mutating func append(_ element: Value) {
    let pair = heap.cons(element, .null)
    // The last pair is as young as the new one.
    if last.isPair { last.address[1] = pair.bits } else { first = pair }
    last = pair
  }

  /// The list, with `tail` behind the elements.
  @inline(__always) func finish(tail: Value = .null) -> Value {
    guard last.isPair else { return tail }
    last.address[1] = tail.bits
    return first
  }
}

extension Arguments {
  /// Throws the memory condition unless a list of so many elements may fit.
  func checkRoom(forList count: Int) throws(SchemeThrow) {
    if count > 4096 { try heap.checkRoom(forWords: count > Int.max / 4 ? Int.max / 16 : 2 * count) }
  }

  /// Polls once in a few thousand steps.
  @inline(__always) func poll(_ step: Int) throws(SchemeThrow) {
    if step & 8191 == 8191 { try machine.checkpoint() }
  }

  /// The last pair of a list argument that may be improper but not circular, and not empty.
  func lastPair(_ index: Int) throws(SchemeThrow) -> Value {
    var last = try pair(index)
    var slow = last
    var count = 0
    while last.cdr.isPair {
      last = last.cdr
      count &+= 1
      if count & 1 == 0 {
        slow = slow.cdr
        if slow == last { throw wrongType(index, "a list that is not circular") }
      }
    }
    return last
  }
}

func defineListPrimitives(_ define: PrimitiveDefiner) {
  defineListConstructors(define)
  defineListAccessors(define)

  define("(null? obj)", "Returns #t if OBJ is the empty list.", "R7RS 6.4") { a in Value(a[0].isNull) }
  define("(list? obj)", "Returns #t if OBJ is a proper list: finite and ended by the empty list.", "R7RS 6.4") { a in
    Value(properLength(a[0]) != nil)
  }
  define("(length list)", "Returns the number of elements of LIST.", "R7RS 6.4") { a throws(SchemeThrow) in
    guard let length = properLength(a[0]) else { throw a.wrongType(0, "a proper list") }
    return Value(fixnum: length)
  }

  define(
    "(append list ...)", "Returns a list of the elements of each LIST; the last is shared, and may be any object.",
    "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    guard a.count > 0 else { return .null }
    var result = ListBuilder(a.heap)
    var unchecked = 0
    for index in 0..<a.count - 1 {
      guard let length = properLength(a[index]) else { throw a.wrongType(index, "a proper list") }
      unchecked += length
      if unchecked > 4096 {
        // The same long list may be given many times.
        unchecked = 0
        try a.checkRoom(forList: length)
        try a.machine.checkpoint()
      }
      var rest = a[index]
      while rest.isPair {
        result.append(rest.car)
        rest = rest.cdr
      }
    }
    return result.finish(tail: a[a.count - 1])
  }
  define(
    "(append! list ...)", "Returns the LISTs joined by changing the last pair of each but the last.", "SRFI 1"
  ) { a throws(SchemeThrow) in
    var result = Value.null
    var last = Value.null
    for index in 0..<a.count {
      let isFinal = index == a.count - 1
      if a[index].isNull && !isFinal { continue }
      if last.isPair { a.heap.store(a[index], at: last.address + 1) } else { result = a[index] }
      if !isFinal { last = try a.lastPair(index) }
    }
    return result
  }
  define(
    "(reverse list)", "Returns a list of the elements of LIST in reverse order.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    guard properLength(a[0]) != nil else { throw a.wrongType(0, "a proper list") }
    return appendReverse(a[0], .null, a.heap)
  }
  define("(reverse! list)", "Returns LIST reversed, made of the same pairs.", "SRFI 1") { a throws(SchemeThrow) in
    guard properLength(a[0]) != nil else { throw a.wrongType(0, "a proper list") }
    var result = Value.null
    var rest = a[0]
    while rest.isPair {
      let next = rest.cdr
      a.heap.store(result, at: rest.address + 1)
      result = rest
      rest = next
    }
    return result
  }
  define(
    "(append-reverse list tail)", "Returns the elements of LIST in reverse order in front of TAIL.", "SRFI 1"
  ) { a throws(SchemeThrow) in
    guard properLength(a[0]) != nil else { throw a.wrongType(0, "a proper list") }
    return appendReverse(a[0], a[1], a.heap)
  }
  define(
    "(list-copy obj)", "Returns a copy of the list OBJ with pairs of its own; anything else as it is.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    guard a[0].isPair else { return a[0] }
    _ = try a.lastPair(0)
    var copy = ListBuilder(a.heap)
    var rest = a[0]
    while rest.isPair {
      copy.append(rest.car)
      rest = rest.cdr
    }
    return copy.finish(tail: rest)
  }
}

private func appendReverse(_ list: Value, _ tail: Value, _ heap: Heap) -> Value {
  var result = tail
  var rest = list
  while rest.isPair {
    result = heap.cons(rest.car, result)
    rest = rest.cdr
  }
  return result
}

private func defineListConstructors(_ define: PrimitiveDefiner) {
  define("(list obj ...)", "Returns a new list of the arguments.", "R7RS 6.4") { a in
    var list = Value.null
    var index = a.count
    while index > 0 {
      index &-= 1
      list = a.heap.cons(a[index], list)
    }
    return list
  }
  for name in ["cons*", "list*"] {
    define(
      "(\(name) obj1 obj2 ...)", "Returns a list of the arguments with the last one as its tail.", "SRFI 1"
    ) { a in
      var index = a.count - 1
      var list = a[index]
      while index > 0 {
        index &-= 1
        list = a.heap.cons(a[index], list)
      }
      return list
    }
  }
  define("(make-list k [fill])", "Returns a list of K elements, each FILL.", "R7RS 6.4") { a throws(SchemeThrow) in
    let count = try a.count(0)
    try a.checkRoom(forList: count)
    let fill = a.has(1) ? a[1] : .unspecified
    var list = Value.null
    for step in 0..<count {
      list = a.heap.cons(fill, list)
      try a.poll(step)
    }
    return list
  }
  define(
    "(iota count [start [step]])", "Returns a list of COUNT numbers from START (0), each STEP (1) more than the last.",
    "SRFI 1"
  ) { a throws(SchemeThrow) in
    let count = try a.count(0)
    try a.checkRoom(forList: count)
    let start = a.has(1) ? a[1] : Value(fixnum: 0)
    let step = a.has(2) ? a[2] : Value(fixnum: 1)
    guard start.isNumber else { throw a.wrongType(1, "a number") }
    guard step.isNumber else { throw a.wrongType(2, "a number") }
    var list = ListBuilder(a.heap)
    for index in 0..<count {
      try a.poll(index)
      // By multiplication, so that rounding errors do not add up.
      guard let offset = try Arithmetic.multiply(Value(fixnum: index), step, a.heap),
        let sum = try Arithmetic.add(start, offset, a.heap)
      else { throw a.wrongType(2, "a number") }
      list.append(sum)
    }
    return list.finish()
  }
}

private func defineListAccessors(_ define: PrimitiveDefiner) {
  /// The tail of argument 0 behind so many elements as argument 1 says; a pair if `inner`.
  func tail(_ a: Arguments, inner: Bool) throws(SchemeThrow) -> Value {
    var count = try a.count(1)
    var rest = a[0]
    var step = 0
    while step < count {
      // So long a walk is worth a look at whether it goes in circles.
      if step == 1 << 20, let cycle = cycle(in: rest), count - step > cycle.start {
        count = step + cycle.start + (count - step - cycle.start) % cycle.length
        if step == count { break }
      }
      guard rest.isPair else { throw outside(a, length: step, inner) }
      rest = rest.cdr
      try a.poll(step)
      step += 1
    }
    if inner, !rest.isPair { throw outside(a, length: count, inner) }
    return rest
  }
  func outside(_ a: Arguments, length: Int, _ inner: Bool) -> SchemeThrow {
    if length == 0 && !a[0].isNull { return a.wrongType(0, "a list") }
    if !inner { return a.outOfRange(1, length == 0 ? "0" : "an index from 0 to \(length)") }
    return a.outOfRange(1, length == 0 ? "an index, but there is none" : "an index below \(length)")
  }

  define("(list-tail list k)", "Returns LIST without its first K elements.", "R7RS 6.4") { a throws(SchemeThrow) in
    try tail(a, inner: false)
  }
  define(
    "(list-ref list k)", "Returns element K of LIST.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    try tail(a, inner: true).car
  }
  define("(list-set! list k obj)", "Stores OBJ in element K of LIST.", "R7RS 6.4") { a throws(SchemeThrow) in
    a.heap.store(a[2], at: try tail(a, inner: true).address)
    return .unspecified
  }
  define("(last-pair list)", "Returns the last pair of LIST.", "SRFI 1") { a throws(SchemeThrow) in try a.lastPair(0) }
}
