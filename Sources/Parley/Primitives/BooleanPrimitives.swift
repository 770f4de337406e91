// Booleans (R7RS 6.3).

func defineBooleanPrimitives(_ define: PrimitiveDefiner) {
  define("(not obj)", "Returns #t if OBJ is #f, else #f.", "R7RS 6.3") { a in Value(a[0].isFalse) }
  define("(boolean? obj)", "Returns #t if OBJ is #t or #f.", "R7RS 6.3") { a in Value(a[0].isBoolean) }
  define(
    "(boolean=? boolean1 boolean2 boolean3 ...)", "Returns #t if all the arguments are #t or all are #f.", "R7RS 6.3"
  ) { a throws(SchemeThrow) in
    var isSame = true
    for index in 0..<a.count {
      guard a[index].isBoolean else { throw a.wrongType(index, "a boolean") }
      isSame = isSame && a[index] == a[0]
    }
    return Value(isSame)
  }
}
