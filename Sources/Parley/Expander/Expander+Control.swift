// Conditionals, iteration, exceptions and promises (R7RS 4.1.5, 4.2.1, 4.2.4, 4.2.5, 4.2.7).

extension Expander {
  // MARK: - Assignment and conditionals

  func assignment(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count == 3, case .identifier = items[1].form else {
      throw machine.syntaxError("set!: expected (set! variable expression)", syntax)
    }
    return try assign(items[1], try expand(items[2], in: scope, name: identifierName(items[1])), in: scope)
  }

  /// An assignment of an expanded value to the variable that `name` means.
  func assign(_ name: Syntax, _ value: CoreExpression, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard case .identifier(let identifier) = name.form else {
      throw machine.syntaxError("expected a variable", name)
    }
    switch scope.lookup(identifier) {
    case .local(let variable)?:
      variable.isAssigned = true
      return .setLocal(variable, value)
    case .global(let cell)?:
      let (environment, symbol) = scope.root(of: identifier)
      guard !environment.isShared(symbol) else {
        throw machine.syntaxError(
          "set!: \(heap.symbolText(symbol)) is imported from a library, which alone can assign it", name)
      }
      return .setGlobal(cell, value, name.location)
    case .core, .macro:
      throw machine.syntaxError("set!: \(heap.symbolText(identifier.symbol)) is syntax, not a variable", name)
    case nil:
      let (environment, symbol) = scope.root(of: identifier)
      return .setGlobal(environment.cell(for: symbol), value, name.location)
    }
  }

  func conditional(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count == 3 || items.count == 4 else {
      let hint =
        items.contains { isKeyword($0, .else, in: scope) }
        ? "; it has no else, the alternate stands alone"
        : items.count > 4 ? "; begin makes one of several expressions" : ""
      throw machine.syntaxError("if: expected (if test consequent [alternate])\(hint)", syntax)
    }
    return .conditional(
      try expand(items[1], in: scope), try expand(items[2], in: scope),
      items.count == 4 ? try expand(items[3], in: scope) : .unspecified)
  }

  func and(_ items: ArraySlice<Syntax>, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard let last = items.last else { return .value(.true) }
    var result = try expand(last, in: scope)
    for item in items.dropLast().reversed() {
      result = .conditional(try expand(item, in: scope), result, .value(.false))
    }
    return result
  }

  func or(_ items: ArraySlice<Syntax>, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard let last = items.last else { return .value(.false) }
    var result = try expand(last, in: scope)
    for item in items.dropLast().reversed() {
      let variable = Variable(.false)
      result = .bind(
        [variable], [try expand(item, in: scope)],
        .conditional(.local(variable, nil), .local(variable, nil), result))
    }
    return result
  }

