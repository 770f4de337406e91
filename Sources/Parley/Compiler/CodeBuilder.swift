// Collects the words, literals, jumps and line table of one procedure and lays them out as a code object.

/// What is known about a code object beyond its instructions; kept by the machine, found through its index.
final class CodeInfo {
  /// The procedure's name; empty for an anonymous one.
  let name: String
  let location: SourceLocation?
  let documentation: String?
  /// Parameter names, for signatures in errors; the rest parameter last.
  let parameters: [String]
  let hasRest: Bool
  /// Code of a form outside all procedures.
  let isTopLevel: Bool
  /// Instruction offsets, ascending, and the source of the code from each on.
  let offsets: [UInt32]
  let locations: [SourceLocation?]
  /// Where the program's local variables are: only errors and debugging want to know.
  let variables: [VariableRecord]
  /// The calls that their callees' bodies have replaced; one that stands inside another comes later.
  let inlinedCalls: [InlinedCall]
  /// Instructions that detours may come to replace, and where those lead, if they read other registers.
  let coveringDetours: [(position: Int, stub: Int)]
  /// Comparisons whose operands the compiler exchanged: `(> a b)` is `b < a`. Only errors want to know.
  let exchanged: [UInt32]
  /// How many words the instructions had that detours have replaced, by their offsets: but for the first these are still there.
  var replacedWords: [Int: Int] = [:]
  /// What the collector wants to know of the code's registers, found when it first asks.
  private var liveness: Liveness??

  /// Roughly what this takes outside the heap, with the places that depend on primitives.
  var byteCount: Int {
    512 + offsets.count * (4 + MemoryLayout<SourceLocation?>.stride) + variables.count
      * MemoryLayout<VariableRecord>.stride
      + parameters.count * 16 + inlinedCalls.count * MemoryLayout<InlinedCall>.stride
  }

  func liveness(of code: CodeObject) -> Liveness? {
    if let liveness { return liveness }
    let found = Liveness(code, replacedWords, coveringDetours)
    liveness = .some(found)
    return found
  }

  init(
    name: String, location: SourceLocation?, documentation: String?, parameters: [String], hasRest: Bool,
    isTopLevel: Bool,
    offsets: [UInt32], locations: [SourceLocation?], exchanged: [UInt32], variables: [VariableRecord],
    inlinedCalls: [InlinedCall], coveringDetours: [(position: Int, stub: Int)]
  ) {
    self.inlinedCalls = inlinedCalls
    self.coveringDetours = coveringDetours
    self.exchanged = exchanged
    self.variables = variables
    self.name = name
    self.location = location
    self.documentation = documentation
    self.parameters = parameters
    self.hasRest = hasRest
    self.isTopLevel = isTopLevel
    self.offsets = offsets
    self.locations = locations
  }

  /// The source of the instruction at an offset.
  func location(at offset: Int) -> SourceLocation? {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : locations[low - 1]
  }

  /// The variables that have a value when the instruction at an offset runs: inner ones last, also those that they hide.
  /// - Parameter call: the inlined call whose variables they are; -1: the procedure's own.
  func variables(at offset: Int, in call: Int) -> [VariableRecord] {
    variables.filter { $0.inlinedCall == call && $0.isLive(at: offset) }
  }
}

/// A call that its callee's body has replaced: the instructions from `start` up to `end`.
struct InlinedCall {
  /// Of the procedure.
  let name: String
  let procedureLocation: SourceLocation?
  /// Of the call.
  let location: SourceLocation?
  let start: Int
  var end = Int.max

  /// The same for code that begins elsewhere.
  func moved(to start: Int) -> InlinedCall {
    InlinedCall(name: name, procedureLocation: procedureLocation, location: location, start: start)
  }

  func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
}

/// Where a local variable is while the instructions from `start` up to `end` run.
struct VariableRecord {
  enum Home {
    case register(Int)
    /// Among what the closure has captured.
    case captured(Int)
    /// Nowhere: the argument of an inlined call is a constant, an immediate or among the code's literals.
    case constant(Value)
    case literal(Int)
  }
  let name: String
  let home: Home
  /// Its home holds a box, and that the value.
  let isBoxed: Bool
  /// The inlined call whose variable it is; -1: the procedure's own.
  let inlinedCall: Int
  let start: Int
  var end = Int.max

