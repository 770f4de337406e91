// Analysis: prepares simplified core expressions for code generation.
//
//   Outlining  moves what would not fit a frame's registers into procedures of their own, called at once
//   Resolver   finds each variable's owner, what each lambda expression captures, and which variables need boxes

/// Bounds the registers that one procedure needs.
struct Outliner {
  let machine: Machine

  /// More registers in use than this: the next complex expression becomes a procedure.
  private static var threshold: Int { 150 }
  private static var chunk: Int { 40 }

  /// Rewrites an expression that starts with `used` registers taken.
  func outline(_ expression: CoreExpression, used: Int) throws(SchemeThrow) -> CoreExpression {
    try machine.checkNativeStack(nil)
    switch expression {
    case .constant, .local, .global: return expression
    case .lambda(let lambda):
      try outlineBody(lambda)
      return expression
    case .caseLambda(let clauses, _):
      for clause in clauses { try outlineBody(clause) }
      return expression
    default: break
    }
    if used > Outliner.threshold, !jumpsOut(expression, loops: []) {
      let lambda = Lambda(name: .false, required: [], rest: nil, body: expression, location: nil)
      try outlineBody(lambda)
      return .call(.lambda(lambda), [], nil)
    }
    switch expression {
    case .setLocal(let variable, let value): return .setLocal(variable, try outline(value, used: used + 1))
    case .setGlobal(let cell, let value, let location):
      return .setGlobal(cell, try outline(value, used: used + 1), location)
    case .defineGlobal(let cell, let value): return .defineGlobal(cell, try outline(value, used: used + 1))
    case .conditional(let test, let consequent, let alternate):
      return .conditional(
        try outline(test, used: used + 1), try outline(consequent, used: used), try outline(alternate, used: used))
    case .sequence(let items):
      return .sequence(try items.map { item throws(SchemeThrow) in try outline(item, used: used) })
    case .call(let procedure, let arguments, let location):
      if arguments.count > CodeLimits.arguments {
        return try outline(listCall(procedure, arguments, location), used: used)
      }
      var outlined: [CoreExpression] = []
      for (index, argument) in arguments.enumerated() {
        outlined.append(try outline(argument, used: used + 3 + index))
      }
      return .call(try outline(procedure, used: used + 1), outlined, location)
    case .bind(let variables, let values, let body):
      if variables.count > Outliner.chunk {
        // The variables are all different, so nesting the bindings changes nothing.
        let rest = CoreExpression.bind(
          Array(variables[Outliner.chunk...]), Array(values[Outliner.chunk...]), body)
        return try outline(
          .bind(Array(variables[..<Outliner.chunk]), Array(values[..<Outliner.chunk]), rest), used: used)
      }
      var outlined: [CoreExpression] = []
      for (index, value) in values.enumerated() { outlined.append(try outline(value, used: used + index + 1)) }
      return .bind(variables, outlined, try outline(body, used: used + variables.count))
    case .fix(let variables, let lambdas, let body):
      if variables.count > Outliner.chunk {
        var sets: [CoreExpression] = []
        for (variable, lambda) in zip(variables, lambdas) {
          variable.isAssigned = true
          sets.append(.setLocal(variable, .lambda(lambda)))
        }
        return try outline(
          .bind(variables, variables.map { _ in .value(.uninitialized) }, .sequence(sets + [body])), used: used)
      }
      for lambda in lambdas { try outlineBody(lambda) }
      return .fix(variables, lambdas, try outline(body, used: used + variables.count))
    case .loop(let loop, let body, let values):
      var outlined: [CoreExpression] = []
      for (index, value) in values.enumerated() { outlined.append(try outline(value, used: used + index + 1)) }
      return .loop(loop, try outline(body, used: used + 2 * values.count + 4), outlined)
    case .jump(let loop, let values):
      var outlined: [CoreExpression] = []
      for (index, value) in values.enumerated() { outlined.append(try outline(value, used: used + index + 1)) }
      return .jump(loop, outlined)
    case .integrated(let cell, let fast, let general):
      return .integrated(cell, try outline(fast, used: used), try outline(general, used: used))
    case .letrec, .constant, .local, .global, .lambda, .caseLambda: return expression
    }
  }

  private func outlineBody(_ lambda: Lambda) throws(SchemeThrow) {
    lambda.body = try outline(lambda.body, used: lambda.parameters.count)
  }

  /// `(apply f (append (list …) (list …)))` for a call with very many arguments.
  private func listCall(
    _ procedure: CoreExpression, _ arguments: [CoreExpression], _ location: SourceLocation?
  ) -> CoreExpression {
    func call(_ name: String, _ arguments: [CoreExpression]) -> CoreExpression {
      .call(.global(machine.systemCell(name), nil), arguments, location)
    }
    var chunks: [CoreExpression] = []
    var start = 0
    while start < arguments.count {
      let end = min(start + Outliner.chunk, arguments.count)
      chunks.append(call("list", Array(arguments[start..<end])))
      start = end
    }
    return call("apply", [procedure, call("append", chunks)])
  }

