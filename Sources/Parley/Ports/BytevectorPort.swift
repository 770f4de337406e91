// Bytevector ports: bytes in memory.

extension Port {
  /// A port that reads the bytes of a bytevector as it is now.
  static func bytevectorInput(_ view: BytevectorView, heap: Heap) throws(SchemeThrow) -> Port {
    try heap.checkRoom(forWords: view.count / 8)
    let port = Port(
      memory: [.input, .inputOpen, .binary], name: "bytevector", inputCapacity: max(view.count, 1), outputCapacity: 1,
      heap: heap)
    port.state.pointee.input.update(from: view.bytes, count: view.count)
    port.state.pointee.inputEnd = view.count
    return port
  }

  /// A port that accumulates bytes.
  static func bytevectorOutput(heap: Heap) -> Port {
    Port(memory: [.output, .outputOpen, .binary], name: "bytevector", inputCapacity: 1, outputCapacity: 64, heap: heap)
  }

  /// The bytes accumulated so far, as a new bytevector.
  func accumulatedBytes(in heap: Heap) throws(SchemeThrow) -> Value {
    try heap.makeBytevector(UnsafeBufferPointer(start: state.pointee.output, count: state.pointee.outputCount))
  }
}
