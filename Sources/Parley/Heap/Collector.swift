// The collector. A minor collection copies what roots, remembered slots and fresh fixed objects reach out of the
// nursery into the old space (Cheney). A major one copies the nursery and the old space into the spare half and marks
// fixed objects; unmarked ones are freed. Runs only at safe points. Invariants are in HeapVerifier.
//
// A moved object leaves its new address, tagged 110, in its first word: no header, pair or value looks like that.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the copying loops need, in one plain struct.
private struct Collection {
  let nurseryStart: UInt64
  let nurseryReserved: UInt64
  /// The half that is being emptied; an empty range during a minor collection.
  let fromStart: UInt64
  let fromSize: UInt64
  var free: UInt64
  let isMajor: Bool
  /// Fixed objects that were marked and not yet scanned.
  var pending: [WordPointer] = []

  @inline(__always) func isMoving(_ address: UInt64) -> Bool {
    address &- nurseryStart < nurseryReserved || address &- fromStart < fromSize
  }

  /// Makes `slot` point at the copy of what it points at.
  @inline(__always) mutating func forward(_ slot: WordPointer) {
    let bits = slot.pointee
    if bits & 1 == 0 { return }
    let address = bits & ~7
    if isMoving(address) {
      slot.pointee = copy(address) | (bits & 7)
    } else if isMajor {
      mark(Value(bits: bits).address)
    }
  }

  @inline(__always) mutating func copy(_ address: UInt64) -> UInt64 {
    let source = WordPointer(bitPattern: UInt(address)).unsafelyUnwrapped
    let first = source[0]
    if first & 7 == 6 { return first & ~7 }
    let target = WordPointer(bitPattern: UInt(free)).unsafelyUnwrapped
    let new = free
    if first & 7 == 3 {
      let words = ObjectHeader.words(first)
      target[0] = first
      var index = 1
      while index < words {
        target[index] = source[index]
        index &+= 1
      }
      free &+= UInt64(truncatingIfNeeded: words &* 8)
    } else {
      target[0] = first
      target[1] = source[1]
      free &+= 16
    }
    source[0] = new | 6
    return new
  }

  @inline(__always) mutating func mark(_ object: WordPointer) {
    let header = object[0]
    if header & ObjectHeader.markBit != 0 { return }
    object[0] = header | ObjectHeader.markBit
    pending.append(object)
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
    let header = object[0]
    switch ObjectHeader.kind(header) {
    case .cell:
      forward(object + 1)
      forward(object + 4)
    case .code:
      let code = CodeObject(object)
      forward(object + CodeObject.nameSlot)
      forward(code.literals, code.literalCount)
    case .primitive:
      forward(object + 2)
    case let kind where kind.rawValue <= ObjectKind.lastTraced:
      forward(object + 1, ObjectHeader.words(header) - 1)
    default:
      break
    }
  }

  /// Cheney's scan from `start` to the moving end, and the marked fixed objects, until both are done.
  mutating func scan(from start: UInt64) {
    var position = start
    while true {
      while position < free {
        let object = WordPointer(bitPattern: UInt(position)).unsafelyUnwrapped
        let first = object[0]
        if first & 7 == 3 {
          let words = ObjectHeader.words(first)
          if UInt8(truncatingIfNeeded: first >> 3 & 31) <= ObjectKind.lastTraced { forward(object + 1, words &- 1) }
          position &+= UInt64(truncatingIfNeeded: words &* 8)
        } else {
          forward(object)
          forward(object + 1)
          position &+= 16
        }
      }
      guard let object = pending.popLast() else { return }
      scanFixed(object)
    }
  }
}