  /// Whether an expression jumps to a loop outside itself: it cannot become a procedure then.
  private func jumpsOut(_ expression: CoreExpression, loops: [Loop]) -> Bool {
    switch expression {
    case .constant, .local, .global, .lambda, .caseLambda, .call, .setLocal, .setGlobal, .defineGlobal: false
    case .conditional(_, let consequent, let alternate):
      jumpsOut(consequent, loops: loops) || jumpsOut(alternate, loops: loops)
    case .sequence(let items): jumpsOut(items[items.count - 1], loops: loops)
    case .bind(_, _, let body), .letrec(_, _, let body), .fix(_, _, let body): jumpsOut(body, loops: loops)
    case .loop(let loop, let body, _): jumpsOut(body, loops: loops + [loop])
    case .jump(let loop, _): !loops.contains { $0 === loop }
    case .integrated(_, let fast, _): jumpsOut(fast, loops: loops)
    }
  }
}

/// Fills in owners, captures and boxes.
struct Resolver {
  let machine: Machine

  /// Resolves a whole lambda expression.
  func resolve(_ lambda: Lambda) {
    for parameter in lambda.parameters { parameter.owner = lambda }
    noteCalls(lambda.parameters, in: lambda.body)
    resolve(lambda.body, in: lambda)
  }

  private func enter(_ lambda: Lambda, from parent: Lambda) {
    lambda.parent = parent
    resolve(lambda)
  }

  private func resolve(_ expression: CoreExpression, in lambda: Lambda) {
    switch expression {
    case .constant, .global: break
    case .local(let variable, _): refer(to: variable, from: lambda)
    case .setLocal(let variable, let value):
      refer(to: variable, from: lambda)
      resolve(value, in: lambda)
    case .setGlobal(_, let value, _), .defineGlobal(_, let value): resolve(value, in: lambda)
    case .conditional(let test, let consequent, let alternate):
      resolve(test, in: lambda)
      resolve(consequent, in: lambda)
      resolve(alternate, in: lambda)
    case .lambda(let inner): enter(inner, from: lambda)
    case .caseLambda(let clauses, _): for clause in clauses { enter(clause, from: lambda) }
    case .sequence(let items): for item in items { resolve(item, in: lambda) }
    case .call(let procedure, let arguments, _):
      resolve(procedure, in: lambda)
      for argument in arguments { resolve(argument, in: lambda) }
    case .bind(let variables, let values, let body), .letrec(let variables, let values, let body):
      for variable in variables { variable.owner = lambda }
      noteCalls(variables, in: body)
      for value in values { resolve(value, in: lambda) }
      resolve(body, in: lambda)
    case .fix(let variables, let lambdas, let body):
      for (variable, inner) in zip(variables, lambdas) {
        variable.owner = lambda
        inner.selfVariable = variable
      }
      for inner in lambdas { enter(inner, from: lambda) }
      resolve(body, in: lambda)
    case .loop(let loop, let body, let values):
      for variable in loop.variables { variable.owner = lambda }
      noteCalls(loop.variables, in: body)
      for value in values { resolve(value, in: lambda) }
      resolve(body, in: lambda)
    case .jump(_, let values): for value in values { resolve(value, in: lambda) }
    case .integrated(_, let fast, let general):
      resolve(fast, in: lambda)
      resolve(general, in: lambda)
    }
  }

  /// Adds a variable to the captures of every lambda expression between its use and its owner, or the lambda expression
  /// whose own closure it is.
  private func refer(to variable: Variable, from lambda: Lambda) {
    var current = lambda
    while variable.owner !== current, current.selfVariable !== variable {
      variable.isCaptured = true
      if !current.free.contains(where: { $0 === variable }) { current.free.append(variable) }
      guard let parent = current.parent else { return }
      current = parent
    }
  }

  // MARK: - Assigned variables and continuations

  private func noteCalls(_ variables: [Variable], in scope: CoreExpression) {
    guard variables.contains(where: \.isAssigned), callsUnknown(scope) else { return }
    for variable in variables { variable.crossesCalls = true }
  }

  /// Whether evaluating an expression may call anything but a primitive. Primitives never keep a continuation.
  private func callsUnknown(_ expression: CoreExpression) -> Bool {
    switch expression {
    case .constant, .local, .global, .lambda, .caseLambda: false
    case .setLocal(_, let value), .setGlobal(_, let value, _), .defineGlobal(_, let value): callsUnknown(value)
    case .conditional(let test, let consequent, let alternate):
      callsUnknown(test) || callsUnknown(consequent) || callsUnknown(alternate)
    case .sequence(let items), .jump(_, let items): items.contains(where: callsUnknown)
    case .call(.global(let cell, _), let arguments, _) where machine.primitive(in: cell) != nil:
      arguments.contains(where: callsUnknown)
    case .call, .integrated: true
    case .bind(_, let values, let body), .letrec(_, let values, let body):
      values.contains(where: callsUnknown) || callsUnknown(body)
    case .fix(_, _, let body): callsUnknown(body)
    case .loop(_, let body, let values): values.contains(where: callsUnknown) || callsUnknown(body)
    }
  }
}
