// Traced procedures: calls and results are written while a program runs. The variable holds a wrapper, a closure that the
// prelude's %traced makes, so every call through the variable is seen. A new definition is wrapped as it is stored.

extension Machine {
  /// A variable whose procedure is traced.
  struct TracedVariable {
    /// Keeps the variable while it is traced.
    let cell: Handle
    /// The wrapper that its definition made: new ones are made after it.
    let wrapper: Handle
    /// The slots of a wrapper that hold the procedure.
    let slots: [Int]

    /// What a wrapper of any variable wraps; nil for anything else.
    func procedure(in value: Value) -> Value? {
      guard value.isObject(.closure), value.closureCode == wrapper.value.closureCode, let slot = slots.first else {
        return nil
      }
      return value.slot(slot)
    }
  }

  /// Parameters and continuations are not only called: a wrapper would not do in their place.
  static func isTraceable(_ value: Value) -> Bool {
    value.isObject(.closure) || value.isObject(.caseLambda) || value.isObject(.primitive)
  }

  /// Puts a wrapper in the place of a variable's procedure.
  func trace(_ cell: Cell) throws(SchemeThrow) {
    guard tracedVariables[cell] == nil else { return }
    let procedure = Handle(cell.value, in: heap)
    let wrapper = try call(systemCell("%traced").value, [cell.name, procedure.value])
    let slots = (2..<ObjectHeader.words(wrapper.header)).filter { wrapper.slot($0) == procedure.value }
    tracedVariables[cell] = TracedVariable(
      cell: Handle(cell.asValue, in: heap), wrapper: Handle(wrapper, in: heap), slots: slots)
    set(cell, to: wrapper)
    // Has `set` look here again.
    cell.address[5] = 1
  }

  /// Gives the variable its procedure back.
  func untrace(_ cell: Cell) -> Bool {
    guard let traced = tracedVariables.removeValue(forKey: cell) else { return false }
    if let procedure = traced.procedure(in: cell.value) { set(cell, to: procedure) }
    return true
  }

  /// What a variable holds but for tracing.
  func untraced(_ value: Value) -> Value { tracedVariables.values.first?.procedure(in: value) ?? value }

  /// Called when a variable that is looked after has got a value: wraps a procedure anew.
  func rewrap(_ cell: Cell) {
    guard let traced = tracedVariables[cell] else { return }
    cell.address[5] = 1
    guard Machine.isTraceable(cell.value), traced.procedure(in: cell.value) == nil else { return }
    let model = traced.wrapper.value
    let words = ObjectHeader.words(model.header)
    let wrapper = heap.allocate(words: words)
    wrapper.update(from: model.address, count: words)
    wrapper[0] = ObjectHeader.make(.closure, words: words)
    for slot in traced.slots { wrapper[slot] = cell.value.bits }
    let value = Value(object: wrapper)
    heap.store(value, at: cell.address + 1)
    cell.address[2] = 0
    cell.address[3] = Cell.noArity
  }

  // MARK: - What is written

  /// How many traced procedures are waiting for their results. O(frames), so a deep recursion is not looked at whole.
  private func traceDepth() -> Int {
    guard let traced = tracedVariables.values.first else { return 0 }
    let code = traced.wrapper.value.closureCode
    var depth = 0
    var visited = 0
    forEachFrame { callee, _, _ in
      visited += 1
      if callee.isObject(.closure), callee.closureCode == code { depth += 1 }
      return visited < 20_000
    }
    return depth
  }

  /// Whether the frame that the running procedure returns to is one of the same code.
  func isTailCalledBySameCode() -> Bool {
    var codes: [CodeObject?] = []
    forEachFrame { callee, _, _ in
      codes.append(callee.isObject(.closure) ? callee.closureCode : nil)
      return codes.count < 2
    }
    return codes.count == 2 && codes[0] != nil && codes[0] == codes[1]
  }

  /// Writes a line about a call or a result, as far to the right as traced procedures are waiting.
  /// - Parameter isTailCall: the frame below is one of a wrapper that will give this call's result as its own.
  func writeTrace(_ text: String, isTailCall: Bool = false) throws(SchemeThrow) {
    let depth = max(0, traceDepth() - (isTailCall ? 2 : 1))
    let indentation =
      depth <= 20 ? String(repeating: "  ", count: depth) : String(repeating: " ", count: 40) + "[\(depth)] "
    let line = indentation + text + "\n"
    if let traceWriter {
      traceWriter(line)
      return
    }
    guard currentErrorPort.isObject(.port) else { return }
    let port = currentErrorPort.retained(Port.self)
    do throws(PortError) { try port.write(line) } catch { throw portFailure(error) }
  }
}
