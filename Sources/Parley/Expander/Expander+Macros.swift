// Definitions of macros (R7RS 4.3, 5.4).

extension Expander {
  // MARK: - Keywords

  func transformer(_ syntax: Syntax, in scope: Scope) throws(SchemeThrow) -> Binding {
    let form = try expandMacros(syntax, in: scope)
    if coreForm(form, in: scope) == .syntaxRules {
      return .macro(try SyntaxRules(form, in: scope, machine: machine))
    }
    if coreForm(form, in: scope) == .erMacroTransformer {
      let items = try list(form, "er-macro-transformer")
      guard items.count == 2 else {
        throw machine.syntaxError("er-macro-transformer: expected (er-macro-transformer procedure)", form)
      }
      return .macro(
        ProcedureMacro(try transformerProcedure(items[1], in: scope), .explicitRenaming, in: scope, machine: machine))
    }
    if case .identifier(let identifier) = form.form {
      switch scope.lookup(identifier) {
      case .core(let core)?: return .core(core)
      case .macro(let macro)?: return .macro(macro)
      default: break
      }
    }
    throw machine.syntaxError("expected (syntax-rules ...), (er-macro-transformer ...) or the name of a macro", syntax)
  }

  func defineSyntax(_ form: Syntax, in scope: Scope) throws(SchemeThrow) {
    let items = try list(form, "define-syntax")
    guard items.count == 3, case .identifier(let name) = items[1].form else {
      throw machine.syntaxError("define-syntax: expected (define-syntax keyword transformer)", form)
    }
    let binding = try transformer(items[2], in: scope)
    bindKeyword(name, to: binding, in: scope)
  }

  private func bindKeyword(_ name: Identifier, to binding: Binding, in scope: Scope) {
    guard scope.isTop else {
      scope.bind(name, to: binding)
      machine.noteLocalMacro(in: scope)
      return
    }
    if case .alias = name {
      scope.bind(name, to: binding)
      // The program sees it under its plain name unless that has a meaning already.
      guard scope.environment.find(name.symbol) == nil else { return }
    }
    scope.environment.define(name.symbol, as: binding)
    machine.noteDefinition(of: name.symbol, in: scope)
  }

  // MARK: - Macros that are procedures

  /// `(define-macro (name operand ...) body ...)`, `(define-macro name procedure)` and SCM's
  /// `(defmacro name (operand ...) body ...)`.
  func defineMacro(_ form: Syntax, in scope: Scope) throws(SchemeThrow) {
    let isDefmacro = coreForm(form, in: scope) == .defmacro
    let items = try list(form, isDefmacro ? "defmacro" : "define-macro")
    func lambda(_ formals: Syntax, _ body: ArraySlice<Syntax>) -> Syntax {
      Syntax(
        .list([Syntax(.identifier(.alias(systemAlias("lambda"))), at: form.location), formals] + body),
        at: form.location)
    }
    let target: Syntax
    let procedure: Syntax
    if isDefmacro, items.count >= 4 {
      (target, procedure) = (items[1], lambda(items[2], items[3...]))
    } else if !isDefmacro, items.count >= 3, let (name, formals) = procedureHead(items[1]) {
      (target, procedure) = (name, lambda(formals, items[2...]))
    } else if !isDefmacro, items.count == 3 {
      (target, procedure) = (items[1], items[2])
    } else {
      throw machine.syntaxError(
        isDefmacro
          ? "defmacro: expected (defmacro name (operand ...) body ...)"
          : "define-macro: expected (define-macro (name operand ...) body ...) or (define-macro name procedure)", form)
    }
    guard case .identifier(let name) = target.form else {
      throw machine.syntaxError("\(isDefmacro ? "defmacro" : "define-macro"): expected a name", target)
    }
    let macro = ProcedureMacro(
      try transformerProcedure(procedure, in: scope), .operands, in: scope, machine: machine)
    bindKeyword(name, to: .macro(macro), in: scope)
  }

  /// The value of a transformer expression, which sees top-level variables only: no other has a value yet.
  private func transformerProcedure(_ expression: Syntax, in scope: Scope) throws(SchemeThrow) -> Value {
    let thunk = try machine.compile(expression, in: scope.top)
    let procedure = try machine.callForExpansion(thunk, [], at: expression.location)
    guard procedure.isProcedure else {
      throw machine.syntaxError(
        "a macro transformer must be a procedure, got \(Printer.brief(procedure, heap: heap))", expression)
    }
    return procedure
  }

  // MARK: - Local macros

  func letSyntax(
    _ syntax: Syntax, _ items: [Syntax], in scope: Scope, recursive: Bool
  ) throws(SchemeThrow) -> CoreExpression {
    let form = recursive ? "letrec-syntax" : "let-syntax"
    guard items.count >= 3, case .list(let specs) = items[1].form else {
      throw machine.syntaxError("\(form): expected (\(form) ((keyword transformer) ...) body ...)", syntax)
    }
    let inner = Scope(in: scope)
    machine.noteLocalMacro(in: inner)
    for spec in specs {
      guard case .list(let parts) = spec.form, parts.count == 2, case .identifier(let name) = parts[0].form else {
        throw machine.syntaxError("\(form): expected (keyword transformer)", spec)
      }
      inner.bind(name, to: try transformer(parts[1], in: recursive ? inner : scope))
    }
    return try body(items[2...], of: syntax, in: inner)
  }

  /// The error of `(syntax-error message form ...)`.
  func userSyntaxError(_ syntax: Syntax, _ items: [Syntax]) throws(SchemeThrow) -> SchemeThrow {
    guard items.count >= 2, case .literal(let message) = items[1].form, message.value.isString else {
      throw machine.syntaxError("syntax-error: expected (syntax-error message form ...)", syntax)
    }
    var text = heap.swiftString(message.value)
    for form in items.dropFirst(2) {
      text += " " + Printer.brief(try SyntaxReader.datum(from: form, heap: heap), heap: heap)
    }
    return machine.syntaxError(text, syntax)
  }
}
