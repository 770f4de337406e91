// The simplifier: source-to-source rewriting of core expressions that keeps their meaning and makes better code.
//
//   ((lambda (x) body) e)            becomes  bind
//   bind of a constant or of an unassigned variable is substituted; an unused pure binding goes
//   a procedure that is bound and called once, there, is put in the place of its call
//   letrec*                          becomes  fix (lambda expressions), bind, and boxes only where needed
//   a local procedure that is only called, in tail position, becomes a loop
//   tests of constants and of `not` are resolved
//   `for-each` and `map` with a lambda expression become loops (ListLoops.swift)
//
// Switched off (`simplify: false`), only what the code generator needs is done: letrec* is taken apart the plain way.

struct Simplifier {
  let machine: Machine
  let isEnabled: Bool
  /// How much more `listLoop` may copy: what a procedure's code refers to must lie close together.
  var copyingBudget = 2000

  init(machine: Machine, isEnabled: Bool) {
    self.machine = machine
    self.isEnabled = isEnabled
  }

  /// Rewrites a whole top-level expression.
  mutating func run(_ expression: CoreExpression) throws(SchemeThrow) -> CoreExpression {
    count(expression, by: 1)
    return try simplify(expression)
  }

  // MARK: - Reference counts

  /// Adds to the reference counts of the variables in an expression.
  func count(_ expression: CoreExpression, by amount: Int) {
    switch expression {
    case .constant, .global: break
    case .local(let variable, _): variable.references += amount
    case .setLocal(let variable, let value):
      variable.references += amount
      count(value, by: amount)
    case .setGlobal(_, let value, _), .defineGlobal(_, let value): count(value, by: amount)
    case .conditional(let test, let consequent, let alternate):
      count(test, by: amount)
      count(consequent, by: amount)
      count(alternate, by: amount)
    case .lambda(let lambda): count(lambda.body, by: amount)
    case .caseLambda(let clauses, _): for clause in clauses { count(clause.body, by: amount) }
    case .sequence(let items): for item in items { count(item, by: amount) }
    case .call(let procedure, let arguments, _):
      count(procedure, by: amount)
      for argument in arguments { count(argument, by: amount) }
    case .bind(_, let values, let body), .letrec(_, let values, let body):
      for value in values { count(value, by: amount) }
      count(body, by: amount)
    case .fix(_, let lambdas, let body):
      for lambda in lambdas { count(lambda.body, by: amount) }
      count(body, by: amount)
    case .loop(_, let body, let values):
      for value in values { count(value, by: amount) }
      count(body, by: amount)
    case .jump(_, let values): for value in values { count(value, by: amount) }
    case .integrated(_, let fast, let general):
      count(fast, by: amount)
      count(general, by: amount)
    }
  }

  // MARK: - Rewriting

  private mutating func simplify(_ items: [CoreExpression]) throws(SchemeThrow) -> [CoreExpression] {
    var result: [CoreExpression] = []
    result.reserveCapacity(items.count)
    for item in items { result.append(try simplify(item)) }
    return result
  }

  private mutating func simplify(_ expression: CoreExpression) throws(SchemeThrow) -> CoreExpression {
    try machine.checkNativeStack(nil)
    switch expression {
    case .constant, .global: return expression
    case .local(let variable, _): return variable.substitution ?? expression
    case .setLocal(let variable, let value): return .setLocal(variable, try simplify(value))
    case .setGlobal(let cell, let value, let location): return .setGlobal(cell, try simplify(value), location)
    case .defineGlobal(let cell, let value): return .defineGlobal(cell, try simplify(value))
    case .conditional(let test, let consequent, let alternate): return try conditional(test, consequent, alternate)
    case .lambda(let lambda):
      lambda.body = try simplify(lambda.body)
      return expression
    case .caseLambda(let clauses, _):
      for clause in clauses { clause.body = try simplify(clause.body) }
      return expression
    case .sequence(let items): return try sequence(items)
    case .call(let procedure, let arguments, let location): return try call(procedure, arguments, location)
    case .bind(let variables, let values, let body): return try bind(variables, values, body)
    case .letrec(let variables, let values, let body): return try letrec(variables, values, body)
    case .fix(let variables, let lambdas, let body): return try fix(variables, lambdas, body)
    case .loop(let loop, let body, let values):
      return .loop(loop, try simplify(body), try simplify(values))
    case .jump(let loop, let values): return .jump(loop, try simplify(values))
    case .integrated(let cell, let fast, let general):
      // The call stays one.
      guard case .call(let procedure, let arguments, let location) = general else { return expression }
      return .integrated(cell, try simplify(fast), .call(procedure, try simplify(arguments), location))
    }
  }

