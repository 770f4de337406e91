// Procedures whose bodies are instructions of their own: what changes the machine's state and cannot be a primitive.

extension Machine {
  /// Defines them in the system environment.
  func installBuiltins() {
    applyAddress = systemCell("apply").value.address[1]
    builtin(
      "(%apply-values consumer values)", arity: 2, "Calls CONSUMER with VALUES.", "R7RS 6.10"
    ) { $0.emit(.applyValues) }
    builtin(
      "(call-with-current-continuation procedure)", arity: 1, "Calls PROCEDURE with the current continuation.",
      "R7RS 6.10"
    ) { $0.emit(.callWithCurrentContinuation) }
    define(heap.intern("call/cc"), as: systemCell("call-with-current-continuation").value)
    declarations["call/cc"] = Declaration(
      "(call/cc procedure)", "Calls PROCEDURE with the current continuation.", "R7RS 6.10")
    builtin(
      "(%throw continuation value)", arity: 2, "Returns VALUE to CONTINUATION.", "R7RS 6.10"
    ) { $0.emit(.throwTo) }
    builtin(
      "(%with-dynamic-state handlers parameters thunk)", arity: 3,
      "Calls THUNK with other handlers and parameter bindings.", "R7RS 6.11"
    ) { code in
      code.emit(.swapDynamicState, 0, 1)
      code.emit(.move, 3, 2)
      code.emit(.call, 0)
      code.emit(UInt32(5))
      code.emit(.swapDynamicState, 0, 1)
      code.emit(.return, 3)
    }
  }

  private func builtin(
    _ usage: String, arity: Int, _ documentation: String, _ reference: String, _ emit: (inout CodeBuilder) -> Void
  ) {
    var code = CodeBuilder()
    emit(&code)
    let name = Declaration.name(in: usage)
    declarations[name] = Declaration(usage, documentation, reference)
    let symbol = heap.intern(name)
    let words = usage.dropFirst().dropLast().split(separator: " ").dropFirst().filter { $0 != "..." }
    let formals = words.prefix(abs(arity)).map { heap.intern(String($0)) }
    let object = code.finish(
      name: symbol, arity: arity, frameSize: 12, location: nil, parameters: formals, hasRest: arity < 0, machine: self)
    guard let object else { preconditionFailure("a builtin out of reach of its literals") }
    define(symbol, as: closure(of: object))
  }

  /// A closure that captures nothing.
  private func closure(of code: CodeObject) -> Value { heap.makeObject(.closure, code.asValue) }

  // MARK: - Records

  /// The procedure `(accessor record)`.
  func makeRecordAccessor(_ type: Value, field: Int, name: Value) -> Value {
    recordProcedure(RecordOperation(op: .recordRef, field: field, type: type, name: name), arity: 1)
  }

  /// The procedure `(modifier record value)`.
  func makeRecordModifier(_ type: Value, field: Int, name: Value) -> Value {
    recordProcedure(RecordOperation(op: .recordSet, field: field, type: type, name: name), arity: 2)
  }

  /// The procedure `(predicate object)`.
  func makeRecordPredicate(_ type: Value, name: Value) -> Value {
    recordProcedure(RecordOperation(op: .isRecord, field: 0, type: type, name: name), arity: 1)
  }

  /// The constructor of a record whose parameters are all fields in order.
  func makeRecordConstructor(_ type: Value, fields: Int, name: Value) -> Value {
    let names = VectorView(type.slot(2))
    return recordProcedure(
      RecordOperation(op: .makeRecord, field: fields, type: type, name: name), arity: fields,
      parameters: (0..<fields).map { names[$0] })
  }

  /// A constructor whose parameters are some fields in any order; the others start as #f.
  func makePartialConstructor(_ type: Value, fields: Int, positions: [Int], name: Value) -> Value {
    let held = Handle(type, in: heap)
    let parameters = positions.map { " " + heap.symbolText(VectorView(type.slot(2))[$0]) }.joined()
    let primitive = Primitive(
      usage: "(\(heap.symbolText(name))\(parameters))", documentation: "Returns a new record.", reference: "R7RS 5.5"
    ) { a in
      let record = a.heap.allocate(words: fields + 2)
      record[0] = ObjectHeader.make(.record, words: fields + 2)
      record[1] = held.value.bits
      (record + 2).update(repeating: Value.false.bits, count: fields)
      for (index, position) in positions.enumerated() { record[position + 2] = a[index].bits }
      return Value(object: record)
    }
    return makeProcedure(of: primitive, name: name)
  }

  private func recordProcedure(_ operation: RecordOperation, arity: Int, parameters: [Value] = []) -> Value {
    var code = CodeBuilder()
    code.emit(operation, 0, operation.op == .recordSet ? 1 : 0)
    if operation.op == .recordSet { code.emit(.literal, 0, literal: .unspecified) }
    code.emit(.return, 0)
    let object = code.finish(
      name: operation.name, arity: arity, frameSize: arity + 6, location: nil, parameters: parameters, machine: self)
    guard let object else { preconditionFailure("a record procedure out of reach of its literals") }
    return closure(of: object)
  }
}
