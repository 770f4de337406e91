// Small procedures are compiled in the place of their calls: accessors of data that is kept in pairs and vectors,
// predicates, a formula. What they do must end by itself and call nothing that could see who called it, so all that is
// lost is the call. (What they call may be redefined, so in tail position their bodies are in tail position too.)
//
// A procedure qualifies when it is compiled (InlineTemplate); a call through a global variable that holds it becomes its
// body. After a redefinition of the variable the general call is made, as with primitives.
//
// Errors inside show both places, as if the call had been made: the code knows which of its instructions belong to which
// procedure (InlinedCall, see Machine/Backtrace).

/// The body of a procedure that may stand in the place of its calls.
final class InlineTemplate {
  let parameters: [Variable]
  let body: CoreExpression
  /// How many expressions it consists of, with those of the templates for calls in it.
  private(set) var size = 0
  /// Of the variables. The symbols that these name have gone with the procedure's source.
  private var names: [ObjectIdentifier: String] = [:]

  /// A larger body is not repeated.
  private static var largest: Int { 24 }
  /// Roughly what one takes.
  static var byteCount: Int { 2048 }

  /// The template of a resolved lambda expression; nil if it is none.
  init?(_ lambda: Lambda, machine: Machine) {
    guard machine.recordsLocations, lambda.rest == nil, !lambda.isTopLevel, lambda.free.isEmpty,
      lambda.selfVariable == nil, !lambda.required.contains(where: \.isAssigned)
    else { return nil }
    parameters = lambda.required
    body = lambda.body
    guard InlineTemplate.qualifies(body, machine, &size) else { return nil }
    for parameter in parameters { noteName(of: parameter, machine.heap) }
    noteNames(in: body, machine.heap)
  }

  private func noteName(of variable: Variable, _ heap: Heap) {
    if variable.name.isSymbol { names[ObjectIdentifier(variable)] = heap.symbolText(variable.name) }
  }

  private func noteNames(in expression: CoreExpression, _ heap: Heap) {
    switch expression {
    case .conditional(let test, let consequent, let alternate):
      for part in [test, consequent, alternate] { noteNames(in: part, heap) }
    case .sequence(let items), .call(_, let items, _): for item in items { noteNames(in: item, heap) }
    case .bind(let variables, let values, let body):
      for variable in variables { noteName(of: variable, heap) }
      for part in values + [body] { noteNames(in: part, heap) }
    default: break
    }
  }

  func name(of variable: Variable) -> String { names[ObjectIdentifier(variable)] ?? "_" }

  /// A variable like that one of the template, for the code of another procedure.
  func copy(of variable: Variable, owner: Lambda, _ heap: Heap) -> Variable {
    let copy = Variable(names[ObjectIdentifier(variable)].map(heap.intern) ?? .false)
    copy.references = variable.references
    copy.owner = owner
    return copy
  }

  private static func qualifies(_ expression: CoreExpression, _ machine: Machine, _ size: inout Int) -> Bool {
    size += 1
    guard size <= largest else { return false }
    switch expression {
    case .constant(let constant): return isPlain(constant.value)
    case .global: return true
    case .local(let variable, _): return !variable.needsCheck
    case .conditional(let test, let consequent, let alternate):
      return [test, consequent, alternate].allSatisfy { qualifies($0, machine, &size) }
    case .sequence(let items): return items.allSatisfy { qualifies($0, machine, &size) }
    case .bind(let variables, let values, let body):
      return !variables.contains(where: \.isAssigned) && (values + [body]).allSatisfy { qualifies($0, machine, &size) }
    case .call(.global(let cell, _), let arguments, _):
      guard isSelfContained(cell, arguments.count, machine) else { return false }
      size += machine.inlineTemplate(of: cell.value)?.size ?? 0
      return size <= largest && arguments.allSatisfy { qualifies($0, machine, &size) }
    case .call, .lambda, .caseLambda, .setLocal, .setGlobal, .defineGlobal, .letrec, .fix, .loop, .jump, .integrated:
      return false
    }
  }

  /// Whether a constant can be kept, which a template does as long as there is the procedure: nothing that may lead to that.
  private static func isPlain(_ value: Value) -> Bool {
    !value.isHeapReference || value.isSymbol || value.isString || value.isNumber
  }

  /// Whether a call of what the variable holds calls no procedure of the program that has to be called.
  private static func isSelfContained(_ cell: Cell, _ count: Int, _ machine: Machine) -> Bool {
    if let primitive = machine.primitive(in: cell) {
      return primitive.operatesOnData && (primitive.minimumArguments...primitive.maximumArguments).contains(count)
    }
    return RecordOperation(cell.value) != nil || machine.inlineTemplate(of: cell.value)?.parameters.count == count
  }

