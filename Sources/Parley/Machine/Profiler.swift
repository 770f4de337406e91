// Where a program's time goes: at polls, while a profile is taken, the time since the last sample is charged to the
// procedures that are running. Polls come after so many calls and turns of loops, so the time of a primitive that is at
// work for long is charged to whoever runs at the next poll.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What samples have shown: sums by procedure, and a tree of callers, in which what stands below a node was called from it.
final class Profiler {
  /// The sums of one procedure.
  final class Procedure {
    let info: CodeInfo
    /// Charged while it was the innermost one, and while it was on the stack at all.
    fileprivate(set) var selfNanoseconds: UInt64 = 0
    fileprivate(set) var totalNanoseconds: UInt64 = 0
    fileprivate(set) var samples = 0
    /// The last sample that it was seen in.
    fileprivate var lastSample = 0

    fileprivate init(_ info: CodeInfo) { self.info = info }
  }

  final class Node {
    /// Nil for the root.
    let info: CodeInfo?
    private(set) var children: [ObjectIdentifier: Node] = [:]
    fileprivate(set) var selfNanoseconds: UInt64 = 0

    fileprivate init(_ info: CodeInfo?) { self.info = info }

    fileprivate func child(_ info: CodeInfo) -> Node {
      let key = ObjectIdentifier(info)
      if let node = children[key] { return node }
      let node = Node(info)
      children[key] = node
      return node
    }
  }

  let root = Node(nil)
  private(set) var procedures: [ObjectIdentifier: Procedure] = [:]
  private(set) var samples = 0
  /// When the last sample was taken, and what it has cost.
  private var last = threadNanoseconds()
  private var cost: UInt64 = 0
  /// The frames of a sample, innermost first, and the nodes they lead through.
  private var stack: [CodeInfo] = []
  private var path: [Node] = []

  /// Calls and turns of loops between two polls: some tens of microseconds.
  static var slice: Int { 1000 }
  /// How high the tree may become.
  private static var depth: Int { 250 }

  /// Charges the time since the last sample to the frames that there are. O(frames); a deep stack is looked at less often,
  /// so that all samples together take a fifth of the time at most. They are not charged to anybody.
  func sample(_ machine: Machine) {
    let now = threadNanoseconds()
    // Not so if another thread has gone on with the program.
    guard now >= last else {
      last = now
      return
    }
    let elapsed = now - last
    guard elapsed >= 4 * cost else { return }
    samples += 1
    stack.removeAll(keepingCapacity: true)
    machine.forEachFrame { callee, _, _ in
      if callee.isObject(.closure), let info = machine.codeTable[callee.closureCode], stack.last !== info {
        stack.append(info)
      }
      return true
    }
    charge(elapsed)
    last = threadNanoseconds()
    cost = last - now
  }

  private func charge(_ elapsed: UInt64) {
    for (index, info) in stack.enumerated() {
      let procedure = self.procedure(info)
      if index == 0 {
        procedure.selfNanoseconds += elapsed
        procedure.samples += 1
      }
      // Recursion does not count twice.
      guard procedure.lastSample != samples else { continue }
      procedure.lastSample = samples
      procedure.totalNanoseconds += elapsed
    }
    path.removeAll(keepingCapacity: true)
    path.append(root)
    for info in stack.reversed() {
      // A call of a procedure that is on the way already leads back to its node, so recursion has no height.
      if let index = path.firstIndex(where: { $0.info === info }) {
        path.removeLast(path.count - 1 - index)
      } else if path.count <= Profiler.depth, let node = path.last {
        path.append(node.child(info))
      }
    }
    path.last?.selfNanoseconds += elapsed
  }

  private func procedure(_ info: CodeInfo) -> Procedure {
    let key = ObjectIdentifier(info)
    if let procedure = procedures[key] { return procedure }
    let procedure = Procedure(info)
    procedures[key] = procedure
    return procedure
  }
}

extension Machine {
  /// Calls and turns of loops between two polls.
  var fuelSlice: Int { profiler == nil ? options.fuelSlice : min(Profiler.slice, options.fuelSlice) }
}

/// The time that this thread has been running.
private func threadNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
