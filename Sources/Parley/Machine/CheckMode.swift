// Expanding a program only to find mistakes in it. Nothing is evaluated: imports are bound and macros expanded, an error
// is noted and the form around it taken for an expression without a value, so that the next mistake is found too.

/// What such an expansion has found.
final class CheckMode {
  struct Problem {
    let kind: ConditionKind
    let message: String
    let location: SourceLocation?
  }

  /// A definition that the program itself wrote: no macro made it.
  struct Definition {
    let name: String
    let location: SourceLocation
  }

  private unowned let machine: Machine
  private(set) var problems: [Problem] = []
  private(set) var globals: [Cell: Definition] = [:]
  private(set) var locals: [(variable: Variable, definition: Definition)] = []
  /// What was expanded, in order.
  private(set) var expressions: [CoreExpression] = []
  /// Libraries whose body was expanded; a library that is being expanded counts.
  private var libraries: Set<String> = []
  private var declared: [Library] = []
  /// The variables that libraries export.
  private(set) var exported: Set<Cell> = []
  /// Names that occur in the definitions of macros.
  private(set) var macroNames: Set<String> = []
  /// Names whose definitions have errors in them.
  private(set) var brokenNames: Set<String> = []
  /// Something could not be expanded without running the program: what it would have defined is not known.
  private(set) var isUncertain = false

  init(_ machine: Machine) {
    self.machine = machine
  }

  // MARK: - Noting

  /// Whether the expansion may go on after an error. Not after one of a depth that has no end: what was made so far would
  /// be as deep.
  func tolerates(_ error: SchemeThrow) -> Bool {
    guard error.payload.isObject(.condition), machine.expansionBudget > 0 else { return false }
    return Printer.text(of: error.payload.slot(ConditionSlot.message), mode: .display, heap: machine.heap)
      != Machine.nestingMessage
  }

  /// Notes the use of syntax that the program did not import. What it would have defined is not known then.
  func noteMissingKeyword(_ head: Syntax) {
    guard case .identifier(let identifier) = head.form else { return }
    let name = machine.heap.symbolText(identifier.symbol)
    let message = "\(name) is not defined\(machine.suggestion(for: name))"
    problems.append(Problem(kind: .unbound, message: message, location: head.location))
    if name.hasPrefix("define") { isUncertain = true }
  }

  /// Notes what a form with an error in it was going to define.
  private func noteDefinitions(in form: Syntax) {
    guard case .list(let items) = form.form, case .identifier(let head)? = items.first?.form else { return }
    switch machine.heap.symbolText(head.symbol) {
    case "import", "define-library", "include": isUncertain = true
    case "define":
      var target = items.dropFirst().first
      while case .list(let parts)? = target?.form { target = parts.first }
      if case .dotted(let parts, _)? = target?.form { target = parts[0] }
      if case .identifier(let name)? = target?.form { brokenNames.insert(machine.heap.symbolText(name.symbol)) }
    case let name where name.hasPrefix("define"): isUncertain = true
    default: break
    }
  }

  /// Notes an error of a form. Transformers that fail because the program does not run prove nothing.
  func note(_ error: SchemeThrow, at form: Syntax) {
    let heap = machine.heap
    guard error.payload.isObject(.condition),
      let kind = ConditionKind(rawValue: heap.symbolText(error.payload.slot(ConditionSlot.kind))),
      [.syntax, .read, .file].contains(kind)
    else {
      isUncertain = true
      return
    }
    noteDefinitions(in: form)
    let location = error.payload.slot(ConditionSlot.location).host(LocationBox.self)?.location ?? form.location
    let message = Printer.text(of: error.payload.slot(ConditionSlot.message), mode: .display, heap: heap)
    problems.append(Problem(kind: kind, message: message, location: location))
  }

  func define(_ cell: Cell, _ name: Syntax, in form: Syntax) {
    if globals[cell] == nil, let definition = definition(name, form) { globals[cell] = definition }
  }

  func define(_ variable: Variable, _ name: Syntax, in form: Syntax) {
    if let definition = definition(name, form) { locals.append((variable, definition)) }
  }

  private func definition(_ name: Syntax, _ form: Syntax) -> Definition? {
    guard case .list(let items) = form.form, case .identifier(.symbol)? = items.first?.form,
      case .identifier(.symbol(let symbol)) = name.form, let location = name.location
    else { return nil }
    return Definition(name: machine.heap.symbolText(symbol), location: location)
  }

  /// Notes the names in the definitions of macros inside a form.
  func noteMacroNames(in form: Syntax, inside: Bool = false) {
    switch form.form {
    case .identifier(let identifier): if inside { macroNames.insert(machine.heap.symbolText(identifier.symbol)) }
    case .list(let items):
      var inside = inside
      if case .identifier(let head)? = items.first?.form {
        let macros = [
          "define-syntax", "let-syntax", "letrec-syntax", "define-macro", "defmacro", "quasiquote",
        ]
        inside = inside || macros.contains(machine.heap.symbolText(head.symbol))
      }
      for item in items { noteMacroNames(in: item, inside: inside) }
    case .dotted(let items, let tail): for item in items + [tail] { noteMacroNames(in: item, inside: inside) }
    case .vector(let items): for item in items { noteMacroNames(in: item, inside: inside) }
    case .immediate, .literal: break
    }
  }

  // MARK: - Expanding

  /// Expands a top-level form.
  func expand(_ form: Syntax, in scope: Scope) {
    noteMacroNames(in: form)
    do throws(SchemeThrow) {
      expressions.append(try machine.expandForCheck(form, in: scope, self))
    } catch {
      note(error, at: form)
    }
  }

  /// Binds what an `import` form names, after the bodies of libraries that are not there yet were expanded.
  func importing(_ request: ImportRequest) throws(SchemeThrow) {
    for set in request.sets {
      let (name, place) = set.source
      try load(try machine.findLibrary(name, at: place))
    }
    try Expander(machine: machine).bind(request)
  }

  /// Notes a library of the program, which is expanded when it is imported, or else at the end.
  func declare(_ library: Library) { declared.append(library) }

  /// Expands the libraries that nothing has imported.
  func loadRemaining() {
    for library in declared {
      do throws(SchemeThrow) { try load(library) } catch { note(error, at: Syntax(.list([]), at: nil)) }
    }
  }

  /// Expands a library's body, once.
  func load(_ library: Library) throws(SchemeThrow) {
    guard library.state != .ready, libraries.insert(library.name).inserted else { return }
    let sets = try Expander(machine: machine).readDeclarations(of: library)
    try importing(ImportRequest(sets, from: library.declarations, into: library.scope))
    while let form = library.remaining.popLast() { expand(form, in: library.scope) }
    for (name, inner, place) in library.exports.values {
      switch library.environment.find(inner) {
      case .global(let cell)?: exported.insert(cell)
      case .core?, .macro?, .local?: break
      case nil:
        problems.append(
          Problem(
            kind: .syntax,
            message: "the library \(library.name) exports \(machine.heap.symbolText(name)) but does not define it",
            location: place.location))
      }
    }
  }
}

extension Machine {
  /// Expands a form in a mode that notes errors.
  func expandForCheck(_ form: Syntax, in scope: Scope, _ mode: CheckMode) throws(SchemeThrow) -> CoreExpression {
    let outer = checkMode
    checkMode = mode
    heap.symbolPins += 1
    defer {
      checkMode = outer
      heap.symbolPins -= 1
    }
    return try expanding { () throws(SchemeThrow) in try Expander(machine: self).expandTop(form, in: scope) }
  }
}
