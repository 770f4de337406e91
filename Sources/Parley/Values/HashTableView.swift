// The layout of hash tables: an ordered list of entries, and buckets that chain them.
//
//   table     [header, live entries, used positions, entries, buckets, first young position, minor epoch, major epoch,
//              equivalence, hash function]                                   all numbers fixnums
//   entries   a vector of three words a position, in order of insertion: key, value, link
//   link      hash (31 bits) | next position + 1 (31 bits) | 00              looks like a fixnum to the collector
//   buckets   `bytes`: [header, multiplier, number of buckets, bucket ...], a bucket 32 bits: first position + 1 of its
//             chain, 0 for none; a prime number of them, about two for a position
//
// An entry that was deleted has the key `unbound`, which no program can hold, and is in no chain; the next growth
// drops it. Positions stay until then. So a walk by positions is in order of insertion, and survives deletions and,
// unless the table must grow, additions.
//
// The header's variant: kind (3 bits), and 8 when some key is hashed by its address. Such a table notes how many
// collections there were when its chains were right. What survives one collection moves again in compactions only, so
// after a minor one just the entries from `first young position` on are chained anew (Heap/HashTables.swift).

/// What a table compares its keys with.
enum HashTableKind: UInt8, CaseIterable {
  case eq, eqv, equal, string
  /// Procedures of the program, called by the Scheme part of the library.
  case custom

  var name: String { "\(self)" }
}

struct HashTableView {
  let address: WordPointer

  static var words: Int { 10 }
  static var entryWords: Int { 3 }
  /// More positions than a link can name.
  static var positionLimit: Int { 1 << 30 }
  static var addressBit: UInt64 { 8 << ObjectHeader.variantShift }

  @inline(__always) init(_ value: Value) {
    assert(value.isObject(.hashTable))
    address = value.address
  }
  init(address: WordPointer) { self.address = address }

  var kind: HashTableKind {
    @inline(__always) get {
      unsafeBitCast(UInt8(truncatingIfNeeded: ObjectHeader.variant(address[0]) & 7), to: HashTableKind.self)
    }
  }
  var isImmutable: Bool { address[0] & ObjectHeader.immutableBit != 0 }
  /// Whether some key is hashed by its address.
  var hasAddressKeys: Bool { @inline(__always) get { address[0] & HashTableView.addressBit != 0 } }

  @inline(__always) private func number(_ index: Int) -> Int { Value(bits: address[index]).fixnum }
  @inline(__always) private func setNumber(_ index: Int, _ number: Int) { address[index] = Value(fixnum: number).bits }

  var count: Int {
    get { number(1) }
    nonmutating set { setNumber(1, newValue) }
  }
  /// Positions below this one hold entries, live or deleted.
  var used: Int {
    get { number(2) }
    nonmutating set { setNumber(2, newValue) }
  }
  static var entriesSlot: Int { 3 }
  static var bucketsSlot: Int { 4 }
  /// Entries before this position have no key that a minor collection moves.
  var firstYoung: Int {
    get { number(5) }
    nonmutating set { setNumber(5, newValue) }
  }
  var minorEpoch: Int {
    get { number(6) }
    nonmutating set { setNumber(6, newValue) }
  }
  var majorEpoch: Int {
    get { number(7) }
    nonmutating set { setNumber(7, newValue) }
  }
  static var equivalenceSlot: Int { 8 }
  static var hashFunctionSlot: Int { 9 }

  // MARK: - Entries

  /// The first entry's key.
  var entries: WordPointer {
    @inline(__always) get { Value(bits: address[HashTableView.entriesSlot]).address + 1 }
  }
  /// Positions there is room for.
  var capacity: Int {
    (ObjectHeader.words(Value(bits: address[HashTableView.entriesSlot]).header) - 1) / HashTableView.entryWords
  }

  @inline(__always) func entry(_ position: Int) -> WordPointer { entries + position &* HashTableView.entryWords }
  @inline(__always) func key(_ position: Int) -> Value { Value(bits: entry(position)[0]) }
  @inline(__always) func value(_ position: Int) -> Value { Value(bits: entry(position)[1]) }
  @inline(__always) func isLive(_ position: Int) -> Bool { key(position) != .unbound }

