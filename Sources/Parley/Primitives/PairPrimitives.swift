// Pairs (R7RS 6.4): construction, access, and the compositions of car and cdr.

func definePairPrimitives(_ define: PrimitiveDefiner) {
  define("(pair? obj)", "Returns #t if OBJ is a pair.", "R7RS 6.4") { a in Value(a[0].isPair) }
  define("(cons obj1 obj2)", "Returns a new pair whose car is OBJ1 and whose cdr is OBJ2.", "R7RS 6.4") { a in
    a.heap.cons(a[0], a[1])
  }
  define("(car pair)", "Returns the first part of PAIR.", "R7RS 6.4") { a throws(SchemeThrow) in try a.pair(0).car }
  define("(cdr pair)", "Returns the second part of PAIR.", "R7RS 6.4") { a throws(SchemeThrow) in try a.pair(0).cdr }
  define("(set-car! pair obj)", "Stores OBJ in the car of PAIR.", "R7RS 6.4") { a throws(SchemeThrow) in
    a.heap.store(a[1], at: try a.pair(0).address)
    return .unspecified
  }
  define("(set-cdr! pair obj)", "Stores OBJ in the cdr of PAIR.", "R7RS 6.4") { a throws(SchemeThrow) in
    a.heap.store(a[1], at: try a.pair(0).address + 1)
    return .unspecified
  }
  for length in 2...4 {
    for choice in 0..<1 << length { defineAccessor(define, length: length, steps: choice) }
  }
}

/// Declares one of `caar` to `cddddr`. Bit i of `steps` is the i-th step to take: 0 for car, 1 for cdr.
private func defineAccessor(_ define: PrimitiveDefiner, length: Int, steps: Int) {
  // Plain appending: every start of an interpreter declares all of them.
  var usage = "(c"
  var documentation = "Returns the "
  for step in (0..<length).reversed() {
    let isCar = steps >> step & 1 == 0
    usage += isCar ? "a" : "d"
    documentation += isCar ? "car" : "cdr"
    documentation += step > 0 ? " of the " : " of PAIR."
  }
  usage += "r pair)"
  define(usage, documentation, length == 2 ? "R7RS 6.4" : "R7RS 6.4, (scheme cxr)") { a throws(SchemeThrow) in
    var value = a[0]
    for step in 0..<length {
      guard value.isPair else { throw a.wrongType(0, wanted(length, steps)) }
      value = steps >> step & 1 == 0 ? value.car : value.cdr
    }
    return value
  }
}

/// What the argument must be: "a pair whose cdr and cddr are pairs".
private func wanted(_ length: Int, _ steps: Int) -> String {
  let names = (1..<length).map { count in
    "c" + (0..<count).reversed().map { steps >> $0 & 1 == 0 ? "a" : "d" }.joined() + "r"
  }
  let list = names.dropLast().joined(separator: ", ") + (length == 2 ? "" : " and ") + names[length - 2]
  return "a pair whose " + list + (length == 2 ? " is a pair" : " are pairs")
}
