// Hash tables (SRFI 69, SRFI 125). Tables that compare with eq?, eqv?, equal? or string=? are served here; a table with
// procedures of the program hands its calls to the library, which looks entries up with the primitives of
// HashTablePrimitives+Custom. Whatever else takes procedures is written in Scheme.

extension Arguments {
  @inline(__always) func hashTable(_ index: Int) throws(SchemeThrow) -> HashTableView {
    guard self[index].isObject(.hashTable) else { throw wrongType(index, "a hash table") }
    return HashTableView(self[index])
  }

  @inline(__always) func mutableHashTable(_ index: Int) throws(SchemeThrow) -> HashTableView {
    let table = try hashTable(index)
    if table.isImmutable { throw wrongType(index, "a mutable hash table") }
    return table
  }

  /// The position of a key's entry, or -1.
  @inline(__always) func find(_ index: Int, in table: HashTableView) throws(SchemeThrow) -> Int {
    let key = self[index]
    if table.kind == .string, !key.isString { throw wrongType(index, "a string, like every key of the table") }
    if _slowPath(table.hasAddressKeys) { heap.settle(table) }
    return table.find(key)
  }

  /// An index of a live entry.
  func position(_ index: Int, in table: HashTableView) throws(SchemeThrow) -> Int {
    let position = self[index]
    guard position.isFixnum else { throw wrongType(index, "a position") }
    guard position.fixnum >= 0, position.fixnum < table.used, table.isLive(position.fixnum) else {
      throw outOfRange(index, "the position of an entry")
    }
    return position.fixnum
  }
}

func defineHashTablePrimitives(_ define: PrimitiveDefiner) {
  defineHashTableConstructors(define)
  defineHashTableAccess(define)
  defineHashTableContents(define)
  defineHashTableWalk(define)
  defineCustomHashTablePrimitives(define)
  defineHashingPrimitives(define)
}

private func defineHashTableConstructors(_ define: PrimitiveDefiner) {
  define(
    "(%make-hash-table kind capacity [equivalence hash])",
    "Returns a new table of KIND eq, eqv, equal, string or custom, that remembers the procedures EQUIVALENCE and HASH.",
    "engine"
  ) { a throws(SchemeThrow) in
    let name = a.heap.symbolText(try a.symbol(0))
    guard let kind = HashTableKind.allCases.first(where: { $0.name == name }) else {
      throw a.wrongType(0, "one of eq, eqv, equal, string, custom")
    }
    return try a.heap.makeHashTable(
      kind, capacity: try a.count(1), equivalence: a.has(2) ? a[2] : .false, hashFunction: a.has(3) ? a[3] : .false)
  }
  define(
    "(%hash-table-copy table [mutable?])", "Returns a copy of TABLE, mutable unless MUTABLE? is #f.", "engine"
  ) { a throws(SchemeThrow) in
    let copy = try a.heap.copy(try a.hashTable(0))
    if a.has(1), a[1].isFalse { copy.address[0] |= ObjectHeader.immutableBit }
    return copy
  }
  define("(hash-table? obj)", "Returns #t if OBJ is a hash table.", "SRFI 69") { a in Value(a[0].isObject(.hashTable)) }
  define("(%hash-table-mutable? table)", "Returns whether TABLE may be changed.", "engine") { a throws(SchemeThrow) in
    Value(!(try a.hashTable(0).isImmutable))
  }
  define("(%hash-table-kind table)", "Returns what TABLE compares keys with: eq, eqv ... or custom.", "engine") {
    a throws(SchemeThrow) in
    a.heap.intern(try a.hashTable(0).kind.name)
  }
}

// MARK: - Access by key

private func defineHashTableAccess(_ define: PrimitiveDefiner) {
  for name in ["%hash-table-ref", "hash-table-ref/default"] {
    define(
      "(\(name) table key default)", "Returns the value of KEY in TABLE, DEFAULT if it has none.", "SRFI 69",
      delegate: "%custom-table-ref"
    ) { a throws(SchemeThrow) in
      let table = try a.hashTable(0)
      if table.kind == .custom { return .delegated }
      let position = try a.find(1, in: table)
      return position < 0 ? a[2] : table.value(position)
    }
  }
  for name in ["%hash-table-contains?", "hash-table-contains?", "hash-table-exists?"] {
    define(
      "(\(name) table key)", "Returns whether TABLE has a value for KEY.", "SRFI 69",
      delegate: "%custom-table-contains?"
    ) { a throws(SchemeThrow) in
      let table = try a.hashTable(0)
      if table.kind == .custom { return .delegated }
      return Value(try a.find(1, in: table) >= 0)
    }
  }
  define(
    "(%hash-table-set! table key value)", "Makes VALUE the value of KEY in TABLE.", "engine",
    delegate: "%custom-table-set!"
  ) { a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    if table.kind == .custom { return .delegated }
    try setEntry(a, table, at: 1)
    return .unspecified
  }
  define(
    "(hash-table-set! table arg ...)", "Makes each second ARG the value in TABLE of the ARG before it.", "SRFI 69",
    delegate: "%custom-table-set-all!"
  ) { a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    guard a.count & 1 == 1 else { throw a.failure(.arity, "the last key has no value", a[a.count - 1]) }
    if table.kind == .custom { return .delegated }
    var index = 1
    while index < a.count {
      try setEntry(a, table, at: index)
      index += 2
    }
    return .unspecified
  }
  define(
    "(%hash-table-delete! table key)", "Deletes KEY from TABLE; returns whether it was there.", "engine",
    delegate: "%custom-table-delete!"
  ) { a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    if table.kind == .custom { return .delegated }
    return Value(try deleteKey(a, table, at: 1))
  }
  define(
    "(hash-table-delete! table key ...)", "Deletes each KEY from TABLE; returns how many were there.", "SRFI 125",
    delegate: "%custom-table-delete-all!"
  ) { a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    if table.kind == .custom { return .delegated }
    var count = 0
    for index in 1..<a.count where try deleteKey(a, table, at: index) { count += 1 }
    return Value(fixnum: count)
  }
}

