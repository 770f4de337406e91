// Loops: named lets whose procedure is called in tail position alone, and so are jumps.
//
// The test that begins a loop's body is repeated at its end, where one instruction counts, tests and jumps; it is a shortcut
// of the plain code behind it (see `Opcode.loopIfLess`).

/// A loop whose body is being generated.
struct OpenLoop {
  let loop: Loop
  let head: Label
  /// The test that begins the body.
  var bottomTest: BottomTest?
}

/// A test of registers that begins a loop's body.
struct BottomTest {
  let cell: Cell
  let name: String
  /// Its operands: registers, or one and a small integer.
  let registers: [Int]
  let immediate: Int?
  let consequent: Label
  let alternate: Label
  /// Which of the two branches is being generated.
  var isInAlternate = false

  /// What must hold for a turn that ends in the branch being generated to begin another.
  var condition: TurnCondition? {
    if let immediate {
      // Of integers, which the instructions' fast cases are for, so n <= 5 is n < 6.
      switch (name, isInAlternate) {
      case ("<", false), (">=", true): return .lessImmediate(registers[0], immediate)
      case ("<=", false), (">", true): return .lessImmediate(registers[0], immediate + 1)
      case (">", false), ("<=", true): return .greaterImmediate(registers[0], immediate)
      case (">=", false), ("<", true): return .greaterImmediate(registers[0], immediate - 1)
      case ("=", true): return .unequalImmediate(registers[0], immediate)
      default: return nil
      }
    }
    switch (name, isInAlternate, registers.count) {
    case ("<", false, 2), (">=", true, 2): return .less(registers[0], registers[1])
    case (">", false, 2), ("<=", true, 2): return .less(registers[1], registers[0])
    case ("<=", false, 2), (">", true, 2): return .lessEqual(registers[0], registers[1])
    case (">=", false, 2), ("<", true, 2): return .lessEqual(registers[1], registers[0])
    case ("=", true, 2): return .unequal(registers[0], registers[1])
    case ("zero?", true, 1): return .unequalImmediate(registers[0], 0)
    case ("null?", true, 1): return .notNull(registers[0])
    case ("pair?", false, 1): return .pair(registers[0])
    default: return nil
    }
  }
}

/// A test at the end of a loop, of registers and small integers.
enum TurnCondition {
  case less(Int, Int)
  case lessEqual(Int, Int)
  case unequal(Int, Int)
  case lessImmediate(Int, Int)
  case greaterImmediate(Int, Int)
  case unequalImmediate(Int, Int)
  case notNull(Int)
  case pair(Int)

  var instruction: UInt32 {
    switch self {
    case .less(let a, let b): Instruction.make(.loopIfLess, a, b)
    case .lessEqual(let a, let b): Instruction.make(.loopIfLessEqual, a, b)
    case .unequal(let a, let b): Instruction.make(.loopUnlessEqual, a, b)
    case .lessImmediate(let a, let n): Instruction.make(.loopIfLessImmediate, a, n)
    case .greaterImmediate(let a, let n): Instruction.make(.loopIfGreaterImmediate, a, n)
    case .unequalImmediate(let a, let n): Instruction.make(.loopUnlessEqualImmediate, a, n)
    case .notNull(let a): Instruction.make(.loopUnlessNull, a)
    case .pair(let a): Instruction.make(.loopIfPair, a)
    }
  }

  /// The instruction that adds `step` to the register `counter` before the test; nil if there is none.
  func instruction(counting counter: Int, by step: Int) -> UInt32? {
    switch self {
    case .less(counter, let b) where b != counter: Instruction.make(.countIfLess, counter, b, step)
    case .lessEqual(counter, let b) where b != counter: Instruction.make(.countIfLessEqual, counter, b, step)
    case .unequal(counter, let b) where b != counter: Instruction.make(.countUnlessEqual, counter, b, step)
    case .unequal(let a, counter) where a != counter: Instruction.make(.countUnlessEqual, counter, a, step)
    case .lessImmediate(counter, let n): Instruction.make(.countIfLessImmediate, counter, n, step)
    case .greaterImmediate(counter, let n): Instruction.make(.countIfGreaterImmediate, counter, n, step)
    case .unequalImmediate(counter, let n): Instruction.make(.countUnlessEqualImmediate, counter, n, step)
    default: nil
    }
  }
}

/// A loop variable whose next value is its own plus a small integer.
private struct Counter {
  let variable: Variable
  let step: Int
  /// Of + or -.
  let cell: Cell
  let value: CoreExpression
}