  /// The first position at or after `position` that holds a live entry.
  func next(_ position: Int) -> Int? {
    var position = position
    let used = used
    while position < used {
      if isLive(position) { return position }
      position += 1
    }
    return nil
  }

  // MARK: - Chains

  @inline(__always) static func link(hash: UInt64, next: UInt64) -> UInt64 { hash << 33 | next << 2 }
  @inline(__always) static func hash(_ link: UInt64) -> UInt64 { link >> 33 }
  /// The next position of the chain plus one, or zero.
  @inline(__always) static func next(_ link: UInt64) -> Int { Int(truncatingIfNeeded: link >> 2 & Hashing.mask) }

  /// The bucket of a hash: the remainder by the number of buckets, from two multiplications (Lemire, Kaser and Kurz,
  /// "Faster remainder by direct computation", 2019). Modulo a prime, numbers in a row fall into buckets in a row,
  /// and so do numbers that are multiples of a power of two.
  @inline(__always) func bucket(_ hash: UInt64) -> UnsafeMutablePointer<UInt32> {
    let storage = Value(bits: address[HashTableView.bucketsSlot]).address
    let index = (storage[1] &* hash).multipliedFullWidth(by: storage[2]).high
    return HashTableView.buckets(storage) + Int(truncatingIfNeeded: index)
  }

  @inline(__always) private static func buckets(_ storage: WordPointer) -> UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(storage + bucketsHeader).assumingMemoryBound(to: UInt32.self)
  }
  /// Words before the first bucket.
  private static var bucketsHeader: Int { 3 }

  /// Words of an object of so many buckets.
  static func bucketsWords(_ count: Int) -> Int { bucketsHeader + (count + 1) / 2 }

  /// Prepares fresh storage.
  static func prepareBuckets(_ storage: WordPointer, count: Int) {
    storage[1] = UInt64.max / UInt64(count) + 1
    storage[2] = UInt64(count)
    clearBuckets(storage)
  }

  static func clearBuckets(_ storage: WordPointer) {
    buckets(storage).update(repeating: 0, count: Int(storage[2]))
  }

  /// The largest prime number below twice a number of positions, which is a power of two from 8 to `positionLimit`.
  static func bucketCount(positions: Int) -> Int {
    2 * positions - Int(distancesToPrimes[positions.trailingZeroBitCount - 3])
  }
  private static let distancesToPrimes: [UInt8] = [
    3, 1, 3, 1, 5, 3, 3, 9, 3, 1, 3, 19, 15, 1, 5, 1, 3, 9, 3, 15, 3, 39, 5, 39, 57, 3, 35, 1,
  ]

  /// The position of the first entry of a chain that satisfies the condition, given its key and hash; -1 if there is
  /// none.
  @inline(__always) func search(_ hash: UInt64, where isWanted: (Value, UInt64) -> Bool) -> Int {
    let entries = entries
    var place = Int(bucket(hash).pointee)
    while place != 0 {
      let entry = entries + (place &- 1) &* HashTableView.entryWords
      if isWanted(Value(bits: entry[0]), HashTableView.hash(entry[2])) { return place &- 1 }
      place = HashTableView.next(entry[2])
    }
    return -1
  }

  /// Puts an entry at the head of the chain of its hash.
  @inline(__always) func chain(_ position: Int, hash: UInt64) {
    let bucket = bucket(hash)
    entry(position)[2] = HashTableView.link(hash: hash, next: UInt64(bucket.pointee))
    bucket.pointee = UInt32(truncatingIfNeeded: position &+ 1)
  }

  /// Takes an entry out of its chain.
  func unchain(_ position: Int) {
    let link = entry(position)[2]
    let bucket = bucket(HashTableView.hash(link))
    var place = Int(bucket.pointee)
    if place == position + 1 {
      bucket.pointee = UInt32(truncatingIfNeeded: HashTableView.next(link))
      return
    }
    while place != 0 {
      let before = entry(place - 1)
      place = HashTableView.next(before[2])
      if place == position + 1 {
        before[2] = HashTableView.link(
          hash: HashTableView.hash(before[2]), next: UInt64(truncatingIfNeeded: HashTableView.next(link)))
        return
      }
    }
  }
}