/// Makes argument `index + 1` the value of argument `index`.
@inline(__always)
private func setEntry(_ a: Arguments, _ table: HashTableView, at index: Int) throws(SchemeThrow) {
  let position = try a.find(index, in: table)
  if position >= 0 {
    a.heap.store(a[index + 1], at: table.entry(position) + 1)
  } else {
    try a.heap.addEntry(table, hash: table.hash(a[index]), a[index], a[index + 1])
  }
}

private func deleteKey(_ a: Arguments, _ table: HashTableView, at index: Int) throws(SchemeThrow) -> Bool {
  let position = try a.find(index, in: table)
  guard position >= 0 else { return false }
  a.heap.deleteEntry(table, position)
  return true
}

// MARK: - All entries

private func defineHashTableContents(_ define: PrimitiveDefiner) {
  for name in ["%hash-table-count", "hash-table-size"] {
    define("(\(name) table)", "Returns the number of entries of TABLE.", "SRFI 69") { a throws(SchemeThrow) in
      Value(fixnum: try a.hashTable(0).count)
    }
  }
  for name in ["%hash-table-clear!", "hash-table-clear!"] {
    define("(\(name) table)", "Deletes every entry of TABLE.", "SRFI 125") { a throws(SchemeThrow) in
      try a.heap.clear(try a.mutableHashTable(0))
      return .unspecified
    }
  }
  for name in ["%hash-table-keys", "hash-table-keys"] {
    define("(\(name) table)", "Returns a list of the keys of TABLE.", "SRFI 69") { a throws(SchemeThrow) in
      try listEntries(a) { table, position in table.key(position) }
    }
  }
  for name in ["%hash-table-values", "hash-table-values"] {
    define("(\(name) table)", "Returns a list of the values in TABLE.", "SRFI 69") { a throws(SchemeThrow) in
      try listEntries(a) { table, position in table.value(position) }
    }
  }
  for name in ["%hash-table->alist", "hash-table->alist"] {
    define(
      "(\(name) table)", "Returns a list of pairs, each the key and the value of an entry of TABLE.", "SRFI 69"
    ) { a throws(SchemeThrow) in
      let heap = a.heap
      return try listEntries(a) { table, position in heap.cons(table.key(position), table.value(position)) }
    }
  }
}

/// A list of something of each entry, in order of insertion.
private func listEntries(_ a: Arguments, _ element: (HashTableView, Int) -> Value) throws(SchemeThrow) -> Value {
  let table = try a.hashTable(0)
  try a.checkRoom(forList: 2 * table.count)
  var list = Value.null
  for position in (0..<table.used).reversed() where table.isLive(position) {
    list = a.heap.cons(element(table, position), list)
    try a.poll(position)
  }
  return list
}

// MARK: - Entries by position

private func defineHashTableWalk(_ define: PrimitiveDefiner) {
  define(
    "(%hash-table-next table position)", "Returns the first position of an entry from POSITION on, or #f.", "engine"
  ) { a throws(SchemeThrow) in
    let table = try a.hashTable(0)
    return table.next(try a.count(1)).map { Value(fixnum: $0) } ?? .false
  }
  define("(%hash-table-last table)", "Returns the position of the entry added last, or #f.", "engine") {
    a throws(SchemeThrow) in
    // Deleting the last entry frees its position.
    let used = try a.hashTable(0).used
    return used == 0 ? .false : Value(fixnum: used - 1)
  }
  define("(%hash-table-key-at table position)", "Returns the key of the entry at POSITION.", "engine") {
    a throws(SchemeThrow) in
    let table = try a.hashTable(0)
    return table.key(try a.position(1, in: table))
  }
  define("(%hash-table-value-at table position)", "Returns the value of the entry at POSITION.", "engine") {
    a throws(SchemeThrow) in
    let table = try a.hashTable(0)
    return table.value(try a.position(1, in: table))
  }
  define("(%hash-table-set-value-at! table position value)", "Replaces the value of the entry at POSITION.", "engine") {
    a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    a.heap.store(a[2], at: table.entry(try a.position(1, in: table)) + 1)
    return .unspecified
  }
  define("(%hash-table-delete-at! table position)", "Deletes the entry at POSITION.", "engine") {
    a throws(SchemeThrow) in
    let table = try a.mutableHashTable(0)
    a.heap.deleteEntry(table, try a.position(1, in: table))
    return .unspecified
  }
}
