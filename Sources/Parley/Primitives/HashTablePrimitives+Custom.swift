// What the library builds tables with procedures of the program on, and hash codes as numbers.

func defineCustomHashTablePrimitives(_ define: PrimitiveDefiner) {
  define(
    "(%hash-table-equivalence table)", "Returns the procedure that TABLE was given to compare keys, or #f.", "engine"
  ) {
    a throws(SchemeThrow) in
    Value(bits: try a.hashTable(0).address[HashTableView.equivalenceSlot])
  }
  define(
    "(%hash-table-hash-function table)", "Returns the procedure that TABLE was given to hash keys, or #f.", "engine"
  ) {
    a throws(SchemeThrow) in
    Value(bits: try a.hashTable(0).address[HashTableView.hashFunctionSlot])
  }
  define(
    "(%hash-table-probe table hash)", "Returns the first position whose key was added with HASH, or #f.", "engine"
  ) { a throws(SchemeThrow) in
    let table = try a.hashTable(0)
    let hash = try hashArgument(a, 1)
    let position = table.search(hash) { _, other in other == hash }
    return position < 0 ? .false : Value(fixnum: position)
  }
  define(
    "(%hash-table-probe-next table position)", "Returns the next position of the same hash as POSITION, or #f.",
    "engine"
  ) { a throws(SchemeThrow) in
    let table = try a.hashTable(0)
    let link = table.entry(try a.position(1, in: table))[2]
    let hash = HashTableView.hash(link)
    var place = HashTableView.next(link)
    while place != 0 {
      let other = table.entry(place - 1)[2]
      if HashTableView.hash(other) == hash { return Value(fixnum: place - 1) }
      place = HashTableView.next(other)
    }
    return .false
  }
  define("(%hash-table-add! table hash key value)", "Adds an entry for KEY, which TABLE must not have.", "engine") {
    a throws(SchemeThrow) in
    try a.heap.addEntry(try a.mutableHashTable(0), hash: try hashArgument(a, 1), a[2], a[3])
    return .unspecified
  }
}

/// What a hash function of the program returned: any exact integer.
private func hashArgument(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> UInt64 {
  let value = a[index]
  guard value.isExactInteger, let hash = Hashing.number(value) else {
    throw a.wrongType(index, "an exact integer, as a hash function returns")
  }
  return hash
}

func defineHashingPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(%hash obj kind)",
    "Returns a hash code of OBJ, the same for what KIND (eq, eqv, equal, string) says is the same, that never changes.",
    "engine"
  ) { a throws(SchemeThrow) in
    switch a.heap.symbolText(try a.symbol(1)) {
    case "eq", "eqv": return Value(fixnum: Int(Hashing.stableIdentity(a[0])))
    case "equal": return Value(fixnum: Int(Hashing.stable(a[0])))
    case "string": return Value(fixnum: Int(Hashing.text(try a.string(0))))
    default: throw a.wrongType(1, "one of eq, eqv, equal, string")
    }
  }
}