extension Heap {
  /// Collects garbage: the nursery alone, or everything when the old space has grown enough.
  /// - Parameter major: collect everything.
  func collect(major: Bool = false) {
    takeReleasedSlots()
    let start = monotonicNanoseconds()
    statistics.bytesAllocated += nurseryUsed
    let fixedGrowth = fixedBytes + externalBytes - fixedBytesAtLastMajor
    let isMajor =
      major || oldUsed + nurseryUsed > majorThreshold || fixedGrowth > max(majorThreshold, fixedBytesAtLastMajor)
    let scanStart = isMajor ? spareStart : oldFree
    var work = Collection(
      nurseryStart: state.pointee.nurseryStart, nurseryReserved: state.pointee.nurseryReserved,
      fromStart: oldStart, fromSize: isMajor ? UInt64(oldReserved) : 0, free: scanStart, isMajor: isMajor)

    withUnsafeMutablePointer(to: &work) { work in
      for source in roots { source.visitRoots { work.pointee.forward($0, $1) } }
      work.pointee.forward(handles.slots, handles.capacity)
      withUnsafeMutablePointer(to: &exhausted) {
        work.pointee.forward(UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt64.self))
      }
      if isMajor {
        for cell in cells { work.pointee.mark(cell.address) }
        if symbolPins > 0 { symbols.forEach { work.pointee.mark($0.address) } }
      } else {
        for object in freshFixedObjects { work.pointee.scanFixed(object) }
        for index in 0..<state.pointee.rememberedCount { work.pointee.forward(state.pointee.remembered[index]) }
      }
      work.pointee.scan(from: scanStart)
    }
    finalize(isMajor: isMajor)
    fixedObjects += freshFixedObjects
    freshFixedObjects.removeAll(keepingCapacity: true)
    if isMajor {
      finishMajor(free: work.free)
    } else {
      oldFree = work.free
      statistics.minorCollections += 1
    }
    resetNursery()
    for source in roots { source.collectionWillEnd() }
    if stress {
      HeapVerifier(self).verify()
      statistics.verifications += 1
    }
    let pause = monotonicNanoseconds() - start
    statistics.collectorNanoseconds += pause
    statistics.longestPauseNanoseconds = max(statistics.longestPauseNanoseconds, pause)
  }

  /// Releases the Swift objects of dead finalizable objects and follows those that moved.
  private func finalize(isMajor: Bool) {
    func survivors(_ list: [WordPointer]) -> [WordPointer] {
      list.compactMap { object in
        let first = object[0]
        if first & 7 == 6 { return WordPointer(bitPattern: UInt(first & ~7)) }
        release(object)
        return nil
      }
    }
    if isMajor { oldFinalizable = survivors(oldFinalizable) }
    if !youngFinalizable.isEmpty {
      oldFinalizable += survivors(youngFinalizable)
      youngFinalizable.removeAll(keepingCapacity: true)
    }
  }

  private func finishMajor(free newFree: UInt64) {
    symbols.sweep { $0[0] & ObjectHeader.markBit != 0 }
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
    let usedBefore = oldUsed
    swap(&oldStart, &spareStart)
    oldFree = newFree
    statistics.liveAfterMajor = oldUsed
    majorThreshold = max(64 << 20, 2 * oldUsed)
    // Pages of the emptied half stay for the next turn up to what that is likely to need: giving them back costs more
    // than the copy.
    let keep = 2 * oldUsed + (16 << 20)
    if usedBefore > keep {
      let page = UInt64(getpagesize())
      let from = (spareStart + UInt64(keep) + page - 1) & ~(page - 1)
      madvise(UnsafeMutableRawPointer(bitPattern: UInt(from)), usedBefore - keep, MADV_DONTNEED)
    }
    statistics.majorCollections += 1
  }

  private func freeFixed(_ object: WordPointer) {
    switch ObjectHeader.kind(object[0]) {
    case .code: codeWillBeFreed?(CodeObject(object))
    case .primitive: release(object)
    default: break
    }
    free(object)
  }

  /// Empties the nursery. Under stress it is as good as full at once.
  func resetNursery() {
    let overflow = nurseryUsed - nurserySize
    if overflow > 16 << 20 {
      let start = UnsafeMutableRawPointer(bitPattern: UInt(state.pointee.nurseryStart) + UInt(nurserySize))
      madvise(start, overflow, MADV_DONTNEED)
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
