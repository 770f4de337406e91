// Which objects need datum labels (R7RS 2.4). Explicit stacks throughout. Ordinary data ends a short walk, which data
// with a cycle never does; only what is neither ordinary nor small pays for a table of everything visited.

enum PrintLabels {
  /// What the table holds for an object whose label has no number yet.
  static var wanted: Int { -1 }

  /// The objects to label when `value` is printed; nil or empty if there are none.
  static func find(in value: Value, mode: Printer.Mode) -> AddressTable? {
    switch mode {
    case .writeSimple: return nil
    case .writeShared: return repeated(in: value, onlyCycles: false)
    case .display, .write:
      // A step of the walk takes a few nanoseconds, an entry of the table some fifty: so a table for circular data that
      // is small, a long walk for large data, and a large table only if that shows no end either.
      if isTree(value, steps: 2000) { return nil }
      if let labels = repeated(in: value, onlyCycles: true, limit: 10_000) { return labels }
      return isTree(value, steps: 4_000_000) ? nil : repeated(in: value, onlyCycles: true)
    }
  }

  /// The words inside a compound object that the printer follows.
  @inline(__always) static func parts(of value: Value) -> (start: WordPointer, count: Int)? {
    if value.isPair { return (value.address, 2) }
    guard value.isObject else { return nil }
    switch value.objectKind {
    case .vector, .values: return (value.address + 1, ObjectHeader.words(value.header) - 1)
    case .record: return (value.address + 2, ObjectHeader.words(value.header) - 2)
    case .condition: return (value.address + ConditionSlot.irritants, 1)
    default: return nil
    }
  }

  /// Whether a walk through everything ends within so many steps, which it never does if there is a cycle.
  private static func isTree(_ value: Value, steps: Int) -> Bool {
    guard var run = parts(of: value) else { return true }
    var pending: [(start: WordPointer, count: Int)] = []
    var stepsLeft = steps
    while true {
      if run.count == 0 {
        guard let next = pending.popLast() else { return true }
        run = next
        continue
      }
      stepsLeft &-= 1
      if stepsLeft == 0 { return false }
      let part = Value(bits: run.start.pointee)
      run.start += 1
      run.count &-= 1
      guard let inner = parts(of: part) else { continue }
      if run.count > 0 { pending.append(run) }
      run = inner
    }
  }

  /// The objects that occur inside themselves, or with `onlyCycles` false all that occur twice. Nil if there are more
  /// than `limit` compound objects.
  private static func repeated(in value: Value, onlyCycles: Bool, limit: Int = .max) -> AddressTable? {
    struct Visit {
      let object: Value
      var start: WordPointer
      var left: Int
    }
    // States in the table: being visited, finished, in need of a label.
    let (open, closed, repeated) = (0, 1, 2)
    var seen = AddressTable()
    var labels = AddressTable()
    guard let first = parts(of: value) else { return labels }
    var visits = [Visit(object: value, start: first.start, left: first.count)]
    _ = seen.insert(value.bits, open)
    while let visit = visits.last {
      if visit.left == 0 {
        visits.removeLast()
        if onlyCycles, seen[visit.object.bits] == open { seen.update(visit.object.bits, closed) }
        continue
      }
      visits[visits.count - 1].start += 1
      visits[visits.count - 1].left -= 1
      let part = Value(bits: visit.start.pointee)
      guard let inner = parts(of: part) else { continue }
      guard let state = seen.insert(part.bits, open) else {
        if seen.count > limit { return nil }
        visits.append(Visit(object: part, start: inner.start, left: inner.count))
        continue
      }
      if state == open {
        seen.update(part.bits, repeated)
        _ = labels.insert(part.bits, wanted)
      }
    }
    return labels
  }
}
