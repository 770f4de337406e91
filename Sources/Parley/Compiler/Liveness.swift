// Which registers of a procedure will still be read, at each of its instructions: what a collection has to keep. The others hold
// what is not needed any more, or what an earlier call left there; a stream's head, kept so, would keep all of the stream.
//
// Found by going backwards over the instructions until nothing changes, when a collection first finds the procedure on the
// stack. It stays right when a primitive is redefined: a detour reads what the instruction read that it replaces. One that does
// the work of more than that instruction may read more, so execution is taken to go there from the beginning.

/// A set of registers.
typealias RegisterSet = SIMD4<UInt64>

extension RegisterSet {
  @inline(__always) func contains(_ register: Int) -> Bool {
    self[register >> 6] >> UInt64(register & 63) & 1 != 0
  }
  @inline(__always) mutating func insert(_ register: Int) { self[register >> 6] |= 1 << UInt64(register & 63) }
  @inline(__always) mutating func remove(_ register: Int) { self[register >> 6] &= ~(1 << UInt64(register & 63)) }
  /// Removes a register and all above it.
  @inline(__always) mutating func remove(from register: Int) {
    for word in 0..<4 {
      let first = register - word * 64
      if first < 64 { self[word] &= first <= 0 ? 0 : 1 << UInt64(first) &- 1 }
    }
  }
}

final class Liveness {
  /// For each word of the code, the index of the instruction that it belongs to.
  private var instructionAt: [Int32] = []
  /// What instructions read, and what is read after them.
  private var before: [RegisterSet] = []
  private var after: [RegisterSet] = []

  /// Longer code keeps all registers.
  private static var longest: Int { 20_000 }
  private static var mostPasses: Int { 30 }

  /// - Parameter replacedWords: see CodeInfo.
  /// - Returns: nil for code that is no procedure of a program, or too long.
  init?(_ code: CodeObject, _ replacedWords: [Int: Int], _ coveringDetours: [(position: Int, stub: Int)]) {
    let count = code.instructionCount
    guard count <= Liveness.longest else { return nil }
    var offsets: [Int] = []
    instructionAt = Array(repeating: -1, count: count)
    var offset = 0
    while offset < count {
      guard let op = code.opcode(at: offset), op.layout != .none, op != .swapDynamicState else { return nil }
      let words = replacedWords[offset] ?? code.instructionWords(at: offset)
      for word in offset..<min(offset + words, count) { instructionAt[word] = Int32(offsets.count) }
      offsets.append(offset)
      offset += words
    }
    var stubs: [Int: [Int]] = [:]
    for (position, stub) in coveringDetours {
      stubs[Int(instructionAt[position]), default: []].append(Int(instructionAt[stub]))
    }
    before = Array(repeating: RegisterSet(), count: offsets.count)
    after = before
    for _ in 0..<Liveness.mostPasses {
      var isChanged = false
      for index in offsets.indices.reversed() {
        let instruction = DecodedInstruction(code, offsets[index])
        var live = RegisterSet()
        if instruction.fallsThrough, index + 1 < offsets.count { live |= before[index + 1] }
        if let target = instruction.target, instructionAt.indices.contains(target) {
          live |= before[Int(instructionAt[target])]
        }
        after[index] = live
        instruction.apply(to: &live)
        for stub in stubs[index] ?? [] { live |= before[stub] }
        if live != before[index] {
          before[index] = live
          isChanged = true
        }
      }
      if !isChanged { return }
    }
    return nil
  }

  /// The registers that are read after a return to `offset`.
  func live(returningTo offset: Int) -> RegisterSet? {
    instructionAt.indices.contains(offset) ? before[Int(instructionAt[offset])] : nil
  }

  /// The registers that are in use where execution stands: at the instruction at `offset`, or behind that before it, which may
  /// have done its work or be about to begin anew.
  func live(around offset: Int) -> RegisterSet? {
    guard instructionAt.indices.contains(offset) else { return nil }
    let index = Int(instructionAt[offset])
    var live = before[index] | after[index]
    if offset > 0 {
      let previous = Int(instructionAt[offset - 1])
      live |= before[previous] | after[previous]
    }
    return live
  }
}

/// What an instruction does to registers, and where it leads.
private struct DecodedInstruction {
  private let op: Opcode
  private let word: UInt32
  private let code: CodeObject
  private let offset: Int

  init(_ code: CodeObject, _ offset: Int) {
    self.code = code
    self.offset = offset
    word = code.entry[offset]
    op = Opcode(rawValue: UInt8(truncatingIfNeeded: word)) ?? .move
  }

  private var a: Int { Int(word >> 8 & 255) }
  private var b: Int { Int(word >> 16 & 255) }
  private var c: Int { Int(word >> 24) }
  private func next(_ index: Int = 1) -> Int { Int(Int32(bitPattern: code.entry[offset + index])) }

  var fallsThrough: Bool {
    switch op {
    case .return, .returnImmediate, .tailCall, .tailCallGlobal, .tailCallSelf, .jump, .loop, .detour: false
    default: true
    }
  }

  /// Where it may jump. The jump out of a loop's end is where the code behind it leads too.
  var target: Int? {
    switch op.layout {
    case .jumpOnly, .aJump, .abJump, .aImmediateJump, .abImmediateJump, .aImmediatesJump, .aLiteralJump:
      offset + 2 + next()
    case .detour: offset + Int(word >> 8)
    default: nil
    }
  }

  /// Whether A is an operand, or an operand as well.
  private var readsA: Bool {
    switch op {
    case .setGlobal, .setFreeBox, .setBox, .defineGlobal, .checkDefined, .closureSet, .return, .setCar, .setCdr,
      .vectorSet,
      .recordSet, .writeCharacter:
      true
    default:
      switch op.layout {
      case .aJump, .aImmediateJump, .abImmediateJump, .aImmediatesJump, .aLiteralJump: true
      case .abJump: op != .readCharacter && op != .peekCharacter
      default: false
      }
    }
  }

  /// Turns the registers that are live behind the instruction into those that are before it.
  func apply(to live: inout RegisterSet) {
    switch op.layout {
    case .call, .callGlobal:
      let start = next()
      live.remove(from: start - 2)
      if op == .call || op == .tailCall { live.insert(start - 2) }
      for argument in 0..<a { live.insert(start + argument) }
      return
    case .none, .jumpOnly, .detour: return
    default: break
    }
    if op == .returnImmediate { return }
    // The instructions that one of two operations stands before read what it reads.
    if readsA {
      live.insert(a)
    } else if op.layout != .abcd {
      live.remove(a)
      if op == .movePair { live.remove(a + 1) }
    }
    switch op.layout {
    case .ab, .abJump, .abImmediate, .abImmediateJump, .closureSet: live.insert(b)
    case .abc:
      live.insert(b)
      live.insert(c)
    case .abcd:
      live.insert(b)
      live.insert(c)
      live.insert(next())
    case .record:
      if op == .makeRecord {
        for field in 0..<c { live.insert(b + field) }
      } else {
        live.insert(b)
      }
    case .closure:
      for index in 0..<next() where next(2 + index) & 3 == 0 { live.insert(next(2 + index) >> 2) }
    default: break
    }
  }
}