extension CodeGenerator {
  func emitLoop(
    _ loop: Loop, _ values: [CoreExpression], _ body: CoreExpression, emitBody: () throws(SchemeThrow) -> Void
  ) throws(SchemeThrow) {
    let hoistedBefore = (hoisted.count, hoistedVariables.count)
    var registers: [Int] = []
    for value in values {
      let register = take()
      try emit(value, to: register)
      registers.append(register)
    }
    for (variable, register) in zip(loop.variables, registers) { assign(register, to: variable) }
    hoist(from: body)
    let head = code.makeLabel()
    code.place(head)
    for variable in loop.variables where variable.isBoxed { code.emit(.makeBox, variable.register, variable.register) }
    loops.append(OpenLoop(loop: loop, head: head))
    bottomTestCandidate = loop
    try emitBody()
    loops.removeLast()
    hoisted.removeLast(hoisted.count - hoistedBefore.0)
    hoistedVariables.removeLast(hoistedVariables.count - hoistedBefore.1)
  }

  /// Loads flonum literals and captured variables that a loop's body uses into registers, which hold them while it runs.
  private func hoist(from body: CoreExpression) {
    guard next < 128 else { return }
    forEachLeaf(of: body) { leaf in
      switch leaf {
      case .constant(let constant) where constant.value.isFlonum:
        let value = constant.value
        guard hoisted.count < 8, !hoisted.contains(where: { $0.value == value }) else { return }
        let register = take()
        isHome[min(register, 1023)] = true
        emitConstant(value, to: register)
        hoisted.append((value, register))
      case .local(let variable, _) where !variable.isBoxed && !variable.needsCheck:
        guard hoistedVariables.count < 8, case .captured(let index) = place(of: variable) else { return }
        let register = take()
        isHome[min(register, 1023)] = true
        code.emit(Instruction.make(.free, register, wide: index))
        hoistedVariables.append((variable, register))
      default: break
      }
    }
  }

  /// Calls `visit` with the constants and references in an expression, but for those in lambda expressions.
  private func forEachLeaf(of expression: CoreExpression, _ visit: (CoreExpression) -> Void) {
    switch expression {
    case .constant, .local: visit(expression)
    case .global, .lambda, .caseLambda, .letrec: break
    case .setLocal(_, let value), .setGlobal(_, let value, _), .defineGlobal(_, let value):
      forEachLeaf(of: value, visit)
    case .conditional(let test, let consequent, let alternate):
      for part in [test, consequent, alternate] { forEachLeaf(of: part, visit) }
    case .sequence(let items): for item in items { forEachLeaf(of: item, visit) }
    case .call(let procedure, let arguments, _):
      forEachLeaf(of: procedure, visit)
      for argument in arguments { forEachLeaf(of: argument, visit) }
    case .bind(_, let values, let body), .loop(_, let body, let values):
      for value in values { forEachLeaf(of: value, visit) }
      forEachLeaf(of: body, visit)
    case .fix(_, _, let body): forEachLeaf(of: body, visit)
    case .jump(_, let values): for value in values { forEachLeaf(of: value, visit) }
    case .integrated(_, let fast, _): forEachLeaf(of: fast, visit)
    }
  }

  /// A loop's body whose value is wanted in a register.
  func emitLoopBody(_ expression: CoreExpression, to target: Int, end: Label) throws(SchemeThrow) {
    let saved = next
    defer { next = saved }
    let candidate = bottomTestCandidate
    bottomTestCandidate = nil
    switch expression {
    case .conditional(let test, let consequent, let alternate):
      let otherwise = code.makeLabel()
      try emitTest(test, unless: otherwise)
      let repeats = noteBottomTest(candidate, test, alternate: otherwise)
      next = saved
      try emitLoopBody(consequent, to: target, end: end)
      code.place(otherwise)
      if repeats { loops[loops.count - 1].bottomTest?.isInAlternate = true }
      next = saved
      try emitLoopBody(alternate, to: target, end: end)
    case .sequence(let items):
      for item in items.dropLast() { try effect(item) }
      try emitLoopBody(items[items.count - 1], to: target, end: end)
    case .bind(let variables, let values, let body):
      try emitBindings(variables, values)
      try emitLoopBody(body, to: target, end: end)
    case .fix(let variables, let lambdas, let body):
      try emitFix(variables, lambdas)
      try emitLoopBody(body, to: target, end: end)
    case .loop(let inner, let body, let values):
      // An inner loop in tail position may jump to the outer one.
      try emitLoop(inner, values, body) { () throws(SchemeThrow) in
        try self.emitLoopBody(body, to: target, end: end)
      }
    case .jump(let loop, let values): try emitJump(loop, values)
    default:
      try emit(expression, to: target)
      code.jump(Instruction.make(.jump), to: end)
    }
  }

