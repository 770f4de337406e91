// Everything that is no plain call of a closure with the right number of arguments, and what happens to errors.

/// What became of a call.
enum CallResolution {
  /// Enter the closure in the callee slot; that many registers hold its parameters.
  case enter(Int)
  /// The result is in the callee slot.
  case done
  /// The machine's pc and base say where to go on.
  case transferred
}

/// A call of a library procedure that is made in place of a primitive's.
struct SubstituteCall {
  let procedure: String
  let arguments: [Value]
}

extension Machine {
  /// Prepares the call whose callee is in `nb.callee` and whose arguments start at `nb`: checks the arity, makes the rest
  /// list, runs primitives.
  func resolveCall(at nb: WordPointer, count: Int) throws(SchemeThrow) -> CallResolution {
    let callee = Value(bits: nb.callee)
    guard callee.isObject else { throw notAProcedure(callee) }
    // By far the most frequent case, so it is not part of the switch, whose jump the processor predicts badly.
    if _fastPath(callee.objectKind == .primitive) {
      let result = try callPrimitive(callee.address[1], nb, count)
      if _slowPath(result == .delegated) { return try resolveDelegatedCall(callee, nb, count) }
      nb.callee = result.bits
      return .done
    }
    return try resolveOtherCall(callee, nb, count)
  }

  /// A call that a primitive has handed on.
  @inline(never)
  func resolveDelegatedCall(
    _ callee: Value, _ nb: WordPointer, _ count: Int
  ) throws(SchemeThrow) -> CallResolution {
    if callee.address[1] == applyAddress { return try resolveApplication(at: nb, count: count) }
    if let (procedure, arguments) = takeSubstitute() {
      nb.callee = procedure.bits
      for (index, argument) in arguments.enumerated() { nb[index] = argument.bits }
      return try resolveCall(at: nb, count: arguments.count)
    }
    nb.callee = delegate(of: callee.retained(Primitive.self), nb, count).bits
    return try resolveCall(at: nb, count: count)
  }

  @inline(never)
  private func resolveOtherCall(
    _ callee: Value, _ nb: WordPointer, _ count: Int
  ) throws(SchemeThrow) -> CallResolution {
    switch callee.objectKind {
    case .closure:
      let arity = callee.closureCode.arity
      if arity >= 0 {
        guard count == arity else { throw arityError(callee, nb, count) }
        return .enter(count)
      }
      let required = -arity - 1
      guard count >= required else { throw arityError(callee, nb, count) }
      var rest = Value.null
      var index = count
      while index > required {
        index -= 1
        rest = heap.cons(Value(bits: nb[index]), rest)
      }
      nb[required] = rest.bits
      return .enter(required + 1)
    case .caseLambda:
      for index in 1..<ObjectHeader.words(callee.header) {
        let clause = callee.slot(index)
        let arity = clause.closureCode.arity
        if arity == count || (arity < 0 && count >= -arity - 1) {
          nb.callee = clause.bits
          return try resolveCall(at: nb, count: count)
        }
      }
      throw arityError(callee, nb, count)
    case .parameter:
      guard count == 0 else { throw arityError(callee, nb, count) }
      nb.callee = parameterValue(callee).bits
      return .done
    case .continuation:
      let value = count == 1 ? Value(bits: nb[0]) : makeValues((0..<count).map { Value(bits: nb[$0]) })
      return try transfer(to: callee, value, nb)
    default: throw notAProcedure(callee)
    }
  }

  /// The result of a primitive, which its procedure object keeps alive: counting references would take as long as many a
  /// primitive does.
  /// - Parameter address: of the `Primitive`. Its procedure is in `nb.callee`.
  @inline(__always)
  func callPrimitive(_ address: UInt64, _ nb: WordPointer, _ count: Int) throws(SchemeThrow) -> Value {
    let reference = Unmanaged<Primitive>.fromOpaque(UnsafeRawPointer(bitPattern: UInt(address)).unsafelyUnwrapped)
    state.pointee.primitive = reference
    return try reference._withUnsafeGuaranteedRef { primitive -> Result<Value, SchemeThrow> in
      guard count >= primitive.minimumArguments, count <= primitive.maximumArguments else {
        return .failure(arityError(Value(bits: nb.callee), nb, count))
      }
      do throws(SchemeThrow) {
        return .success(try primitive.body(Arguments(machine: self, base: nb, count: count)))
      } catch {
        return .failure(error)
      }
    }.get()
  }

