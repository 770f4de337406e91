// What the procedures of a record type do is one instruction each: their bodies consist of it, and calls of them through
// variables that hold them are compiled to it.

struct RecordOperation {
  /// `makeRecord`, `isRecord`, `recordRef` or `recordSet`.
  let op: Opcode
  /// Index of the field, or how many there are.
  let field: Int
  let type: Value
  /// Of the procedure, for errors.
  let name: Value
}

extension RecordOperation {
  /// What a procedure does, if it is the accessor, modifier or predicate of a record type.
  init?(_ procedure: Value) {
    guard procedure.isObject(.closure) else { return nil }
    let code = procedure.closureCode
    let word = code.entry[0]
    guard let op = Opcode(rawValue: UInt8(truncatingIfNeeded: word)),
      op == .recordRef || op == .recordSet || op == .isRecord,
      word == Instruction.make(op, 0, op == .recordSet ? 1 : 0, Int(word >> 24))
    else { return nil }
    func literal(_ index: Int) -> Value {
      Value(bits: UnsafeRawPointer(code.entry + Int(code.entry[index])).loadUnaligned(as: UInt64.self))
    }
    self.init(op: op, field: Int(word >> 24), type: literal(1), name: literal(2))
  }
}

extension CodeBuilder {
  mutating func emit(_ operation: RecordOperation, _ a: Int, _ b: Int) {
    let start = position
    emit(operation.op, a, b, operation.field)
    emitDistance(to: operation.type, from: start)
    emitDistance(to: operation.name, from: start)
  }
}
