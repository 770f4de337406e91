// The heap: a bump-allocated nursery, an old space that survivors are copied into, and fixed objects that never move
// (code, cells, symbols, primitives, everything large).
//
// Nothing here collects. An allocation that does not fit the nursery's soft limit goes on into the reserved space behind
// it and asks for a collection, which the machine runs at its next safe point. So code between two safe points (every
// primitive, the reader, the expander) may hold values and raw addresses freely. Long loops in such code poll
// (`Machine.checkpoint`), which is where the memory limit is enforced for them.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words that allocation and the write barrier touch, behind one pointer so that the run loop needs no class access.
struct HeapState {
  /// Next free byte of the nursery, and the soft limit.
  var free: UInt64
  var limit: UInt64
  /// The nursery's whole reservation, see YoungSpace; an address in it is young.
  var nurseryStart: UInt64
  var nurseryReserved: UInt64
  /// Stores of references into this range are remembered, if they are into objects outside the nursery: of those to
  /// young objects, during a marking of all.
  var watchedStart: UInt64
  var watchedSize: UInt64
  /// The slots that were stored into.
  var remembered: UnsafeMutablePointer<WordPointer>
  var rememberedCount = 0
  var rememberedCapacity: Int
  /// Set when a collection is due; the next safe point clears it.
  var collectionWanted = false
}

/// Storage for one interpreter's objects.
final class Heap {
  let state: UnsafeMutablePointer<HeapState>
  var young: YoungSpace
  /// Integers go behind the nursery's end up to here, later ones into fixed space.
  let overrunEnd: UInt64
  private let reservation: Reservation
  var old: OldSpace
  /// Address space as large as the old space, for compaction.
  var spareStart: UInt64
  var marker = Marker()
  /// A marking is due when the old space, with what large objects have grown by, takes more than this.
  var majorThreshold: Int
  /// Bytes that the last minor collection added to the old space.
  var promotedLast = 0
  /// The next collection shall be a full one.
  var compactionWanted = false

  /// Objects that never move, and those made since the last collection.
  var fixedObjects: [WordPointer] = []
  var freshFixedObjects: [WordPointer] = []
  var spareSegments = SpareSegments()
  var fixedBytes = 0
  var fixedBytesAtLastMajor = 0
  /// Of fixed objects and of what Swift objects hold, when the last collection ended.
  var outsideBytesAtLastCollection = 0
  /// By the monotonic clock, in nanoseconds.
  var lastCollectionEnd = monotonicNanoseconds()
  var cells: [Cell] = []

  /// Objects that hold a retained Swift object.
  var youngFinalizable: [WordPointer] = []
  var oldFinalizable: [WordPointer] = []
  /// What objects held that are dead.
  var released: [AnyObject] = []
  /// Bytes that Swift objects hold on behalf of the heap (the buffers of ports, what is known about code).
  var externalBytes = 0
  /// Ports closed since all garbage was last found.
  var closedPorts = 0

  var symbols = SymbolTable()
  /// Polled by long arithmetic: raises when an interrupt came.
  var poll: (() throws(SchemeThrow) -> Void)?
  /// Called with the code objects that are about to be freed.
  var codesWillBeFreed: ((Set<CodeObject>) -> Void)?

  /// Safe points do not collect: a library definition is being evaluated in the middle of an expansion, which holds values.
  var collectionsHeld = false
  /// A primitive is waiting, and what runs meanwhile must not move the objects that it works on: collections wait too.
  var isPinned = false
  /// While above zero no symbol is collected: the expander holds symbols outside the heap.
  var symbolPins = 0
  var handles = HandleTable()
  let releasedSlots = ReleasedSlots()
  var roots: [any RootSource] = []

  /// Bytes that live objects may take; over it a collection is tried, then an error raised.
  var limitBytes: Int
  var statistics = HeapStatistics()
  /// Collect at every safe point and verify the heap after each collection.
  var stress = false {
    didSet { resetNursery() }
  }