  /// The procedure and arguments of the call that a primitive asked for, if it did.
  @inline(never)
  private func takeSubstitute() -> (Value, [Value])? {
    guard let call = substitute else { return nil }
    substitute = nil
    return (systemCell(call.procedure).value, call.arguments)
  }

  /// The library procedure that a primitive hands a call to. Compiling it, the first time, leaves the arguments at `nb` as
  /// they are.
  @inline(never)
  private func delegate(of primitive: Primitive, _ nb: WordPointer, _ count: Int) -> Value {
    if let cell = primitive.delegateCell { return cell.value }
    guard let name = primitive.delegate else { preconditionFailure("\(primitive.name) has no delegate") }
    let arguments = Array(UnsafeBufferPointer(start: nb, count: count))
    let cell = systemCell(name)
    nb.update(from: arguments, count: count)
    primitive.delegateCell = cell
    return cell.value
  }

  /// Invokes a continuation, by way of the winders' thunks where there are any to run.
  private func transfer(to continuation: Value, _ value: Value, _ nb: WordPointer) throws(SchemeThrow) -> CallResolution
  {
    let hostCall = continuation.slot(5).fixnum
    if _slowPath(hostCall != currentHostCall && !isActive(hostCall: hostCall)) { throw staleContinuation(continuation) }
    if continuation.slot(2) == self[register: MachineRegister.winders] {
      try reinstate(continuation, delivering: value)
      return .transferred
    }
    nb.callee = systemCell("%rewind-and-throw").value.bits
    nb[0] = continuation.bits
    nb[1] = value.bits
    return try resolveCall(at: nb, count: 2)
  }

  /// An object for anything but one value.
  func makeValues(_ values: [Value]) -> Value {
    if values.count == 1 { return values[0] }
    let object = heap.allocate(words: values.count + 1)
    object[0] = ObjectHeader.make(.values, words: values.count + 1)
    for (index, value) in values.enumerated() { object[index + 1] = value.bits }
    return Value(object: object)
  }

  /// The value of a parameter object in the current dynamic environment.
  func parameterValue(_ parameter: Value) -> Value {
    var list = self[register: MachineRegister.parameters]
    while list.isPair {
      if list.car.car == parameter { return list.car.cdr }
      list = list.cdr
    }
    return parameter.slot(1)
  }

  /// Makes the call that a call of `apply` stands for: `nb[0]` is the procedure, and the last of the other arguments a list
  /// of more.
  private func resolveApplication(at nb: WordPointer, count: Int) throws(SchemeThrow) -> CallResolution {
    let procedure = Value(bits: nb[0])
    guard procedure.isProcedure else {
      let shown = Printer.brief(procedure, heap: heap)
      throw failure(.type, "apply: argument 1 (procedure) must be a procedure, got \(shown)", procedure)
    }
    let list = Value(bits: nb[count - 1])
    nb.callee = procedure.bits
    var end = 0
    while end < count - 2 {
      nb[end] = nb[end + 1]
      end += 1
    }
    var rest = list
    let registers = procedure.isObject(.closure) ? -procedure.closureCode.arity - 1 : -1
    if registers >= end {
      while rest.isPair, end < registers {
        nb[end] = rest.car.bits
        rest = rest.cdr
        end += 1
      }
      // What is left is the rest parameter's, which is a new list.
      if end == registers, let copy = copyOfShortList(rest) {
        nb[registers] = copy.bits
        return .enter(registers + 1)
      }
    }
    while rest.isPair, end < Machine.longestFrameCall {
      nb[end] = rest.car.bits
      rest = rest.cdr
      end += 1
    }
    guard rest.isNull else {
      let arguments = (0..<count - 2).map { Value(bits: nb[$0]) }
      return try resolveLongCall(of: procedure, arguments + listArgument(list), at: nb)
    }
    guard procedure.objectKind == .primitive else { return try resolveCall(at: nb, count: end) }
    // These may be more arguments than the frame has room for, and the primitive may run Scheme code.
    let outer = state.pointee.spreadEnd
    state.pointee.spreadEnd = nb + end
    defer { state.pointee.spreadEnd = outer }
    return try resolveCall(at: nb, count: end)
  }

