// The header word of every heap object that is no pair, and the layout of each kind.
//
//   63                          16  15 ... 11  10     9          8     7 ... 3   2 1 0
//   size in words, header included | variant  | fixed | immutable | mark | kind   | 0 1 0
//
// `fixed` objects never move; `mark` is used for them alone, in markings and compactions. Kinds up to `lastTraced` hold
// only values (or words with low bits 00) after the header, so the collector needs no layout for them. The kind is kept with 2
// added, since 0 and 1 are those of constants and characters.
//
// Two more words begin like a header and are no value: a freed word, and what the collector leaves behind in the first word of
// an object that has moved, the new address above the low byte FA.

/// What a heap object is. The raw values are contiguous: a header's kind is cast, not looked up.
enum ObjectKind: UInt8 {
  // Traced: every word after the header is a value, or a word that looks like a fixnum.
  case closure  // [code, free variable ...]
  case box  // [value]                               an assigned variable that a closure captured
  case vector  // [element ...]
  case string  // [storage (bytes), length fixnum]      variant 0: one byte a character (Latin-1), 1: four bytes
  case record  // [record type, field ...]
  case recordType  // [name, field names (vector)]
  case promise  // [pair (done? . value or thunk)]
  case values  // [value ...]                           multiple values; never exactly one
  case parameter  // [value, converter]
  case condition  // see Conditions.swift
  case continuation  // see Continuations.swift
  case frames  // see Continuations.swift
  case stackSegment  // [stack word ...]
  case caseLambda  // [closure ...]
  case ratio  // [numerator, denominator]
  case complex  // [real part, imaginary part]
  case primitive  // fixed. [address of the retained Primitive, name symbol]
  case symbol  // fixed. [name string, hash fixnum]
  case hashTable  // see HashTableView.swift
  case environment  // [host object]

  // Not traced, or traced by a routine of its own.
  case flonum  // [double]
  case bytes  // [byte ...]                            storage of strings; the owner knows the length
  case bytevector  // [length in bytes, byte ...]
  case bignum  // [digit ...]                          see BignumView; variant 1: negative
  case hostObject  // [address of a retained object]        finalised
  case port  // [address of a retained Port, address of its PortState]          finalised
  case code  // fixed. see CodeObject.swift
  case cell  // fixed. see Cell below

  static var lastTraced: UInt8 { ObjectKind.environment.rawValue }
  /// The low byte of headers of this kind.
  var headerByte: UInt8 { @inline(__always) get { (rawValue &+ 2) << 3 | 2 } }
}

enum ObjectHeader {
  static var markBit: UInt64 { 1 << 8 }
  static var immutableBit: UInt64 { 1 << 9 }
  static var fixedBit: UInt64 { 1 << 10 }
  static var variantShift: UInt64 { 11 }

  @inline(__always) static func make(_ kind: ObjectKind, words: Int, variant: UInt64 = 0) -> UInt64 {
    UInt64(truncatingIfNeeded: words) << 16 | variant << variantShift | UInt64(kind.headerByte)
  }
  @inline(__always) static func words(_ header: UInt64) -> Int { Int(truncatingIfNeeded: header >> 16) }
  @inline(__always) static func variant(_ header: UInt64) -> UInt64 { header >> variantShift & 31 }
  @inline(__always) static func kind(_ header: UInt64) -> ObjectKind {
    unsafeBitCast(UInt8(truncatingIfNeeded: header >> 3 & 31) &- 2, to: ObjectKind.self)
  }

  /// Whether a word is the header of an object, and so the first of one that is no pair. (Or it was the first of one that has
  /// moved or was freed.)
  @inline(__always) static func isHeader(_ word: UInt64) -> Bool { word & 7 == 2 && word & 0xF0 != 0 }
  /// Whether a collector finds values in all words behind the header.
  @inline(__always) static func isTraced(_ header: UInt64) -> Bool { kind(header).rawValue <= ObjectKind.lastTraced }

  /// What stands in the first word of an object that has moved.
  @inline(__always) static func forwarding(to address: UInt64) -> UInt64 { address << 8 | 0xFA }
  /// The new address of an object that has moved, by its first word; nil if it has not.
  @inline(__always) static func forwarded(_ word: UInt64) -> UInt64? { word & 0xFF == 0xFA ? word >> 8 : nil }
  /// A freed word, where such are marked.
  static var freed: UInt64 { 0xDEAD_DEAD_DEAD_DEF2 }
}

extension Value {
  /// The kind of an object value, without check that it is one.
  var objectKind: ObjectKind { @inline(__always) get { ObjectHeader.kind(address[0]) } }
  var header: UInt64 { @inline(__always) get { address[0] } }
  var isImmutable: Bool { @inline(__always) get { address[0] & ObjectHeader.immutableBit != 0 } }

  /// Whether it stands for so many values: multiple values, or a value of another kind for one.
  @inline(__always) func isValues(_ count: Int) -> Bool {
    isObject(.values) ? address[0] == ObjectHeader.make(.values, words: count &+ 1) : count == 1
  }

  /// Word `index` of an object as a value; 1 is the first after the header.
  @inline(__always) func slot(_ index: Int) -> Value { Value(bits: address[index]) }
}

/// A global variable: a fixed object that calls compare once against.
///
///   [header, value, entry pc of a plain closure or address of a primitive's Primitive, else 0, arity word, name symbol,
///    1 if compiled code depends on the value, else 0]
/// The variant of a cell of the system environment, which programs cannot set, is 1.
struct Cell: Equatable, Hashable {
  let address: WordPointer

  static var words: Int { 6 }

  @inline(__always) init(_ address: WordPointer) { self.address = address }

  var value: Value { @inline(__always) get { Value(bits: address[1]) } }
  var entry: UInt64 { @inline(__always) get { address[2] } }
  var arity: UInt64 { @inline(__always) get { address[3] } }
  var name: Value { @inline(__always) get { Value(bits: address[4]) } }
  var isSystem: Bool { ObjectHeader.variant(address[0]) == 1 }
  var asValue: Value { Value(object: address) }
}

extension Cell {
  /// The arity word of a cell that holds neither a plain closure nor a primitive: no call site's argument count equals it.
  static var noArity: UInt64 { UInt64.max }
  /// That of a cell that holds a primitive.
  static var primitiveArity: UInt64 { UInt64.max - 1 }
}
