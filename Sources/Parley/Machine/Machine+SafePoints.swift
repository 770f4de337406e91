// Safe points: the places between instructions where a collection may run, interrupts are seen and limits enforced.

extension Machine: RootSource {
  /// Free words that a frame may count on above the stack limit: the largest frame, and the arguments of its callees.
  static var stackMargin: Int { 1024 }
  /// Words behind the stack for runs inside others that start near its end.
  static var stackReserve: Int { 256 << 10 }
  /// How far the soft stack limit moves at a time; bounds what a collection has to clear.
  private static var stackStep: Int { 8 << 10 }

  /// The first word above the running frame.
  func topOfStack() -> WordPointer {
    let base = state.pointee.base
    // Without a frame, the bottom word may hold the run's result.
    guard base > state.pointee.segmentBottom else { return state.pointee.segmentBottom + 1 }
    let callee = Value(bits: base.callee)
    let top = base + (callee.isObject(.closure) ? callee.closureCode.frameSize : Machine.stackMargin / 4)
    return max(top, state.pointee.spreadEnd)
  }

  func visitRoots(_ visit: (WordPointer, Int) -> Void) {
    visit(state.pointee.stackStart, topOfStack() - state.pointee.stackStart)
    visit(registers, MachineRegister.count)
    visit(scratch, 4)
  }

  func visitSymbols(_ visit: (WordPointer, Int) -> Void) {
    forEachEnvironment { $0.visitSymbols(visit) }
    for library in libraries.values { library.visitSymbols(visit) }
  }

  func collectionWillBegin() { clearDeadRegisters() }

  /// Clears what returned calls left above the top, so that it never looks like references.
  func collectionWillEnd() {
    let top = topOfStack()
    let end = min(state.pointee.stackLimit + Machine.stackMargin, state.pointee.stackEnd)
    if end > top { top.update(repeating: 0, count: end - top) }
    resetStackLimit(top: top)
  }

  /// Clears what earlier forms have left where the next one's frame will be: the collector cannot tell it from values that
  /// the form has written, and would keep it as long as the form runs.
  func clearLeftovers() {
    let top = topOfStack()
    top.update(repeating: 0, count: min(512, state.pointee.stackEnd - top))
  }

  /// Ends the use of the reserve behind the stack, and leaves it zero.
  func moveStackEnd(back end: WordPointer) {
    let dirtyEnd = min(state.pointee.stackLimit + Machine.stackMargin, state.pointee.stackEnd)
    if dirtyEnd > end { end.update(repeating: 0, count: dirtyEnd - end) }
    state.pointee.stackEnd = end
    state.pointee.stackLimit = min(state.pointee.stackLimit, end - Machine.stackMargin)
  }

  func resetStackLimit(top: WordPointer) {
    state.pointee.stackLimit = min(top + Machine.stackStep, state.pointee.stackEnd - Machine.stackMargin)
  }

  /// Collects, and raises when the live data passes the limit.
  @inline(never) func collectGarbage() throws(SchemeThrow) {
    if heap.collectionsHeld {
      heap.extendNursery()
      return
    }
    if heap.isPinned {
      if heap.usedBytes > heap.limitBytes { throw SchemeThrow(heap.exhausted) }
      heap.extendNursery()
      return
    }
    heap.collect(major: heap.stress && heap.statistics.minorCollections & 127 == 127)
    if heap.usedBytes > heap.limitBytes {
      // A full collection of a full heap takes long: not if time is up anyway.
      if budget.isLimited { try checkTime() }
      heap.collect(major: true)
      if heap.usedBytes > heap.limitBytes {
        if heapGraceGiven { isUnwinding = true }
        // Room for the handler to clean up; passing that too goes straight to the host.
        heapGraceGiven = true
        heap.limitBytes = configuredHeapLimit + configuredHeapLimit / 8
        throw SchemeThrow(heap.exhausted)
      }
    }
    if heapGraceGiven, heap.usedBytes < configuredHeapLimit / 10 * 9 {
      heapGraceGiven = false
      heap.limitBytes = configuredHeapLimit
    }
  }

  /// The slow path of the fuel counter.
  /// - Returns: fuel for the next slice.
  @inline(never) func poll() throws(SchemeThrow) -> Int {
    statistics.polls += 1
    statistics.steps += fuelSlice
    if let attend, !heap.collectionsHeld { attend() }
    if interruptFlag.pointee != 0, !heap.collectionsHeld { throw interruption() }
    if budget.isLimited { try chargeSlice() }
    if heap.stress || heap.state.pointee.collectionWanted { try collectGarbage() }
    profiler?.sample(self)
    return fuelSlice
  }

  /// Takes the interrupt: the program is abandoned, no handler sees it.
  func interruption() -> SchemeThrow {
    interruptFlag.pointee = 0
    isUnwinding = true
    return SchemeThrow(makeCondition(.interrupt, "interrupted"))
  }

  /// Polled by long loops inside primitives: raises when an interrupt came or far too much was allocated to go on.
  func checkpoint() throws(SchemeThrow) {
    // The engine's own definitions must not fail: what is to stop the program waits for a moment.
    if heap.collectionsHeld { return }
    if interruptFlag.pointee != 0 { throw interruption() }
    if budget.isLimited { try checkTime() }
    if heap.nurseryUsed > heap.limitBytes { throw SchemeThrow(heap.exhausted) }
  }

  // MARK: - Stack

  /// Called when a frame starts above the stack limit: raises the soft limit, or moves all frames below to the heap.
  @inline(never) func growStack() throws(SchemeThrow) {
    let hardLimit = state.pointee.stackEnd - Machine.stackMargin
    if state.pointee.base + Machine.stackStep / 2 < hardLimit {
      state.pointee.stackLimit = min(state.pointee.base + Machine.stackStep, hardLimit)
      return
    }
    try spill()
  }

  /// Moves every frame below the running one into a continuation, and the running one to the bottom.
  private func spill() throws(SchemeThrow) {
    let base = state.pointee.base
    let bottom = state.pointee.segmentBottom
    let words = base - 2 - bottom
    guard words > 0 else { return }
    let depth = continuationDepth + words
    if depth * 8 > options.stackLimitBytes, !heap.collectionsHeld {
      if !stackGraceGiven {
        stackGraceGiven = true
        throw failure(.limit, "recursion is too deep: its frames take more than \(options.stackLimitBytes >> 20) MB")
      }
      // Handlers run on top of what is too deep; they get an eighth more.
      if depth * 8 > options.stackLimitBytes / 8 * 9 {
        isUnwinding = true
        throw failure(.limit, "recursion is too deep, also while handling that")
      }
    }
    statistics.stackSpills += 1
    let size = topOfStack() - base
    captureFrames(returnAddress: base.returnAddress, end: base - 2, isOwn: true)
    let target = bottom + 2
    target.callee = base.callee
    target.returnAddress = UInt64(UInt(bitPattern: underflowStub))
    target.update(from: base, count: size)
    state.pointee.base = target
    // What lies above is leftovers now; keep the promise that everything above the limit's margin is zero.
    let dirtyEnd = min(state.pointee.stackLimit + Machine.stackMargin, state.pointee.stackEnd)
    resetStackLimit(top: target + size)
    let clean = state.pointee.stackLimit + Machine.stackMargin
    if dirtyEnd > clean { clean.update(repeating: 0, count: dirtyEnd - clean) }
    if heap.state.pointee.collectionWanted { try collectGarbage() }
  }
}
