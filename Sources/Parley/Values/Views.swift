// Typed views of heap objects. Each assumes a checked tag; in debug builds it asserts it.

/// The characters of a string object: O(1) access whatever the width.
struct StringView {
  let address: WordPointer

  @inline(__always) init(_ value: Value) {
    assert(value.isObject(.string))
    address = value.address
  }

  var count: Int { @inline(__always) get { Value(bits: address[2]).fixnum } }
  var isWide: Bool { @inline(__always) get { ObjectHeader.variant(address[0]) & 1 != 0 } }
  var isImmutable: Bool { @inline(__always) get { address[0] & ObjectHeader.immutableBit != 0 } }
  private var storage: UnsafeMutableRawPointer {
    @inline(__always) get { UnsafeMutableRawPointer(Value(bits: address[1]).address + 1) }
  }
  /// The characters of a narrow (Latin-1) string.
  var narrow: UnsafeMutablePointer<UInt8> {
    @inline(__always) get { storage.assumingMemoryBound(to: UInt8.self) }
  }
  /// The characters of a wide string.
  var wide: UnsafeMutablePointer<UInt32> {
    @inline(__always) get { storage.assumingMemoryBound(to: UInt32.self) }
  }
  /// The character code at `index`, which must be below `count`. To store one, see `Heap.setString`.
  @inline(__always) subscript(index: Int) -> UInt32 {
    isWide ? wide[index] : UInt32(narrow[index])
  }
}

struct VectorView {
  let address: WordPointer

  @inline(__always) init(_ value: Value) {
    assert(value.isObject(.vector))
    address = value.address
  }
  var count: Int { @inline(__always) get { ObjectHeader.words(address[0]) &- 1 } }
  /// The elements. Stores into it need `Heap.writeBarrier`.
  @inline(__always) subscript(index: Int) -> Value { Value(bits: address[index &+ 1]) }
}

struct BytevectorView {
  let address: WordPointer

  @inline(__always) init(_ value: Value) {
    assert(value.isObject(.bytevector))
    address = value.address
  }
  var count: Int { @inline(__always) get { Int(truncatingIfNeeded: address[1]) } }
  var bytes: UnsafeMutablePointer<UInt8> {
    @inline(__always) get { UnsafeMutableRawPointer(address + 2).assumingMemoryBound(to: UInt8.self) }
  }
}

/// The digits of a bignum: its magnitude, least significant digit first, without leading zeros.
struct BignumView {
  let address: WordPointer

  @inline(__always) init(_ value: Value) {
    assert(value.isObject(.bignum))
    address = value.address
  }
  /// The number of digits, at least 1.
  var count: Int { @inline(__always) get { ObjectHeader.words(address[0]) &- 1 } }
  var isNegative: Bool { @inline(__always) get { ObjectHeader.variant(address[0]) != 0 } }
  var digits: UnsafeMutablePointer<UInt> {
    @inline(__always) get { UnsafeMutableRawPointer(address + 1).assumingMemoryBound(to: UInt.self) }
  }
  var bitWidth: Int { count * 64 - digits[count - 1].leadingZeroBitCount }
}

extension Value {
  var isString: Bool { @inline(__always) get { isObject(.string) } }
  var isSymbol: Bool { @inline(__always) get { isObject(.symbol) } }
  var isVector: Bool { @inline(__always) get { isObject(.vector) } }
  var isBytevector: Bool { @inline(__always) get { isObject(.bytevector) } }
  var isProcedure: Bool {
    guard isObject else { return false }
    switch objectKind {
    case .closure, .caseLambda, .primitive, .continuation, .parameter: return true
    default: return false
    }
  }

  /// The name of a symbol, as a string value.
  var symbolName: Value { slot(1) }

  /// The Swift object of a `port` or `hostObject`, which the caller knows to be of that type.
  @inline(__always) func retained<T: AnyObject>(_ type: T.Type) -> T {
    Unmanaged<T>.fromOpaque(UnsafeRawPointer(bitPattern: UInt(address[1])).unsafelyUnwrapped).takeUnretainedValue()
  }

  /// The Swift object of a `hostObject`, if it is one of that type.
  func host<T: AnyObject>(_ type: T.Type) -> T? {
    guard isObject(.hostObject), let raw = UnsafeRawPointer(bitPattern: UInt(address[1])) else { return nil }
    return Unmanaged<AnyObject>.fromOpaque(raw).takeUnretainedValue() as? T
  }
}
