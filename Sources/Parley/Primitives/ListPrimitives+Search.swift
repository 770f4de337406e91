// Searching lists (R7RS 6.4): memq, assq and their kind. `member` and `assoc` are Scheme code around `%member` and
// `%assoc`, because they may be given a procedure. The searches are generic over the comparison and get specialised.

/// The first tail of argument 1, a list, for whose car `isWanted` holds; #f if there is none.
@inline(__always)
private func findTail(_ a: Arguments, where isWanted: (Value) -> Bool) throws(SchemeThrow) -> Value {
  var rest = a[1]
  var slow = rest
  var count = 0
  while rest.isPair {
    if isWanted(rest.car) { return rest }
    rest = rest.cdr
    count &+= 1
    if count & 1 == 0 {
      slow = slow.cdr
      if slow == rest { break }
    }
  }
  if !rest.isNull { throw a.wrongType(1, "a proper list") }
  return .false
}

/// The first pair in argument 1, a list of pairs, for whose car `isWanted` holds; #f if there is none.
@inline(__always)
private func findEntry(_ a: Arguments, where isWanted: (Value) -> Bool) throws(SchemeThrow) -> Value {
  var rest = a[1]
  var slow = rest
  var count = 0
  while rest.isPair {
    let entry = rest.car
    guard entry.isPair else { throw a.wrongType(1, "a list of pairs") }
    if isWanted(entry.car) { return entry }
    rest = rest.cdr
    count &+= 1
    if count & 1 == 0 {
      slow = slow.cdr
      if slow == rest { break }
    }
  }
  if !rest.isNull { throw a.wrongType(1, "a proper list") }
  return .false
}

func defineListSearchPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(memq obj list)", "Returns the first tail of LIST whose car is eq? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findTail(a) { $0 == wanted }
  }
  define(
    "(memv obj list)", "Returns the first tail of LIST whose car is eqv? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findTail(a) { isEqv($0, wanted) }
  }
  define(
    "(%member obj list)", "Returns the first tail of LIST whose car is equal? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findTail(a) { isEqual($0, wanted) }
  }
  define(
    "(assq obj alist)", "Returns the first pair in ALIST whose car is eq? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findEntry(a) { $0 == wanted }
  }
  define(
    "(assv obj alist)", "Returns the first pair in ALIST whose car is eqv? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findEntry(a) { isEqv($0, wanted) }
  }
  define(
    "(%assoc obj alist)", "Returns the first pair in ALIST whose car is equal? to OBJ, or #f.", "R7RS 6.4"
  ) { a throws(SchemeThrow) in
    let wanted = a[0]
    return try findEntry(a) { isEqual($0, wanted) }
  }
}
