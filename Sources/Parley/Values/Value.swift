// The one-word value. Everything a Scheme variable can hold is 64 bits whose low three bits tell the kind; this file
// is the only place that knows the encoding. Unsafe accesses assume that the caller has checked the tag.
//
//   low bits   kind         rest of the word
//   --------   ----------   --------------------------------------------------------------------------
//   000, 100   fixnum       62-bit two's complement integer in the upper bits
//   001        object       address of a header word (see ObjectHeader), plus 1
//   101        pair         address of two words (car, cdr) without a header, plus 5
//   010        immediate    low byte 02: a constant, its number above; low byte 0A: a character, its code above;
//                           greater low bytes: never a value, but the first word of an object (see ObjectHeader)
//   011, 110,  flonum       an IEEE double whose exponent's upper three bits are 000, 011 or 100, turned so that they
//   111                     come to lie here, with 3 added to them
//
// So doubles that are zero, or whose magnitude is between 2^-255 and 2^257 or below 2^-767, are words; the others, with
// infinities and NaNs, are objects (Melançon, Serrano and Feeley, "Float Self-Tagging", 2025). A double has one of the
// two forms, never either. Low bits 01 mean "points into the heap". A character's code is a Unicode scalar, or #x110000 plus a byte
// that was not valid UTF-8 on input (R7RS 6.6 allows integers above #x10FFFF).

/// A Scheme value in one machine word. Opaque outside the engine: a `Value` kept across a collection may dangle, so
/// host code holds `Handle`s.
@frozen
public struct Value: Equatable {
  @usableFromInline let bits: UInt64

  @inline(__always) @usableFromInline init(bits: UInt64) { self.bits = bits }
}

typealias WordPointer = UnsafeMutablePointer<UInt64>

// MARK: - Constants

extension Value {
  @inline(__always) private init(constant: UInt64) { self.init(bits: constant << 8 | 0x02) }

  public static var `false`: Value { @inline(__always) get { Value(constant: 0) } }
  public static var `true`: Value { @inline(__always) get { Value(constant: 1) } }
  public static var null: Value { @inline(__always) get { Value(constant: 2) } }
  public static var eof: Value { @inline(__always) get { Value(constant: 3) } }
  public static var unspecified: Value { @inline(__always) get { Value(constant: 4) } }
  /// What an optional parameter that was not passed holds.
  static var absent: Value { @inline(__always) get { Value(constant: 5) } }
  /// The content of a global cell that nothing has defined.
  static var unbound: Value { @inline(__always) get { Value(constant: 6) } }
  /// The content of a `letrec` variable before its initialiser ran.
  static var uninitialized: Value { @inline(__always) get { Value(constant: 7) } }
  /// What a primitive returns to have its call made of the Scheme procedure that its declaration names instead.
  static var delegated: Value { @inline(__always) get { Value(constant: 8) } }

  @inline(__always) public init(_ flag: Bool) { self = flag ? .true : .false }

  public var isFalse: Bool { @inline(__always) get { bits == Value.false.bits } }
  public var isTrue: Bool { @inline(__always) get { bits != Value.false.bits } }
  public var isNull: Bool { @inline(__always) get { bits == Value.null.bits } }
  public var isEOF: Bool { @inline(__always) get { bits == Value.eof.bits } }
  var isBoolean: Bool { @inline(__always) get { bits | 0x100 == Value.true.bits } }
}

// MARK: - Fixnums

extension Value {
  static var fixnumRange: ClosedRange<Int> { -(1 << 61)...((1 << 61) - 1) }

  @inline(__always) public init(fixnum n: Int) { self.init(bits: UInt64(bitPattern: Int64(n)) << 2) }

  public var isFixnum: Bool { @inline(__always) get { bits & 3 == 0 } }
  /// The integer of a fixnum.
  public var fixnum: Int { @inline(__always) get { Int(Int64(bitPattern: bits) >> 2) } }

  @inline(__always) static func bothFixnums(_ a: Value, _ b: Value) -> Bool { (a.bits | b.bits) & 3 == 0 }

  /// Sum of two fixnums and whether it overflowed; meaningless for other operands.
  @inline(__always) func addingFixnum(_ other: Value) -> (Value, Bool) {
    let (sum, overflow) = Int64(bitPattern: bits).addingReportingOverflow(Int64(bitPattern: other.bits))
    return (Value(bits: UInt64(bitPattern: sum)), overflow)
  }
  @inline(__always) func subtractingFixnum(_ other: Value) -> (Value, Bool) {
    let (difference, overflow) = Int64(bitPattern: bits).subtractingReportingOverflow(Int64(bitPattern: other.bits))
    return (Value(bits: UInt64(bitPattern: difference)), overflow)
  }
  @inline(__always) func multipliedByFixnum(_ other: Value) -> (Value, Bool) {
    let (product, overflow) = (Int64(bitPattern: bits) >> 2).multipliedReportingOverflow(
      by: Int64(bitPattern: other.bits))
    return (Value(bits: UInt64(bitPattern: product)), overflow)
  }
  @inline(__always) func isFixnumLess(than other: Value) -> Bool {
    Int64(bitPattern: bits) < Int64(bitPattern: other.bits)
  }
}

