// Which calls become instructions, and fused tests.

/// An operand of an integrated instruction, kept so that the general call can be made from it too.
enum Operand {
  case register(Int)
  case immediate(Int)
  case constant(Constant)
}

/// How a primitive of so many arguments is integrated.
private enum Integration {
  case unary(Opcode)
  case binary(Opcode)
  /// Binary, if the second operand is a small integer.
  case immediate(Opcode)
  /// Left-associative over two or more arguments.
  case fold(Opcode)
  /// Binary, operands exchanged.
  case swapped(Opcode)
  /// First operand in A, second in B, no result.
  case mutator(Opcode)
  case vectorSet
  /// With the general call for all but the fast case: a character and a port, no result, or a port alone.
  case port(Opcode)

  /// Whether it only computes: it changes nothing, and is no matter of identity.
  var isPure: Bool {
    switch self {
    case .unary, .fold, .swapped: true
    case .binary(let op): op != .cons && op != .makeValues
    case .immediate, .mutator, .vectorSet, .port: false
    }
  }
}

extension CodeGenerator {
  private static let table: [String: Integration] = [
    "car": .unary(.car), "cdr": .unary(.cdr), "cadr": .unary(.cadr), "cddr": .unary(.cddr), "caar": .unary(.caar),
    "not": .unary(.not), "null?": .unary(.isNull), "pair?": .unary(.isPair), "symbol?": .unary(.isSymbol),
    "string?": .unary(.isString), "char?": .unary(.isCharacter), "vector?": .unary(.isVector),
    "procedure?": .unary(.isProcedure), "eof-object?": .unary(.isEOF), "zero?": .unary(.isFixnumZero),
    "vector-length": .unary(.vectorLength), "string-length": .unary(.stringLength), "cons": .binary(.cons),
    "eq?": .binary(.eq), "eqv?": .binary(.eqv), "vector-ref": .binary(.vectorRef), "string-ref": .binary(.stringRef),
    "char=?": .binary(.characterEqual), "quotient": .binary(.quotient), "remainder": .binary(.remainder),
    "modulo": .binary(.modulo), "min": .binary(.minimum), "max": .binary(.maximum), "sqrt": .unary(.squareRoot),
    "+": .fold(.add), "-": .fold(.subtract), "*": .fold(.multiply), "/": .fold(.divide),
    "<": .binary(.less), "<=": .binary(.lessEqual), ">": .swapped(.less), ">=": .swapped(.lessEqual),
    "=": .binary(.numberEqual), "set-car!": .mutator(.setCar), "set-cdr!": .mutator(.setCdr),
    "vector-set!": .vectorSet, "file-position": .immediate(.filePosition), "values": .binary(.makeValues),
    "memq": .binary(.memq), "assq": .binary(.assq), "read-char": .port(.readCharacter),
    "peek-char": .port(.peekCharacter), "write-char": .port(.writeCharacter),
    "%checked-values": .immediate(.checkValues), "%value": .immediate(.valueAt),
  ]

  /// The instructions of primitives by their names, for the machine's table of slow paths.
  static let integratedOpcodes: [String: Opcode] = table.compactMapValues { integration in
    switch integration {
    case .unary(let op), .binary(let op), .immediate(let op), .fold(let op), .mutator(let op), .port(let op): op
    case .swapped: nil
    case .vectorSet: .vectorSet
    }
  }

  /// The name of the primitive that a callee certainly is, unless the program redefines it.
  private func primitiveName(_ procedure: CoreExpression) -> (name: String, cell: Cell)? {
    guard !isGeneral, case .global(let cell, _) = procedure, let primitive = machine.primitive(in: cell) else {
      return nil
    }
    // A host may give its own procedures such names.
    if let op = CodeGenerator.integratedOpcodes[primitive.name], machine.slowPaths[Int(op.rawValue)] !== primitive {
      return nil
    }
    return (primitive.name, cell)
  }