  func whenUnless(
    _ form: CoreForm, _ syntax: Syntax, _ items: [Syntax], in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("\(form.rawValue): expected (\(form.rawValue) test expression ...)", syntax)
    }
    let test = try expand(items[1], in: scope)
    let body = try sequence(items[2...], in: scope)
    return form == .when ? .conditional(test, body, .unspecified) : .conditional(test, .unspecified, body)
  }

  func cond(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count > 1 else { throw machine.syntaxError("cond: expected (cond (test expression ...) ...)", syntax) }
    return try clauses(items[1...], in: scope, form: "cond", otherwise: .unspecified)
  }

  /// The clauses of `cond` and `guard`.
  private func clauses(
    _ clauses: ArraySlice<Syntax>, in scope: Scope, form: String, otherwise: CoreExpression
  ) throws(SchemeThrow) -> CoreExpression {
    var result = otherwise
    for clause in clauses {
      // A quoted datum looks like a clause whose test is `quote`.
      guard case .list(let parts) = clause.form, !parts.isEmpty, !isKeyword(parts[0], .quote, in: scope) else {
        throw machine.syntaxError("\(form): expected a clause (test expression ...)", clause)
      }
    }
    for clause in clauses.reversed() {
      guard case .list(let parts) = clause.form else { continue }
      if isKeyword(parts[0], .else, in: scope) {
        guard clause === clauses.last, parts.count > 1 else {
          throw machine.syntaxError("\(form): else must be the last clause, with at least one expression", clause)
        }
        result = try sequence(parts[1...], in: scope)
        continue
      }
      let test = try expand(parts[0], in: scope)
      if parts.count == 1 {
        let variable = Variable(.false)
        result = .bind(
          [variable], [test], .conditional(.local(variable, nil), .local(variable, nil), result))
      } else if isKeyword(parts[1], .arrow, in: scope) {
        guard parts.count == 3 else {
          throw machine.syntaxError("\(form): expected (test => procedure)", clause)
        }
        let variable = Variable(.false)
        let call = CoreExpression.call(
          try expand(parts[2], in: scope), [.local(variable, nil)], clause.location)
        result = .bind([variable], [test], .conditional(.local(variable, nil), call, result))
      } else {
        result = .conditional(test, try sequence(parts[1...], in: scope), result)
      }
    }
    return result
  }

  func case_(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 2 else {
      throw machine.syntaxError("case: expected (case key ((datum ...) expression ...) ...)", syntax)
    }
    let key = Variable(.false)
    var result = CoreExpression.unspecified
    for clause in items.dropFirst(2).reversed() {
      guard case .list(let parts) = clause.form, parts.count >= 2 else {
        throw machine.syntaxError("case: expected a clause ((datum ...) expression ...)", clause)
      }
      let body: CoreExpression
      if isKeyword(parts[1], .arrow, in: scope) {
        guard parts.count == 3 else { throw machine.syntaxError("case: expected => procedure", clause) }
        body = .call(try expand(parts[2], in: scope), [.local(key, nil)], clause.location)
      } else {
        body = try sequence(parts[1...], in: scope)
      }
      if isKeyword(parts[0], .else, in: scope) {
        guard clause === items.last else { throw machine.syntaxError("case: else must be the last clause", clause) }
        result = body
        continue
      }
      guard case .list(let data) = parts[0].form else {
        throw machine.syntaxError("case: expected a list of data, ((datum ...) expression ...)", parts[0])
      }
      var test = CoreExpression.value(.false)
      for datum in data.reversed() {
        let constant = CoreExpression.constant(try quoted(datum))
        let comparison = systemCall("eqv?", .local(key, nil), constant, at: clause.location)
        if case .constant(.immediate(.false)) = test {
          test = comparison
        } else {
          test = .conditional(comparison, .value(.true), test)
        }
      }
      result = .conditional(test, body, result)
    }
    return .bind([key], [try expand(items[1], in: scope)], result)
  }

  // MARK: - Iteration

  func do_(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3, case .list(let specs) = items[1].form, case .list(let exit) = items[2].form,
      !exit.isEmpty
    else {
      throw machine.syntaxError(
        "do: expected (do ((variable init [step]) ...) (test expression ...) command ...)", syntax)
    }
    let inner = Scope(in: scope)
    var names: [Syntax] = []
    var initial: [CoreExpression] = []
    for spec in specs {
      guard case .list(let parts) = spec.form, parts.count == 2 || parts.count == 3 else {
        throw machine.syntaxError("do: expected (variable init [step])", spec)
      }
      initial.append(try expand(parts[1], in: scope, name: identifierName(parts[0])))
      names.append(parts[0])
    }
    try checkNames(names)
    var variables: [Variable] = []
    for name in names { variables.append(try bind(name, in: inner)) }
    var steps: [CoreExpression] = []
    for (spec, variable) in zip(specs, variables) {
      guard case .list(let parts) = spec.form else { continue }
      steps.append(parts.count == 3 ? try expand(parts[2], in: inner) : .local(variable, nil))
    }
    let loop = Variable(machine.heap.intern("do"))
    let next = CoreExpression.call(.local(loop, nil), steps, syntax.location)
    var commands: [CoreExpression] = []
    for command in items[3...] { commands.append(try expand(command, in: inner)) }
    let result = exit.count > 1 ? try sequence(exit[1...], in: inner) : .unspecified
    let body = CoreExpression.conditional(
      try expand(exit[0], in: inner), result, sequence(commands + [next]))
    let lambda = Lambda(
      name: loop.name, required: variables, rest: nil, body: body, location: syntax.location)
    return .letrec([loop], [.lambda(lambda)], .call(.local(loop, nil), initial, syntax.location))
  }

  // MARK: - Promises

  func delay(
    _ form: CoreForm, _ syntax: Syntax, _ items: [Syntax], in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    let isStream = form == .makeStream
    guard items.count == (isStream ? 3 : 2) else {
      throw machine.syntaxError("\(form.rawValue): expected \(isStream ? "two expressions" : "one expression")", syntax)
    }
    let body = try expand(items[isStream ? 2 : 1], in: scope)
    let maker = form == .delayForce ? "%make-chained" : "%make-delayed"
    let promise = systemCall(maker, thunk(body, at: syntax.location), at: syntax.location)
    return isStream ? systemCall("cons", try expand(items[1], in: scope), promise, at: syntax.location) : promise
  }

  // MARK: - Exceptions

  /// `(guard (variable clause ...) body ...)` (R7RS 4.2.7, 7.3): the clauses run in the continuation of the guard form; when none
  /// fits, the object is raised again in the dynamic environment of the original raise.
  func guard_(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3, case .list(let spec) = items[1].form, let name = spec.first else {
      throw machine.syntaxError("guard: expected (guard (variable clause ...) body ...)", syntax)
    }
    let inner = Scope(in: scope)
    let condition = try bind(name, in: inner)
    let reraise = Variable(.false)
    let hasElse =
      if case .list(let parts)? = spec.last?.form { isKeyword(parts.first, .else, in: inner) } else { false }
    let handled = try clauses(
      spec[1...], in: inner, form: "guard",
      otherwise: hasElse ? .unspecified : .call(.local(reraise, nil), [], syntax.location))
    let handler = Lambda(
      name: .false, required: [condition, reraise], rest: nil, body: handled, location: syntax.location)
    let body = try body(items[2...], of: syntax, in: scope)
    return systemCall(
      "%guard", .lambda(handler), thunk(body, at: syntax.location), at: syntax.location)
  }

  func assertion(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 2 else { throw machine.syntaxError("assert: expected (assert expression)", syntax) }
    let text = CoreExpression.constant(try quoted(items[1]))
    return .conditional(
      try expand(items[1], in: scope), .value(.true),
      systemCall("%assertion-failed", text, at: syntax.location))
  }
}