  static var defaultNurserySize: Int { 4 << 20 }
  /// What the old space and the growth of large objects may take before a first marking.
  static var leastThreshold: Int { 2 << 20 }
  static var leastFixedThreshold: Int { 2 << 20 }
  /// Objects above this many words are fixed instead of copied.
  static var largestMovableWords: Int { 4096 }

  /// Reserves address space for a heap.
  /// - Parameter limitBytes: how much live data is allowed before an error is raised.
  init(limitBytes: Int, nurserySize: Int = Heap.defaultNurserySize) {
    self.limitBytes = limitBytes
    var nursery = (max(limitBytes, 16 << 20) + (64 << 20)) & ~(Heap.grain - 1)
    // Under an address-space limit (ulimit -v) a smaller reservation may still succeed.
    var reservation = Reservation(bytes: Heap.reservedBytes(nursery))
    while reservation == nil {
      nursery = nursery / 2 & ~(Heap.grain - 1)
      precondition(nursery > 16 << 20, "no address space for a heap")
      reservation = Reservation(bytes: Heap.reservedBytes(nursery))
    }
    guard let reservation else { preconditionFailure("no address space for a heap") }
    self.reservation = reservation
    let start = UInt64(UInt(bitPattern: reservation.memory))
    young = YoungSpace(start: start, size: nurserySize)
    overrunEnd = start + UInt64(min(nurserySize + 32 << 20, nursery / 2))
    let bitmaps = reservation.memory + 5 * nursery
    old = OldSpace(
      start: start + UInt64(nursery), reserved: 2 * nursery, taken: Bitmap(bitmaps),
      marks: Bitmap(bitmaps + Bitmap.bytes(for: 2 * nursery)))
    spareStart = start + UInt64(3 * nursery)
    majorThreshold = min(Heap.leastThreshold, limitBytes)
    let capacity = 1 << 12
    state = .allocate(capacity: 1)
    state.initialize(
      to: HeapState(
        free: young.eden, limit: young.end, nurseryStart: start, nurseryReserved: UInt64(nursery),
        watchedStart: start, watchedSize: UInt64(nursery), remembered: .allocate(capacity: capacity),
        rememberedCapacity: capacity))
  }

  deinit {
    for object in youngFinalizable + oldFinalizable { release(object) }
    for object in fixedObjects + freshFixedObjects {
      if ObjectHeader.kind(object[0]) == .primitive { release(object) }
      free(object)
    }
    marker.deallocate()
    handles.slots.deallocate()
    state.pointee.remembered.deallocate()
    state.deallocate()
  }

  /// Lets go of the Swift objects that the heap holds, which may hold the heap. Nothing runs any more.
  func close() {
    roots = []
    let objects = youngFinalizable + oldFinalizable
    youngFinalizable = []
    oldFinalizable = []
    for object in objects { release(object) }
    letGo()
  }

  /// The nursery, twice that for the old space and for its spare, and two bitmaps.
  private static func reservedBytes(_ nursery: Int) -> Int { 5 * nursery + 2 * Bitmap.bytes(for: 2 * nursery) }
  private static var grain: Int { 1 << 20 }

  // MARK: - Sizes

  /// Bytes of objects made since the last collection.
  var nurseryUsed: Int { Int(state.pointee.free - young.eden) }
  var usedBytes: Int { nurseryUsed + young.survivorBytes + old.usedBytes + fixedBytes + externalBytes }

  /// Whether an address lies in the nursery.
  @inline(__always) func isYoung(_ bits: UInt64) -> Bool {
    bits &- state.pointee.nurseryStart < state.pointee.nurseryReserved
  }

  // MARK: - Allocation

  /// Room for a small object in the nursery. Never fails and never collects.
  @inline(__always) func allocate(words: Int) -> WordPointer {
    let start = state.pointee.free
    let end = start &+ UInt64(truncatingIfNeeded: words &* 8)
    if _fastPath(end <= state.pointee.limit) {
      state.pointee.free = end
      return WordPointer(bitPattern: UInt(start)).unsafelyUnwrapped
    }
    return allocatePastLimit(words: words)
  }

