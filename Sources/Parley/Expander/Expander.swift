// The expander: syntax trees to core expressions. Resolves every identifier, expands macros, turns derived forms into
// core ones directly (so that errors point at what the user wrote).
//
// Files: Expander (dispatch, bodies, calls), Expander+Binding (lambda, let and kin), Expander+Control (cond, case, do,
// guard …), Expander+Definitions (define, records, macros), Expander+Quotation, Expander+Inclusion.

/// Expands the forms of one program or library.
struct Expander {
  let machine: Machine

  var heap: Heap { machine.heap }

  // MARK: - Top level

  /// Expands a top-level form; definitions take effect in the scope's environment.
  func expandTop(_ syntax: Syntax, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    try machine.checkNativeStack(syntax.location)
    let form = try expandMacros(syntax, in: scope)
    switch coreForm(form, in: scope) {
    case .begin?:
      let items = try list(form, "begin")
      var expressions: [CoreExpression] = []
      for item in items.dropFirst() { expressions.append(try expandTop(item, in: scope)) }
      return sequence(expressions)
    case .define?: return try defineTop(form, in: scope)
    case .defineValues?: return try defineValuesTop(form, in: scope)
    case .defineRecordType?: return try expandTop(recordDefinitions(form, in: scope), in: scope)
    case .defineSyntax?:
      try defineSyntax(form, in: scope)
      return .unspecified
    case .defineMacro?, .defmacro?:
      try defineMacro(form, in: scope)
      return .unspecified
    case .import?: return try importing(form, in: scope)
    case .defineLibrary?:
      try defineLibrary(form, in: scope)
      return .unspecified
    case .include?, .includeCI?:
      return try expandTop(included(form, in: scope), in: scope)
    case .condExpand?:
      return try expandTop(conditionalForms(form, in: scope), in: scope)
    default: return try expand(form, in: scope)
    }
  }

  // MARK: - Expressions

  /// Expands an expression.
  /// - Parameter name: what a lambda expression here is called in traces.
  func expand(_ syntax: Syntax, in scope: Scope, name: Value = .false) throws(SchemeThrow) -> CoreExpression {
    try machine.checkNativeStack(syntax.location)
    switch syntax.form {
    case .identifier(let identifier): return try reference(identifier, syntax, in: scope)
    case .immediate(let value): return .value(value)
    case .literal(let handle):
      if handle.value.isPair { throw machine.syntaxError("the expression is a circular list", syntax) }
      return .constant(.literal(handle))
    case .vector: return .constant(try quoted(syntax))
    case .dotted(let items, _):
      if case .identifier(let head) = items[0].form, case .macro(let macro)? = scope.lookup(head) {
        return try expand(try expansion(of: syntax, by: macro, in: scope), in: scope, name: name)
      }
      throw machine.syntaxError("a call must be a proper list", syntax)
    case .list(let items):
      guard let head = items.first else {
        throw machine.syntaxError("() is no expression; write '() for the empty list", syntax)
      }
      if case .identifier(let identifier) = head.form {
        switch scope.lookup(identifier) {
        case .core(let form)?: return try expandCore(form, syntax, items, in: scope, name: name)
        case .macro(let macro)?:
          return try expand(try expansion(of: syntax, by: macro, in: scope), in: scope, name: name)
        default: break
        }
      }
      let procedure = try expand(head, in: scope)
      var arguments: [CoreExpression] = []
      arguments.reserveCapacity(items.count - 1)
      for item in items.dropFirst() { arguments.append(try expand(item, in: scope)) }
      let call = CoreExpression.call(procedure, arguments, syntax.location)
      // What looks like a use of a keyword that was not imported fails before its operands, which make no sense, do.
      return isMissingKeyword(head, in: scope) ? .sequence([procedure, call]) : call
    }
  }

  private func isMissingKeyword(_ head: Syntax, in scope: Scope) -> Bool {
    guard case .identifier(let identifier) = head.form else { return false }
    switch scope.lookup(identifier) {
    case .global(let cell)? where cell.value == .unbound: break
    case nil: break
    default: return false
    }
    if case .core? = machine.systemEnvironment.find(identifier.symbol) { return true }
    return false
  }

  private func reference(
    _ identifier: Identifier, _ syntax: Syntax, in scope: Scope
  ) throws(SchemeThrow) -> CoreExpression {
    switch scope.lookup(identifier) {
    case .local(let variable)?: return .local(variable, syntax.location)
    case .global(let cell)?: return .global(cell, syntax.location)
    case .core, .macro:
      throw machine.syntaxError("\(heap.symbolText(identifier.symbol)) is syntax and cannot be used as a value", syntax)
    case nil:
      let (environment, symbol) = scope.root(of: identifier)
      return .global(environment.cell(for: symbol), syntax.location)
    }
  }