  /// The body with other expressions, which are constants and variables, for the parameters.
  /// - Parameter owner: the lambda expression that it becomes part of.
  func instantiate(_ values: [CoreExpression], owner: Lambda, _ heap: Heap) -> CoreExpression {
    var replacements: [ObjectIdentifier: CoreExpression] = [:]
    for (parameter, value) in zip(parameters, values) { replacements[ObjectIdentifier(parameter)] = value }
    return copy(body, owner, heap, &replacements)
  }

  private func copy(
    _ expression: CoreExpression, _ owner: Lambda, _ heap: Heap,
    _ replacements: inout [ObjectIdentifier: CoreExpression]
  ) -> CoreExpression {
    switch expression {
    case .local(let variable, _): return replacements[ObjectIdentifier(variable)] ?? expression
    case .conditional(let test, let consequent, let alternate):
      return .conditional(
        copy(test, owner, heap, &replacements), copy(consequent, owner, heap, &replacements),
        copy(alternate, owner, heap, &replacements))
    case .sequence(let items): return .sequence(items.map { copy($0, owner, heap, &replacements) })
    case .call(let procedure, let arguments, let location):
      return .call(procedure, arguments.map { copy($0, owner, heap, &replacements) }, location)
    case .bind(let variables, let values, let body):
      let values = values.map { copy($0, owner, heap, &replacements) }
      let fresh = variables.map { copy(of: $0, owner: owner, heap) }
      for (variable, copy) in zip(variables, fresh) { replacements[ObjectIdentifier(variable)] = .local(copy, nil) }
      return .bind(fresh, values, copy(body, owner, heap, &replacements))
    default: return expression
    }
  }
}

extension Machine {
  /// The template of a procedure that may stand in the place of its calls.
  func inlineTemplate(of procedure: Value) -> InlineTemplate? {
    procedure.isObject(.closure) ? inlineTemplates[procedure.closureCode] : nil
  }
}

/// A call whose callee's body is compiled in its place.
struct InlinableCall {
  let cell: Cell
  let template: InlineTemplate
  /// Of the procedure.
  let code: CodeObject
  let arguments: [CoreExpression]
  let location: SourceLocation?
}

extension CodeGenerator {
  /// Procedures that were redefined can be each other's templates: what replaces one call stays below this size.
  private static var mostInlined: Int { 64 }
  /// With more registers in use, a call is a call.
  private static var mostRegisters: Int { 100 }

  /// The call as one that may be replaced by its callee's body.
  func inlinable(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?
  ) -> InlinableCall? {
    guard !isGeneral, next < CodeGenerator.mostRegisters, case .global(let cell, _) = procedure,
      let template = machine.inlineTemplate(of: cell.value), template.parameters.count == arguments.count,
      inlinedSize + template.size <= CodeGenerator.mostInlined
    else { return nil }
    return InlinableCall(
      cell: cell, template: template, code: cell.value.closureCode, arguments: arguments, location: location)
  }

  /// Emits the callee's body.
  /// - Parameters:
  ///   - fast: emits the body that it gets.
  ///   - general: does the same by the call itself, with operands that have been evaluated; see `integrate`.
  func emitInlined(
    _ call: InlinableCall, fast: (CoreExpression) throws(SchemeThrow) -> Void,
    general: @escaping ([Operand], Label) throws(SchemeThrow) -> Void
  ) throws(SchemeThrow) {
    var operands: [Operand] = []
    var values: [CoreExpression] = []
    for (index, argument) in call.arguments.enumerated() {
      if case .constant(let constant) = argument {
        operands.append(.constant(constant))
        values.append(argument)
      } else {
        let register = try operand(argument, before: Array(call.arguments[(index + 1)...]))
        let variable = call.template.copy(of: call.template.parameters[index], owner: lambda, heap)
        variable.register = register
        operands.append(.register(register))
        values.append(.local(variable, nil))
      }
    }
    code.mark(call.location)
    let body = call.template.instantiate(values, owner: lambda, heap)
    try integrate(call.cell, isCovering: true) { () throws(SchemeThrow) in
      let isOutermost = inlinedSize == 0
      inlinedSize += call.template.size
      let info = machine.codeTable[call.code]
      code.openInlined(
        InlinedCall(
          name: info?.name ?? "", procedureLocation: info?.location, location: call.location, start: code.position))
      for (parameter, value) in zip(call.template.parameters, values) {
        switch value {
        case .local(let variable, _): noteVariable(variable)
        case .constant(let constant): code.openVariable(call.template.name(of: parameter), as: constant.value)
        default: break
        }
      }
      try fast(body)
      code.closeInlined()
      if isOutermost { inlinedSize = 0 }
    } general: { resume throws(SchemeThrow) in
      try general(operands, resume)
    }
    // What follows is the caller's.
    code.mark(call.location)
  }
}