  func smallInteger(_ expression: CoreExpression) -> Int? {
    guard case .constant(let constant) = expression, constant.value.isFixnum,
      (-128...127).contains(constant.value.fixnum)
    else { return nil }
    return constant.value.fixnum
  }

  // MARK: - Values

  /// Emits a call as an instruction if its callee is an integrated primitive, or a record's accessor, modifier or predicate.
  /// - Parameter forEffect: nobody wants the value; `target` need not get one.
  func emitIntegrated(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?, to target: Int,
    forEffect: Bool = false
  ) throws(SchemeThrow) -> Bool {
    let saved = next
    defer { next = saved }
    guard let (name, cell) = primitiveName(procedure), let integration = CodeGenerator.table[name] else {
      if try emitRecordOperation(procedure, arguments, location, to: target, forEffect: forEffect) { return true }
      guard let call = inlinable(procedure, arguments, location) else { return false }
      try emitInlined(call) { (body) throws(SchemeThrow) in
        try emit(body, to: target)
      } general: { [unowned self] (operands, resume) throws(SchemeThrow) in
        self.generalCall(call.cell, operands, location, to: target)
        self.code.jump(Instruction.make(.jump), to: resume)
      }
      return true
    }
    switch (integration, arguments.count) {
    case (.unary(let op), 1):
      let a = try operand(arguments[0])
      try value(cell, [.register(a)], location, to: target) { self.code.emit(op, target, a) }
    case (.binary(.vectorRef), 2) where smallInteger(arguments[1]) != nil:
      let index = smallInteger(arguments[1]) ?? 0
      let a = try operand(arguments[0])
      try value(cell, [.register(a), .immediate(index)], location, to: target) {
        self.code.emit(.vectorRefImmediate, target, a, index)
      }
    case (.binary(let op), 2):
      let a = try operand(arguments[0], before: [arguments[1]])
      let b = try operand(arguments[1])
      try value(cell, [.register(a), .register(b)], location, to: target) { self.code.emit(op, target, a, b) }
    case (.immediate(let op), 2):
      guard let immediate = smallInteger(arguments[1]) else { return false }
      let a = try operand(arguments[0])
      try value(cell, [.register(a), .immediate(immediate)], location, to: target) {
        self.code.emit(op, target, a, immediate)
      }
    case (.swapped(let op), 2):
      let a = try operand(arguments[0], before: [arguments[1]])
      let b = try operand(arguments[1])
      try value(cell, [.register(a), .register(b)], location, to: target) {
        self.code.markExchanged()
        self.code.emit(op, target, b, a)
      }
    case (.fold(let op), 2...):
      if arguments.count == 2, op == .add || op == .subtract, let immediate = smallInteger(arguments[1]) {
        let a = try operand(arguments[0])
        let fused: Opcode = op == .add ? .addImmediate : .subtractImmediate
        try value(cell, [.register(a), .immediate(immediate)], location, to: target) {
          self.code.emit(fused, target, a, immediate)
        }
        return true
      }
      if arguments.count == 2, op == .add, let immediate = smallInteger(arguments[0]) {
        let b = try operand(arguments[1])
        try value(cell, [.immediate(immediate), .register(b)], location, to: target) {
          self.code.emit(.immediateAdd, target, b, immediate)
        }
        return true
      }
      if try emitFused(op, cell, arguments, location, to: target) { return true }
      var registers: [Int] = []
      for (index, argument) in arguments.enumerated() {
        registers.append(try operand(argument, before: Array(arguments[(index + 1)...])))
      }
      let accumulator = arguments.count == 2 ? target : take()
      try value(cell, registers.map { .register($0) }, location, to: target) {
        var left = registers[0]
        if registers.count == 3, let fused = CodeGenerator.fused(op, op, isLeft: true) {
          self.code.emit(fused, target, registers[0], registers[1])
          self.code.emit(UInt32(registers[2]))
        }
        for (index, right) in registers.dropFirst().enumerated() {
          let result = index == registers.count - 2 ? target : accumulator
          self.code.emit(op, result, left, right)
          left = result
        }
      }
    case (.mutator(let op), 2):
      let a = try operand(arguments[0], before: [arguments[1]])
      let b = try operand(arguments[1])
      try value(cell, [.register(a), .register(b)], location, to: target) {
        self.code.emit(op, a, b)
        if !forEffect { self.emitConstant(.unspecified, to: target) }
      }
    case (.vectorSet, 3):
      let a = try operand(arguments[0], before: [arguments[1], arguments[2]])
      let b = try operand(arguments[1], before: [arguments[2]])
      let c = try operand(arguments[2])
      try value(cell, [.register(a), .register(b), .register(c)], location, to: target) {
        self.code.emit(.vectorSet, a, b, c)
        if !forEffect { self.emitConstant(.unspecified, to: target) }
      }
    case (.port(let op), let count) where count == (op == .writeCharacter ? 2 : 1):
      // Without a general call, in what the engine's own code is.
      guard !machine.isSystemCell(cell) else { return false }
      let a = try operand(arguments[0], before: Array(arguments[1...]))
      let b = op == .writeCharacter ? try operand(arguments[1]) : a
      let general = code.makeLabel()
      code.mark(location)
      try integrate(cell) {
        if op == .writeCharacter {
          code.jump(Instruction.make(op, a, b), to: general)
          if !forEffect { emitConstant(.unspecified, to: target) }
        } else {
          code.jump(Instruction.make(op, target, a), to: general)
        }
      } general: { [unowned self] resume throws(SchemeThrow) in
        self.code.place(general)
        self.generalCall(cell, count == 2 ? [.register(a), .register(b)] : [.register(a)], location, to: target)
        self.code.jump(Instruction.make(.jump), to: resume)
      }
    default: return false
    }
    return true
  }

