// Handles: how Swift code outside the machine keeps values alive and finds them after they moved.

/// The slots that handles own; all of them are roots.
struct HandleTable {
  private(set) var slots: UnsafeMutablePointer<UInt64>
  private(set) var capacity: Int
  private var freeSlots: [Int]

  init(capacity: Int = 64) {
    self.capacity = capacity
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    freeSlots = Array((0..<capacity).reversed())
  }

  mutating func take(_ value: Value) -> Int {
    if freeSlots.isEmpty {
      let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity)
      grown.initialize(repeating: 0, count: 2 * capacity)
      grown.update(from: slots, count: capacity)
      slots.deallocate()
      slots = grown
      freeSlots = Array((capacity..<2 * capacity).reversed())
      capacity *= 2
    }
    let index = freeSlots.removeLast()
    slots[index] = value.bits
    return index
  }

  mutating func give(back index: Int) {
    slots[index] = 0
    freeSlots.append(index)
  }

  var isFull: Bool { freeSlots.isEmpty }
}

/// Slots whose owners have gone, on whatever thread: the heap takes them back when it needs some, and when it collects.
final class ReleasedSlots: @unchecked Sendable {
  private let lock = Gate()
  private var indices: [Int] = []

  func add(_ index: Int) {
    lock.enter()
    indices.append(index)
    lock.leave()
  }

  func takeAll() -> [Int] {
    lock.enter()
    defer { lock.leave() }
    defer { indices = [] }
    return indices
  }
}

extension Heap {
  /// A slot that keeps a value, for an owner that may go on any thread.
  func keep(_ value: Value) -> Int {
    if handles.isFull { takeReleasedSlots() }
    return handles.take(value)
  }

  func takeReleasedSlots() {
    for index in releasedSlots.takeAll() { handles.give(back: index) }
  }
}

/// Keeps one value alive and follows it when the collector moves it.
public final class Handle {
  private let heap: Heap
  private let index: Int

  init(_ value: Value, in heap: Heap) {
    self.heap = heap
    index = heap.handles.take(value)
  }

  deinit { heap.handles.give(back: index) }

  public var value: Value {
    get { Value(bits: heap.handles.slots[index]) }
    set { heap.handles.slots[index] = newValue.bits }
  }
}