  /// nil for what is no proper list, or a long one.
  private func copyOfShortList(_ list: Value) -> Value? {
    guard list.isPair else { return list.isNull ? .null : nil }
    let first = heap.cons(list.car, .null)
    var last = first
    var rest = list.cdr
    var room = Machine.longestFrameCall
    while rest.isPair, room > 0 {
      let next = heap.cons(rest.car, .null)
      // No barrier: the pair is new.
      last.address[1] = next.bits
      last = next
      rest = rest.cdr
      room &-= 1
    }
    return rest.isNull ? first : nil
  }

  /// The elements of the last argument of `apply`.
  private func listArgument(_ list: Value) throws(SchemeThrow) -> [Value] {
    guard let length = properLength(list) else {
      let shown = Printer.brief(list, heap: heap)
      throw failure(.type, "apply: the last argument must be a proper list, got \(shown)", list)
    }
    var rest = list
    return (0..<length).map { _ in
      defer { rest = rest.cdr }
      return rest.car
    }
  }

  /// Calls the procedure in base[0] with the values in base[1].
  func resolveValues() throws(SchemeThrow) -> CallResolution {
    let base = state.pointee.base
    let values = Value(bits: base[1])
    base.callee = base[0]
    guard values.isObject(.values) else {
      base[0] = values.bits
      return try resolveCall(at: base, count: 1)
    }
    let count = ObjectHeader.words(values.header) - 1
    if count > Machine.longestFrameCall {
      return try resolveLongCall(of: Value(bits: base.callee), (0..<count).map { values.slot($0 + 1) }, at: base)
    }
    base.update(from: values.address + 1, count: count)
    return try resolveCall(at: base, count: count)
  }

  /// The most arguments that are passed in a frame.
  private static var longestFrameCall: Int { stackMargin / 2 }

  /// A call with more arguments than a frame can hold: only what collects them in a list, or reads them from memory, can
  /// take so many.
  private func resolveLongCall(
    of procedure: Value, _ arguments: [Value], at nb: WordPointer
  ) throws(SchemeThrow) -> CallResolution {
    guard procedure.isObject else { throw notAProcedure(procedure) }
    switch procedure.objectKind {
    case .primitive:
      let primitive = procedure.retained(Primitive.self)
      currentPrimitive = primitive
      guard arguments.count <= primitive.maximumArguments else { throw arityError(procedure, arguments) }
      let memory = WordPointer.allocate(capacity: arguments.count)
      defer { memory.deallocate() }
      for (index, argument) in arguments.enumerated() { memory[index] = argument.bits }
      let result = try primitive.body(Arguments(machine: self, base: memory, count: arguments.count))
      if result == .delegated {
        if procedure.address[1] == applyAddress, let called = arguments.first, let list = arguments.last {
          return try resolveLongCall(of: called, arguments[1..<arguments.count - 1] + listArgument(list), at: nb)
        }
        if let (other, values) = takeSubstitute() { return try resolveLongCall(of: other, values, at: nb) }
        return try resolveLongCall(of: delegate(of: primitive, memory, 0), arguments, at: nb)
      }
      nb.callee = result.bits
      return .done
    case .closure:
      let required = -procedure.closureCode.arity - 1
      guard required >= 0 else { throw arityError(procedure, arguments) }
      nb.callee = procedure.bits
      for index in 0..<required { nb[index] = arguments[index].bits }
      nb[required] = heap.makeList(arguments[required...]).bits
      return .enter(required + 1)
    case .caseLambda:
      for index in 1..<ObjectHeader.words(procedure.header) where procedure.slot(index).closureCode.arity < 0 {
        return try resolveLongCall(of: procedure.slot(index), arguments, at: nb)
      }
      throw arityError(procedure, arguments)
    case .continuation: return try transfer(to: procedure, makeValues(arguments), nb)
    default: throw notAProcedure(procedure)
    }
  }

  // MARK: - Errors

  /// Handles a throw: arranges a call of the signalling procedure on top of the frame that failed.
  /// - Throws: what must go to the host instead.
  func handle(_ error: SchemeThrow) throws(SchemeThrow) {
    noteTrace(of: error.payload)
    if isUnwinding { throw error }
    let signal = systemCell("%signal").value
    guard signal.isObject(.closure) else { throw error }
    let base = state.pointee.base
    let top = topOfStack()
    // What the failing frame was doing, for later traces; like all code addresses it looks like a fixnum.
    top[0] = UInt64(UInt(bitPattern: state.pointee.pc))
    let nb = top + 3
    nb.callee = signal.bits
    nb.returnAddress = UInt64(UInt(bitPattern: raiseStub(distance: nb - base)))
    nb[0] = error.payload.bits
    state.pointee.base = nb
    state.pointee.pc = signal.closureCode.entry
    if nb > state.pointee.stackLimit {
      do throws(SchemeThrow) { try growStack() } catch {
        isUnwinding = true
        throw error
      }
    }
  }

