// The collector. Runs only at safe points; invariants are in HeapVerifier.
//
//   minor      copies what roots, remembered slots and fresh fixed objects reach out of the nursery, what is new to the survivors
//              (YoungSpace.swift), what survived before or is referred to by old objects into the old space
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
  private let state: UnsafeMutablePointer<HeapState>
  /// New objects; in a compaction all young ones.
  private let edenStart: UInt64
  private let edenSize: UInt64
  /// The survivors of the last collection; in a compaction the old space.
  private let fromStart: UInt64
  private let fromSize: UInt64
  /// Where survivors are copied to, and up to where those have been scanned.
  let survivors: UInt64
  private let survivorsEnd: UInt64
  private(set) var survivorsFree: UInt64
  private var survivorsScanned: UInt64
  /// Whether what is found goes to the old space because something there refers to it.
  var promotes = true
  /// Where all others are copied to.
  var old: OldSpace
  /// Whether what stays where it is gets marked: fixed objects in a compaction, the old space too in a marking.
  let marks: Bool
  let isCompaction: Bool
  var marker: Marker
  /// Up to here the objects in the hole being filled have been scanned; and what of other holes has not been.
  private var scanned: UInt64
  private var unscanned: [(start: UInt64, end: UInt64)] = []

  init(heap: Heap, into old: OldSpace, isCompaction: Bool, marker: Marker) {
    state = heap.state
    let end = state.pointee.nurseryStart + state.pointee.nurseryReserved
    if isCompaction {
      edenStart = state.pointee.nurseryStart
      (fromStart, fromSize) = (heap.old.start, UInt64(heap.old.reserved))
      (survivors, survivorsEnd) = (heap.young.start, heap.young.start)
    } else {
      edenStart = heap.young.eden
      (fromStart, fromSize) = (heap.young.survivors, UInt64(heap.young.survivorBytes))
      (survivors, survivorsEnd) = heap.young.nextArea(isTiny: heap.stress)
    }
    edenSize = end - edenStart
    survivorsFree = survivors
    survivorsScanned = survivors
    self.old = old
    self.isCompaction = isCompaction
    self.marker = marker
    marks = isCompaction || marker.isActive
    scanned = old.free
  }

  @inline(__always) func isMoving(_ address: UInt64) -> Bool {
    address &- edenStart < edenSize || address &- fromStart < fromSize
  }

  /// Whether an object has survived its first collection, this one.
  @inline(__always) private func isSurvivor(_ address: UInt64) -> Bool {
    address &- survivors < survivorsFree &- survivors
  }

  /// Makes `slot` point at the copy of what it points at.
  @inline(__always) mutating func forward(_ slot: WordPointer) {
    let value = Value(bits: slot.pointee)
    if !value.isHeapReference { return }
    let address = value.bits & ~7
    if isMoving(address) {
      slot.pointee = copy(address) | (value.bits & 7)
    } else if marks, !isSurvivor(address) {
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
    let size = UInt64(truncatingIfNeeded: words &* 8)
    var new = survivorsFree
    if !promotes, address &- edenStart < edenSize, new &+ size <= survivorsEnd {
      survivorsFree = new &+ size
    } else {
      new = old.free
      let end = new &+ size
      if _fastPath(end <= old.holeEnd) { old.free = end } else { new = makeRoom(words: words) }
    }
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
        scanOld(from: start, to: scanned)
      } else if let run = unscanned.popLast() {
        scanOld(from: run.start, to: run.end)
      } else if survivorsScanned < survivorsFree {
        let start = survivorsScanned
        survivorsScanned = survivorsFree
        promotes = false
        scan(from: start, to: survivorsScanned) { evacuation, start, count in evacuation.forward(start, count) }
      } else if isCompaction, let object = marker.pop() {
        scanFixed(object)
      } else {
        return
      }
    }
  }

  /// Scans what was copied into the old space. What it refers to follows it there, unless it is among the survivors already: then
  /// the slot is remembered for the next collection. The object is new, so no marking frees it before.
  private mutating func scanOld(from start: UInt64, to end: UInt64) {
    promotes = true
    guard survivorsFree > survivors else {
      return scan(from: start, to: end) { evacuation, start, count in evacuation.forward(start, count) }
    }
    scan(from: start, to: end) { evacuation, start, count in
      evacuation.forward(start, count)
      for index in 0..<count where evacuation.isSurvivor(Value(bits: start[index])) {
        Heap.remember(evacuation.state, start + index)
      }
    }
  }

  @inline(__always) private func isSurvivor(_ value: Value) -> Bool {
    value.isHeapReference && isSurvivor(value.bits & ~7)
  }

  @inline(__always) private mutating func scan(
    from start: UInt64, to end: UInt64, _ visit: (inout Evacuation, WordPointer, Int) -> Void
  ) {
    var position = start
    while position < end {
      let object = WordPointer(bitPattern: UInt(position)).unsafelyUnwrapped
      let first = object[0]
      if ObjectHeader.isHeader(first) {
        let words = ObjectHeader.words(first)
        if ObjectHeader.isTraced(first) { visit(&self, object + 1, words &- 1) }
        position &+= UInt64(truncatingIfNeeded: words &* 8)
      } else {
        visit(&self, object, 2)
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
    let workStart = threadNanoseconds()
    for source in roots { source.collectionWillBegin() }
    statistics.bytesAllocated += nurseryUsed
    let isCompaction = major || compactionWanted
    let wasMarking = marker.isActive && !isCompaction
    if isCompaction { abandonMarking() } else if !marker.isActive, isMarkingDue { beginMarking() }
    let usedBefore = old.usedBytes
    var work = Evacuation(
      heap: self, into: isCompaction ? old.successor(start: spareStart) : old, isCompaction: isCompaction,
      marker: marker)
    withUnsafeMutablePointer(to: &work) { work in
      if isCompaction {
        forEachPinned { work.pointee.mark(UInt64(UInt(bitPattern: $0))) }
      } else {
        // First what old objects refer to, so that all of it becomes old too and no slot of theirs is to be remembered on.
        for object in freshFixedObjects { work.pointee.scanFixed(object) }
        for object in spareSegments.refilled { work.pointee.scanFixed(object) }
        for index in 0..<state.pointee.rememberedCount { work.pointee.forward(state.pointee.remembered[index]) }
        work.pointee.scan()
        work.pointee.promotes = false
      }
      state.pointee.rememberedCount = 0
      for source in roots {
        source.visitRoots { work.pointee.forward($0, $1) }
        if work.pointee.marks { source.visitSymbols { work.pointee.forward($0, $1) } }
      }
      work.pointee.forward(handles.slots, handles.capacity)
      withUnsafeMutablePointer(to: &exhausted) {
        work.pointee.forward(UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt64.self))
      }
      work.pointee.scan()
    }
    young.setSurvivors(from: work.survivors, to: work.survivorsFree)
    marker = work.marker
    keepOrRelease(&youngFinalizable) { _ in false }
    if isCompaction { keepOrRelease(&oldFinalizable) { _ in false } }
    let oldOnes = youngFinalizable.partition { !young.isSurvivor(UInt64(UInt(bitPattern: $0))) }
    oldFinalizable += youngFinalizable[oldOnes...]
    youngFinalizable.removeSubrange(oldOnes...)
    // While a marking runs, what is new counts as marked; one that begins now finds what of it is in use.
    if wasMarking {
      for object in freshFixedObjects { object[0] |= ObjectHeader.markBit }
    }
    if marker.isActive {
      for object in spareSegments.refilled { object[0] |= ObjectHeader.markBit }
    }
    spareSegments.clearRefilled()
    fixedObjects += freshFixedObjects
    freshFixedObjects.removeAll(keepingCapacity: true)
    if isCompaction {
      finishCompaction(work.old)
    } else {
      promotedLast = work.old.usedBytes - usedBefore
      old = work.old
      statistics.minorCollections += 1
      // So much that it ends before the heap has grown by half.
      let growth = promotedLast + max(0, fixedBytes + externalBytes - outsideBytesAtLastCollection)
      young.adapt(
        work: threadNanoseconds() - workStart, interval: start - lastCollectionEnd,
        copied: promotedLast + young.survivorBytes)
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
    lastCollectionEnd = monotonicNanoseconds()
    let pause = lastCollectionEnd - start
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
    promotedLast = 0
    statistics.majorCollections += 1
  }

  /// Frees what of fixed objects and symbols is not marked, and notes what is left of everything.
  func sweepFixed() {
    symbols.sweep { $0[0] & ObjectHeader.markBit != 0 }
    spareSegments.clear()
    var live = 0
    var kept = 0
    var deadCodes: Set<CodeObject> = []
    for object in fixedObjects where object[0] & ObjectHeader.markBit == 0 && ObjectHeader.kind(object[0]) == .code {
      deadCodes.insert(CodeObject(object))
    }
    if !deadCodes.isEmpty { codesWillBeFreed?(deadCodes) }
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
    // When it has doubled; a little before where it is small, and lies in the processor's caches while it is marked.
    majorThreshold = max(Heap.leastThreshold, 2 * old.usedBytes - min(old.usedBytes / 4, 1 << 20))
  }

  private func freeFixed(_ object: WordPointer) {
    if ObjectHeader.kind(object[0]) == .primitive { release(object) }
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
    if state.pointee.free > young.end + 4 << 20 { releasePages(from: young.end, to: state.pointee.free) }
    state.pointee.free = young.eden
    state.pointee.limit = stress ? young.eden + 1024 : young.end
    state.pointee.collectionWanted = stress
  }
}

/// The monotonic clock, in nanoseconds.
func monotonicNanoseconds() -> UInt64 { nanoseconds(CLOCK_MONOTONIC) }

/// The processor time of this thread, in nanoseconds.
private func threadNanoseconds() -> UInt64 { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

private func nanoseconds(_ clock: clockid_t) -> UInt64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