  private mutating func sequence(_ items: [CoreExpression]) throws(SchemeThrow) -> CoreExpression {
    var result: [CoreExpression] = []
    for (index, item) in items.enumerated() {
      let simple = try simplify(item)
      let isLast = index == items.count - 1
      if case .sequence(let inner) = simple {
        result += isLast ? inner : inner.filter { !isEnabled || !isPure($0) }
      } else if isLast || !isEnabled || !isPure(simple) {
        result.append(simple)
      }
    }
    return result.count == 1 ? result[0] : .sequence(result)
  }

  private mutating func conditional(
    _ test: CoreExpression, _ consequent: CoreExpression, _ alternate: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    let test = try simplify(test)
    if isEnabled, case .constant(let constant) = test {
      let (taken, dropped) = constant.value.isTrue ? (consequent, alternate) : (alternate, consequent)
      count(dropped, by: -1)
      return try simplify(taken)
    }
    return .conditional(test, try simplify(consequent), try simplify(alternate))
  }

  private mutating func call(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?
  ) throws(SchemeThrow) -> CoreExpression {
    if isEnabled, case .lambda(let lambda) = procedure, lambda.required.count == arguments.count, lambda.rest == nil {
      return try bind(lambda.required, arguments, lambda.body)
    }
    let callee = try simplify(procedure)
    // A bound lambda expression whose only use is this call.
    if isEnabled, case .lambda(let lambda) = callee, lambda.required.count == arguments.count, lambda.rest == nil {
      let values = try simplify(arguments)
      return values.isEmpty ? lambda.body : .bind(lambda.required, values, lambda.body)
    }
    let values = try simplify(arguments)
    if isEnabled, let loop = listLoop(callee, values, location) { return loop }
    return .call(callee, values, location)
  }

  private mutating func bind(
    _ variables: [Variable], _ values: [CoreExpression], _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    var kept: [Variable] = []
    var keptValues: [CoreExpression] = []
    var effects: [CoreExpression] = []
    for (variable, value) in zip(variables, values) {
      let simple = try simplify(value)
      guard isEnabled, !variable.isAssigned else {
        kept.append(variable)
        keptValues.append(simple)
        continue
      }
      if variable.references == 0, isPure(simple) {
        count(simple, by: -1)
        continue
      }
      switch simple {
      case .constant:
        variable.substitution = simple
        continue
      case .local(let other, _) where !other.isAssigned && !other.needsCheck:
        other.references += variable.references - 1
        variable.substitution = simple
        continue
      case .lambda where variable.references == 1 && isCalledOnce(variable, in: body):
        variable.substitution = simple
        continue
      default: break
      }
      kept.append(variable)
      keptValues.append(simple)
    }
    effects.append(try simplify(body))
    let result = effects.count == 1 ? effects[0] : .sequence(effects)
    return kept.isEmpty ? result : .bind(kept, keptValues, result)
  }

