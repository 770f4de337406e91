// String ports: characters in memory, in the escaped coding of TextCoding.

extension Port {
  /// A port that reads the characters of a string as it is now.
  static func stringInput(_ view: StringView, heap: Heap) throws(SchemeThrow) -> Port {
    let count = view.count
    var length = count
    let isASCII = !view.isWide && TextCoding.asciiPrefix(view.narrow, count) == count
    if !isASCII {
      length = 0
      for index in 0..<count {
        let code = view[index]
        length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : code < Value.rawByteBase ? 4 : 2
      }
    }
    try heap.checkRoom(forWords: length / 8)
    let port = Port(
      memory: [.input, .inputOpen, .textual], name: "string", inputCapacity: max(length, 1), outputCapacity: 1,
      heap: heap)
    let target = port.state.pointee.input
    if isASCII {
      target.update(from: view.narrow, count: count)
    } else {
      var end = 0
      for index in 0..<count { end += TextCoding.encode(view[index], into: target + end, escaped: true) }
    }
    port.state.pointee.inputEnd = length
    return port
  }

  /// A port that accumulates characters.
  static func stringOutput(heap: Heap) -> Port {
    Port(memory: [.output, .outputOpen, .textual], name: "string", inputCapacity: 1, outputCapacity: 64, heap: heap)
  }

  /// The characters accumulated so far, as a new string.
  func accumulatedString(in heap: Heap) throws(SchemeThrow) -> Value {
    try TextCoding.makeString(
      UnsafeBufferPointer(start: state.pointee.output, count: state.pointee.outputCount), escaped: true, in: heap)
  }
}
