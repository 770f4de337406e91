// Where young objects live: the nursery, in which all begin, and what survived its first collection. That is copied to and fro
// between two small areas before the nursery; whatever survives a second collection goes to the old space.
//
//   start                                       eden                                    start + size
//     | one area for survivors | the other one | new objects, one behind another ... | ... and on, when no collection can run
//
// So a collection that happens to come while short-lived objects are in use does not make them old. It matters most for
// chains: of a stream or a queue only the front is in use, but once one cell of it is old and dead, it keeps all that follow.

struct YoungSpace {
  let start: UInt64
  let size: Int
  /// The other area's objects have been copied here, up to `survivorsEnd`.
  private(set) var survivors: UInt64
  private(set) var survivorsEnd: UInt64

  /// A part of the size for each area of survivors. What finds no room in it goes to the old space.
  private static var divisor: Int { 8 }

  init(start: UInt64, size: Int) {
    self.start = start
    self.size = size
    survivors = start
    survivorsEnd = start
  }

  private var areaSize: UInt64 { UInt64(size / YoungSpace.divisor) & ~7 }
  /// Where new objects begin.
  var eden: UInt64 { start + 2 * areaSize }
  var survivorBytes: Int { Int(survivorsEnd - survivors) }
  func isSurvivor(_ address: UInt64) -> Bool { address &- survivors < survivorsEnd &- survivors }

  /// Where the next collection puts survivors.
  /// - Parameter isTiny: leave room for few, so that they run out of it.
  func nextArea(isTiny: Bool) -> (start: UInt64, end: UInt64) {
    let next = survivors == start ? start + areaSize : start
    return (next, next + (isTiny ? min(areaSize, 512) : areaSize))
  }

  mutating func setSurvivors(from start: UInt64, to end: UInt64) {
    survivors = start
    survivorsEnd = end
  }
}