  /// Whether nothing can tell if the expression is evaluated.
  private func isPure(_ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .lambda, .caseLambda: true
    case .local(let variable, _): !variable.needsCheck
    default: false
    }
  }

  /// Whether the one reference to a variable is as the operator of a call outside any lambda expression or loop that
  /// could run it more than once or later.
  private func isCalledOnce(_ variable: Variable, in expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local, .global, .lambda, .caseLambda, .fix, .loop, .jump, .integrated: return false
    case .setLocal(_, let value), .setGlobal(_, let value, _), .defineGlobal(_, let value):
      return isCalledOnce(variable, in: value)
    case .conditional(let test, let consequent, let alternate):
      return isCalledOnce(variable, in: test) || isCalledOnce(variable, in: consequent)
        || isCalledOnce(variable, in: alternate)
    case .sequence(let items): return items.contains { isCalledOnce(variable, in: $0) }
    case .call(.local(let callee, _), let arguments, _) where callee === variable:
      return !arguments.contains { mentions(variable, in: $0) }
    case .call(let procedure, let arguments, _):
      return isCalledOnce(variable, in: procedure) || arguments.contains { isCalledOnce(variable, in: $0) }
    case .bind(_, let values, let body), .letrec(_, let values, let body):
      return values.contains { isCalledOnce(variable, in: $0) } || isCalledOnce(variable, in: body)
    }
  }

  // MARK: - Recursive bindings

  private mutating func letrec(
    _ variables: [Variable], _ values: [CoreExpression], _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    guard isEnabled else {
      for variable in variables {
        variable.isAssigned = true
        variable.needsCheck = true
      }
      var items: [CoreExpression] = []
      for (variable, value) in zip(variables, values) { items.append(.setLocal(variable, try simplify(value))) }
      items.append(try simplify(body))
      return .bind(variables, variables.map { _ in .value(.uninitialized) }, .sequence(items))
    }
    return try order(Array(zip(variables, values))[...], pending: [], body)
  }

  /// Takes `letrec*` bindings apart in order. `pending` lambda expressions have no effects, so they are moved behind values
  /// that do not need them, and end up in one `fix` where they can.
  private mutating func order(
    _ bindings: ArraySlice<(Variable, CoreExpression)>, pending: [(Variable, Lambda)], _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    guard let (variable, value) = bindings.first else {
      if pending.isEmpty { return try simplify(body) }
      return try fix(pending.map(\.0), pending.map(\.1), body)
    }
    let rest = bindings.dropFirst()
    if case .lambda(let lambda) = value, !variable.isAssigned {
      return try order(rest, pending: pending + [(variable, lambda)], body)
    }
    // Later variables that the value may touch before they are defined, itself or through a pending procedure: those wait
    // in checked boxes.
    let usesPending = pending.contains { mentions($0.0, in: value) }
    let early = rest.filter { entry in
      mentions(entry.0, in: value) || (usesPending && pending.contains { mentions(entry.0, in: $0.1.body) })
    }
    if !early.isEmpty {
      return try bindUninitialized(early.map(\.0), pending, [(variable, value)] + rest, body)
    }
    if mentions(variable, in: value) || (usesPending && pending.contains { mentions(variable, in: $0.1.body) }) {
      return try bindUninitialized([variable], pending, [(variable, value)] + rest, body)
    }
    let inner = CoreExpression.letrec(rest.map(\.0), rest.map(\.1), body)
    if usesPending {
      return try fix(pending.map(\.0), pending.map(\.1), .bind([variable], [value], inner))
    }
    return try bind(
      [variable], [value],
      .letrec(pending.map(\.0) + rest.map(\.0), pending.map { .lambda($0.1) } + rest.map(\.1), body))
  }

  /// Makes some variables of a `letrec*` start without a value and be set where their definitions stand.
  private mutating func bindUninitialized(
    _ variables: [Variable], _ pending: [(Variable, Lambda)], _ bindings: [(Variable, CoreExpression)],
    _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    var names = pending.map(\.0)
    var values: [CoreExpression] = pending.map { .lambda($0.1) }
    for (name, value) in bindings {
      if variables.contains(where: { $0 === name }) {
        name.isAssigned = true
        name.needsCheck = true
        name.references += 1
        names.append(Variable(.false))
        values.append(.setLocal(name, value))
      } else {
        names.append(name)
        values.append(value)
      }
    }
    return .bind(
      variables, variables.map { _ in .value(.uninitialized) }, try simplify(.letrec(names, values, body)))
  }

  private mutating func fix(
    _ variables: [Variable], _ lambdas: [Lambda], _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    // Procedures that nothing mentions go; one that does not call itself and is used once is an ordinary binding.
    let live = zip(variables, lambdas).filter { $0.0.references > 0 }
    for (variable, lambda) in zip(variables, lambdas) where variable.references == 0 { count(lambda.body, by: -1) }
    guard !live.isEmpty else { return try simplify(body) }
    if live.count == 1, let (variable, lambda) = live.first {
      if !mentions(variable, in: lambda.body) { return try bind([variable], [.lambda(lambda)], body) }
      if let loop = try makeLoop(variable, lambda, body) { return loop }
    }
    for (_, lambda) in live { lambda.body = try simplify(lambda.body) }
    return .fix(live.map(\.0), live.map(\.1), try simplify(body))
  }

  // MARK: - Loops

  /// A procedure that is called once from outside, in tail position of `body`, and else only from its own tail positions,
  /// is a loop.
  private mutating func makeLoop(
    _ variable: Variable, _ lambda: Lambda, _ body: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression? {
    guard lambda.rest == nil, !variable.isAssigned else { return nil }
    var entries = 0
    var jumps = 0
    guard tailCalls(variable, lambda.required.count, in: body, &entries),
      tailCalls(variable, lambda.required.count, in: lambda.body, &jumps), entries == 1,
      entries + jumps == variable.references
    else { return nil }
    let loop = Loop(lambda.required)
    let turn = try simplify(replaceTailCalls(of: variable, in: lambda.body) { .jump(loop, $0) })
    return try simplify(replaceTailCalls(of: variable, in: body) { .loop(loop, turn, $0) })
  }

  /// Counts the tail calls of a variable outside lambda expressions.
  /// - Returns: false when a call has the wrong number of arguments.
  private func tailCalls(_ variable: Variable, _ arity: Int, in expression: CoreExpression, _ found: inout Int) -> Bool
  {
    switch expression {
    case .call(.local(let callee, _), let arguments, _) where callee === variable:
      found += 1
      return arguments.count == arity
    case .conditional(_, let consequent, let alternate):
      return tailCalls(variable, arity, in: consequent, &found) && tailCalls(variable, arity, in: alternate, &found)
    case .sequence(let items): return tailCalls(variable, arity, in: items[items.count - 1], &found)
    case .bind(_, _, let body), .letrec(_, _, let body), .fix(_, _, let body):
      return tailCalls(variable, arity, in: body, &found)
    case .call(.lambda(let lambda), let arguments, _)
    where lambda.rest == nil && lambda.required.count == arguments.count:
      return tailCalls(variable, arity, in: lambda.body, &found)
    default: return true
    }
  }

  private func replaceTailCalls(
    of variable: Variable, in expression: CoreExpression, with make: ([CoreExpression]) -> CoreExpression
  ) -> CoreExpression {
    switch expression {
    case .call(.local(let callee, _), let arguments, _) where callee === variable: return make(arguments)
    case .conditional(let test, let consequent, let alternate):
      return .conditional(
        test, replaceTailCalls(of: variable, in: consequent, with: make),
        replaceTailCalls(of: variable, in: alternate, with: make))
    case .sequence(let items):
      return .sequence(items.dropLast() + [replaceTailCalls(of: variable, in: items[items.count - 1], with: make)])
    case .bind(let variables, let values, let body):
      return .bind(variables, values, replaceTailCalls(of: variable, in: body, with: make))
    case .letrec(let variables, let values, let body):
      return .letrec(variables, values, replaceTailCalls(of: variable, in: body, with: make))
    case .fix(let variables, let lambdas, let body):
      return .fix(variables, lambdas, replaceTailCalls(of: variable, in: body, with: make))
    case .call(.lambda(let lambda), let arguments, let location)
    where lambda.rest == nil && lambda.required.count == arguments.count:
      lambda.body = replaceTailCalls(of: variable, in: lambda.body, with: make)
      return .call(.lambda(lambda), arguments, location)
    default: return expression
    }
  }

  /// Whether an expression refers to a variable at all.
  private func mentions(_ variable: Variable, in expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .global: false
    case .local(let other, _): other === variable
    case .setLocal(let other, let value): other === variable || mentions(variable, in: value)
    case .setGlobal(_, let value, _), .defineGlobal(_, let value): mentions(variable, in: value)
    case .conditional(let test, let consequent, let alternate):
      mentions(variable, in: test) || mentions(variable, in: consequent) || mentions(variable, in: alternate)
    case .lambda(let lambda): mentions(variable, in: lambda.body)
    case .caseLambda(let clauses, _): clauses.contains { mentions(variable, in: $0.body) }
    case .sequence(let items): items.contains { mentions(variable, in: $0) }
    case .call(let procedure, let arguments, _):
      mentions(variable, in: procedure) || arguments.contains { mentions(variable, in: $0) }
    case .bind(_, let values, let body), .letrec(_, let values, let body):
      values.contains { mentions(variable, in: $0) } || mentions(variable, in: body)
    case .fix(_, let lambdas, let body):
      lambdas.contains { mentions(variable, in: $0.body) } || mentions(variable, in: body)
    case .loop(_, let body, let values):
      values.contains { mentions(variable, in: $0) } || mentions(variable, in: body)
    case .jump(_, let values): values.contains { mentions(variable, in: $0) }
    case .integrated(_, let fast, let general): mentions(variable, in: fast) || mentions(variable, in: general)
    }
  }
}