  func emitJump(_ loop: Loop, _ values: [CoreExpression]) throws(SchemeThrow) {
    guard let entry = loops.last(where: { $0.loop === loop }) else { preconditionFailure("jump out of a loop") }
    var moves: [(to: Int, from: Int)] = []
    var early: [Variable] = []
    defer { early.forEach(noteVariable) }
    let counter = counter(of: entry, values)
    var remaining = zip(loop.variables, values).filter { variable, value in
      if case .local(let same, _) = value, same === variable, !variable.isBoxed { return false }
      return variable !== counter?.variable
    }
    let anyOrder = remaining.allSatisfy { isPure($0.1) }
    while !remaining.isEmpty {
      // Values go straight into the loop's registers where no other that is still to come reads the old one.
      func isReadLater(_ index: Int) -> Bool {
        remaining.indices.contains { $0 != index && mentionsRegister(of: remaining[index].0, remaining[$0].1) }
      }
      let index = anyOrder ? remaining.indices.first { !isReadLater($0) } ?? 0 : 0
      let isRead = isReadLater(index)
      let (variable, value) = remaining.remove(at: index)
      if !variable.isBoxed, !isRead, !mentionsInside(variable, value) {
        try emit(value, to: variable.register)
        // From here to the jump it has the value of the next turn.
        code.closeVariables(from: variable.register, through: variable.register)
        early.append(variable)
      } else {
        let register = take()
        try emit(value, to: register)
        moves.append((variable.register, register))
      }
    }
    for move in moves { code.emit(.move, move.to, move.from) }
    if let counter { early.append(counter.variable) }
    try emitTurn(entry, counter)
  }

  // MARK: - Ends of loops

  /// Goes on with a loop whose variables have their new values, but for the counter.
  private func emitTurn(_ entry: OpenLoop, _ counter: Counter?) throws(SchemeThrow) {
    guard let test = entry.bottomTest, !isGeneral, let condition = test.condition else {
      code.jump(Instruction.make(.loop), to: entry.head)
      return
    }
    let again = test.isInAlternate ? test.alternate : test.consequent
    if let counter, let instruction = condition.instruction(counting: counter.variable.register, by: counter.step) {
      noteShortcut(while: [test.cell, counter.cell])
      code.jump(instruction, to: again)
      let start = code.position
      try emit(counter.value, to: counter.variable.register)
      precondition(code.position == start + 1, "the machine goes past one instruction")
    } else {
      noteShortcut(while: [test.cell])
      code.jump(condition.instruction, to: again)
    }
    code.jump(Instruction.make(.loop), to: entry.head)
    code.jump(Instruction.make(.jump), to: test.isInAlternate ? test.consequent : test.alternate)
  }

  /// The variable that a turn counts up or down, if the loop's test is about it.
  private func counter(of entry: OpenLoop, _ values: [CoreExpression]) -> Counter? {
    guard let condition = entry.bottomTest?.condition, !isGeneral else { return nil }
    for (variable, value) in zip(entry.loop.variables, values) where !variable.isBoxed {
      guard case .call(.global(let cell, _), let arguments, _) = value, arguments.count == 2,
        let name = machine.primitive(in: cell)?.name, name == "+" || name == "-"
      else { continue }
      let isSame: (CoreExpression) -> Bool = {
        if case .local(let other, _) = $0 { return other === variable && !other.needsCheck }
        return false
      }
      let step: Int
      if isSame(arguments[0]), let right = smallInteger(arguments[1]) {
        step = name == "+" ? right : -right
      } else if name == "+", isSame(arguments[1]), let left = smallInteger(arguments[0]) {
        step = left
      } else {
        continue
      }
      guard step < 128, condition.instruction(counting: variable.register, by: step) != nil else { continue }
      return Counter(variable: variable, step: step, cell: cell, value: value)
    }
    return nil
  }

  /// Remembers the test that was just emitted as the first thing of a loop's body, if it is about registers.
  /// - Returns: whether it did.
  func noteBottomTest(_ candidate: Loop?, _ test: CoreExpression, alternate: Label) -> Bool {
    guard let candidate, !isGeneral, !candidate.variables.contains(where: \.isBoxed),
      case .call(.global(let cell, _), let arguments, _) = test, let name = machine.primitive(in: cell)?.name
    else { return false }
    var registers: [Int] = []
    var immediate: Int?
    for argument in arguments {
      if let register = plainRegister(argument) {
        registers.append(register)
      } else if registers.count == 1, let integer = smallInteger(argument), (-127...126).contains(integer) {
        immediate = integer
      } else {
        return false
      }
    }
    guard registers.count + (immediate == nil ? 0 : 1) == arguments.count else { return false }
    let consequent = code.makeLabel()
    code.place(consequent)
    loops[loops.count - 1].bottomTest = BottomTest(
      cell: cell, name: name, registers: registers, immediate: immediate, consequent: consequent, alternate: alternate)
    return true
  }

  /// Whether evaluating an expression may read a variable of this frame.
  private func mentionsRegister(of variable: Variable, _ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .global: false
    case .local(let other, _): other === variable
    case .call(let procedure, let arguments, _):
      mentionsRegister(of: variable, procedure) || arguments.contains { mentionsRegister(of: variable, $0) }
    default: true
    }
  }

  /// Whether a value may read the variable after part of it was already stored in its register: anything but a plain
  /// primitive application evaluates into its target only at the end.
  private func mentionsInside(_ variable: Variable, _ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local, .global, .call: false
    default: true
    }
  }
}