  private func expandCore(
    _ form: CoreForm, _ syntax: Syntax, _ items: [Syntax], in scope: Scope, name: Value
  ) throws(SchemeThrow) -> CoreExpression {
    switch form {
    case .quote:
      guard items.count == 2 else { throw machine.syntaxError("quote: expected (quote datum)", syntax) }
      return .constant(try quoted(items[1]))
    case .quasiquote: return try quasiquote(syntax, items, in: scope)
    case .lambda: return try lambda(syntax, items, in: scope, name: name)
    case .namedLambda: return try namedLambda(syntax, items, in: scope)
    case .caseLambda: return try caseLambda(syntax, items, in: scope, name: name)
    case .if: return try conditional(syntax, items, in: scope)
    case .set: return try assignment(syntax, items, in: scope)
    case .begin:
      guard items.count > 1 else { throw machine.syntaxError("begin: expected at least one expression", syntax) }
      return try sequence(items.dropFirst(), in: scope)
    case .let: return try let_(syntax, items, in: scope)
    case .letStar: return try letStar(syntax, items, in: scope)
    case .letrec, .letrecStar: return try letrec(form, syntax, items, in: scope)
    case .letValues: return try letValues(syntax, items, in: scope, sequential: false)
    case .letStarValues: return try letValues(syntax, items, in: scope, sequential: true)
    case .receive: return try receive(syntax, items, in: scope)
    case .and: return try and(items.dropFirst(), in: scope)
    case .or: return try or(items.dropFirst(), in: scope)
    case .when, .unless: return try whenUnless(form, syntax, items, in: scope)
    case .cond: return try cond(syntax, items, in: scope)
    case .case: return try case_(syntax, items, in: scope)
    case .do: return try do_(syntax, items, in: scope)
    case .delay, .delayForce, .makeStream: return try delay(form, syntax, items, in: scope)
    case .parameterize: return try parameterize(syntax, items, in: scope)
    case .fluidLet: return try fluidLet(syntax, items, in: scope)
    case .guard: return try guard_(syntax, items, in: scope)
    case .assert: return try assertion(syntax, items, in: scope)
    case .letSyntax, .letrecSyntax: return try letSyntax(syntax, items, in: scope, recursive: form == .letrecSyntax)
    case .syntaxError: throw try userSyntaxError(syntax, items)
    case .include, .includeCI: return try expand(included(syntax, in: scope), in: scope)
    case .condExpand: return try expand(conditionalForms(syntax, in: scope), in: scope)
    case .define, .defineValues, .defineSyntax, .defineRecordType, .defineMacro, .defmacro:
      throw machine.syntaxError(
        "\(form.rawValue): a definition is allowed at top level and at the head of a body, not here", syntax)
    case .import, .defineLibrary:
      throw machine.syntaxError("\(form.rawValue): allowed at top level only", syntax)
    case .syntaxRules, .erMacroTransformer:
      throw machine.syntaxError(
        "\(form.rawValue): only as the value of define-syntax, let-syntax or letrec-syntax", syntax)
    case .else, .arrow:
      throw machine.syntaxError("\(form.rawValue): only in the clauses of cond, case and guard", syntax)
    case .ellipsis, .underscore: throw machine.syntaxError("\(form.rawValue): only in syntax-rules", syntax)
    case .unquote, .unquoteSplicing:
      let mark = form == .unquote ? "," : ",@"
      throw machine.syntaxError("\(form.rawValue): \(mark) is only for what stands inside a quasiquote, `(...)", syntax)
    }
  }

  // MARK: - Sequences and bodies

  /// Expressions in order, at least one.
  func sequence(_ items: some Collection<Syntax>, in scope: Scope) throws(SchemeThrow) -> CoreExpression {
    var expressions: [CoreExpression] = []
    for item in items { expressions.append(try expand(item, in: scope)) }
    return sequence(expressions)
  }

  func sequence(_ expressions: [CoreExpression]) -> CoreExpression {
    switch expressions.count {
    case 0: .unspecified
    case 1: expressions[0]
    default: .sequence(expressions)
    }
  }

  private enum BodyItem {
    case definition([Variable], rest: Variable?, values: Syntax?, form: Syntax, Scope)
    case expression(Syntax, Scope)
  }

  /// A body (R7RS 5.3.2): definitions, then expressions; definitions between expressions are allowed too.
  func body(_ items: some Collection<Syntax>, of form: Syntax, in outer: Scope) throws(SchemeThrow) -> CoreExpression {
    guard !items.isEmpty else { throw machine.syntaxError("a body needs at least one expression", form) }
    let scope = Scope(in: outer)
    var collected: [BodyItem] = []
    for item in items { try collect(item, in: scope, into: &collected) }
    var variables: [Variable] = []
    var values: [CoreExpression] = []
    var trailing: [CoreExpression] = []
    // Expressions that stand before a definition become definitions of variables nobody names.
    let lastDefinition = collected.lastIndex { if case .definition = $0 { true } else { false } } ?? -1
    for (index, item) in collected.enumerated() {
      switch item {
      case .expression(let syntax, let scope):
        let expression = try expand(syntax, in: scope)
        if index < lastDefinition {
          variables.append(Variable(.false))
          values.append(expression)
        } else {
          trailing.append(expression)
        }
      case .definition(let names, let rest, let value, let form, let scope):
        if names.count == 1, rest == nil, value == nil || !isDefineValues(form, in: scope) {
          variables.append(names[0])
          values.append(try definitionValue(form, value, name: names[0].name, in: scope))
        } else {
          try appendDefineValues(names, rest, form, in: scope, &variables, &values)
        }
      }
    }
    if trailing.isEmpty {
      throw machine.syntaxError("a body needs at least one expression, after its definitions", form)
    }
    return variables.isEmpty ? sequence(trailing) : .letrec(variables, values, sequence(trailing))
  }