// MARK: - Flonums

extension Value {
  /// 3 in the place of the exponent's upper three bits.
  private static var flonumShift: UInt64 { 3 << 60 }

  /// A double as a word; nil if it takes an object.
  @inline(__always) init?(immediate double: Double) {
    let shifted = double.bitPattern &+ Value.flonumShift
    self.init(bits: shifted << 4 | shifted >> 60)
    if !isImmediateFlonum { return nil }
  }

  /// Whether it is a flonum in the word itself. The mask has a bit for each tag, over and over: testing the bit that the
  /// low bits name is one instruction.
  var isImmediateFlonum: Bool {
    @inline(__always) get { 0xC8C8_C8C8 as UInt32 &>> UInt32(truncatingIfNeeded: bits) & 1 != 0 }
  }
  /// The double of an immediate flonum.
  var immediateFlonum: Double {
    @inline(__always) get { Double(bitPattern: (bits >> 4 | bits << 60) &- Value.flonumShift) }
  }
  @inline(__always) static func bothImmediateFlonums(_ a: Value, _ b: Value) -> Bool {
    a.isImmediateFlonum && b.isImmediateFlonum
  }

  public var isFlonum: Bool { @inline(__always) get { isImmediateFlonum || isObject(.flonum) } }
  @inline(__always) static func bothFlonums(_ a: Value, _ b: Value) -> Bool { a.isFlonum && b.isFlonum }

  /// The double of a flonum.
  public var flonum: Double {
    @inline(__always) get { isImmediateFlonum ? immediateFlonum : Double(bitPattern: address[1]) }
  }
}

// MARK: - Characters

extension Value {
  /// Codes at and above this one stand for single bytes that were not valid UTF-8.
  static var rawByteBase: UInt32 { 0x110000 }

  /// A character from its code: a Unicode scalar value, or `rawByteBase` plus a byte.
  @inline(__always) init(characterCode code: UInt32) { self.init(bits: UInt64(code) << 8 | 0x0A) }
  @inline(__always) public init(_ scalar: Unicode.Scalar) { self.init(characterCode: scalar.value) }

  public var isCharacter: Bool { @inline(__always) get { bits & 0xFF == 0x0A } }
  var characterCode: UInt32 { @inline(__always) get { UInt32(truncatingIfNeeded: bits >> 8) } }
}

// MARK: - Heap references

extension Value {
  @inline(__always) init(pair address: WordPointer) { self.init(bits: UInt64(UInt(bitPattern: address)) | 5) }
  @inline(__always) init(object address: WordPointer) { self.init(bits: UInt64(UInt(bitPattern: address)) | 1) }

  public var isPair: Bool { @inline(__always) get { bits & 7 == 5 } }
  /// Whether it is a fixnum from 0 up.
  var isNaturalFixnum: Bool { @inline(__always) get { bits & (1 << 63 | 3) == 0 } }
  var isObject: Bool { @inline(__always) get { bits & 7 == 1 } }
  var isHeapReference: Bool { @inline(__always) get { bits & 3 == 1 } }

  /// The first word of what a pair or object value points at.
  var address: WordPointer {
    @inline(__always) get { WordPointer(bitPattern: UInt(truncatingIfNeeded: bits & ~7)).unsafelyUnwrapped }
  }

  /// The car of a pair, without check.
  public var car: Value { @inline(__always) get { Value(bits: address[0]) } }
  /// The cdr of a pair, without check.
  public var cdr: Value { @inline(__always) get { Value(bits: address[1]) } }

  /// Whether this is an object of that kind.
  @inline(__always) func isObject(_ kind: ObjectKind) -> Bool {
    isObject && UInt8(truncatingIfNeeded: address[0]) == kind.headerByte
  }
}

extension String {
  /// The character codes of a text.
  var characterCodes: [UInt32] {
    // Almost everything that passes here is ASCII, for which the general way is ten times as slow.
    let ascii = utf8.withContiguousStorageIfAvailable { bytes -> [UInt32]? in
      bytes.allSatisfy { $0 < 0x80 } ? bytes.map(UInt32.init) : nil
    }
    return (ascii ?? nil) ?? unicodeScalars.map(\.value)
  }
}
