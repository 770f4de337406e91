// The code generator: one pass over a resolved lambda expression, destination driven.
//
// Registers are a stack: `next` is the first free one; a local keeps its register while its scope is open, arguments are
// evaluated straight into the callee's future frame. A call's result lands in the callee's slot, so an expression whose
// destination is the top register costs no move.
//
// Integrated primitives: when a call's operator is a global that holds the primitive itself, the instruction of that name is
// emitted. If the program can redefine the global, the general call is emitted too, out of line behind the code, and the
// place is recorded: redefinition overwrites the instruction with a detour to it (see Machine+Integration).

final class CodeGenerator {
  let machine: Machine
  let lambda: Lambda
  var code = CodeBuilder()
  /// First free register, and the most that were in use.
  var next = 0 {
    didSet { if next < oldValue { code.closeVariables(from: next) } }
  }
  var highest = 0
  /// Whether each register is a local's home, which nothing else may overwrite.
  var isHome = [Bool](repeating: false, count: 1024)
  /// Emit no integrated primitives.
  var isGeneral = false
  /// How large is what replaces the call for which a callee's body is being generated; 0: there is none.
  var inlinedSize = 0
  /// The loops whose bodies are being generated, the innermost last.
  var loops: [OpenLoop] = []
  /// The loop whose body is about to be generated: a comparison that begins it can be repeated at its end.
  var bottomTestCandidate: Loop?
  /// Registers that hold flonum literals for the duration of a loop.
  var hoisted: [(value: Value, register: Int)] = []
  /// Captured variables that registers hold for the duration of a loop.
  var hoistedVariables: [(variable: Variable, register: Int)] = []
  private var detours: [Detour] = []
  /// Instructions that are only faster than what follows them, and the cells that they depend on.
  private var shortcuts: [(cell: Cell, position: Int)] = []
  private var tooComplex = false

  /// An integrated site whose general code is still to be emitted.
  private struct Detour {
    let cell: Cell
    let position: Int
    /// The general code does the work of every site inside the expression, so it must not be overwritten for theirs.
    let isCovering: Bool
    let registers: Int
    let variables: [VariableRecord]
    let inlinedCalls: [InlinedCall]
    let emit: () throws(SchemeThrow) -> Void
  }

  init(_ lambda: Lambda, machine: Machine) {
    self.machine = machine
    self.lambda = lambda
  }

  var heap: Heap { machine.heap }

  // MARK: - Procedures

  /// The code of a lambda expression and of everything inside it.
  static func compile(_ lambda: Lambda, machine: Machine) throws(SchemeThrow) -> CodeObject {
    try machine.checkNativeStack(lambda.location)
    let generator = CodeGenerator(lambda, machine: machine)
    return try generator.compile()
  }

  private func compile() throws(SchemeThrow) -> CodeObject {
    if machine.recordsLocations {
      for (index, variable) in lambda.free.enumerated() where variable.name.isSymbol {
        code.noteCaptured(heap.symbolText(variable.name), at: index, isBoxed: variable.isBoxed)
      }
    }
    for parameter in lambda.parameters {
      let register = take()
      assign(register, to: parameter)
    }
    for parameter in lambda.parameters where parameter.isBoxed {
      code.emit(.makeBox, parameter.register, parameter.register)
    }
    if lambda.isTopLevel {
      code.emit(.return, try operand(lambda.body))
    } else {
      try tail(lambda.body)
    }
    var sites: [Machine.IntegratedSite] = []
    isGeneral = true
    code.closeVariables(from: 0)
    for (index, detour) in detours.enumerated() {
      next = detour.registers
      code.reopen(detour.variables)
      sites.append(
        Machine.IntegratedSite(
          cell: detour.cell, position: detour.position, stub: code.position, rank: detour.isCovering ? index + 1 : 0))
      for call in detour.inlinedCalls { code.openInlined(call.moved(to: code.position)) }
      try detour.emit()
      for _ in detour.inlinedCalls { code.closeInlined() }
      code.closeVariables(from: 0)
    }
    detours = []
    for (cell, position) in shortcuts {
      sites.append(
        Machine.IntegratedSite(cell: cell, position: position, stub: position + 2, rank: 0))
    }
    let parameters = lambda.parameters.map(\.name)
    let required = lambda.required.count
    let arity = lambda.rest == nil ? required : -(required + 1)
    guard !tooComplex, highest <= CodeLimits.registers,
      let object = code.finish(
        name: lambda.name, arity: arity, frameSize: highest + 4, location: lambda.location,
        documentation: lambda.documentation, parameters: parameters, hasRest: lambda.rest != nil,
        isTopLevel: lambda.isTopLevel,
        coveringDetours: sites.compactMap { $0.rank > 0 ? ($0.position, $0.stub) : nil }, machine: machine)
    else {
      throw machine.syntaxError("this procedure is too large; divide it", at: lambda.location)
    }
    for site in sites { machine.record(site, in: object) }
    machine.noteTemplate(InlineTemplate(lambda, machine: machine), of: object)
    return object
  }