  func notAProcedure(_ callee: Value) -> SchemeThrow {
    if callee == .unbound || callee == .uninitialized {
      return failure(.unbound, "a variable is used before its definition")
    }
    return failure(.apply, "\(Printer.brief(callee, heap: heap)) is not a procedure, so it cannot be called", callee)
  }

  @inline(never)
  private func arityError(_ callee: Value, _ nb: WordPointer, _ count: Int) -> SchemeThrow {
    arityError(callee, (0..<count).map { Value(bits: nb[$0]) })
  }

  private func arityError(_ callee: Value, _ arguments: [Value]) -> SchemeThrow {
    SchemeThrow(
      makeCondition(
        .arity, arityText(callee, arguments.count), irritants: heap.makeList(arguments), subject: callee))
  }

  /// What is wrong with a call of a procedure with so many arguments; nil if nothing is, or it is no procedure.
  func arityMistake(_ callee: Value, _ count: Int) -> String? {
    guard callee.isObject else { return nil }
    let fits: Bool
    switch callee.objectKind {
    case .primitive:
      let primitive = callee.retained(Primitive.self)
      fits = primitive.minimumArguments <= count && count <= primitive.maximumArguments
    case .closure, .caseLambda:
      fits = clauses(of: callee).contains { $0.arity == count || $0.arity < 0 && count >= -$0.arity - 1 }
    case .parameter: fits = count == 0
    default: return nil
    }
    return fits ? nil : arityText(callee, count)
  }

  /// "area: takes 2 arguments (width height), called with 1".
  private func arityText(_ callee: Value, _ count: Int) -> String {
    func plural(_ n: Int) -> String { n == 1 ? "1 argument" : "\(n) arguments" }
    let called = "called with \(count == 0 ? "none" : String(count))"
    switch callee.objectKind {
    case .primitive:
      let primitive = callee.retained(Primitive.self)
      let wanted =
        primitive.maximumArguments == Int.max
        ? "at least \(plural(primitive.minimumArguments))"
        : primitive.minimumArguments == primitive.maximumArguments
          ? plural(primitive.minimumArguments)
          : "\(primitive.minimumArguments) to \(plural(primitive.maximumArguments))"
      return "\(primitive.name): takes \(wanted), \(called): \(primitive.usage)"
    case .closure:
      let code = callee.closureCode
      let info = codeTable[code]
      let name = info?.name ?? ""
      let names = info?.parameters ?? []
      let arity = code.arity
      let wanted = arity >= 0 ? plural(arity) : "at least \(plural(-arity - 1))"
      if name.isEmpty {
        return "this procedure takes \(wanted), \(called): (lambda \(formals(info)) ...)"
      }
      return "\(name): takes \(wanted), \(called)\(names.isEmpty ? "" : ": \(usage(name, info))")"
    case .parameter: return "a parameter takes no arguments, \(called); parameterize gives it a value"
    case .caseLambda: return caseLambdaArityText(callee, called)
    default: return "takes no \(plural(count))"
    }
  }

  /// "range: takes 1 or 2 arguments, called with none: (range e), (range b e)".
  private func caseLambdaArityText(_ callee: Value, _ called: String) -> String {
    let clauses = clauses(of: callee)
    let name = clauses.lazy.compactMap { self.codeTable[$0]?.name }.first { !$0.isEmpty } ?? "procedure"
    guard !clauses.isEmpty else { return "\(name): has no clauses, so it takes no arguments, \(called)" }
    // What a later clause takes with any number more need not be said.
    let least = clauses.filter { $0.arity < 0 }.map { -$0.arity - 1 }.min() ?? Int.max
    let counts = clauses.filter { $0.arity < 0 || $0.arity < least }.map {
      $0.arity >= 0 ? String($0.arity) : "at least \(-$0.arity - 1)"
    }
    let wanted = counts.count == 1 ? counts[0] : counts.dropLast().joined(separator: ", ") + " or \(counts.last ?? "")"
    let usages = clauses.map { usage(name, codeTable[$0]) }.joined(separator: ", ")
    return "\(name): takes \(wanted) argument\(wanted == "1" ? "" : "s"), \(called): \(usages)"
  }

