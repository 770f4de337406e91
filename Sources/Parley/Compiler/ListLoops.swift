// Calls of `for-each` and `map` with a lambda expression and one list become loops: the body stands in the place of a call
// of a closure for each element. They do what the definitions of these in prelude.scm do, in the same order. As with
// primitives, a redefinition of the name brings the general call back, for which the closure stays in the code too.

extension Simplifier {
  /// A larger body is not repeated.
  private static var largestBody: Int { 48 }
  /// Roughly how many expressions there are around a body.
  private static var loopSize: Int { 16 }

  /// The loop for a call whose parts are simplified; nil if it is another call.
  mutating func listLoop(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?
  ) -> CoreExpression? {
    guard arguments.count == 2, case .global(let cell, _) = procedure, case .lambda(let lambda) = arguments[0],
      lambda.rest == nil, lambda.required.count == 1,
      copyingBudget > 0, let (name, collects) = listProcedure(in: cell)
    else { return nil }
    var copier = BodyCopier(limit: Simplifier.largestBody)
    let element = copier.copy(of: lambda.required[0])
    guard let body = copier.copy(lambda.body) else { return nil }
    copyingBudget -= Simplifier.loopSize + Simplifier.largestBody - copier.limit
    count(body, by: 1)

    func call(_ name: String, _ arguments: [CoreExpression]) -> CoreExpression {
      .call(.global(machine.systemCell(name), nil), arguments, location)
    }

    // The list is evaluated once.
    var list = arguments[1]
    var binding: Variable?
    switch list {
    case .local(let variable, _) where !variable.isAssigned && !variable.needsCheck: count(list, by: 3)
    default:
      let variable = Variable(.false)
      binding = variable
      variable.references = 4
      list = .local(variable, nil)
    }

    let rest = Variable(.false)
    let result = Variable(.false)
    let loop = Loop(collects ? [rest, result] : [rest])
    rest.references = 3
    result.references = 2
    let restValue = CoreExpression.local(rest, nil)
    let turn = CoreExpression.bind([element], [call("car", [restValue])], body)
    let next = call("cdr", [restValue])
    let resultValue = CoreExpression.local(result, nil)
    let isMore = call("pair?", [restValue])
    let steps: CoreExpression
    if collects {
      steps = .conditional(
        isMore, .jump(loop, [next, call("cons", [turn, resultValue])]), call("reverse", [resultValue]))
    } else {
      steps = .conditional(isMore, .sequence([turn, .jump(loop, [next])]), .unspecified)
    }
    let check = CoreExpression.conditional(
      call("list?", [list]), .unspecified, call("%check-loop", [.value(machine.heap.intern(name)), list]))
    let fast = CoreExpression.sequence([check, .loop(loop, steps, collects ? [list, .value(.null)] : [list])])
    let whole = CoreExpression.integrated(cell, fast, .call(procedure, [arguments[0], list], location))
    return binding.map { .bind([$0], [arguments[1]], whole) } ?? whole
  }

  /// Which of the two procedures a variable holds, and whether that collects results.
  private func listProcedure(in cell: Cell) -> (name: String, collects: Bool)? {
    let name = machine.heap.symbolText(cell.name)
    guard name == "for-each" || name == "map", cell.value == machine.systemCell(name).value else { return nil }
    return (name, name == "map")
  }
}

/// Copies a lambda expression's body, with variables of its own.
private struct BodyCopier {
  /// How many expressions more there may be.
  var limit: Int
  private var variables: [ObjectIdentifier: Variable] = [:]
  private var loops: [ObjectIdentifier: Loop] = [:]

  init(limit: Int) { self.limit = limit }

  mutating func copy(of variable: Variable) -> Variable {
    let copy = Variable(variable.name)
    copy.isAssigned = variable.isAssigned
    copy.needsCheck = variable.needsCheck
    variables[ObjectIdentifier(variable)] = copy
    return copy
  }

  private func counterpart(_ variable: Variable) -> Variable { variables[ObjectIdentifier(variable)] ?? variable }

  /// Nil if the expression is too large or contains a lambda expression.
  mutating func copy(_ expression: CoreExpression) -> CoreExpression? {
    limit -= 1
    guard limit >= 0 else { return nil }
    switch expression {
    case .constant, .global: return expression
    case .local(let variable, let location): return .local(counterpart(variable), location)
    case .setLocal(let variable, let value): return copy(value).map { .setLocal(counterpart(variable), $0) }
    case .setGlobal(let cell, let value, let location): return copy(value).map { .setGlobal(cell, $0, location) }
    case .conditional(let test, let consequent, let alternate):
      guard let parts = copy([test, consequent, alternate]) else { return nil }
      return .conditional(parts[0], parts[1], parts[2])
    case .sequence(let items): return copy(items).map { .sequence($0) }
    case .call(let procedure, let arguments, let location):
      guard let parts = copy([procedure] + arguments) else { return nil }
      return .call(parts[0], Array(parts.dropFirst()), location)
    case .bind(let bound, let values, let body):
      guard let values = copy(values) else { return nil }
      let copies = bound.map { copy(of: $0) }
      return copy(body).map { .bind(copies, values, $0) }
    case .loop(let loop, let body, let values):
      guard let values = copy(values) else { return nil }
      let copied = Loop(loop.variables.map { copy(of: $0) })
      loops[ObjectIdentifier(loop)] = copied
      return copy(body).map { .loop(copied, $0, values) }
    case .jump(let loop, let values): return copy(values).map { .jump(loops[ObjectIdentifier(loop)] ?? loop, $0) }
    case .defineGlobal, .lambda, .caseLambda, .letrec, .fix, .integrated: return nil
    }
  }

  private mutating func copy(_ items: [CoreExpression]) -> [CoreExpression]? {
    var copies: [CoreExpression] = []
    for item in items {
      guard let copy = copy(item) else { return nil }
      copies.append(copy)
    }
    return copies
  }
}
