// Hash tables in the heap: making them, adding and deleting entries, growth, and new chains for keys that a collection
// moved. Layout and search are in Values.

extension Heap {
  /// An empty table with room for `capacity` entries.
  /// - Parameters:
  ///   - equivalence: the procedure that compares keys, or #f for the one of the kind.
  ///   - hashFunction: the procedure that hashes keys, or #f.
  func makeHashTable(
    _ kind: HashTableKind, capacity: Int, equivalence: Value = .false, hashFunction: Value = .false
  ) throws(SchemeThrow) -> Value {
    let (entries, buckets) = try makeTableStorage(capacity: capacity)
    let object = allocate(words: HashTableView.words)
    object[0] = ObjectHeader.make(.hashTable, words: HashTableView.words, variant: UInt64(kind.rawValue))
    object[HashTableView.entriesSlot] = entries.bits
    object[HashTableView.bucketsSlot] = buckets.bits
    object[HashTableView.equivalenceSlot] = equivalence.bits
    object[HashTableView.hashFunctionSlot] = hashFunction.bits
    let value = Value(object: object)
    let table = HashTableView(value)
    table.count = 0
    table.used = 0
    table.firstYoung = HashTableView.positionLimit
    table.minorEpoch = 0
    table.majorEpoch = 0
    return value
  }

  /// Entries and buckets for at least so many positions, all free.
  private func makeTableStorage(capacity: Int) throws(SchemeThrow) -> (entries: Value, buckets: Value) {
    guard capacity <= HashTableView.positionLimit else { throw SchemeThrow(exhausted) }
    var size = 8
    while size < capacity { size *= 2 }
    let entries = try allocateObject(.vector, words: 1 + size * HashTableView.entryWords)
    let bucketCount = HashTableView.bucketCount(positions: size)
    let buckets = try allocateObject(.bytes, words: HashTableView.bucketsWords(bucketCount))
    HashTableView.prepareBuckets(buckets, count: bucketCount)
    (entries + 1).update(repeating: Value.unbound.bits, count: size * HashTableView.entryWords)
    return (Value(object: entries), Value(object: buckets))
  }

  // MARK: - Changing

  /// Adds an entry for a key that has none.
  func addEntry(_ table: HashTableView, hash: UInt64, _ key: Value, _ value: Value) throws(SchemeThrow) {
    if table.used == table.capacity { try grow(table) }
    let position = table.used
    let entry = table.entry(position)
    store(key, at: entry)
    store(value, at: entry + 1)
    table.chain(position, hash: hash)
    table.used = position + 1
    table.count += 1
    if key.isHeapReference { noteAddressKey(table, key, position) }
  }

  /// Keeps in mind that an added key may move, if it may.
  private func noteAddressKey(_ table: HashTableView, _ key: Value, _ position: Int) {
    guard mayMove(key, table.kind) else { return }
    if !table.hasAddressKeys {
      table.address[0] |= HashTableView.addressBit
      table.firstYoung = HashTableView.positionLimit
      table.minorEpoch = statistics.minorCollections
      table.majorEpoch = statistics.majorCollections
    }
    if isYoung(key.bits), position < table.firstYoung { table.firstYoung = position }
  }

  /// Whether a collection can change the hash of a key.
  private func mayMove(_ key: Value, _ kind: HashTableKind) -> Bool {
    guard key.isHeapReference else { return false }
    if key.isObject, key.header & ObjectHeader.fixedBit != 0 { return false }
    switch kind {
    case .eq: return true
    case .eqv: return key.isPair || Hashing.number(key) == nil
    case .equal: return Hashing.isHashedByAddressUnderEqual(key)
    case .string, .custom: return false
    }
  }

  /// Deletes the live entry at a position.
  func deleteEntry(_ table: HashTableView, _ position: Int) {
    table.unchain(position)
    let entry = table.entry(position)
    entry[0] = Value.unbound.bits
    entry[1] = Value.unbound.bits
    table.count -= 1
    var used = table.used
    while used > 0, !table.isLive(used - 1) { used -= 1 }
    table.used = used
  }