  func isLive(at offset: Int) -> Bool { start <= offset && offset < end }
}

/// A place in code that jumps refer to before it is known.
final class Label {
  fileprivate(set) var position = -1
  fileprivate var references: [Int] = []
}

struct CodeBuilder {
  private(set) var words: [UInt32] = []
  private var literals: [Value] = []
  /// Words whose upper half is the distance to a literal, and words that are such a distance.
  private var literalOperands: [(word: Int, literal: Int)] = []
  private var literalWords: [(word: Int, from: Int, literal: Int)] = []
  private var labels: [Label] = []
  private var offsets: [UInt32] = []
  private var locations: [SourceLocation?] = []
  private var exchanged: [UInt32] = []
  private var variables: [VariableRecord] = []
  /// Those of them whose scope has not ended: their registers, and their places in `variables`.
  private var openVariables: [(register: Int, index: Int)] = []
  private var inlinedCalls: [InlinedCall] = []
  /// Those of them whose bodies are being emitted, the innermost last.
  private var openInlinedCalls: [Int] = []

  var position: Int { words.count }

  mutating func emit(_ word: UInt32) { words.append(word) }
  mutating func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    words.append(Instruction.make(op, a, b, c))
  }

  /// An instruction that does nothing but can be overwritten.
  mutating func emitNothing() { words += [Instruction.make(.jump), 0] }

  /// An instruction whose upper half addresses a literal.
  mutating func emit(_ op: Opcode, _ a: Int, literal: Value) {
    literalOperands.append((words.count, index(of: literal)))
    words.append(Instruction.make(op, a))
  }

  /// A word that holds the distance from instruction `start` to a literal.
  mutating func emitDistance(to literal: Value, from start: Int) {
    literalWords.append((words.count, start, index(of: literal)))
    words.append(0)
  }

  private mutating func index(of literal: Value) -> Int {
    // Pools are short; long ones (big tables of data) are not worth sharing in.
    if let index = literals.prefix(64).firstIndex(of: literal) { return index }
    literals.append(literal)
    return literals.count - 1
  }

  mutating func makeLabel() -> Label {
    let label = Label()
    labels.append(label)
    return label
  }
  mutating func place(_ label: Label) { label.position = words.count }

  /// A jump: the instruction, then its distance.
  mutating func jump(_ instruction: UInt32, to label: Label) {
    words.append(instruction)
    label.references.append(words.count)
    words.append(0)
  }
  /// Only the distance word of a jump whose instruction was emitted already.
  mutating func jumpDistance(to label: Label) {
    label.references.append(words.count)
    words.append(0)
  }

  /// Records that the code from here on comes from `location`.
  mutating func mark(_ location: SourceLocation?) {
    guard let location else { return }
    if let last = offsets.last, last == UInt32(words.count) {
      locations[locations.count - 1] = location
    } else {
      offsets.append(UInt32(words.count))
      locations.append(location)
    }
  }

  /// Notes that the next instruction compares its operands the other way round.
  mutating func markExchanged() { exchanged.append(UInt32(words.count)) }

  // MARK: - Variables

  /// Notes that from here on a register holds a variable.
  mutating func openVariable(_ name: String, in register: Int, isBoxed: Bool) {
    openVariables.append((register, variables.count))
    variables.append(
      VariableRecord(
        name: name, home: .register(register), isBoxed: isBoxed, inlinedCall: openInlinedCalls.last ?? -1,
        start: position))
  }

  /// Notes that from here on a parameter of an inlined call stands for a constant.
  mutating func openVariable(_ name: String, as value: Value) {
    let home: VariableRecord.Home = value.isHeapReference ? .literal(index(of: value)) : .constant(value)
    openVariables.append((-1, variables.count))
    variables.append(
      VariableRecord(
        name: name, home: home, isBoxed: false, inlinedCall: openInlinedCalls.last ?? -1, start: position
      ))
  }

  /// Notes a captured variable, which is there all the time.
  mutating func noteCaptured(_ name: String, at index: Int, isBoxed: Bool) {
    variables.append(VariableRecord(name: name, home: .captured(index), isBoxed: isBoxed, inlinedCall: -1, start: 0))
  }

  /// Notes that the registers from `first` on, or up to `last`, hold their variables no longer.
  mutating func closeVariables(from first: Int, through last: Int = Int.max) {
    guard !openVariables.isEmpty else { return }
    for entry in openVariables where first...last ~= entry.register { variables[entry.index].end = position }
    openVariables.removeAll { first...last ~= $0.register }
  }

  /// The procedure's own variables that are in scope here, and registers hold.
  var visibleVariables: [VariableRecord] {
    openVariables.lazy.map { variables[$0.index] }.filter { $0.inlinedCall < 0 }
  }

  /// Makes variables visible again in code that stands elsewhere.
  mutating func reopen(_ records: [VariableRecord]) {
    for record in records {
      if case .register(let register) = record.home {
        openVariable(record.name, in: register, isBoxed: record.isBoxed)
      }
    }
  }

  // MARK: - Inlined calls

  /// Notes that the code from here on is the body of a procedure, in the place of a call.
  mutating func openInlined(_ call: InlinedCall) {
    openInlinedCalls.append(inlinedCalls.count)
    inlinedCalls.append(call)
  }

  /// Those whose bodies are being emitted, outer ones first.
  var visibleInlinedCalls: [InlinedCall] { openInlinedCalls.map { inlinedCalls[$0] } }

  /// Ends the innermost of such bodies, and the scope of its variables.
  mutating func closeInlined() {
    let call = openInlinedCalls.removeLast()
    inlinedCalls[call].end = position
    for entry in openVariables where variables[entry.index].inlinedCall == call {
      variables[entry.index].end = position
    }
    openVariables.removeAll { variables[$0.index].inlinedCall == call }
  }

  // MARK: - Layout

  /// Lays everything out in a new code object.
  /// - Returns: nil when a literal is out of an instruction's reach.
  func finish(
    name: Value, arity: Int, frameSize: Int, location: SourceLocation?, documentation: String? = nil,
    parameters: [Value] = [], hasRest: Bool = false, isTopLevel: Bool = false,
    coveringDetours: [(position: Int, stub: Int)] = [],
    machine: Machine
  ) -> CodeObject? {
    let padded = (words.count + 1) & ~1
    func distance(from word: Int, to literal: Int) -> Int { padded + 2 * literal - word }
    for (word, literal) in literalOperands where distance(from: word, to: literal) > 0xFFFF { return nil }
    let firstLiteral = CodeObject.entryWord + padded / 2
    let total = firstLiteral + literals.count
    let address = machine.heap.allocateFixed(words: total)
    address[0] = ObjectHeader.make(.code, words: total) | ObjectHeader.fixedBit
    address[1] = name.bits
    address[3] = UInt64(firstLiteral) << 32 | UInt64(literals.count)
    address[4] = UInt64(UInt32(frameSize)) | UInt64(UInt32(bitPattern: Int32(arity))) << 32
    let code = CodeObject(address)
    for (index, word) in words.enumerated() { code.entry[index] = word }
    if padded > words.count { code.entry[words.count] = Instruction.make(.return) }
    for (word, literal) in literalOperands {
      code.entry[word] = (code.entry[word] & 0xFFFF) | UInt32(distance(from: word, to: literal)) << 16
    }
    for (word, from, literal) in literalWords { code.entry[word] = UInt32(distance(from: from, to: literal)) }
    for label in labels {
      for reference in label.references {
        code.entry[reference] = UInt32(bitPattern: Int32(label.position - (reference + 1)))
      }
    }
    for (index, literal) in literals.enumerated() { code.literals[index] = literal.bits }
    let records = machine.recordsLocations
    let info = CodeInfo(
      name: name.isSymbol ? machine.heap.symbolText(name) : "", location: records ? location : nil,
      documentation: documentation, parameters: parameters.map { $0.isSymbol ? machine.heap.symbolText($0) : "_" },
      hasRest: hasRest, isTopLevel: isTopLevel, offsets: records ? offsets : [], locations: records ? locations : [],
      exchanged: exchanged, variables: variables, inlinedCalls: inlinedCalls,
      coveringDetours: coveringDetours)
    address[2] = Value(fixnum: machine.codeTable.add(info)).bits
    machine.heap.chargeOutside(info.byteCount)
    return code
  }
}