  /// The instruction for one operation on the result of another, which is its left or right operand.
  private static func fused(_ outer: Opcode, _ inner: Opcode, isLeft: Bool) -> Opcode? {
    switch (outer, inner) {
    case (.add, .multiply): .multiplyAdd
    case (.subtract, .multiply): isLeft ? .productSubtract : .subtractProduct
    case (.add, .add): .addAdd
    case (.add, .subtract): .subtractAdd
    case (.multiply, .multiply): .multiplyMultiply
    case (.add, .divide): .divideAdd
    default: nil
    }
  }

  /// Emits an operation on the result of another, of two arguments each, as one instruction and the two that it stands for.
  private func emitFused(
    _ op: Opcode, _ cell: Cell, _ arguments: [CoreExpression], _ location: SourceLocation?, to target: Int
  ) throws(SchemeThrow) -> Bool {
    guard arguments.count == 2 else { return false }
    // What is on the right has been evaluated last. On the left, nothing may come between.
    for isLeft in [false, true] where !isLeft || isReady(arguments[1]) {
      guard case .call(let procedure, let inner, let innerLocation) = arguments[isLeft ? 0 : 1], inner.count == 2,
        let (name, innerCell) = primitiveName(procedure), case .fold(let innerOp) = CodeGenerator.table[name],
        innerOp == .multiply || inner.allSatisfy({ smallInteger($0) == nil }),
        let fused = CodeGenerator.fused(op, innerOp, isLeft: isLeft)
      else { continue }
      var other = 0
      if !isLeft { other = try operand(arguments[0], before: inner) }
      let a = try operand(inner[0], before: isLeft ? [inner[1], arguments[1]] : [inner[1]])
      let b = try operand(inner[1], before: isLeft ? [arguments[1]] : [])
      if isLeft { other = try operand(arguments[1]) }
      let result = take()
      code.mark(innerLocation)
      noteShortcut(while: [cell, innerCell])
      code.emit(fused, target, a, b)
      code.emit(UInt32(other))
      let start = code.position
      try value(innerCell, [.register(a), .register(b)], innerLocation, to: result) {
        self.code.emit(innerOp, result, a, b)
      }
      let operands = isLeft ? [result, other] : [other, result]
      try value(cell, operands.map { .register($0) }, location, to: target) {
        self.code.emit(op, target, operands[0], operands[1])
      }
      precondition(code.position == start + 2, "the machine goes past two instructions")
      return true
    }
    return false
  }

