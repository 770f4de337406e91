// Symbols (R7RS 6.5).

/// The longest name a program may make a symbol of: what a small heap object holds, so that making one never fails.
private let longestName = 16_000

func defineSymbolPrimitives(_ define: PrimitiveDefiner) {
  define("(symbol? obj)", "Returns #t if OBJ is a symbol.", "R7RS 6.5") { a in Value(a[0].isSymbol) }
  define(
    "(symbol=? symbol1 symbol2 symbol3 ...)", "Returns #t if all the arguments are the same symbol.", "R7RS 6.5"
  ) { a throws(SchemeThrow) in
    var isSame = true
    for index in 0..<a.count { isSame = try a.symbol(index) == a[0] && isSame }
    return Value(isSame)
  }
  define(
    "(symbol->string symbol)", "Returns the name of SYMBOL, a string that must not be changed.", "R7RS 6.5"
  ) { a throws(SchemeThrow) in
    try a.symbol(0).symbolName
  }
  define("(string->symbol string)", "Returns the symbol whose name is STRING.", "R7RS 6.5") { a throws(SchemeThrow) in
    let name = try nameArgument(a, 0)
    return a.heap.symbols.intern(codes: name, in: a.heap)
  }
  define(
    "(string->uninterned-symbol string)", "Returns a new symbol named STRING that is eq? to no other.", "SRFI 258"
  ) { a throws(SchemeThrow) in
    SymbolTable.makeUninterned(codes: try nameArgument(a, 0), in: a.heap)
  }
  define(
    "(symbol-append symbol ...)", "Returns the symbol whose name is that of each SYMBOL in turn.", "SCM"
  ) { a throws(SchemeThrow) in
    var name: [UInt32] = []
    for index in 0..<a.count {
      name += StringView(try a.symbol(index).symbolName).codes
      if name.count > longestName { throw a.failure(.range, "the name is longer than \(longestName) characters") }
    }
    return a.heap.symbols.intern(codes: name, in: a.heap)
  }

  var generated = 0
  define(
    "(gensym [prefix])", "Returns a new symbol that is eq? to no other, named PREFIX (g) and a number.", "SCM 5.4"
  ) { a throws(SchemeThrow) in
    var name: [UInt32] = [0x67]
    if a.has(0) {
      guard a[0].isString || a[0].isSymbol else { throw a.wrongType(0, "a string or a symbol") }
      name = Array(StringView(a[0].isString ? a[0] : a[0].symbolName).codes.prefix(longestName))
    }
    generated += 1
    name += String(generated).unicodeScalars.map(\.value)
    return SymbolTable.makeUninterned(codes: name, in: a.heap)
  }
}

/// A string argument as the codes of a symbol's name.
private func nameArgument(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> StringCodes {
  let name = try a.string(index)
  if name.count > longestName { throw a.outOfRange(index, "a string of at most \(longestName) characters") }
  return name.codes
}
