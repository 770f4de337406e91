// Tracing: calls of procedures, and what they return, are told while the program runs.

extension Interpreter {
  /// Tells of each call of the procedure that a variable of the program holds, and of its result; also of a procedure that
  /// is defined under that name later. Calls inside other traced ones are indented; a call in tail position stands below
  /// the one that made it, and what it returns is told once, for both.
  /// - Returns: false if the name is no variable that holds a procedure, or that is a parameter.
  @discardableResult public func trace(_ name: String) throws(SchemeError) -> Bool {
    guard let cell = tracedCell(name) else { return false }
    try machine.performing { () throws(SchemeThrow) in try machine.trace(cell) }
    return true
  }

  /// Ends that.
  /// - Returns: false if the name was not traced.
  @discardableResult public func untrace(_ name: String) -> Bool {
    let symbol = machine.heap.intern(name)
    var wasTraced = false
    // Another program may have had a variable of the same name.
    for cell in machine.tracedVariables.keys where cell.name == symbol {
      wasTraced = machine.untrace(cell) || wasTraced
    }
    return wasTraced
  }

  /// The names that are traced, sorted.
  public var tracedNames: [String] {
    Set(machine.tracedVariables.keys.map { machine.heap.symbolText($0.name) }).sorted()
  }

  /// Has lines about traced procedures written by `write` instead of to the current error port; nil for that again.
  public func setTraceWriter(_ write: ((String) -> Void)?) { machine.traceWriter = write }

  private func tracedCell(_ name: String) -> Cell? {
    let symbol = machine.heap.intern(name)
    // The program's own environment first: looking up makes a copy of an engine's variable there.
    for environment in [machine.userScope.environment, machine.interactionScope.environment] {
      guard case .global(let cell)? = environment.lookup(symbol), !machine.isSystemCell(cell) else { continue }
      if Machine.isTraceable(cell.value) || machine.tracedVariables[cell] != nil { return cell }
    }
    return nil
  }
}
