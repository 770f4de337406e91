// Checks the heap's invariants after a collection: every word of every live object and root is an immediate or points
// at the start of an object of the right kind in a place that is alive. Run by the stress mode; slow on purpose.

struct HeapVerifier {
  private let heap: Heap
  private let fixed: Set<WordPointer>

  init(_ heap: Heap) {
    self.heap = heap
    fixed = Set(heap.fixedObjects)
  }

  /// Traps with a description of the first word that breaks an invariant.
  func verify() {
    precondition(heap.nurseryUsed == 0, "the nursery is not empty after a collection")
    for source in heap.roots {
      source.visitRoots { start, count in
        for index in 0..<count { check(start + index, in: "root") }
      }
    }
    var position = heap.oldStart
    while position < heap.oldFree {
      guard let object = WordPointer(bitPattern: UInt(position)) else { preconditionFailure("null object") }
      if object[0] & 7 == 3 {
        let words = ObjectHeader.words(object[0])
        precondition(words > 0 && position + UInt64(words * 8) <= heap.oldFree, "object size \(words) at \(object)")
        let kind = ObjectHeader.kind(object[0])
        if kind.rawValue <= ObjectKind.lastTraced {
          for index in 1..<max(words, 1) { check(object + index, in: "\(kind) slot \(index)") }
        }
        position += UInt64(words * 8)
      } else {
        check(object, in: "car")
        check(object + 1, in: "cdr")
        position += 16
      }
    }
    for object in heap.fixedObjects { verifyFixed(object) }
  }

  private func verifyFixed(_ object: WordPointer) {
    let header = object[0]
    precondition(header & 7 == 3, "fixed object without header")
    precondition(header & ObjectHeader.markBit == 0, "mark left behind")
    switch ObjectHeader.kind(header) {
    case .cell:
      check(object + 1, in: "cell value")
      check(object + 4, in: "cell name")
    case .code:
      let code = CodeObject(object)
      for index in 0..<code.literalCount { check(code.literals + index, in: "literal \(index)") }
    case .primitive: check(object + 2, in: "primitive name")
    case let kind where kind.rawValue <= ObjectKind.lastTraced:
      for index in 1..<max(ObjectHeader.words(header), 1) { check(object + index, in: "fixed \(kind) slot \(index)") }
    default: break
    }
  }

  private func check(_ slot: WordPointer, in place: @autoclosure () -> String) {
    let value = Value(bits: slot.pointee)
    guard value.isHeapReference else { return }
    precondition(value.bits & 7 != 3, "a header as a value in \(place())")
    let address = value.bits & ~7
    let inOld = address >= heap.oldStart && address < heap.oldFree
    precondition(
      inOld || fixed.contains(value.address), "dangling reference \(String(value.bits, radix: 16)) in \(place())")
    let first = value.address[0]
    switch value.bits & 7 {
    case 5: precondition(first & 7 != 3 && first & 7 != 6, "pair reference to an object in \(place())")
    case 7: precondition(ObjectHeader.kind(first) == .flonum && first & 7 == 3, "bad flonum reference in \(place())")
    default: precondition(first & 7 == 3, "object reference without header in \(place())")
    }
  }
}
