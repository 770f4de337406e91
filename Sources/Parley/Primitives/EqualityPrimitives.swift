// Equivalence predicates (R7RS 6.1), and the list of everything about data that the files beside this one declare:
// booleans, pairs and lists, symbols, characters, strings, vectors, bytevectors, hash tables, sorting.

/// Declares the primitives of R7RS 6.1 and 6.3 to 6.9 that take no procedures.
func defineDataPrimitives(_ define: PrimitiveDefiner) {
  defineEqualityPrimitives(define)
  defineBooleanPrimitives(define)
  definePairPrimitives(define)
  defineListPrimitives(define)
  defineListSearchPrimitives(define)
  defineSymbolPrimitives(define)
  defineCharacterPrimitives(define)
  defineStringPrimitives(define)
  defineStringComparisonPrimitives(define)
  defineStringCopyPrimitives(define)
  defineStringCasePrimitives(define)
  defineStringSearchPrimitives(define)
  defineStringConversionPrimitives(define)
  defineVectorPrimitives(define)
  defineVectorCopyPrimitives(define)
  defineBytevectorPrimitives(define)
  defineHashTablePrimitives(define)
  defineSortPrimitives(define)
}

func defineEqualityPrimitives(_ define: PrimitiveDefiner) {
  define("(eq? obj1 obj2)", "Returns #t if OBJ1 and OBJ2 are the same object.", "R7RS 6.1") { a in
    Value(a[0] == a[1])
  }
  define(
    "(eqv? obj1 obj2)", "Returns #t if OBJ1 and OBJ2 are the same object, or numbers of equal exactness and value.",
    "R7RS 6.1"
  ) { a in
    Value(isEqv(a[0], a[1]))
  }
  define(
    "(equal? obj1 obj2)",
    "Returns #t if OBJ1 and OBJ2 print alike: compares pairs, vectors, strings and bytevectors "
      + "by content, everything else as eqv? does.", "R7RS 6.1"
  ) { a in
    Value(isEqual(a[0], a[1]))
  }
}
