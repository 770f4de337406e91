// The old space: where objects live that have survived a collection. They stay where they are until a compaction; marking
// tells which words of it are still in use, and what lies between is filled again.
//
//   start                                                   top             start + reserved
//     | objects, holes, objects, [ hole being filled | ], ... | never used ... |
//
// One bit a word says what is taken. A hole is marked as taken when filling begins, so that bits and objects agree
// wherever anybody looks.

struct OldSpace {
  let start: UInt64
  let reserved: Int
  /// Nothing behind this is in use.
  private(set) var top: UInt64
  /// The next free byte of the hole that is being filled, and its end.
  var free: UInt64
  private(set) var holeEnd: UInt64
  private var holeStart: UInt64
  /// Where the search for larger objects' holes goes on.
  private var largeCursor: UInt64
  /// The words that are taken; and during a marking those that were found in use, and the new ones.
  private(set) var taken: Bitmap
  private(set) var marks: Bitmap
  /// Bytes in use or filled since, but for the hole being filled; and what they were when the marking began.
  private var filledBytes = 0
  private var filledBefore = 0

  /// Holes are filled by so many words at most, to have few bits wrong that mark the rest of one as taken; and smaller
  /// ones than the second figure are passed over.
  private static var largestHole: Int { 8192 }
  private static var smallestHole: Int { 16 }
  /// Objects of more words get holes of their own.
  static var largestSmall: Int { 64 }

  init(start: UInt64, reserved: Int, taken: Bitmap, marks: Bitmap) {
    self.start = start
    self.reserved = reserved
    self.taken = taken
    self.marks = marks
    top = start
    free = start
    holeEnd = start
    holeStart = start
    largeCursor = start
  }

  var usedBytes: Int { filledBytes + Int(free - holeStart) }
  /// Bytes between the first and the last object.
  var span: Int { Int(top - start) }

  @inline(__always) func contains(_ address: UInt64) -> Bool { address &- start < UInt64(truncatingIfNeeded: reserved) }
  @inline(__always) private func index(_ address: UInt64) -> Int { Int(truncatingIfNeeded: (address &- start) >> 3) }

  // MARK: - Allocation, by the collector alone

  /// Goes on to the next hole with room for an object.
  /// - Parameter alsoMarked: a marking runs, for which new objects count as found.
  mutating func takeHole(words: Int, alsoMarked: Bool) {
    filledBytes += Int(free - holeStart)
    let needed = max(words, OldSpace.smallestHole)
    var from = index(holeEnd)
    let last = index(top)
    var end = from
    while from < last {
      from = taken.firstClear(from, last)
      end = taken.firstSet(from, last)
      if end - from >= needed { break }
      from = end
    }
    if from >= last {
      from = last
      end = last + OldSpace.largestHole
      growTop(to: end)
    }
    claim(from, min(end, from + OldSpace.largestHole), alsoMarked: alsoMarked)
    free = start + UInt64(from * 8)
    holeStart = free
    holeEnd = start + UInt64(min(end, from + OldSpace.largestHole) * 8)
  }

  /// Room for one object that is too large to share a hole.
  mutating func takeLarge(words: Int, alsoMarked: Bool) -> UInt64 {
    var from = index(largeCursor)
    let last = index(top)
    while from < last {
      from = taken.firstClear(from, last)
      let end = taken.firstSet(from, last)
      if end - from >= words { break }
      from = end
    }
    if from >= last {
      from = last
      growTop(to: last + words)
    }
    claim(from, from + words, alsoMarked: alsoMarked)
    filledBytes += words * 8
    largeCursor = start + UInt64((from + words) * 8)
    return start + UInt64(from * 8)
  }

  private mutating func growTop(to index: Int) {
    precondition(index * 8 <= reserved, "old space exhausted")
    top = start + UInt64(index * 8)
  }

  private mutating func claim(_ from: Int, _ end: Int, alsoMarked: Bool) {
    taken.set(from, end)
    if alsoMarked { marks.set(from, end) }
  }