  /// Whether evaluating an expression does nothing but compute, so that nobody can tell when it happens.
  func isPure(_ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local: true
    case .call(let procedure, let arguments, _):
      if let (name, _) = primitiveName(procedure), let integration = CodeGenerator.table[name] {
        integration.isPure && arguments.allSatisfy(isPure)
      } else {
        false
      }
    default: false
    }
  }

  /// Whether an operand is there without anything being called.
  private func isReady(_ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local: true
    default: false
    }
  }

  /// Emits a call of a record's accessor, modifier or predicate as its body.
  private func emitRecordOperation(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?, to target: Int,
    forEffect: Bool
  ) throws(SchemeThrow) -> Bool {
    guard !isGeneral, case .global(let cell, _) = procedure, let operation = RecordOperation(cell.value),
      arguments.count == (operation.op == .recordSet ? 2 : 1)
    else { return false }
    let a = try operand(arguments[0], before: Array(arguments[1...]))
    if operation.op == .recordSet {
      let b = try operand(arguments[1])
      try value(cell, [.register(a), .register(b)], location, to: target) {
        self.code.emit(operation, a, b)
        if !forEffect { self.emitConstant(.unspecified, to: target) }
      }
    } else {
      try value(cell, [.register(a)], location, to: target) { self.code.emit(operation, target, a) }
    }
    return true
  }

  private func value(
    _ cell: Cell, _ operands: [Operand], _ location: SourceLocation?, to target: Int, _ fast: () -> Void
  ) throws(SchemeThrow) {
    code.mark(location)
    try integrate(cell) { () throws(SchemeThrow) in
      fast()
    } general: { [unowned self] resume throws(SchemeThrow) in
      self.generalCall(cell, operands, location, to: target)
      self.code.jump(Instruction.make(.jump), to: resume)
    }
  }

  /// The call of the procedure in `cell` with operands that are already evaluated.
  private func generalCall(_ cell: Cell, _ operands: [Operand], _ location: SourceLocation?, to target: Int) {
    let slot = prepareGeneralCall(operands)
    code.mark(location)
    code.emit(.callGlobal, operands.count, literal: cell.asValue)
    code.emit(UInt32(slot + 2))
    if slot != target { code.emit(.move, target, slot) }
  }

  /// The same in tail position.
  func generalTailCall(_ cell: Cell, _ operands: [Operand], _ location: SourceLocation?) {
    let slot = prepareGeneralCall(operands)
    code.mark(location)
    code.emit(.tailCallGlobal, operands.count, literal: cell.asValue)
    code.emit(UInt32(slot + 2))
  }

  /// Copies operands into the future frame whose result slot is returned.
  private func prepareGeneralCall(_ operands: [Operand]) -> Int {
    let slot = take()
    _ = take()
    reserve(operands.count + 4)
    for operand in operands {
      let register = take()
      switch operand {
      case .register(let source): code.emit(.move, register, source)
      case .immediate(let integer): emitConstant(Value(fixnum: integer), to: register)
      case .constant(let constant): emitConstant(constant.value, to: register)
      }
    }
    return slot
  }

  // MARK: - Tests

  /// Code that jumps to `label` when the expression's value is false.
  func emitTest(_ expression: CoreExpression, unless label: Label) throws(SchemeThrow) {
    try emitTest(expression, jumpWhen: false, to: label)
  }

  /// Code that jumps to `label` when the expression's truth equals `sense`, and else goes on.
  private func emitTest(_ expression: CoreExpression, jumpWhen sense: Bool, to label: Label) throws(SchemeThrow) {
    let saved = next
    defer { next = saved }
    switch expression {
    case .constant(let constant):
      if constant.value.isTrue == sense { code.jump(Instruction.make(.jump), to: label) }
      return
    case .conditional(let test, let consequent, .constant(.immediate(.false))):
      // (and test consequent)
      if sense {
        let past = code.makeLabel()
        try emitTest(test, jumpWhen: false, to: past)
        try emitTest(consequent, jumpWhen: true, to: label)
        code.place(past)
      } else {
        try emitTest(test, jumpWhen: false, to: label)
        try emitTest(consequent, jumpWhen: false, to: label)
      }
      return
    case .conditional(let test, .constant(.immediate(.true)), let alternate):
      if sense {
        try emitTest(test, jumpWhen: true, to: label)
        try emitTest(alternate, jumpWhen: true, to: label)
      } else {
        let past = code.makeLabel()
        try emitTest(test, jumpWhen: true, to: past)
        try emitTest(alternate, jumpWhen: false, to: label)
        code.place(past)
      }
      return
    case .bind(let variables, let values, .conditional(.local(let first, _), .local(let second, _), let alternate))
    where variables.count == 1 && variables[0] === first && first === second && !first.isAssigned
      && first.references == 2:
      // (or value alternate): the alternate does not see the variable, so it needs no register
      if sense {
        try emitTest(values[0], jumpWhen: true, to: label)
        try emitTest(alternate, jumpWhen: true, to: label)
      } else {
        let past = code.makeLabel()
        try emitTest(values[0], jumpWhen: true, to: past)
        try emitTest(alternate, jumpWhen: false, to: label)
        code.place(past)
      }
      return
    case .sequence(let items):
      for item in items.dropLast() { try effect(item) }
      try emitTest(items[items.count - 1], jumpWhen: sense, to: label)
      return
    case .call(let procedure, let arguments, let location):
      if let (name, cell) = primitiveName(procedure),
        try emitFusedTest(name, cell, arguments, location, jumpWhen: sense, to: label)
      {
        return
      }
      if let call = inlinable(procedure, arguments, location) {
        try emitInlined(call) { (body) throws(SchemeThrow) in
          try emitTest(body, jumpWhen: sense, to: label)
        } general: { [unowned self] (operands, resume) throws(SchemeThrow) in
          let result = self.take()
          self.generalCall(call.cell, operands, location, to: result)
          self.code.jump(Instruction.make(sense ? .jumpIfTrue : .jumpIfFalse, result), to: label)
          self.code.jump(Instruction.make(.jump), to: resume)
        }
        return
      }
    default: break
    }
    let register = try operand(expression)
    code.jump(Instruction.make(sense ? .jumpIfTrue : .jumpIfFalse, register), to: label)
  }

  private func emitFusedTest(
    _ name: String, _ cell: Cell, _ arguments: [CoreExpression], _ location: SourceLocation?, jumpWhen sense: Bool,
    to label: Label
  ) throws(SchemeThrow) -> Bool {
    func fused(_ operands: [Operand], _ instruction: UInt32, literal: Value? = nil) throws(SchemeThrow) {
      code.mark(location)
      try integrate(cell) { () throws(SchemeThrow) in
        let start = code.position
        if name == ">" || name == ">=" { code.markExchanged() }
        code.jump(instruction, to: label)
        if let literal { code.emitDistance(to: literal, from: start) }
      } general: { [unowned self] resume throws(SchemeThrow) in
        let result = self.take()
        var operands = operands
        if let literal {
          let register = self.take()
          self.emitConstant(literal, to: register)
          operands.append(.register(register))
        }
        self.generalCall(cell, operands, location, to: result)
        self.code.jump(Instruction.make(sense ? .jumpIfTrue : .jumpIfFalse, result), to: label)
        self.code.jump(Instruction.make(.jump), to: resume)
      }
    }
    switch (name, arguments.count) {
    case ("not", 1):
      if case .constant = arguments[0] { return false }
      // Were `not` redefined, the value of its argument would be needed: the general code starts over.
      try integrate(cell, isCovering: true) { () throws(SchemeThrow) in
        try emitTest(arguments[0], jumpWhen: !sense, to: label)
      } general: { [unowned self] resume throws(SchemeThrow) in
        let result = self.take()
        try self.emit(arguments[0], to: result)
        self.generalCall(cell, [.register(result)], location, to: result)
        self.code.jump(Instruction.make(sense ? .jumpIfTrue : .jumpIfFalse, result), to: label)
        self.code.jump(Instruction.make(.jump), to: resume)
      }
    case ("null?", 1):
      let a = try operand(arguments[0])
      try fused([.register(a)], Instruction.make(sense ? .jumpIfNull : .jumpUnlessNull, a))
    case ("pair?", 1):
      let a = try operand(arguments[0])
      try fused([.register(a)], Instruction.make(sense ? .jumpIfPair : .jumpUnlessPair, a))
    case ("zero?", 1):
      let a = try operand(arguments[0])
      try fused([.register(a)], Instruction.make(sense ? .jumpIfEqualImmediate : .jumpUnlessEqualImmediate, a, 0))
    case ("eq?", 2), ("eqv?", 2):
      if case .constant(let constant) = arguments[1], name == "eq?" || isEqComparable(constant.value) {
        let a = try operand(arguments[0])
        try fused(
          [.register(a)], Instruction.make(sense ? .jumpIfEqLiteral : .jumpUnlessEqLiteral, a), literal: constant.value)
        return true
      }
      guard name == "eq?" else { return false }
      let a = try operand(arguments[0], before: [arguments[1]])
      let b = try operand(arguments[1])
      try fused([.register(a), .register(b)], Instruction.make(sense ? .jumpIfEq : .jumpUnlessEq, a, b))
    case ("<", 2), (">", 2), ("<=", 2), (">=", 2), ("=", 2):
      let (operands, instruction) = try comparison(name, arguments, sense)
      try fused(operands, instruction)
    default: return false
    }
    return true
  }

  /// Whether `eqv?` with this constant is `eq?`.
  private func isEqComparable(_ value: Value) -> Bool {
    !value.isHeapReference || value.isSymbol || value.isPair || value.isString || value.isVector
  }

  /// The fused instruction of a numeric comparison, and its operands for the general call.
  private func comparison(
    _ name: String, _ arguments: [CoreExpression], _ sense: Bool
  ) throws(SchemeThrow) -> ([Operand], UInt32) {
    if let immediate = smallInteger(arguments[1]) {
      let a = try operand(arguments[0])
      let op: Opcode =
        switch name {
        case "<": sense ? .jumpIfLessImmediate : .jumpUnlessLessImmediate
        case "<=": sense ? .jumpIfLessEqualImmediate : .jumpUnlessLessEqualImmediate
        case ">": sense ? .jumpIfGreaterImmediate : .jumpUnlessGreaterImmediate
        case ">=": sense ? .jumpIfGreaterEqualImmediate : .jumpUnlessGreaterEqualImmediate
        default: sense ? .jumpIfEqualImmediate : .jumpUnlessEqualImmediate
        }
      return ([.register(a), .immediate(immediate)], Instruction.make(op, a, immediate))
    }
    let a = try operand(arguments[0], before: [arguments[1]])
    let b = try operand(arguments[1])
    let instruction =
      switch name {
      case "<": Instruction.make(sense ? .jumpIfLess : .jumpUnlessLess, a, b)
      case ">": Instruction.make(sense ? .jumpIfLess : .jumpUnlessLess, b, a)
      case "<=": Instruction.make(sense ? .jumpIfLessEqual : .jumpUnlessLessEqual, a, b)
      case ">=": Instruction.make(sense ? .jumpIfLessEqual : .jumpUnlessLessEqual, b, a)
      default: Instruction.make(sense ? .jumpIfEqual : .jumpUnlessEqual, a, b)
      }
    return ([.register(a), .register(b)], instruction)
  }
}
