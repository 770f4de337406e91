// Marking: which objects of the old space, and which fixed ones, are in use. It goes on a part at a time, after minor
// collections, while the program runs in between, and moves nothing.
//
// Three rules make the parts fit together.
//   While it runs, the write barrier remembers every store of a reference into an object outside the nursery, and the next
//   minor collection marks what was stored (Dijkstra's barrier).
//   Every minor collection marks what roots and survivors refer to, so what the program holds is marked when the stack of
//   marked and not yet scanned objects runs empty: then it has ended, in that same pause.
//   What is new counts as marked: survivors have been scanned when they were copied, fixed objects made meanwhile too.

struct Marker {
  private(set) var isActive = false
  /// Bytes of the old space found in use.
  private(set) var markedBytes = 0
  /// Objects that were marked and not yet scanned. Behind one that is being scanned piecemeal, the index of the slot to
  /// go on with, times two, plus one.
  private var stack = UnsafeMutablePointer<UInt64>.allocate(capacity: Marker.leastCapacity)
  private var count = 0
  private var capacity = Marker.leastCapacity

  /// A fixed object of more words is scanned in pieces.
  private static var piece: Int { 1 << 15 }
  private static var leastCapacity: Int { 1 << 10 }

  mutating func begin() {
    isActive = true
    markedBytes = 0
  }

  mutating func end() {
    isActive = false
    count = 0
    guard capacity > 1 << 16 else { return }
    stack.deallocate()
    capacity = Marker.leastCapacity
    stack = .allocate(capacity: capacity)
  }

  func deallocate() { stack.deallocate() }

  @inline(__always) private mutating func push(_ entry: UInt64) {
    if _slowPath(count == capacity) { grow() }
    stack[count] = entry
    count &+= 1
  }

  @inline(never) private mutating func grow() {
    let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity)
    grown.update(from: stack, count: count)
    stack.deallocate()
    stack = grown
    capacity *= 2
  }

  @inline(__always) private mutating func popEntry() -> UInt64? {
    if count == 0 { return nil }
    count &-= 1
    return stack[count]
  }

  /// Marks an object outside the nursery.
  /// - Parameter allFixed: the old space is being emptied, so whatever is not moving is fixed.
  @inline(__always) mutating func mark(_ address: UInt64, in old: inout OldSpace, allFixed: Bool = false) {
    let object = WordPointer(bitPattern: UInt(address)).unsafelyUnwrapped
    if !allFixed, old.contains(address) {
      if old.isMarked(address) { return }
      let first = object[0]
      guard ObjectHeader.isHeader(first) else {
        old.mark(address, words: 2)
        markedBytes &+= 16
        push(address)
        return
      }
      let words = ObjectHeader.words(first)
      old.mark(address, words: words)
      markedBytes &+= words &* 8
      if ObjectHeader.isTraced(first) { push(address) }
    } else {
      let header = object[0]
      if header & ObjectHeader.markBit != 0 { return }
      object[0] = header | ObjectHeader.markBit
      push(address)
    }
  }

  /// The next object to scan.
  mutating func pop() -> WordPointer? { popEntry().flatMap { WordPointer(bitPattern: UInt($0)) } }

  /// Scans objects until so many bytes are done, or nothing is left.
  /// - Returns: whether nothing is left.
  mutating func scan(bytes: Int, in old: inout OldSpace) -> Bool {
    var left = bytes
    while let next = popEntry() {
      left &-= next & 1 == 0 ? scan(next, in: &old) : scanPiece(next, in: &old)
      if left < 0 { return count == 0 }
    }
    return true
  }

  /// - Returns: about how many bytes it has looked at.
  @inline(__always) private mutating func scan(_ address: UInt64, in old: inout OldSpace) -> Int {
    let object = WordPointer(bitPattern: UInt(address)).unsafelyUnwrapped
    let first = object[0]
    guard ObjectHeader.isHeader(first) else {
      visit(object, 2, in: &old)
      return 16
    }
    let words = ObjectHeader.words(first)
    if first & ObjectHeader.fixedBit == 0 {
      visit(object + 1, words &- 1, in: &old)
    } else if words > Marker.piece, ObjectHeader.isTraced(first) {
      push(address)
      return scanPiece(1 << 1 | 1, in: &old)
    } else {
      var visited = 0
      Evacuation.forEachRun(ofFixed: object) {
        visit($0, $1, in: &old)
        visited += $1
      }
      return 16 + visited * 8
    }
    return words &* 8
  }

  private mutating func scanPiece(_ entry: UInt64, in old: inout OldSpace) -> Int {
    let start = Int(entry >> 1)
    guard let object = pop() else { return 0 }
    let count = min(max(ObjectHeader.words(object[0]) - start, 0), Marker.piece)
    if count == Marker.piece {
      push(UInt64(UInt(bitPattern: object)))
      push(UInt64(start + count) << 1 | 1)
    }
    visit(object + start, count, in: &old)
    return count * 8
  }

  @inline(__always) private mutating func visit(_ start: WordPointer, _ count: Int, in old: inout OldSpace) {
    var slot = start
    let end = start + count
    while slot < end {
      let value = Value(bits: slot.pointee)
      if value.isHeapReference { mark(value.bits & ~7, in: &old) }
      slot += 1
    }
  }
}

extension Heap {
  /// Whether the heap has grown so much since the last marking that another pays: the old space with what this collection
  /// will add to it, and what does not move, together or that alone.
  var isMarkingDue: Bool {
    let expected = max(promotedLast, nurseryUsed - young.edenSize)
    let fixedGrowth = max(0, fixedBytes + externalBytes - fixedBytesAtLastMajor)
    return stress || old.usedBytes + expected + fixedGrowth > majorThreshold || fixedGrowth > fixedThreshold
  }

  func beginMarking() {
    marker.begin()
    old.beginMarking()
    forEachPinned { marker.mark(UInt64(UInt(bitPattern: $0)), in: &old) }
    state.pointee.watchEverything()
  }

  /// Does a part of a marking; the nursery is empty.
  func continueMarking(bytes: Int) {
    guard marker.scan(bytes: bytes, in: &old) else { return }
    // The expander may hold symbols that nothing refers to only since the marking began.
    forEachPinned { marker.mark(UInt64(UInt(bitPattern: $0)), in: &old) }
    _ = marker.scan(bytes: .max, in: &old)
    endMarking()
  }

  private func endMarking() {
    keepOrRelease(&oldFinalizable) { old.isMarked(UInt64(UInt(bitPattern: $0))) }
    if stress { old.poisonUnmarked() }
    let span = old.span
    old.endMarking(markedBytes: marker.markedBytes)
    marker.end()
    state.pointee.watchNursery()
    sweepFixed()
    releasePages(
      from: old.start + UInt64(max(old.span, majorThreshold) + (16 << 20)), to: old.start + UInt64(span))
    compactionWanted = old.span > 3 * old.usedBytes + (64 << 20)
    statistics.markings += 1
  }

  /// Forgets a marking that has not ended.
  func abandonMarking() {
    guard marker.isActive else { return }
    marker.end()
    for object in fixedObjects { object[0] &= ~ObjectHeader.markBit }
    for object in freshFixedObjects { object[0] &= ~ObjectHeader.markBit }
    state.pointee.watchNursery()
  }
}