  // MARK: - Marking

  /// Leaves the hole that is being filled: the objects in it are to be marked like others. No mark is set yet.
  mutating func beginMarking() {
    filledBytes += Int(free - holeStart)
    free = holeEnd
    holeStart = holeEnd
    filledBefore = filledBytes
  }

  @inline(__always) func isMarked(_ address: UInt64) -> Bool { marks[index(address)] }

  @inline(__always) mutating func mark(_ address: UInt64, words: Int) {
    let first = index(address)
    marks.set(first, first &+ words)
  }

  /// What is not marked is free from now on.
  /// - Parameter markedBytes: of the objects that were marked, apart from new ones.
  mutating func endMarking(markedBytes: Int) {
    filledBytes = markedBytes + usedBytes - filledBefore
    swap(&taken, &marks)
    marks.clear(upTo: index(top))
    let end = taken.lastSet(index(top)) + 1
    top = start + UInt64(end * 8)
    free = start
    holeEnd = start
    holeStart = start
    largeCursor = start
  }

  /// Overwrites what the marking that is about to end frees, so that whoever still uses it is found out.
  func poisonUnmarked() {
    for word in 0..<index(top) where taken[word] && !marks[word] {
      UnsafeMutablePointer<UInt64>(bitPattern: UInt(start) + UInt(word * 8))?.pointee = ObjectHeader.freed
    }
  }

  func isTaken(_ address: UInt64) -> Bool { address < top && contains(address) && taken[index(address)] }

  /// An empty space over another range, with the same bitmaps.
  func successor(start other: UInt64) -> OldSpace {
    taken.clear(upTo: index(top))
    marks.clear(upTo: index(top))
    return OldSpace(start: other, reserved: reserved, taken: taken, marks: marks)
  }
}

/// One bit for each word of a space, in memory of its own that costs nothing until it is used.
struct Bitmap {
  private let words: UnsafeMutablePointer<UInt64>

  init(_ memory: UnsafeMutableRawPointer) { words = memory.assumingMemoryBound(to: UInt64.self) }

  /// Bytes for a space of so many.
  static func bytes(for space: Int) -> Int { space / 64 + 64 }

  @inline(__always) subscript(index: Int) -> Bool {
    words[index >> 6] & 1 << UInt64(truncatingIfNeeded: index & 63) != 0
  }

  @inline(__always) func set(_ from: Int, _ end: Int) {
    let first = from >> 6
    let last = (end &- 1) >> 6
    let head = UInt64.max << UInt64(truncatingIfNeeded: from & 63)
    let tail = UInt64.max >> UInt64(truncatingIfNeeded: 63 &- (end &- 1) & 63)
    if first == last {
      words[first] |= head & tail
      return
    }
    words[first] |= head
    var index = first &+ 1
    while index < last {
      words[index] = .max
      index &+= 1
    }
    words[last] |= tail
  }

  func clear(upTo end: Int) { words.update(repeating: 0, count: (end + 63) >> 6) }

  /// The first clear bit from `from` on, or `end`.
  func firstClear(_ from: Int, _ end: Int) -> Int { first(from, end, inverted: ~0) }
  /// The first set bit from `from` on, or `end`.
  func firstSet(_ from: Int, _ end: Int) -> Int { first(from, end, inverted: 0) }

  private func first(_ from: Int, _ end: Int, inverted: UInt64) -> Int {
    var index = from >> 6
    var word = (words[index] ^ inverted) & (~0 << UInt64(from & 63))
    while word == 0 {
      index += 1
      guard index << 6 < end else { return end }
      word = words[index] ^ inverted
    }
    return min(index << 6 + word.trailingZeroBitCount, end)
  }

  /// The last set bit before `end`, or -1.
  func lastSet(_ end: Int) -> Int {
    var index = (end - 1) >> 6
    while index >= 0 {
      if words[index] != 0 { return index << 6 + 63 - words[index].leadingZeroBitCount }
      index -= 1
    }
    return -1
  }
}
