// What is certainly wrong in a program, as core expressions tell before anything has run: names that nothing defines,
// calls with the wrong number of arguments, definitions that nothing uses. What is not certain is not reported.

struct MistakeFinder {
  /// A mistake; `code` names its kind for those who filter.
  struct Mistake {
    let code: String
    let isError: Bool
    let message: String
    let location: SourceLocation
  }

  let machine: Machine
  let mode: CheckMode
  private(set) var mistakes: [Mistake] = []
  /// The values of the program's definitions of global variables; of one that is defined twice, none counts.
  private var definitions: [Cell: [CoreExpression]] = [:]
  private var assigned: Set<Cell> = []
  private var usedCells: Set<Cell> = []
  private var usedVariables: Set<ObjectIdentifier> = []
  /// What local variables that nothing assigns are bound to.
  private var localValues: [ObjectIdentifier: CoreExpression] = [:]

  init(_ mode: CheckMode, machine: Machine) {
    self.mode = mode
    self.machine = machine
  }

  /// Procedures that define variables which nothing in the text tells of.
  private static let definers: Set = [
    "load", "eval", "require", "interaction-environment", "system-global-environment", "nearest-repl/environment",
  ]

  /// Looks through everything that was expanded.
  /// - Parameter reportsUnused: whether definitions at top level that nothing uses are mistakes.
  mutating func run(reportsUnused: Bool) throws(SchemeThrow) {
    for expression in mode.expressions { try collect(expression) }
    let isOpen = mode.isUncertain || usedCells.contains { MistakeFinder.definers.contains(name(of: $0)) }
    for expression in mode.expressions { try examine(expression, isOpen: isOpen) }
    for (variable, definition) in mode.locals where !usedVariables.contains(ObjectIdentifier(variable)) {
      reportUnused(definition)
    }
    guard reportsUnused, !isOpen else { return }
    for (cell, definition) in mode.globals where !usedCells.contains(cell) && !mode.exported.contains(cell) {
      reportUnused(definition)
    }
  }

  private func name(of cell: Cell) -> String { machine.heap.symbolText(cell.name) }

  private mutating func reportUnused(_ definition: CheckMode.Definition) {
    guard !definition.name.hasPrefix("_"), !mode.macroNames.contains(definition.name) else { return }
    mistakes.append(
      Mistake(
        code: "unused", isError: false, message: "\(definition.name) is defined and never used",
        location: definition.location))
  }

  // MARK: - What there is

  private mutating func collect(_ items: [CoreExpression]) throws(SchemeThrow) {
    for item in items { try collect(item) }
  }

  private mutating func collect(_ expression: CoreExpression) throws(SchemeThrow) {
    try machine.checkNativeStack(nil)
    switch expression {
    case .constant: break
    case .local(let variable, _): usedVariables.insert(ObjectIdentifier(variable))
    case .global(let cell, _): usedCells.insert(cell)
    case .setLocal(let variable, let value):
      usedVariables.insert(ObjectIdentifier(variable))
      try collect(value)
    case .setGlobal(let cell, let value, _):
      usedCells.insert(cell)
      assigned.insert(cell)
      try collect(value)
    case .defineGlobal(let cell, let value):
      definitions[cell, default: []].append(value)
      try collect(value)
    case .conditional(let test, let consequent, let alternate): try collect([test, consequent, alternate])
    case .lambda(let lambda): try collect(lambda.body)
    case .caseLambda(let clauses, _): for clause in clauses { try collect(clause.body) }
    case .sequence(let items), .jump(_, let items): try collect(items)
    case .call(let procedure, let arguments, _):
      try collect(procedure)
      try collect(arguments)
    case .bind(let variables, let values, let body), .letrec(let variables, let values, let body):
      for (variable, value) in zip(variables, values) where !variable.isAssigned {
        localValues[ObjectIdentifier(variable)] = value
      }
      try collect(values)
      try collect(body)
    case .fix(_, let lambdas, let body):
      for lambda in lambdas { try collect(lambda.body) }
      try collect(body)
    case .loop(_, let body, let values):
      try collect(values)
      try collect(body)
    case .integrated(_, _, let general): try collect(general)
    }
  }

  // MARK: - What is wrong

  private mutating func examine(_ items: [CoreExpression], isOpen: Bool) throws(SchemeThrow) {
    for item in items { try examine(item, isOpen: isOpen) }
  }

