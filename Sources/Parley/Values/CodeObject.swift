// A compiled procedure body in the heap. Fixed, so that return addresses and cells may hold raw addresses into it.
//
//   word 0   header
//   word 1   name (symbol, or #f)
//   word 2   index of its CodeInfo in the machine, as a fixnum
//   word 3   first literal's word offset << 32 | number of literals
//   word 4   frame size (low 32 bits), arity (high 32 bits, so it lies right before the entry)
//   word 5…  instructions, 32 bits each, padded to a whole word; then the literals, one value a word
//
// Arity n >= 0: exactly n arguments. Arity -(n+1): n or more, the rest as a list in register n.

struct CodeObject: Equatable, Hashable {
  let address: WordPointer

  static var nameSlot: Int { 1 }
  static var entryWord: Int { 5 }
  /// From a tagged reference to a code object to its entry address.
  static var entryFromReference: UInt64 { UInt64(entryWord * 8 - 1) }

  @inline(__always) init(_ address: WordPointer) { self.address = address }
  @inline(__always) init(_ value: Value) { address = value.address }

  var name: Value { Value(bits: address[1]) }
  var infoIndex: Int { Value(bits: address[2]).fixnum }
  var literalCount: Int { Int(address[3] & 0xFFFF_FFFF) }
  var literals: WordPointer { address + Int(address[3] >> 32) }
  var entry: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(address + CodeObject.entryWord).assumingMemoryBound(to: UInt32.self)
  }
  var frameSize: Int { Int(entry[-2]) }
  var arity: Int { Int(Int32(bitPattern: entry[-1])) }
  /// Number of instruction words, padding included.
  var instructionCount: Int { (Int(address[3] >> 32) - CodeObject.entryWord) * 2 }
  var asValue: Value { Value(object: address) }
}

extension Value {
  /// The code object of a closure.
  var closureCode: CodeObject { CodeObject(slot(1)) }
}
