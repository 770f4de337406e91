// The collector. Runs only at safe points; invariants are in HeapVerifier.
//
//   minor      copies what roots, remembered slots and fresh fixed objects reach out of the nursery into the old space
//   marking    finds what of the old space is in use, a part after each minor collection (Marking.swift)
//   compaction copies nursery and old space into the spare range, all at once: where a full collection is wanted now, or
//              the old space has become full of holes
//
// A moved object leaves its new address in its first word (ObjectHeader.forwarding).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the copying loops need, in one plain struct.
struct Evacuation {
  let nurseryStart: UInt64
  let nurseryReserved: UInt64
  /// The range that a compaction empties; empty during a minor collection.
  let fromStart: UInt64
  let fromSize: UInt64
  /// Where objects are copied to.
  var old: OldSpace
  /// Whether what stays where it is gets marked: fixed objects in a compaction, the old space too in a marking.
  let marks: Bool
  let isCompaction: Bool
  var marker: Marker
  /// Up to here the objects in the hole being filled have been scanned; and what of other holes has not been.
  private var scanned: UInt64
  private var unscanned: [(start: UInt64, end: UInt64)] = []

  init(heap: Heap, into old: OldSpace, isCompaction: Bool, marker: Marker) {
    nurseryStart = heap.state.pointee.nurseryStart
    nurseryReserved = heap.state.pointee.nurseryReserved
    fromStart = heap.old.start
    fromSize = isCompaction ? UInt64(heap.old.reserved) : 0
    self.old = old
    self.isCompaction = isCompaction
    self.marker = marker
    marks = isCompaction || marker.isActive
    scanned = old.free
  }

  @inline(__always) func isMoving(_ address: UInt64) -> Bool {
    address &- nurseryStart < nurseryReserved || address &- fromStart < fromSize
  }

  /// Makes `slot` point at the copy of what it points at.
  @inline(__always) mutating func forward(_ slot: WordPointer) {
    let value = Value(bits: slot.pointee)
    if !value.isHeapReference { return }
    let address = value.bits & ~7
    if isMoving(address) {
      slot.pointee = copy(address) | (value.bits & 7)
    } else if marks {
      mark(address)
    }
  }

  @inline(__always) mutating func mark(_ address: UInt64) {
    marker.mark(address, in: &old, allFixed: isCompaction)
  }

  @inline(__always) mutating func copy(_ address: UInt64) -> UInt64 {
    let source = WordPointer(bitPattern: UInt(address)).unsafelyUnwrapped
    let first = source[0]
    if let new = ObjectHeader.forwarded(first) { return new }
    let words = ObjectHeader.isHeader(first) ? ObjectHeader.words(first) : 2
    var new = old.free
    let end = new &+ UInt64(truncatingIfNeeded: words &* 8)
    if _fastPath(end <= old.holeEnd) { old.free = end } else { new = makeRoom(words: words) }
    let target = WordPointer(bitPattern: UInt(new)).unsafelyUnwrapped
    target[0] = first
    var index = 1
    while index < words {
      target[index] = source[index]
      index &+= 1
    }
    source[0] = ObjectHeader.forwarding(to: new)
    return new
  }

  /// Room for an object that the hole being filled has not.
  @inline(never) private mutating func makeRoom(words: Int) -> UInt64 {
    let isMarking = marker.isActive
    if words > OldSpace.largestSmall {
      let address = old.takeLarge(words: words, alsoMarked: isMarking)
      unscanned.append((address, address + UInt64(words * 8)))
      return address
    }
    if scanned < old.free { unscanned.append((scanned, old.free)) }
    old.takeHole(words: words, alsoMarked: isMarking)
    let address = old.free
    scanned = address
    old.free += UInt64(words * 8)
    return address
  }

  mutating func forward(_ start: WordPointer, _ count: Int) {
    var slot = start
    let end = start + count
    while slot < end {
      forward(slot)
      slot += 1
    }
  }

  /// Forwards the slots of a fixed object.
  mutating func scanFixed(_ object: WordPointer) {
    Evacuation.forEachRun(ofFixed: object) { forward($0, $1) }
  }