  // MARK: - Registers

  func take() -> Int {
    let register = next
    reserve(1)
    next += 1
    isHome[min(register, 1023)] = false
    return register
  }

  /// Notes that `count` registers above `next` will be used.
  func reserve(_ count: Int) {
    highest = max(highest, next + count)
    if highest > 1000 {
      tooComplex = true
      next = min(next, 900)
    }
  }

  func assign(_ register: Int, to variable: Variable) {
    variable.register = register
    isHome[min(register, 1023)] = true
    noteVariable(variable)
  }

  /// Tells errors where the variable is from here on.
  func noteVariable(_ variable: Variable) {
    guard machine.recordsLocations, variable.name.isSymbol else { return }
    code.openVariable(heap.symbolText(variable.name), in: variable.register, isBoxed: variable.isBoxed)
  }

  /// Runs `body` and gives back the registers it took.
  private func scoped(_ body: () throws(SchemeThrow) -> Void) throws(SchemeThrow) {
    let saved = next
    try body()
    next = saved
  }

  /// Where a variable lives, seen from this lambda expression.
  enum Place {
    case register(Int)
    case captured(Int)
    case ownClosure
  }

  func place(of variable: Variable) -> Place {
    if variable.owner === lambda { return .register(variable.register) }
    if let held = hoistedVariables.first(where: { $0.variable === variable }) { return .register(held.register) }
    if lambda.selfVariable === variable { return .ownClosure }
    guard let index = lambda.free.firstIndex(where: { $0 === variable }) else {
      preconditionFailure("a variable that was not resolved")
    }
    return .captured(index)
  }

  // MARK: - Expressions

  /// A register that holds the expression's value: a local's own one if it may be read in place.
  /// - Parameter later: what is evaluated before the register is read; an assignment there must not be seen.
  func operand(_ expression: CoreExpression, before later: [CoreExpression] = []) throws(SchemeThrow) -> Int {
    switch expression {
    case .local(let variable, _):
      if let register = plainRegister(expression), !variable.isAssigned || later.allSatisfy(isSimple) {
        return register
      }
    case .constant(let constant) where constant.value.isFlonum:
      if let held = hoisted.last(where: { $0.value == constant.value }) { return held.register }
    default: break
    }
    let register = take()
    try emit(expression, to: register)
    return register
  }

