// Lambda expressions and the binding forms: lambda, case-lambda, let and its relatives (R7RS 4.1.4, 4.2.2, 4.2.9).

extension Expander {
  // MARK: - Procedures

  /// The parameters of a lambda list: names, and the rest name.
  func formals(_ syntax: Syntax) throws(SchemeThrow) -> ([Syntax], Syntax?) {
    switch syntax.form {
    case .identifier: return ([], syntax)
    case .list(let names):
      try checkNames(names)
      try checkCount(names)
      return (names, nil)
    case .dotted(let names, let rest):
      try checkNames(names + [rest])
      try checkCount(names)
      return (names, rest)
    default: throw machine.syntaxError("expected a parameter list", syntax)
    }
  }

  private func checkCount(_ names: [Syntax]) throws(SchemeThrow) {
    if names.count > CodeLimits.parameters {
      throw machine.syntaxError("a procedure may have at most \(CodeLimits.parameters) parameters", names[0])
    }
  }

  func checkNames(_ names: [Syntax]) throws(SchemeThrow) {
    // For a few, a table would take longer.
    let isLong = names.count > 16
    var seen: Set<IdentifierKey> = []
    var few: [IdentifierKey] = []
    for name in names {
      guard case .identifier(let identifier) = name.form else {
        throw machine.syntaxError("a variable must be an identifier", name)
      }
      let key = IdentifierKey(identifier)
      guard isLong ? seen.insert(key).inserted : !few.contains(key) else {
        throw machine.syntaxError("the variable \(heap.symbolText(identifier.symbol)) is bound twice here", name)
      }
      if !isLong { few.append(key) }
    }
  }

  /// Makes a variable for a name and binds it in `scope`.
  func bind(_ name: Syntax, in scope: Scope) throws(SchemeThrow) -> Variable {
    guard case .identifier(let identifier) = name.form else {
      throw machine.syntaxError("expected an identifier", name)
    }
    let variable = Variable(identifier.symbol)
    scope.bind(identifier, to: .local(variable))
    return variable
  }

  func makeLambda(
    _ formalsSyntax: Syntax, _ body: ArraySlice<Syntax>, of form: Syntax, in scope: Scope, name: Value
  ) throws(SchemeThrow) -> Lambda {
    let (names, rest) = try formals(formalsSyntax)
    let inner = Scope(in: scope)
    var required: [Variable] = []
    for name in names { required.append(try bind(name, in: inner)) }
    let restVariable = try rest.map { name throws(SchemeThrow) in try bind(name, in: inner) }
    let lambda = Lambda(
      name: name, required: required, rest: restVariable, body: .unspecified, location: form.location)
    if body.count > 1, case .literal(let handle)? = body.first?.form, handle.value.isString {
      lambda.documentation = heap.swiftString(handle.value)
    }
    lambda.body = try self.body(body, of: form, in: inner)
    return lambda
  }