  /// The runs of words in a fixed object that hold values.
  @inline(__always) static func forEachRun(ofFixed object: WordPointer, _ body: (WordPointer, Int) -> Void) {
    let header = object[0]
    switch ObjectHeader.kind(header) {
    case .cell:
      body(object + 1, 1)
      body(object + 4, 1)
    case .code:
      let code = CodeObject(object)
      body(object + CodeObject.nameSlot, 1)
      body(code.literals, code.literalCount)
    case .primitive:
      body(object + 2, 1)
    case _ where ObjectHeader.isTraced(header):
      body(object + 1, ObjectHeader.words(header) - 1)
    default:
      break
    }
  }

  /// Scans what was copied, and in a compaction the fixed objects found, until nothing new comes (Cheney).
  mutating func scan() {
    while true {
      if scanned < old.free {
        let start = scanned
        scanned = old.free
        scan(from: start, to: scanned)
      } else if let run = unscanned.popLast() {
        scan(from: run.start, to: run.end)
      } else if isCompaction, let object = marker.pop() {
        scanFixed(object)
      } else {
        return
      }
    }
  }

  private mutating func scan(from start: UInt64, to end: UInt64) {
    var position = start
    while position < end {
      let object = WordPointer(bitPattern: UInt(position)).unsafelyUnwrapped
      let first = object[0]
      if ObjectHeader.isHeader(first) {
        let words = ObjectHeader.words(first)
        if ObjectHeader.isTraced(first) { forward(object + 1, words &- 1) }
        position &+= UInt64(truncatingIfNeeded: words &* 8)
      } else {
        forward(object)
        forward(object + 1)
        position &+= 16
      }
    }
  }
}