  /// Whether evaluating the expression cannot assign anything.
  func isSimple(_ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local, .global, .lambda: true
    default: false
    }
  }

  /// Code that leaves the expression's value in a register.
  func emit(_ expression: CoreExpression, to target: Int) throws(SchemeThrow) {
    let saved = next
    defer { next = saved }
    switch expression {
    case .constant(let constant): emitConstant(constant.value, to: target)
    case .local(let variable, let location): emitReference(variable, location, to: target)
    case .global(let cell, let location):
      code.mark(location)
      code.emit(.global, target, literal: cell.asValue)
    case .setLocal(let variable, let value):
      try emitAssignment(variable, value)
      emitConstant(.unspecified, to: target)
    case .setGlobal(let cell, let value, let location):
      let register = try operand(value)
      code.mark(location)
      code.emit(.setGlobal, register, literal: cell.asValue)
      emitConstant(.unspecified, to: target)
    case .defineGlobal(let cell, let value):
      let register = try operand(value)
      code.emit(.defineGlobal, register, literal: cell.asValue)
      emitConstant(.unspecified, to: target)
    case .conditional(let test, let consequent, let alternate):
      let otherwise = code.makeLabel()
      let end = code.makeLabel()
      try emitTest(test, unless: otherwise)
      next = saved
      try emit(consequent, to: target)
      code.jump(Instruction.make(.jump), to: end)
      code.place(otherwise)
      next = saved
      try emit(alternate, to: target)
      code.place(end)
    case .sequence(let items):
      for item in items.dropLast() { try effect(item) }
      try emit(items[items.count - 1], to: target)
    case .lambda(let inner): try emitClosure(inner, to: target)
    case .caseLambda(let clauses, let name): try emitCaseLambda(clauses, name, to: target)
    case .bind(let variables, let values, let body):
      try emitBindings(variables, values)
      try emit(body, to: target)
    case .fix(let variables, let lambdas, let body):
      try emitFix(variables, lambdas)
      try emit(body, to: target)
    case .call(let procedure, let arguments, let location):
      if try emitIntegrated(procedure, arguments, location, to: target) { return }
      try emitCall(procedure, arguments, location, to: target)
    case .loop(let loop, let body, let values):
      let end = code.makeLabel()
      try emitLoop(loop, values, body) { () throws(SchemeThrow) in try self.emitLoopBody(body, to: target, end: end) }
      code.place(end)
    case .integrated(let cell, let fast, let general):
      try emitIntegrated(cell, fast, general) { [unowned self] (part) throws(SchemeThrow) in
        try self.emit(part, to: target)
      }
    case .jump, .letrec: preconditionFailure("not an expression of this stage")
    }
  }

  func emitConstant(_ value: Value, to target: Int) {
    if value.isFixnum, (-32768...32767).contains(value.fixnum) {
      code.emit(Instruction.make(.loadImmediate, target, wide: value.fixnum))
    } else {
      code.emit(.literal, target, literal: value)
    }
  }

  private func emitReference(_ variable: Variable, _ location: SourceLocation?, to target: Int) {
    switch place(of: variable) {
    case .register(let register):
      if variable.isBoxed {
        code.emit(.boxContent, target, register)
      } else if register != target {
        code.emit(.move, target, register)
      }
    case .captured(let index):
      code.emit(Instruction.make(variable.isBoxed ? .freeBox : .free, target, wide: index))
    case .ownClosure: code.emit(.ownClosure, target)
    }
    if variable.needsCheck {
      code.mark(location)
      code.emit(.checkDefined, target, literal: variable.name)
    }
  }

  private func emitAssignment(_ variable: Variable, _ value: CoreExpression) throws(SchemeThrow) {
    switch place(of: variable) {
    case .register(let register):
      if variable.isBoxed {
        let source = try operand(value)
        code.emit(.setBox, register, source)
      } else {
        try emit(value, to: register)
      }
    case .captured(let index):
      let source = try operand(value)
      code.emit(Instruction.make(.setFreeBox, source, wide: index))
    case .ownClosure: preconditionFailure("a procedure's own name is never assigned")
    }
  }

  /// Code for the expression's effect alone.
  func effect(_ expression: CoreExpression) throws(SchemeThrow) {
    let saved = next
    defer { next = saved }
    switch expression {
    case .constant, .lambda: break
    case .setLocal(let variable, let value): try emitAssignment(variable, value)
    case .setGlobal(let cell, let value, let location):
      let register = try operand(value)
      code.mark(location)
      code.emit(.setGlobal, register, literal: cell.asValue)
    case .defineGlobal(let cell, let value):
      let register = try operand(value)
      code.emit(.defineGlobal, register, literal: cell.asValue)
    case .conditional(let test, let consequent, let alternate):
      let otherwise = code.makeLabel()
      try emitTest(test, unless: otherwise)
      next = saved
      try effect(consequent)
      if case .constant = alternate {
        code.place(otherwise)
      } else {
        let end = code.makeLabel()
        code.jump(Instruction.make(.jump), to: end)
        code.place(otherwise)
        next = saved
        try effect(alternate)
        code.place(end)
      }
    case .sequence(let items): for item in items { try effect(item) }
    case .bind(let variables, let values, let body):
      try emitBindings(variables, values)
      try effect(body)
    case .call(let procedure, let arguments, let location):
      let register = take()
      if try emitIntegrated(procedure, arguments, location, to: register, forEffect: true) { return }
      try emitCall(procedure, arguments, location, to: register)
    case .integrated(let cell, let fast, let general):
      try emitIntegrated(cell, fast, general) { [unowned self] (part) throws(SchemeThrow) in try self.effect(part) }
    default: try emit(expression, to: take())
    }
  }

  // MARK: - Bindings

  func emitBindings(_ variables: [Variable], _ values: [CoreExpression]) throws(SchemeThrow) {
    var registers: [Int] = []
    for value in values {
      let register = take()
      try emit(value, to: register)
      registers.append(register)
    }
    for (variable, register) in zip(variables, registers) { assign(register, to: variable) }
    for variable in variables where variable.isBoxed { code.emit(.makeBox, variable.register, variable.register) }
  }

  func emitFix(_ variables: [Variable], _ lambdas: [Lambda]) throws(SchemeThrow) {
    for variable in variables { assign(take(), to: variable) }
    for (index, lambda) in lambdas.enumerated() {
      try emitClosure(lambda, to: variables[index].register, missing: Array(variables[(index + 1)...]))
    }
    // Closures that captured a later one get it now.
    for (index, lambda) in lambdas.enumerated() {
      for later in variables[(index + 1)...] {
        guard let slot = lambda.free.firstIndex(where: { $0 === later }) else { continue }
        code.emit(.closureSet, variables[index].register, later.register)
        code.emit(UInt32(slot))
      }
    }
  }

  /// A closure of a lambda expression.
  /// - Parameter missing: variables of the same `fix` that have no value yet.
  func emitClosure(_ inner: Lambda, to target: Int, missing: [Variable] = []) throws(SchemeThrow) {
    let object = try CodeGenerator.compile(inner, machine: machine)
    if inner.free.isEmpty {
      // Nothing captured: one closure serves every evaluation.
      let closure = heap.allocateFixed(words: 2)
      closure[0] = ObjectHeader.make(.closure, words: 2) | ObjectHeader.fixedBit
      closure[1] = object.asValue.bits
      code.emit(.literal, target, literal: Value(object: closure))
      return
    }
    code.emit(.closure, target, literal: object.asValue)
    code.emit(UInt32(inner.free.count))
    for variable in inner.free {
      if missing.contains(where: { $0 === variable }) {
        code.emit(3)
      } else {
        switch place(of: variable) {
        case .register(let register): code.emit(UInt32(register) << 2)
        case .captured(let index): code.emit(UInt32(index) << 2 | 1)
        case .ownClosure: code.emit(2)
        }
      }
    }
  }

  private func emitCaseLambda(_ clauses: [Lambda], _ name: Value, to target: Int) throws(SchemeThrow) {
    let first = next
    reserve(clauses.count + 4)
    for clause in clauses { try emitClosure(clause, to: take()) }
    next = first
    try emitSystemCall("%case-lambda", count: clauses.count, from: first, to: target)
  }

  /// A call of a system procedure whose arguments are in consecutive registers from `first`.
  private func emitSystemCall(_ name: String, count: Int, from first: Int, to target: Int) throws(SchemeThrow) {
    next = first + count
    let slot = take()
    _ = take()
    reserve(count + 2)
    for index in 0..<count { code.emit(.move, slot + 2 + index, first + index) }
    code.emit(.callGlobal, count, literal: machine.systemCell(name).asValue)
    code.emit(UInt32(slot + 2))
    if slot != target { code.emit(.move, target, slot) }
  }

  // MARK: - Calls

  func emitCall(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?, to target: Int
  ) throws(SchemeThrow) {
    let slot = target == next - 1 && !isHome[target] ? target : take()
    try prepareCall(procedure, arguments, slot: slot)
    code.mark(location)
    switch procedure {
    case .global(let cell, _): code.emit(.callGlobal, arguments.count, literal: cell.asValue)
    case .local(let variable, _) where isOwnCall(variable, arguments.count): code.emit(.callSelf, arguments.count)
    default: code.emit(.call, arguments.count)
    }
    code.emit(UInt32(slot + 2))
    if slot != target { code.emit(.move, target, slot) }
  }

  private func isOwnCall(_ variable: Variable, _ count: Int) -> Bool {
    if case .ownClosure = place(of: variable) { return lambda.rest == nil && lambda.required.count == count }
    return false
  }

  /// Evaluates callee and arguments into the future frame whose result slot is `slot`.
  private func prepareCall(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], slot: Int
  ) throws(SchemeThrow) {
    reserve(arguments.count + 4)
    switch procedure {
    case .global: break
    case .local(let variable, _) where isOwnCall(variable, arguments.count): break
    default: try emit(procedure, to: slot)
    }
    _ = take()
    var index = 0
    while index < arguments.count {
      let register = take()
      if index + 1 < arguments.count, let first = plainRegister(arguments[index]),
        let second = plainRegister(arguments[index + 1])
      {
        _ = take()
        code.emit(.movePair, register, first, second)
        index += 2
      } else {
        try emit(arguments[index], to: register)
        index += 1
      }
    }
  }

  /// The register of a local that can be read as it is.
  func plainRegister(_ expression: CoreExpression) -> Int? {
    guard case .local(let variable, _) = expression, !variable.isBoxed, !variable.needsCheck,
      case .register(let register) = place(of: variable)
    else { return nil }
    return register
  }

  // MARK: - Tail position

  func tail(_ expression: CoreExpression) throws(SchemeThrow) {
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
      try tail(consequent)
      code.place(otherwise)
      if repeats { loops[loops.count - 1].bottomTest?.isInAlternate = true }
      next = saved
      try tail(alternate)
    case .sequence(let items):
      for item in items.dropLast() { try effect(item) }
      try tail(items[items.count - 1])
    case .bind(let variables, let values, let body):
      try emitBindings(variables, values)
      try tail(body)
    case .fix(let variables, let lambdas, let body):
      try emitFix(variables, lambdas)
      try tail(body)
    case .loop(let loop, let body, let values):
      try emitLoop(loop, values, body) { () throws(SchemeThrow) in try self.tail(body) }
    case .jump(let loop, let values): try emitJump(loop, values)
    case .integrated(let cell, let fast, let general):
      if isGeneral { return try tail(general) }
      try integrate(cell, isCovering: true) { () throws(SchemeThrow) in
        try tail(fast)
      } general: { [unowned self] (_) throws(SchemeThrow) in
        try self.tail(general)
      }
    case .call(let procedure, let arguments, let location):
      if let call = inlinable(procedure, arguments, location) {
        try emitInlined(call) { (body) throws(SchemeThrow) in
          try tail(body)
        } general: { [unowned self] (operands, _) throws(SchemeThrow) in
          self.generalTailCall(call.cell, operands, location)
        }
        return
      }
      let register = take()
      if try emitIntegrated(procedure, arguments, location, to: register) {
        code.emit(.return, register)
        return
      }
      next = saved
      let slot = take()
      try prepareCall(procedure, arguments, slot: slot)
      code.mark(location)
      switch procedure {
      case .global(let cell, _): code.emit(.tailCallGlobal, arguments.count, literal: cell.asValue)
      case .local(let variable, _) where isOwnCall(variable, arguments.count):
        code.emit(.tailCallSelf, arguments.count)
      default: code.emit(.tailCall, arguments.count)
      }
      code.emit(UInt32(slot + 2))
    case .constant(let constant) where constant.value.isFixnum && (-32768...32767).contains(constant.value.fixnum):
      code.emit(Instruction.make(.returnImmediate, 0, wide: constant.value.fixnum))
    default:
      let register = try operand(expression)
      code.emit(.return, register)
    }
  }

  // MARK: - Detours

  /// Emits one expression, and for the time after a redefinition another.
  /// - Parameter emit: emits the one that it gets.
  private func emitIntegrated(
    _ cell: Cell, _ fast: CoreExpression, _ general: CoreExpression,
    emit: @escaping (CoreExpression) throws(SchemeThrow) -> Void
  ) throws(SchemeThrow) {
    if isGeneral { return try emit(general) }
    try integrate(cell, isCovering: true) { () throws(SchemeThrow) in
      try emit(fast)
    } general: { [unowned self] (resume) throws(SchemeThrow) in
      try emit(general)
      self.code.jump(Instruction.make(.jump), to: resume)
    }
  }

  /// Emits an integrated instruction sequence, and behind the code the general call that replaces it after a redefinition.
  /// - Parameters:
  ///   - isCovering: `general` evaluates the whole expression again.
  ///   - general: emits the general code; it must end with a jump to the label, which stands behind the fast code.
  func integrate(
    _ cell: Cell, isCovering: Bool = false, fast: () throws(SchemeThrow) -> Void,
    general: @escaping (Label) throws(SchemeThrow) -> Void
  ) throws(SchemeThrow) {
    let position = code.position
    try fast()
    guard !machine.isSystemCell(cell), !isGeneral else { return }
    if code.position == position { code.emitNothing() }
    let resume = code.makeLabel()
    code.place(resume)
    detours.append(
      Detour(
        cell: cell, position: position, isCovering: isCovering, registers: next, variables: code.visibleVariables,
        inlinedCalls: code.visibleInlinedCalls
      ) { () throws(SchemeThrow) in try general(resume) })
  }

  /// Notes that the instruction of two words that comes next is a shortcut of the code behind it: after a redefinition of one
  /// of the cells it is passed over.
  func noteShortcut(while cells: [Cell]) {
    for cell in cells where !machine.isSystemCell(cell) { shortcuts.append((cell, code.position)) }
  }
}