  private mutating func examine(_ expression: CoreExpression, isOpen: Bool) throws(SchemeThrow) {
    try machine.checkNativeStack(nil)
    switch expression {
    case .constant, .local: break
    case .global(let cell, let location): if !isOpen { checkDefined(cell, location, isAssigned: false) }
    case .setGlobal(let cell, let value, let location):
      if !isOpen { checkDefined(cell, location, isAssigned: true) }
      try examine(value, isOpen: isOpen)
    case .setLocal(_, let value), .defineGlobal(_, let value): try examine(value, isOpen: isOpen)
    case .conditional(let test, let consequent, let alternate):
      try examine([test, consequent, alternate], isOpen: isOpen)
    case .lambda(let lambda): try examine(lambda.body, isOpen: isOpen)
    case .caseLambda(let clauses, _): for clause in clauses { try examine(clause.body, isOpen: isOpen) }
    case .sequence(let items), .jump(_, let items): try examine(items, isOpen: isOpen)
    case .call(let procedure, let arguments, let location):
      checkArity(procedure, arguments.count, location)
      try examine(procedure, isOpen: isOpen)
      try examine(arguments, isOpen: isOpen)
    case .bind(_, let values, let body), .letrec(_, let values, let body):
      try examine(values, isOpen: isOpen)
      try examine(body, isOpen: isOpen)
    case .fix(_, let lambdas, let body):
      for lambda in lambdas { try examine(lambda.body, isOpen: isOpen) }
      try examine(body, isOpen: isOpen)
    case .loop(_, let body, let values):
      try examine(values, isOpen: isOpen)
      try examine(body, isOpen: isOpen)
    case .integrated(_, _, let general): try examine(general, isOpen: isOpen)
    }
  }

  private mutating func checkDefined(_ cell: Cell, _ location: SourceLocation?, isAssigned: Bool) {
    guard let location, cell.value == .unbound, definitions[cell] == nil else { return }
    let name = name(of: cell)
    guard !mode.brokenNames.contains(name) else { return }
    var hint = machine.suggestion(for: name, among: mode.globals.values.map(\.name))
    if hint.isEmpty, isAssigned { hint = "; set! changes a variable that is there" }
    mistakes.append(
      Mistake(code: "unbound", isError: true, message: "\(name) is not defined\(hint)", location: location))
  }

  private mutating func checkArity(_ procedure: CoreExpression, _ count: Int, _ location: SourceLocation?) {
    guard let location, let message = arityMistake(procedure, count) else { return }
    mistakes.append(Mistake(code: "arity", isError: true, message: message, location: location))
  }

  /// Why a call with so many arguments fails, if it certainly does.
  private func arityMistake(_ procedure: CoreExpression, _ count: Int) -> String? {
    switch procedure {
    case .global(let cell, _):
      guard !assigned.contains(cell) else { return nil }
      if let values = definitions[cell] {
        return values.count == 1 ? arityMistake(ofValue: values[0], name(of: cell), count) : nil
      }
      return machine.arityMistake(cell.value, count)
    case .local(let variable, _):
      guard let value = localValues[ObjectIdentifier(variable)] else { return nil }
      return arityMistake(ofValue: value, machine.heap.symbolText(variable.name), count)
    case .lambda: return arityMistake(ofValue: procedure, "", count)
    default: return nil
    }
  }

  private func arityMistake(ofValue value: CoreExpression, _ name: String, _ count: Int) -> String? {
    let clauses: [Lambda]
    switch value {
    case .lambda(let lambda): clauses = [lambda]
    case .caseLambda(let all, _): clauses = all
    default: return nil
    }
    let fits = clauses.contains { $0.rest == nil ? $0.required.count == count : $0.required.count <= count }
    guard !fits, let first = clauses.first else { return nil }
    func plural(_ n: Int) -> String { n == 1 ? "1 argument" : "\(n) arguments" }
    let called = "called with \(count == 0 ? "none" : String(count))"
    let place = first.location.map { "; it is defined at \($0)" } ?? ""
    guard clauses.count == 1 else { return "\(name): no clause takes \(plural(count))\(place)" }
    let wanted = (first.rest == nil ? "" : "at least ") + plural(first.required.count)
    guard !name.isEmpty else { return "this procedure takes \(wanted), \(called)" }
    let names = first.required.map { machine.heap.symbolText($0.name) }
    let rest = first.rest.map { [".", machine.heap.symbolText($0.name)] } ?? []
    return "\(name): takes \(wanted), \(called): (\(([name] + names + rest).joined(separator: " ")))\(place)"
  }
}