  /// Goes on behind the soft limit and asks for a collection.
  @inline(never) private func allocatePastLimit(words: Int) -> WordPointer {
    let start = state.pointee.free
    let end = start + UInt64(words * 8)
    state.pointee.collectionWanted = true
    extendNursery(from: end)
    state.pointee.free = end
    return WordPointer(bitPattern: UInt(start)).unsafelyUnwrapped
  }

  /// Moves the soft limit up, for code that cannot have a collection now.
  /// - Parameter end: the least address that the limit must leave free.
  func extendNursery(from end: UInt64 = 0) {
    state.pointee.limit = max(state.pointee.limit, end) + 1 << 20
    precondition(
      state.pointee.limit - state.pointee.nurseryStart < state.pointee.nurseryReserved, "nursery reservation exhausted")
  }

  /// A collection, with a marking, is due when fixed objects and what Swift objects hold have grown by this. It takes the
  /// time that live data does, so where there is little of that, less garbage pays for it.
  var fixedThreshold: Int {
    majorThreshold == 0 ? 0 : max(Heap.leastFixedThreshold, fixedBytesAtLastMajor, old.usedBytes)
  }

  /// Counts what belongs to a fixed object and lies outside the heap.
  func chargeOutside(_ bytes: Int) {
    externalBytes += bytes
    noteFixedGrowth()
  }

  private func noteFixedGrowth() {
    if fixedBytes + externalBytes - fixedBytesAtLastMajor > fixedThreshold { state.pointee.collectionWanted = true }
  }

  /// Room for an object that never moves. The caller fills it before the next safe point.
  func allocateFixed(words: Int) -> WordPointer {
    guard let raw = malloc(words * 8) else { preconditionFailure("malloc failed for \(words) words") }
    let object = raw.assumingMemoryBound(to: UInt64.self)
    freshFixedObjects.append(object)
    fixedBytes += words * 8
    statistics.bytesAllocated += words * 8
    noteFixedGrowth()
    return object
  }

  /// Frees a fixed object that nobody uses any more, if it is no older than a computation.
  /// - Parameter count: of the fixed objects that were new when that began.
  func discardFixed(_ object: WordPointer, since count: Int) {
    guard let index = freshFixedObjects[count...].lastIndex(of: object) else { return }
    freshFixedObjects.remove(at: index)
    fixedBytes -= ObjectHeader.words(object[0]) * 8
    free(object)
  }

  /// Room for an object of any size with its header set: in the nursery when small, fixed when large. The other words
  /// are undefined.
  /// - Throws: the out-of-memory condition when the heap's limit does not allow it.
  @inline(__always) func allocateObject(
    _ kind: ObjectKind, words: Int, variant: UInt64 = 0
  ) throws(SchemeThrow) -> WordPointer {
    if _fastPath(words <= Heap.largestMovableWords) {
      let object = allocate(words: words)
      object[0] = ObjectHeader.make(kind, words: words, variant: variant)
      return object
    }
    return try allocateLargeObject(kind, words: words, variant: variant)
  }

  @inline(never) private func allocateLargeObject(
    _ kind: ObjectKind, words: Int, variant: UInt64
  ) throws(SchemeThrow) -> WordPointer {
    try checkRoom(forWords: words)
    let object = allocateFixed(words: words)
    object[0] = ObjectHeader.make(kind, words: words, variant: variant) | ObjectHeader.fixedBit
    return object
  }

  /// Throws the out-of-memory condition unless an object of that size could fit the limit.
  func checkRoom(forWords words: Int) throws(SchemeThrow) {
    if words > limitBytes / 8 { throw SchemeThrow(exhausted) }
    if usedBytes + words * 8 > limitBytes {
      // What is used includes garbage: allow it once for a collection at the next safe point to settle.
      state.pointee.collectionWanted = true
      if liveBytesEstimate + words * 8 > limitBytes { throw SchemeThrow(exhausted) }
    }
  }