  func lambda(_ syntax: Syntax, _ items: [Syntax], in scope: Scope, name: Value) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("lambda: expected (lambda formals body ...)", syntax)
    }
    return .lambda(try makeLambda(items[1], items[2...], of: syntax, in: scope, name: name))
  }

  func namedLambda(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3, let (name, formals) = procedureHead(items[1]), case .identifier(let id) = name.form else {
      throw machine.syntaxError("named-lambda: expected (named-lambda (name formal ...) body ...)", syntax)
    }
    return .lambda(try makeLambda(formals, items[2...], of: syntax, in: scope, name: id.symbol))
  }

  func caseLambda(
    _ syntax: Syntax, _ items: [Syntax], in scope: Scope, name: Value
  ) throws(SchemeThrow) -> CoreExpression {
    var clauses: [Lambda] = []
    for clause in items.dropFirst() {
      guard case .list(let parts) = clause.form, parts.count >= 2 else {
        throw machine.syntaxError("case-lambda: expected a clause (formals body ...)", clause)
      }
      clauses.append(try makeLambda(parts[0], parts[1...], of: clause, in: scope, name: name))
    }
    return .caseLambda(clauses, name: name)
  }

  /// `(name . formals)` taken apart.
  func procedureHead(_ syntax: Syntax) -> (Syntax, Syntax)? {
    switch syntax.form {
    case .list(let items) where !items.isEmpty:
      (items[0], Syntax(.list(Array(items.dropFirst())), at: syntax.location))
    case .dotted(let items, let rest):
      items.count == 1
        ? (items[0], rest) : (items[0], Syntax(.dotted(Array(items.dropFirst()), rest), at: syntax.location))
    default: nil
    }
  }

  // MARK: - let

  /// Makes a variable for a name that a form binds to a value.
  private func bind(_ name: Syntax, in scope: Scope, of form: Syntax) throws(SchemeThrow) -> Variable {
    let variable = try bind(name, in: scope)
    machine.checkMode?.define(variable, name, in: form)
    return variable
  }

  private func bindings(_ syntax: Syntax, _ form: String) throws(SchemeThrow) -> [(Syntax, Syntax)] {
    guard case .list(let items) = syntax.form else {
      throw machine.syntaxError("\(form): expected a list of bindings ((name value) ...)", syntax)
    }
    var result: [(Syntax, Syntax)] = []
    for item in items {
      guard case .list(let parts) = item.form, parts.count == 2, case .identifier = parts[0].form else {
        let hint = if case .identifier = item.form { ", all of them in one more pair of parentheses" } else { "" }
        throw machine.syntaxError("\(form): expected a binding (name value)\(hint)", item)
      }
      result.append((parts[0], parts[1]))
    }
    return result
  }

  func identifierName(_ syntax: Syntax) -> Value {
    if case .identifier(let identifier) = syntax.form { identifier.symbol } else { .false }
  }

  func let_(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("let: expected (let ((name value) ...) body ...)", syntax)
    }
    if case .identifier = items[1].form { return try namedLet(syntax, items, in: scope) }
    let pairs = try bindings(items[1], "let")
    try checkNames(pairs.map(\.0))
    var values: [CoreExpression] = []
    for (name, value) in pairs { values.append(try expand(value, in: scope, name: identifierName(name))) }
    let inner = Scope(in: scope)
    var variables: [Variable] = []
    for (name, _) in pairs { variables.append(try bind(name, in: inner, of: syntax)) }
    let body = try body(items[2...], of: syntax, in: inner)
    return variables.isEmpty ? body : .bind(variables, values, body)
  }

  private func namedLet(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 4 else {
      throw machine.syntaxError("let: expected (let name ((variable value) ...) body ...)", syntax)
    }
    let pairs = try bindings(items[2], "let")
    var values: [CoreExpression] = []
    for (name, value) in pairs { values.append(try expand(value, in: scope, name: identifierName(name))) }
    let inner = Scope(in: scope)
    let loop = try bind(items[1], in: inner)
    let formals = Syntax(.list(pairs.map(\.0)), at: items[2].location)
    let lambda = try makeLambda(formals, items[3...], of: syntax, in: inner, name: loop.name)
    return .letrec([loop], [.lambda(lambda)], .call(.local(loop, syntax.location), values, syntax.location))
  }

  func letStar(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("let*: expected (let* ((name value) ...) body ...)", syntax)
    }
    var inner = scope
    var bound: [(Variable, CoreExpression)] = []
    for (name, value) in try bindings(items[1], "let*") {
      let expression = try expand(value, in: inner, name: identifierName(name))
      inner = Scope(in: inner)
      bound.append((try bind(name, in: inner, of: syntax), expression))
    }
    let body = try body(items[2...], of: syntax, in: inner)
    return bound.reversed().reduce(body) { .bind([$1.0], [$1.1], $0) }
  }

  func letrec(
    _ form: CoreForm, _ syntax: Syntax, _ items: [Syntax], in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("\(form.rawValue): expected (\(form.rawValue) ((name value) ...) body ...)", syntax)
    }
    let pairs = try bindings(items[1], form.rawValue)
    try checkNames(pairs.map(\.0))
    let inner = Scope(in: scope)
    var variables: [Variable] = []
    for (name, _) in pairs { variables.append(try bind(name, in: inner, of: syntax)) }
    var values: [CoreExpression] = []
    for (name, value) in pairs { values.append(try expand(value, in: inner, name: identifierName(name))) }
    let body = try body(items[2...], of: syntax, in: inner)
    return variables.isEmpty ? body : .letrec(variables, values, body)
  }

  // MARK: - Multiple values

  /// `(call-with-values (lambda () producer) (lambda formals body))` for a body that the caller expands. Without a rest
  /// parameter nothing is called: the values are taken apart where they are.
  func withValues(_ producer: CoreExpression, _ consumer: Lambda, at location: SourceLocation?) -> CoreExpression {
    let variables = consumer.required
    guard consumer.rest == nil, variables.count < 128 else {
      return systemCall("%apply-values", .lambda(consumer), producer, at: location)
    }
    let checked = systemCall("%checked-values", producer, .value(Value(fixnum: variables.count)), at: location)
    if variables.count == 1 { return .bind(variables, [checked], consumer.body) }
    let values = Variable(.false)
    if variables.isEmpty { return .bind([values], [checked], consumer.body) }
    let parts = variables.indices.map { index in
      systemCall("%value", .local(values, nil), .value(Value(fixnum: index)), at: location)
    }
    return .bind([values], [checked], .bind(variables, parts, consumer.body))
  }

  func letValues(
    _ syntax: Syntax, _ items: [Syntax], in scope: Scope, sequential: Bool
  ) throws(SchemeThrow) -> CoreExpression {
    let form = sequential ? "let*-values" : "let-values"
    guard items.count >= 3, case .list(let clauses) = items[1].form else {
      throw machine.syntaxError("\(form): expected (\(form) ((formals expression) ...) body ...)", syntax)
    }
    var inner = Scope(in: scope)
    var consumers: [(Lambda, CoreExpression, SourceLocation?)] = []
    var allNames: [Syntax] = []
    for clause in clauses {
      guard case .list(let parts) = clause.form, parts.count == 2 else {
        throw machine.syntaxError("\(form): expected a clause (formals expression)", clause)
      }
      let producer = try expand(parts[1], in: sequential ? inner : scope)
      if sequential { inner = Scope(in: inner) }
      let (names, rest) = try formals(parts[0])
      if !sequential {
        allNames += names
        if let rest { allNames.append(rest) }
        try checkNames(allNames)
      }
      var required: [Variable] = []
      for name in names { required.append(try bind(name, in: inner)) }
      let restVariable = try rest.map { name throws(SchemeThrow) in try bind(name, in: inner) }
      let consumer = Lambda(
        name: .false, required: required, rest: restVariable, body: .unspecified, location: clause.location)
      consumers.append((consumer, producer, clause.location))
    }
    var result = try body(items[2...], of: syntax, in: inner)
    // Parallel binding nests the consumers too: a producer cannot see the variables, whose names it resolved outside.
    for (consumer, producer, location) in consumers.reversed() {
      consumer.body = result
      result = withValues(producer, consumer, at: location)
    }
    return result
  }

  func receive(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 4 else {
      throw machine.syntaxError("receive: expected (receive formals expression body ...)", syntax)
    }
    let producer = try expand(items[2], in: scope)
    let consumer = try makeLambda(items[1], items[3...], of: syntax, in: scope, name: .false)
    return withValues(producer, consumer, at: syntax.location)
  }

  // MARK: - Dynamic binding

  func parameterize(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3, case .list(let pairs) = items[1].form else {
      throw machine.syntaxError("parameterize: expected (parameterize ((parameter value) ...) body ...)", syntax)
    }
    var arguments: [CoreExpression] = []
    for pair in pairs {
      guard case .list(let parts) = pair.form, parts.count == 2 else {
        throw machine.syntaxError("parameterize: expected a binding (parameter value)", pair)
      }
      arguments.append(
        systemCall("cons", try expand(parts[0], in: scope), try expand(parts[1], in: scope), at: pair.location))
    }
    let body = try body(items[2...], of: syntax, in: scope)
    let list = CoreExpression.call(.global(machine.systemCell("list"), nil), arguments, syntax.location)
    return systemCall("%parameterize", list, thunk(body, at: syntax.location), at: syntax.location)
  }

  /// `(fluid-let ((variable value) ...) body ...)`: assigns for the extent of the body, also across continuations.
  func fluidLet(_ syntax: Syntax, _ items: [Syntax], in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    guard items.count >= 3 else {
      throw machine.syntaxError("fluid-let: expected (fluid-let ((variable value) ...) body ...)", syntax)
    }
    let pairs = try bindings(items[1], "fluid-let")
    var temporaries: [Variable] = []
    var values: [CoreExpression] = []
    for (name, value) in pairs {
      values.append(try expand(value, in: scope))
      let held = Variable(identifierName(name))
      held.isAssigned = true
      temporaries.append(held)
    }
    let body = try body(items[2...], of: syntax, in: scope)
    // Made anew for each way: a core expression and the variables it binds belong to one place.
    func swap() throws(SchemeThrow) -> CoreExpression {
      var swaps: [CoreExpression] = []
      for (index, (name, _)) in pairs.enumerated() {
        let swapped = Variable(identifierName(name))
        let assignment = try assign(name, .local(temporaries[index], nil), in: scope)
        swaps.append(
          .bind(
            [swapped], [try expand(name, in: scope)],
            .sequence([assignment, .setLocal(temporaries[index], .local(swapped, nil))])))
      }
      return thunk(sequence(swaps + [.unspecified]), at: syntax.location)
    }
    return .bind(
      temporaries, values,
      systemCall("dynamic-wind", try swap(), thunk(body, at: syntax.location), try swap(), at: syntax.location))
  }
}
