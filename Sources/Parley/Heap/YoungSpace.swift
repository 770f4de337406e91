// Where young objects live: the nursery, in which all begin, and what survived its first collection. That is copied to and fro
// between two small areas before the nursery; whatever survives a second collection goes to the old space.
//
//   start                                       eden                                    end
//     | one area for survivors | the other one | new objects, one behind another ... | ... and on, when no collection can run
//
// The nursery begins small and grows as long as collections take a noticeable part of the time: a program that allocates
// little, like a server that waits, touches few pages, again and again, and finds them in the processor's caches.
//
// So a collection that happens to come while short-lived objects are in use does not make them old. It matters most for
// chains: of a stream or a queue only the front is in use, but once one cell of it is old and dead, it keeps all that follow.

struct YoungSpace {
  let start: UInt64
  /// Of areas and nursery, when that has grown.
  let size: Int
  /// How much is allocated between collections.
  private(set) var edenSize: Int
  /// The other area's objects have been copied here, up to `survivorsEnd`.
  private(set) var survivors: UInt64
  private(set) var survivorsEnd: UInt64

  /// A part of the size for each area of survivors. What finds no room in it goes to the old space.
  private static var divisor: Int { 8 }
  private static var firstEdenSize: Int { 192 << 10 }
  /// The nursery grows when a collection takes more than this part of the time since the last one.
  private static var share: UInt64 { 100 }
  /// Beyond this it does so only while a collection copies less than half as much: more room would not make that less.
  private static var modestEdenSize: Int { 1536 << 10 }

  init(start: UInt64, size: Int) {
    self.start = start
    self.size = size
    edenSize = min(YoungSpace.firstEdenSize, size - size / 4)
    survivors = start
    survivorsEnd = start
  }

  private var areaSize: UInt64 { UInt64(size / YoungSpace.divisor) & ~7 }
  /// Where new objects begin.
  var eden: UInt64 { start + 2 * areaSize }
  /// Where a collection is due.
  var end: UInt64 { eden + UInt64(edenSize) }
  var survivorBytes: Int { Int(survivorsEnd - survivors) }
  func isSurvivor(_ address: UInt64) -> Bool { address &- survivors < survivorsEnd &- survivors }

  /// Where the next collection puts survivors.
  /// - Parameter isTiny: leave room for few, so that they run out of it.
  func nextArea(isTiny: Bool) -> (start: UInt64, end: UInt64) {
    let next = survivors == start ? start + areaSize : start
    return (next, next + (isTiny ? min(areaSize, 512) : areaSize))
  }

  /// Makes the nursery twice as large, up to the whole size, if collections are frequent.
  /// - Parameters:
  ///   - work: nanoseconds of the processor that a collection took, which do not count what else the machine had to do.
  ///   - interval: nanoseconds since the one before.
  ///   - copied: bytes that it copied.
  mutating func adapt(work: UInt64, interval: UInt64, copied: Int) {
    guard work &* YoungSpace.share > interval else { return }
    if edenSize >= YoungSpace.modestEdenSize, copied > edenSize / 2 { return }
    edenSize = min(2 * edenSize, size - Int(2 * areaSize))
  }

  mutating func setSurvivors(from start: UInt64, to end: UInt64) {
    survivors = start
    survivorsEnd = end
  }
}
