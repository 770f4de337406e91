// Large segments of a stack that was moved to the heap, from when they are empty until a collection frees them: a deep
// recursion that comes back and goes deep again uses the same memory.

/// Segments without content: objects of one word, for everyone who looks, with so much memory behind it.
struct SpareSegments {
  private var spare: [(segment: WordPointer, words: Int)] = []
  /// Old objects with new content, for the next collection to scan.
  private(set) var refilled: [WordPointer] = []

  /// The memory of more is given back at once.
  private static var most: Int { 32 }

  /// - Returns: whether it is kept.
  fileprivate mutating func add(_ segment: WordPointer, words: Int) -> Bool {
    guard spare.count < SpareSegments.most else { return false }
    spare.append((segment, words))
    return true
  }

  fileprivate mutating func take(words: Int) -> WordPointer? {
    guard let last = spare.last, last.words == words else { return nil }
    spare.removeLast()
    refilled.append(last.segment)
    return last.segment
  }

  mutating func clearRefilled() { refilled.removeAll(keepingCapacity: true) }
  /// Forgets them: the collector is about to free them.
  mutating func clear() { spare = [] }
}

extension Heap {
  /// Room for a large part of the stack. The caller fills it, with words that count as values, before the next safe point.
  func allocateSegment(words: Int) -> WordPointer {
    if let segment = spareSegments.take(words: words) {
      segment[0] = segment[0] & 0xFFFF | UInt64(words) << 16
      fixedBytes += (words - 1) * 8
      return segment
    }
    let segment = allocateFixed(words: words)
    segment[0] = ObjectHeader.make(.stackSegment, words: words) | ObjectHeader.fixedBit
    return segment
  }

  /// Takes a segment back that nothing refers to any more.
  func discardSegment(_ segment: WordPointer) {
    let words = ObjectHeader.words(segment[0])
    guard segment[0] & ObjectHeader.fixedBit != 0 else { return }
    segment[0] = segment[0] & 0xFFFF | 1 << 16
    fixedBytes -= (words - 1) * 8
    if !spareSegments.add(segment, words: words) {
      let start = UInt64(UInt(bitPattern: segment + 1))
      releasePages(from: start, to: start + UInt64(words - 1) * 8)
    }
  }
}
