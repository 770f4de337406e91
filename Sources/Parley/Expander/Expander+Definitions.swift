// Definitions of variables and records (R7RS 5.3, 5.5).

extension Expander {
  // MARK: - define

  /// The name and, unless it is a procedure definition, the value of a `define` form.
  func definitionParts(_ form: Syntax) throws(SchemeThrow) -> (name: Syntax, value: Syntax?) {
    let items = try list(form, "define")
    guard items.count >= 2 else {
      throw machine.syntaxError(
        "define: expected (define name expression) or (define (name formal ...) body ...)", form)
    }
    if case .identifier = items[1].form {
      guard items.count <= 3 else {
        throw machine.syntaxError("define: expected one expression after the name", form)
      }
      return (items[1], items.count == 3 ? items[2] : Syntax(.immediate(.unspecified), at: form.location))
    }
    var head = items[1]
    while let (name, _) = procedureHead(head) {
      if case .identifier = name.form {
        guard items.count >= 3 else { throw machine.syntaxError("define: the procedure has no body", form) }
        return (name, nil)
      }
      head = name
    }
    throw machine.syntaxError("define: expected a name or (name formal ...)", items[1])
  }

  /// The value of a `define` form, expanded.
  func definitionValue(
    _ form: Syntax, _ value: Syntax?, name: Value, in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    if let value { return try expand(value, in: scope, name: name) }
    let items = try list(form, "define")
    return try procedureValue(items[1], items[2...], form, name: name, in: scope)
  }

  /// The procedure of `(define head body ...)`; a head whose name is itself a head is curried.
  private func procedureValue(
    _ head: Syntax, _ body: ArraySlice<Syntax>, _ form: Syntax, name: Value, in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    guard let (target, formals) = procedureHead(head) else {
      throw machine.syntaxError("define: expected (name formal ...)", head)
    }
    if case .identifier = target.form {
      return .lambda(try makeLambda(formals, body, of: form, in: scope, name: name))
    }
    let inner = Syntax(
      .list([Syntax(.identifier(.alias(systemAlias("lambda"))), at: form.location), formals] + body), at: form.location)
    return try procedureValue(target, [inner], form, name: name, in: scope)
  }

  func defineTop(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    let (name, value) = try definitionParts(form)
    guard case .identifier(let identifier) = name.form else {
      throw machine.syntaxError("define: expected a name", name)
    }
    let expression = try definitionValue(form, value, name: identifier.symbol, in: scope)
    machine.noteDefinition(of: identifier.symbol, in: scope)
    let cell = cellForDefinition(of: identifier, in: scope)
    machine.checkMode?.define(cell, name, in: form)
    return .defineGlobal(cell, expression)
  }

  /// The cell that a top-level definition sets. A name that a macro made up is its own, as R7RS 4.3 has it for bindings
  /// that macros insert; what else the same expansion says of it means this variable.
  private func cellForDefinition(of identifier: Identifier, in scope: Scope) -> Cell {
    switch identifier {
    case .symbol(let symbol): return scope.environment.cellForDefinition(of: symbol)
    case .alias:
      if case .global(let cell)? = scope.ownBinding(identifier) { return cell }
      let cell = scope.environment.cellForIntroducedDefinition(of: identifier.symbol)
      scope.bind(identifier, to: .global(cell))
      return cell
    }
  }

  func defineValuesTop(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    let items = try list(form, "define-values")
    guard items.count == 3 else {
      throw machine.syntaxError("define-values: expected (define-values formals expression)", form)
    }
    let (names, rest) = try formals(items[1])
    var sets: [CoreExpression] = []
    func parameter(_ name: Syntax) throws(SchemeThrow) -> Variable {
      guard case .identifier(let identifier) = name.form else {
        throw machine.syntaxError("define-values: expected a name", name)
      }
      let variable = Variable(identifier.symbol)
      machine.noteDefinition(of: identifier.symbol, in: scope)
      sets.append(.defineGlobal(cellForDefinition(of: identifier, in: scope), .local(variable, nil)))
      return variable
    }
    var required: [Variable] = []
    for name in names { required.append(try parameter(name)) }
    let restVariable = try rest.map { name throws(SchemeThrow) in try parameter(name) }
    let consumer = Lambda(
      name: .false, required: required, rest: restVariable, body: .unspecified, location: form.location)
    consumer.body = sequence(sets + [.unspecified])
    return withValues(try expand(items[2], in: scope), consumer, at: form.location)
  }