  /// Deletes every entry.
  func clear(_ table: HashTableView) throws(SchemeThrow) {
    let (entries, buckets) = try makeTableStorage(capacity: 0)
    store(entries, at: table.address + HashTableView.entriesSlot)
    store(buckets, at: table.address + HashTableView.bucketsSlot)
    table.count = 0
    table.used = 0
    table.address[0] &= ~HashTableView.addressBit
  }

  /// A mutable table with the same entries, in the same order.
  func copy(_ source: HashTableView) throws(SchemeThrow) -> Value {
    let copy = try makeHashTable(
      source.kind, capacity: source.count,
      equivalence: Value(bits: source.address[HashTableView.equivalenceSlot]),
      hashFunction: Value(bits: source.address[HashTableView.hashFunctionSlot]))
    if source.hasAddressKeys { settle(source) }
    let table = HashTableView(copy)
    transfer(source, to: table)
    table.address[0] |= source.address[0] & HashTableView.addressBit
    table.minorEpoch = source.minorEpoch
    table.majorEpoch = source.majorEpoch
    return copy
  }

  /// Makes room for more entries: drops the deleted ones, and doubles the storage unless those were many.
  private func grow(_ table: HashTableView) throws(SchemeThrow) {
    let old = table.address
    let (entries, buckets) = try makeTableStorage(capacity: table.count + table.count / 3 + 1)
    // `transfer` reads the old storage through a copy of the table's words.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: HashTableView.words) { words in
      guard let start = words.baseAddress else { return }
      start.update(from: old, count: HashTableView.words)
      store(entries, at: old + HashTableView.entriesSlot)
      store(buckets, at: old + HashTableView.bucketsSlot)
      transfer(HashTableView(address: start), to: table)
    }
  }

  /// Copies live entries into storage that is fresh and large enough.
  private func transfer(_ source: HashTableView, to target: HashTableView) {
    var position = 0
    var firstYoung = HashTableView.positionLimit
    for old in 0..<source.used where source.isLive(old) {
      if old >= source.firstYoung, position < firstYoung { firstYoung = position }
      let entry = target.entry(position)
      entry[0] = source.entry(old)[0]
      entry[1] = source.entry(old)[1]
      target.chain(position, hash: HashTableView.hash(source.entry(old)[2]))
      position += 1
    }
    target.used = position
    target.count = position
    target.firstYoung = firstYoung
  }

  // MARK: - Moved keys

  /// Brings the chains up to date if a collection moved keys that are hashed by address.
  func settle(_ table: HashTableView) {
    if table.majorEpoch != statistics.majorCollections {
      rechain(table, from: 0)
    } else if table.minorEpoch != statistics.minorCollections, table.firstYoung < table.used {
      rechain(table, from: table.firstYoung)
    }
  }

  @inline(never) private func rechain(_ table: HashTableView, from start: Int) {
    let kind = table.kind
    let isComplete = start == 0
    var firstYoung = HashTableView.positionLimit
    if isComplete {
      HashTableView.clearBuckets(Value(bits: table.address[HashTableView.bucketsSlot]).address)
    }
    for position in start..<table.used where table.isLive(position) {
      let key = table.key(position)
      if mayMove(key, kind) {
        if firstYoung == HashTableView.positionLimit, isYoung(key.bits) { firstYoung = position }
        if !isComplete { table.unchain(position) }
        table.chain(position, hash: Hashing.identity(key))
      } else if isComplete {
        table.chain(position, hash: HashTableView.hash(table.entry(position)[2]))
      }
    }
    table.firstYoung = firstYoung
    table.minorEpoch = statistics.minorCollections
    table.majorEpoch = statistics.majorCollections
  }
}