  /// How a procedure written in Scheme is called: "(area width height)", for each clause of a `case-lambda`.
  /// Empty when nothing is known about its parameters.
  func usages(of procedure: Value, name: String) -> [String] {
    clauses(of: procedure).compactMap { code in
      guard let info = codeTable[code], code.arity == 0 || !info.parameters.isEmpty else { return nil }
      return usage(name, info)
    }
  }

  /// The string that the body of a procedure, or of its first clause, begins with.
  func docstring(of procedure: Value) -> String? {
    clauses(of: procedure).first.flatMap { codeTable[$0]?.documentation }
  }

  func clauses(of procedure: Value) -> [CodeObject] {
    if procedure.isObject(.closure) { return [procedure.closureCode] }
    guard procedure.isObject(.caseLambda) else { return [] }
    return (1..<ObjectHeader.words(procedure.header)).map { procedure.slot($0).closureCode }
  }

  /// "(area width height)".
  private func usage(_ name: String, _ info: CodeInfo?) -> String {
    let names = info?.parameters ?? []
    let formals = info?.hasRest == true ? names.dropLast() + [".", names.last ?? ""] : names
    return "(" + ([name] + formals).joined(separator: " ") + ")"
  }

  /// "(width height)", "(first . rest)", "arguments": what stands behind `lambda`.
  private func formals(_ info: CodeInfo?) -> String {
    let names = info?.parameters ?? []
    guard let rest = names.last, info?.hasRest == true else { return "(" + names.joined(separator: " ") + ")" }
    return names.count == 1 ? rest : "(" + names.dropLast().joined(separator: " ") + " . \(rest))"
  }

  /// Runs the primitive behind an integrated instruction on operands that its fast case does not take.
  @inline(never)
  func slow(_ op: Opcode, _ a: Value, _ b: Value = .absent, _ c: Value = .absent, count: Int) throws(SchemeThrow)
    -> Value
  {
    guard let fallback = slowPaths[Int(op.rawValue)] else { preconditionFailure("no primitive for \(op)") }
    if op == .less || op == .lessEqual, !a.isReal || !b.isReal, isExchanged,
      let original = primitive(in: systemCell(op == .less ? ">" : ">="))
    {
      // The error is about the comparison that the program wrote.
      return try call(original, b, a)
    }
    currentPrimitive = fallback
    scratch[0] = a.bits
    scratch[1] = b.bits
    scratch[2] = c.bits
    return try fallback.body(Arguments(machine: self, base: scratch, count: count))
  }

  private func call(_ primitive: Primitive, _ a: Value, _ b: Value) throws(SchemeThrow) -> Value {
    currentPrimitive = primitive
    scratch[0] = a.bits
    scratch[1] = b.bits
    return try primitive.body(Arguments(machine: self, base: scratch, count: 2))
  }

  /// Whether the running instruction has its operands exchanged.
  private var isExchanged: Bool {
    let code = Value(bits: state.pointee.base.callee).closureCode
    return codeTable[code]?.exchanged.contains(UInt32(truncatingIfNeeded: state.pointee.pc - 1 - code.entry)) ?? false
  }

  /// The truth of a numeric comparison whose operands are not both fixnums.
  @inline(never) func compareSlow(_ op: Opcode, _ a: Value, _ b: Value) throws(SchemeThrow) -> Bool {
    try slow(op, a, b, count: 2).isTrue
  }

  func unboundVariable(_ cell: Cell) -> SchemeThrow {
    let name = heap.symbolText(cell.name)
    return SchemeThrow(
      makeCondition(.unbound, "\(name) is not defined\(suggestion(for: name))", irritants: heap.makeList([cell.name])))
  }

  /// The error of a record procedure's argument.
  func recordError(_ procedure: Value, _ type: Value, _ got: Value) -> SchemeThrow {
    let name = heap.symbolText(procedure)
    var typeName = heap.symbolText(type.slot(1))
    if typeName.hasPrefix("<"), typeName.hasSuffix(">") { typeName = String(typeName.dropFirst().dropLast()) }
    return SchemeThrow(
      makeCondition(
        .type, "\(name): argument 1 must be a \(typeName), got \(Printer.brief(got, heap: heap))",
        irritants: heap.makeList([got]), procedure: procedure))
  }
}
