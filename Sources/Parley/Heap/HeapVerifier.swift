// Checks the heap's invariants after a collection: every word of every live object and root is an immediate or points
// at the start of an object of the right kind in a place that is alive. Run by the stress mode; slow on purpose.

struct HeapVerifier {
  private let heap: Heap
  private let fixed: Set<WordPointer>
  private let remembered: Set<WordPointer>
  private var visited: Set<UInt64> = []
  private var pending: [WordPointer] = []

  init(_ heap: Heap) {
    self.heap = heap
    fixed = Set(heap.fixedObjects)
    let state = heap.state.pointee
    remembered = Set(UnsafeBufferPointer(start: state.remembered, count: state.rememberedCount))
  }

  /// Traps with a description of the first word that breaks an invariant.
  mutating func verify() {
    require(heap.nurseryUsed == 0, "the nursery is not empty after a collection")
    for source in heap.roots {
      source.visitRoots { start, count in
        for index in 0..<count { check(start + index, isYoung: true, in: "root") }
      }
      source.visitSymbols { start, count in
        for index in 0..<count { check(start + index, isYoung: false, in: "name of a binding") }
      }
    }
    for object in heap.fixedObjects { verifyFixed(object) }
    while let object = pending.popLast() { verifyMovable(object) }
  }

  private mutating func verifyMovable(_ object: WordPointer) {
    let isYoung = heap.young.isSurvivor(UInt64(UInt(bitPattern: object)))
    guard ObjectHeader.isHeader(object[0]) else {
      check(object, isYoung: isYoung, in: "car")
      check(object + 1, isYoung: isYoung, in: "cdr")
      return
    }
    let words = ObjectHeader.words(object[0])
    let last = UInt64(UInt(bitPattern: object + words - 1))
    require(words > 0 && (heap.old.isTaken(last) || heap.young.isSurvivor(last)), "object size \(words) at \(object)")
    guard ObjectHeader.isTraced(object[0]) else { return }
    let kind = ObjectHeader.kind(object[0])
    for index in 1..<max(words, 1) {
      check(object + index, isYoung: isYoung, in: "\(kind) slot \(index)")
    }
  }

  private mutating func verifyFixed(_ object: WordPointer) {
    let header = object[0]
    require(ObjectHeader.isHeader(header), "fixed object without header")
    require(heap.marker.isActive || header & ObjectHeader.markBit == 0, "mark left behind")
    switch ObjectHeader.kind(header) {
    case .cell:
      check(object + 1, in: "cell value")
      check(object + 4, in: "cell name")
    case .code:
      let code = CodeObject(object)
      for index in 0..<code.literalCount { check(code.literals + index, in: "literal \(index)") }
    case .primitive: check(object + 2, in: "primitive name")
    case let kind where ObjectHeader.isTraced(header):
      for index in 1..<max(ObjectHeader.words(header), 1) { check(object + index, in: "fixed \(kind) slot \(index)") }
    default: break
    }
  }

  /// - Parameter isYoung: the slot is none that a minor collection has to be told about.
  private mutating func check(_ slot: WordPointer, isYoung: Bool = false, in place: @autoclosure () -> String) {
    let value = Value(bits: slot.pointee)
    require(!ObjectHeader.isHeader(value.bits), "a header, forwarded or freed word in \(place())")
    guard value.isHeapReference else { return }
    let address = value.bits & ~7
    let isSurvivor = heap.young.isSurvivor(address)
    let isMovable = isSurvivor || heap.old.isTaken(address)
    require(
      isMovable || fixed.contains(value.address), "dangling reference \(String(value.bits, radix: 16)) in \(place())")
    require(
      !isSurvivor || isYoung || remembered.contains(slot), "a young reference that is not remembered in \(place())")
    let first = value.address[0]
    require(ObjectHeader.isHeader(first) == value.isObject, "a pair for an object, or the reverse, in \(place())")
    if isMovable, visited.insert(address).inserted { pending.append(value.address) }
  }

  /// Says what is wrong in optimised builds too, unlike `precondition`.
  private func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
  }
}