extension Heap {
  /// Collects garbage: the nursery, and a part of a marking when the old space has grown enough.
  /// - Parameter major: collect everything, now.
  func collect(major: Bool = false) {
    takeReleasedSlots()
    let start = monotonicNanoseconds()
    statistics.bytesAllocated += nurseryUsed
    let isCompaction = major || compactionWanted
    if isCompaction { abandonMarking() } else if !marker.isActive, isMarkingDue { beginMarking() }
    let usedBefore = old.usedBytes
    var work = Evacuation(
      heap: self, into: isCompaction ? old.successor(start: spareStart) : old, isCompaction: isCompaction,
      marker: marker)
    withUnsafeMutablePointer(to: &work) { work in
      for source in roots { source.visitRoots { work.pointee.forward($0, $1) } }
      work.pointee.forward(handles.slots, handles.capacity)
      withUnsafeMutablePointer(to: &exhausted) {
        work.pointee.forward(UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt64.self))
      }
      if isCompaction {
        forEachPinned { work.pointee.mark(UInt64(UInt(bitPattern: $0))) }
      } else {
        for object in freshFixedObjects { work.pointee.scanFixed(object) }
        for object in spareSegments.refilled { work.pointee.scanFixed(object) }
        for index in 0..<state.pointee.rememberedCount { work.pointee.forward(state.pointee.remembered[index]) }
      }
      work.pointee.scan()
    }
    marker = work.marker
    keepOrRelease(&youngFinalizable) { _ in false }
    if isCompaction { keepOrRelease(&oldFinalizable) { _ in false } }
    oldFinalizable += youngFinalizable
    youngFinalizable.removeAll(keepingCapacity: true)
    if marker.isActive {
      for object in freshFixedObjects { object[0] |= ObjectHeader.markBit }
      for object in spareSegments.refilled { object[0] |= ObjectHeader.markBit }
    }
    spareSegments.clearRefilled()
    fixedObjects += freshFixedObjects
    freshFixedObjects.removeAll(keepingCapacity: true)
    if isCompaction {
      finishCompaction(work.old)
    } else {
      let promoted = work.old.usedBytes - usedBefore
      old = work.old
      statistics.minorCollections += 1
      // So much that it ends before the heap has grown by half.
      let growth = promoted + max(0, fixedBytes + externalBytes - outsideBytesAtLastCollection)
      if marker.isActive { continueMarking(bytes: stress ? 64 << 10 : 3 << 20 + 2 * growth) }
    }
    resetNursery()
    for source in roots { source.collectionWillEnd() }
    if stress {
      var verifier = HeapVerifier(self)
      verifier.verify()
      statistics.verifications += 1
    }
    letGo()
    outsideBytesAtLastCollection = fixedBytes + externalBytes
    let pause = monotonicNanoseconds() - start
    statistics.collectorNanoseconds += pause
    statistics.longestPauseNanoseconds = max(statistics.longestPauseNanoseconds, pause)
  }

  /// What stays whether anything refers to it or not.
  func forEachPinned(_ body: (WordPointer) -> Void) {
    for cell in cells { body(cell.address) }
    if symbolPins > 0 { symbols.forEach { body($0.address) } }
  }

  /// Follows the objects of a list that moved, and releases the Swift objects of the others.
  /// - Parameter isLive: whether one that did not move stays.
  func keepOrRelease(_ list: inout [WordPointer], isLive: (WordPointer) -> Bool) {
    var kept = 0
    for object in list {
      if let new = ObjectHeader.forwarded(object[0]) {
        list[kept] = WordPointer(bitPattern: UInt(new)).unsafelyUnwrapped
      } else if isLive(object) {
        list[kept] = object
      } else {
        release(object)
        continue
      }
      kept += 1
    }
    list.removeLast(list.count - kept)
  }

  private func finishCompaction(_ target: OldSpace) {
    let emptied = old
    spareStart = emptied.start
    old = target
    sweepFixed()
    // Pages of the emptied range stay for the next turn up to what that is likely to need: giving them back costs more
    // than the copy.
    releasePages(from: emptied.start + UInt64(2 * old.usedBytes + (16 << 20)), to: emptied.start + UInt64(emptied.span))
    compactionWanted = false
    statistics.majorCollections += 1
  }

  /// Frees what of fixed objects and symbols is not marked, and notes what is left of everything.
  func sweepFixed() {
    symbols.sweep { $0[0] & ObjectHeader.markBit != 0 }
    spareSegments.clear()
    var live = 0
    var kept = 0
    for object in fixedObjects {
      if object[0] & ObjectHeader.markBit != 0 {
        object[0] &= ~ObjectHeader.markBit
        fixedObjects[kept] = object
        kept += 1
        live += ObjectHeader.words(object[0]) * 8
      } else {
        freeFixed(object)
      }
    }
    fixedObjects.removeLast(fixedObjects.count - kept)
    fixedBytes = live
    fixedBytesAtLastMajor = live + externalBytes
    closedPorts = 0
    statistics.liveAfterMajor = old.usedBytes
    majorThreshold = max(Heap.leastThreshold, 2 * old.usedBytes)
  }

  private func freeFixed(_ object: WordPointer) {
    switch ObjectHeader.kind(object[0]) {
    case .code: codeWillBeFreed?(CodeObject(object))
    case .primitive: release(object)
    default: break
    }
    free(object)
  }

  /// Gives the whole pages of a range back to the system. The system rounds a length up, so the end is rounded down here: the
  /// rest of the last page may belong to somebody else.
  func releasePages(from start: UInt64, to end: UInt64) {
    let page = UInt64(getpagesize())
    let first = (start + page - 1) & ~(page - 1)
    let last = end & ~(page - 1)
    guard first < last else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: UInt(first)), Int(last - first), MADV_DONTNEED)
  }

  /// Empties the nursery. Under stress it is as good as full at once.
  func resetNursery() {
    let overflow = nurseryUsed - nurserySize
    if overflow > 16 << 20 {
      releasePages(
        from: state.pointee.nurseryStart + UInt64(nurserySize),
        to: state.pointee.nurseryStart + UInt64(nurserySize + overflow))
    }
    state.pointee.free = state.pointee.nurseryStart
    state.pointee.limit = state.pointee.nurseryStart + UInt64(stress ? 1024 : nurserySize)
    state.pointee.rememberedCount = 0
    state.pointee.collectionWanted = stress
  }
}

/// The monotonic clock, in nanoseconds.
func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