  /// Notes that a port over a device was closed. One that has survived a minor collection keeps its buffers until a
  /// marking, which the two words that it takes of the old space would not bring about for days.
  func notePortClosed() {
    closedPorts += 1
    // About a kilobyte each; not more often than the copying of what is live is worth.
    guard closedPorts << 10 > max(1 << 20, statistics.liveAfterMajor / 4) else { return }
    majorThreshold = 0
    state.pointee.collectionWanted = true
  }

  /// What the last marking or compaction left, and what was allocated in fixed space since the last collection. The rest may be
  /// garbage: after each collection that finds too much, everything is collected.
  private var liveBytesEstimate: Int {
    statistics.liveAfterMajor + fixedBytesAtLastMajor + fixedBytes + externalBytes - outsideBytesAtLastCollection
  }

  /// The condition raised when the limit is hit; set by the machine at start.
  var exhausted: Value = .false

  // MARK: - Write barrier

  /// Stores a value into a word of an object that may be old.
  @inline(__always) func store(_ value: Value, at slot: WordPointer) {
    slot.pointee = value.bits
    Heap.barrier(state, slot, value)
  }

  @inline(__always) static func barrier(_ state: UnsafeMutablePointer<HeapState>, _ slot: WordPointer, _ value: Value) {
    if value.isHeapReference, value.bits &- state.pointee.watchedStart < state.pointee.watchedSize,
      UInt64(UInt(bitPattern: slot)) &- state.pointee.nurseryStart >= state.pointee.nurseryReserved
    {
      remember(state, slot)
    }
  }

  @inline(never) static func remember(_ state: UnsafeMutablePointer<HeapState>, _ slot: WordPointer) {
    let count = state.pointee.rememberedCount
    if count == state.pointee.rememberedCapacity {
      let grown = UnsafeMutablePointer<WordPointer>.allocate(capacity: 2 * count)
      grown.moveInitialize(from: state.pointee.remembered, count: count)
      state.pointee.remembered.deallocate()
      state.pointee.remembered = grown
      state.pointee.rememberedCapacity = 2 * count
    }
    state.pointee.remembered[count] = slot
    state.pointee.rememberedCount = count + 1
    // A program that stores young pointers into one old slot over and over would fill memory before the nursery.
    if count > 1 << 20 { state.pointee.collectionWanted = true }
  }
}

extension HeapState {
  mutating func watchNursery() {
    watchedStart = nurseryStart
    watchedSize = nurseryReserved
  }

  mutating func watchEverything() {
    watchedStart = 0
    watchedSize = .max
  }
}

extension UnsafeMutablePointer<HeapState> {
  /// Room for a small object, or nil when the nursery is full: for the run loop, which can collect then.
  @inline(__always) func take(words: Int) -> WordPointer? {
    let start = pointee.free
    let end = start &+ UInt64(truncatingIfNeeded: words &* 8)
    guard _fastPath(end <= pointee.limit) else { return nil }
    pointee.free = end
    return WordPointer(bitPattern: UInt(start))
  }
}

/// Something that holds values outside the heap.
protocol RootSource: AnyObject {
  /// Called before a collection; for clearing words that hold what is not needed any more.
  func collectionWillBegin()
  /// Calls `visit` with every run of words that hold values which may move.
  func visitRoots(_ visit: (WordPointer, Int) -> Void)
  /// The same with words that hold symbols. They do not move: a collection that marks nothing leaves them out.
  func visitSymbols(_ visit: (WordPointer, Int) -> Void)
  /// Called after roots were visited, before the collection ends; for clearing dead words.
  func collectionWillEnd()
}

/// Counters for `,gc`, `--stats` and tests.
struct HeapStatistics {
  var minorCollections = 0
  var majorCollections = 0
  var markings = 0
  var verifications = 0
  var bytesAllocated = 0
  var liveAfterMajor = 0
  var collectorNanoseconds: UInt64 = 0
  var longestPauseNanoseconds: UInt64 = 0
}