  /// A `define-values` inside a body: the variables start uninitialised, then one hidden definition sets them all.
  func appendDefineValues(
    _ names: [Variable], _ rest: Variable?, _ form: Syntax, in scope: Scope, _ variables: inout [Variable],
    _ values: inout [CoreExpression]
  ) throws(SchemeThrow) {
    let items = try list(form, "define-values")
    var sets: [CoreExpression] = []
    func parameter(_ target: Variable) -> Variable {
      target.isAssigned = true
      variables.append(target)
      values.append(.value(.uninitialized))
      let variable = Variable(target.name)
      sets.append(.setLocal(target, .local(variable, nil)))
      return variable
    }
    let required = names.map(parameter)
    let consumer = Lambda(
      name: .false, required: required, rest: rest.map(parameter), body: .unspecified, location: form.location)
    consumer.body = sequence(sets + [.unspecified])
    variables.append(Variable(.false))
    values.append(withValues(try expand(items[2], in: scope), consumer, at: form.location))
  }

  // MARK: - Records

  /// An alias for a name of the system environment, for forms that the expander itself writes.
  func systemAlias(_ name: String) -> Alias { Alias(.symbol(heap.intern(name)), in: machine.systemScope) }

  /// `(define-record-type name constructor predicate field ...)` as a sequence of definitions.
  func recordDefinitions(_ definition: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let items = try list(definition, "define-record-type")
    func malformed(_ part: Syntax) -> SchemeThrow {
      machine.syntaxError(
        "define-record-type: expected (define-record-type name (constructor field ...) predicate "
          + "(field accessor [modifier]) ...)", part)
    }
    guard items.count >= 4 else { throw malformed(definition) }
    let location = definition.location
    func form(_ parts: Syntax...) -> Syntax { Syntax(.list(parts), at: location) }
    func name(_ text: String) -> Syntax { Syntax(.identifier(.alias(systemAlias(text))), at: location) }
    func quote(_ syntax: Syntax) -> Syntax { form(name("quote"), syntax) }

    // (name extra ...) is accepted for the type name: some dialects write it.
    let typeName: Syntax
    switch items[1].form {
    case .identifier: typeName = items[1]
    case .list(let parts) where !parts.isEmpty: typeName = parts[0]
    default: throw malformed(items[1])
    }
    var fields: [Syntax] = []
    var definitions: [Syntax] = []
    for spec in items[4...] {
      switch spec.form {
      case .identifier: fields.append(spec)
      case .list(let parts) where (1...3).contains(parts.count): fields.append(parts[0])
      default: throw malformed(spec)
      }
    }
    guard fields.count <= CodeLimits.recordFields else {
      throw machine.syntaxError("define-record-type: more than \(CodeLimits.recordFields) fields", definition)
    }
    for (index, field) in fields.enumerated() {
      guard case .identifier(let name) = field.form else { throw malformed(field) }
      let isRepeated = fields[..<index].contains {
        if case .identifier(let earlier) = $0.form { earlier.symbol == name.symbol } else { false }
      }
      if isRepeated {
        throw machine.syntaxError("define-record-type: the field \(heap.symbolText(name.symbol)) occurs twice", field)
      }
    }
    func index(of field: Syntax) throws(SchemeThrow) -> Int {
      guard case .identifier(let wanted) = field.form else { throw malformed(field) }
      let position = fields.firstIndex {
        if case .identifier(let name) = $0.form { IdentifierKey(name) == IdentifierKey(wanted) } else { false }
      }
      guard let position else {
        throw machine.syntaxError(
          "define-record-type: \(heap.symbolText(wanted.symbol)) is no field of this type", field)
      }
      return position
    }
    func number(_ value: Int) -> Syntax { Syntax(.immediate(Value(fixnum: value)), at: location) }

    let fieldNames = Syntax(.vector(fields), at: location)
    definitions.append(
      form(name("define"), typeName, form(name("%make-record-type"), quote(typeName), quote(fieldNames))))
    switch items[2].form {
    case .immediate(.false): break
    case .identifier:
      definitions.append(
        form(name("define"), items[2], form(name("%record-constructor"), typeName, quote(items[2]), quote(fieldNames))))
    case .list(let parts) where !parts.isEmpty:
      for field in parts.dropFirst() { _ = try index(of: field) }
      let names = Syntax(.vector(Array(parts.dropFirst())), at: location)
      definitions.append(
        form(name("define"), parts[0], form(name("%record-constructor"), typeName, quote(parts[0]), quote(names))))
    default: throw malformed(items[2])
    }
    if case .identifier = items[3].form {
      definitions.append(
        form(name("define"), items[3], form(name("%record-predicate"), typeName, quote(items[3]))))
    }
    for spec in items[4...] {
      guard case .list(let parts) = spec.form else { continue }
      let position = number(try index(of: parts[0]))
      if parts.count > 1 {
        definitions.append(
          form(name("define"), parts[1], form(name("%record-accessor"), typeName, position, quote(parts[1]))))
      }
      if parts.count > 2 {
        definitions.append(
          form(name("define"), parts[2], form(name("%record-modifier"), typeName, position, quote(parts[2]))))
      }
    }
    return Syntax(.list([name("begin")] + definitions), at: location)
  }
}