  private func isDefineValues(_ form: Syntax, in scope: Scope) -> Bool { coreForm(form, in: scope) == .defineValues }

  private func collect(_ item: Syntax, in scope: Scope, into collected: inout [BodyItem]) throws(SchemeThrow) {
    try machine.checkNativeStack(item.location)
    let form = try expandMacros(item, in: scope)
    switch coreForm(form, in: scope) {
    case .begin?:
      let items = try list(form, "begin")
      if items.count == 1 { return }
      for item in items.dropFirst() { try collect(item, in: scope, into: &collected) }
    case .define?:
      let (name, value) = try definitionParts(form)
      collected.append(.definition([try bindLocal(name, in: scope)], rest: nil, values: value, form: form, scope))
    case .defineValues?:
      let items = try list(form, "define-values")
      guard items.count == 3 else {
        throw machine.syntaxError("define-values: expected (define-values formals expression)", form)
      }
      let (names, rest) = try formals(items[1])
      var variables: [Variable] = []
      for name in names { variables.append(try bindLocal(name, in: scope)) }
      let restVariable = try rest.map { name throws(SchemeThrow) in try bindLocal(name, in: scope) }
      collected.append(.definition(variables, rest: restVariable, values: items[2], form: form, scope))
    case .defineRecordType?: try collect(recordDefinitions(form, in: scope), in: scope, into: &collected)
    case .defineSyntax?: try defineSyntax(form, in: scope)
    case .defineMacro?, .defmacro?: try defineMacro(form, in: scope)
    case .include?, .includeCI?: try collect(included(form, in: scope), in: scope, into: &collected)
    case .condExpand?: try collect(conditionalForms(form, in: scope), in: scope, into: &collected)
    default: collected.append(.expression(form, scope))
    }
  }

  /// Binds a name of this very body.
  private func bindLocal(_ name: Syntax, in scope: Scope) throws(SchemeThrow) -> Variable {
    guard case .identifier(let identifier) = name.form else {
      throw machine.syntaxError("a definition needs an identifier here", name)
    }
    if case .local? = scope.ownBinding(identifier) {
      throw machine.syntaxError("\(heap.symbolText(identifier.symbol)) is defined twice in this body", name)
    }
    let variable = Variable(identifier.symbol)
    scope.bind(identifier, to: .local(variable))
    return variable
  }

  // MARK: - Helpers

  /// Expands macro uses at the head of a form until it is no macro use.
  func expandMacros(_ syntax: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    var form = syntax
    while let head = SyntaxRules.keyword(of: form), case .macro(let macro)? = scope.lookup(head) {
      form = try expansion(of: form, by: macro, in: scope)
    }
    return form
  }

  /// One expansion of a macro use.
  private func expansion(of form: Syntax, by macro: Macro, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let result = try macro.expand(form, in: scope)
    try machine.chargeExpansion(result.size + 50, of: form)
    guard result.depth <= SyntaxReader.maximumDepth else {
      throw machine.syntaxError("the expansion of this macro is nested deeper than the reader allows", form)
    }
    return result
  }

  /// The core form that a list's head names.
  func coreForm(_ syntax: Syntax, in scope: Scope) -> CoreForm? {
    guard case .list(let items) = syntax.form, case .identifier(let head)? = items.first?.form else { return nil }
    switch scope.lookup(head) {
    case .core(let form)?: return form
    // A program that has imported nothing yet still knows these two.
    case nil where head.symbol == machine.importName: return .import
    case nil where head.symbol == machine.defineLibraryName: return .defineLibrary
    default: return nil
    }
  }

  /// Whether a syntax is that auxiliary keyword.
  func isKeyword(_ syntax: Syntax?, _ keyword: CoreForm, in scope: Scope) -> Bool {
    guard let syntax, case .identifier(let identifier) = syntax.form, case .core(let form)? = scope.lookup(identifier)
    else { return false }
    return form == keyword
  }

  func list(_ syntax: Syntax, _ name: String) throws(SchemeThrow) -> [Syntax] {
    guard case .list(let items) = syntax.form else {
      throw machine.syntaxError("\(name): expected a proper list", syntax)
    }
    return items
  }

  /// A call of a procedure of the system environment.
  func systemCall(_ name: String, _ arguments: CoreExpression..., at location: SourceLocation?) -> CoreExpression {
    .call(.global(machine.systemCell(name), nil), arguments, location)
  }

  /// A lambda expression without parameters.
  func thunk(_ body: CoreExpression, name: Value = .false, at location: SourceLocation?) -> CoreExpression {
    .lambda(Lambda(name: name, required: [], rest: nil, body: body, location: location))
  }
}
