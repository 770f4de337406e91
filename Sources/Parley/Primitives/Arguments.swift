// What a primitive receives, with checked access to each argument. The checks build their error texts from the
// primitive's declaration.

/// The arguments of one call of a primitive. Valid during that call only.
public struct Arguments {
  unowned(unsafe) let machine: Machine
  let base: WordPointer
  public let count: Int

  @inline(__always) init(machine: Machine, base: WordPointer, count: Int) {
    self.machine = machine
    self.base = base
    self.count = count
  }

  var heap: Heap { @inline(__always) get { machine.heap } }

  /// Argument `index`, which must be below `count`.
  public subscript(index: Int) -> Value { @inline(__always) get { Value(bits: base[index]) } }

  /// Whether an optional argument was passed.
  public func has(_ index: Int) -> Bool { index < count }

  // MARK: - Errors

  /// "vector-ref: argument 1 (vector) must be a vector, got 7". `index` counts from 0.
  public func wrongType(_ index: Int, _ wanted: String) -> SchemeThrow {
    machine.argumentError(.type, index, wanted, self[index])
  }

  /// Like `wrongType` for a value of the right type outside its range: "… must be an index below 3, got 7".
  public func outOfRange(_ index: Int, _ wanted: String) -> SchemeThrow {
    machine.argumentError(.range, index, wanted, self[index])
  }

  /// "open-input-file: no such file or directory: \"x\"": the primitive's name, a message and irritants.
  public func failure(_ kind: ConditionKind, _ message: String, _ irritants: Value...) -> SchemeThrow {
    machine.primitiveFailure(kind, message, irritants)
  }

  /// The error of an argument that is not what `wanted` says, or is an integer beyond all reason.
  @inline(never) private func noFixnum(_ index: Int, _ wanted: String) -> SchemeThrow {
    self[index].isObject(.bignum)
      ? outOfRange(index, "an exact integer of at most 61 bits") : wrongType(index, wanted)
  }

  // MARK: - Checked access

  @inline(__always) func pair(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isPair else { throw wrongType(index, "a pair") }
    return self[index]
  }

  @inline(__always) public func fixnum(_ index: Int) throws(SchemeThrow) -> Int {
    guard self[index].isFixnum else { throw noFixnum(index, "an exact integer") }
    return self[index].fixnum
  }

  /// An exact integer from 0 up.
  @inline(__always) public func count(_ index: Int) throws(SchemeThrow) -> Int {
    let value = self[index]
    guard value.isFixnum else { throw noFixnum(index, "a non-negative exact integer") }
    guard value.fixnum >= 0 else { throw outOfRange(index, "a non-negative exact integer") }
    return value.fixnum
  }

  /// An index below `limit`.
  @inline(__always) func index(_ index: Int, below limit: Int) throws(SchemeThrow) -> Int {
    let value = self[index]
    if value.isFixnum, value.fixnum >= 0, value.fixnum < limit { return value.fixnum }
    guard value.isFixnum || value.isObject(.bignum) else { throw wrongType(index, "an index") }
    throw outOfRange(index, limit == 0 ? "an index, but there is none" : "an index below \(limit)")
  }

  /// The range that optional arguments `first` (start) and `first + 1` (end) select in a sequence of `length` elements.
  func range(from first: Int, of length: Int) throws(SchemeThrow) -> Range<Int> {
    let end = count > first + 1 ? try index(first + 1, upTo: length) : length
    let start = count > first ? try index(first, upTo: end) : 0
    return start..<end
  }

  /// An index from 0 to `limit`, which it may be.
  func index(_ index: Int, upTo limit: Int) throws(SchemeThrow) -> Int {
    let value = self[index]
    if value.isFixnum, 0...limit ~= value.fixnum { return value.fixnum }
    guard value.isFixnum || value.isObject(.bignum) else { throw wrongType(index, "an index") }
    throw outOfRange(index, "an index from 0 to \(limit)")
  }

  @inline(__always) public func character(_ index: Int) throws(SchemeThrow) -> UInt32 {
    guard self[index].isCharacter else { throw wrongType(index, "a character") }
    return self[index].characterCode
  }

  @inline(__always) func string(_ index: Int) throws(SchemeThrow) -> StringView {
    guard self[index].isString else { throw wrongType(index, "a string") }
    return StringView(self[index])
  }

  /// A string that may be changed.
  func mutableString(_ index: Int) throws(SchemeThrow) -> StringView {
    let view = try string(index)
    if view.isImmutable { throw wrongType(index, "a mutable string, not a literal") }
    return view
  }

  /// A string argument as Swift text.
  public func text(_ index: Int) throws(SchemeThrow) -> String {
    guard self[index].isString else { throw wrongType(index, "a string") }
    return heap.swiftString(self[index])
  }

  @inline(__always) func symbol(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isSymbol else { throw wrongType(index, "a symbol") }
    return self[index]
  }

  @inline(__always) func vector(_ index: Int) throws(SchemeThrow) -> VectorView {
    guard self[index].isVector else { throw wrongType(index, "a vector") }
    return VectorView(self[index])
  }

  func mutableVector(_ index: Int) throws(SchemeThrow) -> VectorView {
    let view = try vector(index)
    if self[index].isImmutable { throw wrongType(index, "a mutable vector, not a literal") }
    return view
  }

  @inline(__always) func bytevector(_ index: Int) throws(SchemeThrow) -> BytevectorView {
    guard self[index].isBytevector else { throw wrongType(index, "a bytevector") }
    return BytevectorView(self[index])
  }

  func mutableBytevector(_ index: Int) throws(SchemeThrow) -> BytevectorView {
    let view = try bytevector(index)
    if self[index].isImmutable { throw wrongType(index, "a mutable bytevector, not a literal") }
    return view
  }

  func procedure(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isProcedure else { throw wrongType(index, "a procedure") }
    return self[index]
  }

  /// The elements of a proper list argument.
  func list(_ index: Int) throws(SchemeThrow) -> [Value] {
    guard let elements = properList(self[index]) else { throw wrongType(index, "a proper list") }
    return elements
  }
}

/// The elements of a proper list, or nil for an improper or circular one.
func properList(_ list: Value) -> [Value]? {
  var elements: [Value] = []
  var slow = list
  var rest = list
  while rest.isPair {
    elements.append(rest.car)
    rest = rest.cdr
    if elements.count & 1 == 0 {
      slow = slow.cdr
      if slow == rest, rest.isPair { return nil }
    }
  }
  return rest.isNull ? elements : nil
}
