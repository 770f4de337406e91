// Bytes and symbols for primitives outside the engine.

extension Arguments {
  /// The bytes of a bytevector, or of a string as UTF-8.
  public func data(_ index: Int) throws(SchemeThrow) -> [UInt8] {
    if isString(index) { return try bytes(index) }
    guard self[index].isBytevector else { throw wrongType(index, "a bytevector or a string") }
    let view = BytevectorView(self[index])
    return Array(UnsafeBufferPointer(start: view.bytes, count: view.count))
  }

  /// The name of a symbol.
  public func symbolName(_ index: Int) throws(SchemeThrow) -> String { heap.symbolText(try symbol(index)) }

  public func makeSymbol(_ name: String) -> Value { heap.intern(name) }
  public func makeBytevector(_ bytes: ArraySlice<UInt8>) throws(SchemeThrow) -> Value { try heap.makeBytevector(bytes) }
}
