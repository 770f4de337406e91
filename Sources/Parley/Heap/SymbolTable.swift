// The table of interned symbols: open addressing over symbol objects, which never move. Weak: a marking or a
// compaction drops symbols that nothing else reaches.

struct SymbolTable {
  private var slots: [WordPointer?] = Array(repeating: nil, count: 4096)
  private(set) var count = 0

  /// FNV-1a over the character codes, cut to a fixnum.
  private static func hash(_ codes: some Collection<UInt32>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for code in codes { hash = (hash ^ UInt64(code)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0xFFF_FFFF_FFFF)
  }

  /// The symbol whose name has these character codes, made if it does not exist.
  mutating func intern(codes: some Collection<UInt32>, in heap: Heap) -> Value {
    let hash = SymbolTable.hash(codes)
    var index = hash & (slots.count - 1)
    while let symbol = slots[index] {
      if Value(bits: symbol[2]).fixnum == hash, SymbolTable.matches(symbol, codes) { return Value(object: symbol) }
      index = (index + 1) & (slots.count - 1)
    }
    let symbol = SymbolTable.makeSymbol(codes, hash, in: heap)
    slots[index] = symbol
    count += 1
    if count * 2 > slots.count { grow() }
    return Value(object: symbol)
  }

  /// A symbol that no name finds.
  static func makeUninterned(codes: some Collection<UInt32>, in heap: Heap) -> Value {
    Value(object: makeSymbol(codes, hash(codes), in: heap))
  }

  /// Whether `symbol` is the one that its name finds.
  func isInterned(_ symbol: Value) -> Bool {
    var index = symbol.slot(2).fixnum & (slots.count - 1)
    while let candidate = slots[index] {
      if candidate == symbol.address { return true }
      index = (index + 1) & (slots.count - 1)
    }
    return false
  }

  private static func matches(_ symbol: WordPointer, _ codes: some Collection<UInt32>) -> Bool {
    let name = StringView(Value(bits: symbol[1]))
    guard name.count == codes.count else { return false }
    var index = 0
    for code in codes {
      if name[index] != code { return false }
      index += 1
    }
    return true
  }

  private static func makeSymbol(_ codes: some Collection<UInt32>, _ hash: Int, in heap: Heap) -> WordPointer {
    // A name is never large enough for the limit to matter: the reader and string->symbol bound it.
    guard let name = try? heap.makeString(codes: codes) else { preconditionFailure("no room for a symbol's name") }
    name.address[0] |= ObjectHeader.immutableBit
    let symbol = heap.allocateFixed(words: 3)
    symbol[0] = ObjectHeader.make(.symbol, words: 3) | ObjectHeader.fixedBit
    symbol[1] = name.bits
    symbol[2] = Value(fixnum: hash).bits
    return symbol
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 2)
    for case let symbol? in old { place(symbol) }
  }

  private mutating func place(_ symbol: WordPointer) {
    var index = Value(bits: symbol[2]).fixnum & (slots.count - 1)
    while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
    slots[index] = symbol
  }

  /// Every interned symbol, for the collector's pins and for completion.
  func forEach(_ body: (Value) -> Void) {
    for case let symbol? in slots { body(Value(object: symbol)) }
  }

  /// Drops the symbols for which `isLive` is false.
  mutating func sweep(isLive: (WordPointer) -> Bool) {
    let old = slots
    slots = Array(repeating: nil, count: old.count)
    count = 0
    for case let symbol? in old where isLive(symbol) {
      place(symbol)
      count += 1
    }
  }
}
