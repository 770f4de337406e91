// Procedures, conditions, promises, parameters and evaluation (R7RS 6.10-6.12, 6.11), and the engine's own % procedures
// that the prelude stands on.

func defineControlPrimitives(_ define: PrimitiveDefiner) {
  defineProcedurePrimitives(define)
  defineConditionPrimitives(define)
  defineStatePrimitives(define)
  definePromisePrimitives(define)
  defineRecordPrimitives(define)
}

private func defineProcedurePrimitives(_ define: PrimitiveDefiner) {
  define("(procedure? obj)", "Returns whether OBJ is a procedure.", "R7RS 6.10") { a in Value(a[0].isProcedure) }
  define(
    "(apply procedure argument ... list)",
    "Calls PROCEDURE with the arguments and the elements of LIST behind them.", "R7RS 6.10"
  ) { _ in .delegated }
  define("(values obj ...)", "Returns its arguments as multiple values.", "R7RS 6.10") { a in
    a.count == 1 ? a[0] : object(.values, of: a)
  }
  define("(%checked-values values count)", "Returns VALUES if they are as many as COUNT.", "engine") {
    a throws(SchemeThrow) in
    let count = a[1].fixnum
    let found = a[0].isObject(.values) ? ObjectHeader.words(a[0].header) - 1 : 1
    guard found == count else {
      let wanted = count == 1 ? "1 value is" : "\(count) values are"
      throw a.machine.failure(
        .arity, "\(wanted) wanted here, the expression has \(found): \(Printer.brief(a[0], heap: a.heap))", a[0])
    }
    return a[0]
  }
  define("(%value values index)", "Returns the value at INDEX of two or more, or of none.", "engine") { a in
    a[0].slot(a[1].fixnum + 1)
  }
  define("(%identity obj)", "Returns OBJ.", "engine") { a in a[0] }
  define("(%case-lambda clause ...)", "Returns a procedure of several arities.", "R7RS 4.2.9") { a in
    object(.caseLambda, of: a)
  }
  define("(void obj ...)", "Returns the unspecified value.", "Parley") { _ in .unspecified }
  define("(%all-pairs? lists)", "Returns whether every element of LISTS is a pair.", "engine") { a in
    var rest = a[0]
    while rest.isPair {
      guard rest.car.isPair else { return .false }
      rest = rest.cdr
    }
    return .true
  }
  define("(%cars lists)", "Returns the cars of LISTS.", "engine") { a in
    collect(a) { $0.car }
  }
  define("(%cdrs lists)", "Returns the cdrs of LISTS.", "engine") { a in
    collect(a) { $0.cdr }
  }
}

/// An object whose slots are the arguments.
private func object(_ kind: ObjectKind, of a: Arguments) -> Value {
  let object = a.heap.allocate(words: a.count + 1)
  object[0] = ObjectHeader.make(kind, words: a.count + 1)
  for index in 0..<a.count { object[index + 1] = a[index].bits }
  return Value(object: object)
}

/// Parts of the pairs in argument 0, a list of pairs.
@inline(__always) private func collect(_ a: Arguments, _ part: (Value) -> Value) -> Value {
  var parts = ListBuilder(a.heap)
  var rest = a[0]
  while rest.isPair {
    parts.append(part(rest.car))
    rest = rest.cdr
  }
  return parts.finish()
}

// MARK: - Conditions

private func defineConditionPrimitives(_ define: PrimitiveDefiner) {
  define("(error message obj ...)", "Raises an error with MESSAGE and irritants.", "R7RS 6.11") {
    a throws(SchemeThrow) in
    let irritants = a.heap.makeList((1..<a.count).map { a[$0] })
    let message = a[0].isString ? a.heap.swiftString(a[0]) : Printer.text(of: a[0], mode: .display, heap: a.heap)
    throw SchemeThrow(
      a.machine.makeCondition(.error, message, irritants: irritants, procedure: a[0].isSymbol ? a[0] : .false))
  }
  define("(raise obj)", "Raises OBJ; the handler may not return.", "R7RS 6.11") { a throws(SchemeThrow) in
    throw SchemeThrow(a[0])
  }
  define("(%uncaught obj)", "Hands OBJ to the host.", "engine") { a throws(SchemeThrow) in
    a.machine.isUnwinding = true
    a.machine.isUncaught = true
    throw SchemeThrow(a[0])
  }
  define("(%handler-returned obj)", "Raises the error of a handler that returned.", "R7RS 6.11") {
    a throws(SchemeThrow) in
    let shown =
      a[0].isObject(.condition)
      ? "this error: " + Printer.text(of: a[0].slot(ConditionSlot.message), mode: .display, heap: a.heap)
      : Printer.brief(a[0], heap: a.heap)
    throw SchemeThrow(
      a.machine.makeCondition(
        .error, "the exception handler returned, which raise does not allow, from \(shown)",
        irritants: a.heap.makeList([a[0]])))
  }
  define("(%assertion-failed form)", "Raises the error of a failed assertion.", "engine") { a throws(SchemeThrow) in
    throw a.machine.failure(.error, "assertion failed: \(Printer.brief(a[0], heap: a.heap))", a[0])
  }
  define("(%argument-error name index parameter wanted value)", "Raises a wrong-type error for NAME.", "engine") {
    a throws(SchemeThrow) in
    let parameter = a[2].isString ? a.heap.swiftString(a[2]) : a.heap.symbolText(try a.symbol(2))
    throw argumentError(a, try a.symbol(0), index: try a.fixnum(1), parameter, try a.text(3), a[4])
  }
  define("(%check-lists name list ...)", "Raises an error for NAME unless a walk down all LISTs ends.", "engine") {
    a throws(SchemeThrow) in
    // The shortest list ends the walk, so others may be circular, but none may end in something else than ().
    var isFinite = false
    for index in 1..<a.count {
      if properLength(a[index]) != nil {
        isFinite = true
      } else if !isCircular(a[index]) {
        throw argumentError(a, a[0], index: index + 1, "list\(index)", "a proper list", a[index])
      }
    }
    guard isFinite else { throw argumentError(a, a[0], index: 2, "list1", "a proper list, as no other is one", a[1]) }
    return .unspecified
  }
  define("(error-object? obj)", "Returns whether OBJ is an error object.", "R7RS 6.11") { a in
    Value(a[0].isObject(.condition))
  }
  define("(condition? obj)", "Returns whether OBJ is a condition.", "Parley") { a in Value(a[0].isObject(.condition)) }
  define("(error-object-message error)", "Returns the message of ERROR.", "R7RS 6.11") { a throws(SchemeThrow) in
    try condition(a).slot(ConditionSlot.message)
  }
  define("(error-object-irritants error)", "Returns the irritants of ERROR.", "R7RS 6.11") { a throws(SchemeThrow) in
    try condition(a).slot(ConditionSlot.irritants)
  }
  define("(condition-kind condition)", "Returns the kind of CONDITION, a symbol.", "Parley") { a throws(SchemeThrow) in
    try condition(a).slot(ConditionSlot.kind)
  }
  define("(read-error? obj)", "Returns whether OBJ is an error raised by read.", "R7RS 6.11") { a in
    isCondition(a, .read)
  }
  define("(host-error? obj)", "Returns whether OBJ is an error of the program that embeds Scheme.", "Parley") { a in
    isCondition(a, .host)
  }
  define("(file-error? obj)", "Returns whether OBJ is an error of opening a file.", "R7RS 6.11") { a in
    isCondition(a, .file)
  }
}

/// The wrong-type error of a library procedure; `index` counts from 1.
private func argumentError(
  _ a: Arguments, _ name: Value, index: Int, _ parameter: String, _ wanted: String, _ got: Value
) -> SchemeThrow {
  let shown = Printer.brief(got, heap: a.heap)
  let message = "\(a.heap.symbolText(name)): argument \(index) (\(parameter)) must be \(wanted), got \(shown)"
  return SchemeThrow(a.machine.makeCondition(.type, message, irritants: a.heap.makeList([got]), procedure: name))
}

private func condition(_ a: Arguments) throws(SchemeThrow) -> Value {
  guard a[0].isObject(.condition) else { throw a.wrongType(0, "an error object") }
  return a[0]
}

private func isCondition(_ a: Arguments, _ kind: ConditionKind) -> Value {
  Value(a[0].isObject(.condition) && a[0].slot(ConditionSlot.kind) == a.heap.intern(kind.rawValue))
}

// MARK: - Dynamic state

private func defineStatePrimitives(_ define: PrimitiveDefiner) {
  define("(%winders)", "Returns the list of winders.", "engine") { a in a.machine[register: MachineRegister.winders] }
  define("(%set-winders! list)", "Sets the list of winders.", "engine") { a in
    a.machine[register: MachineRegister.winders] = a[0]
    return .unspecified
  }
  define("(%handlers)", "Returns the list of exception handlers.", "engine") { a in
    a.machine[register: MachineRegister.handlers]
  }
  define("(%parameters)", "Returns the list of parameter bindings.", "engine") { a in
    a.machine[register: MachineRegister.parameters]
  }
  define("(%continuation-winders continuation)", "Returns the winders of CONTINUATION.", "engine") { a in a[0].slot(2) }
  define("(%common-tail list1 list2)", "Returns the longest common tail of two lists.", "engine") { a in
    func count(_ list: Value) -> Int {
      var rest = list
      var count = 0
      while rest.isPair {
        count += 1
        rest = rest.cdr
      }
      return count
    }
    var (x, y) = (a[0], a[1])
    var difference = count(x) - count(y)
    while difference > 0 {
      x = x.cdr
      difference -= 1
    }
    while difference < 0 {
      y = y.cdr
      difference += 1
    }
    while x != y {
      x = x.cdr
      y = y.cdr
    }
    return x
  }
  define("(%make-parameter value converter)", "Returns a parameter object.", "R7RS 4.2.6") { a in
    a.heap.makeObject(.parameter, a[0], a[1])
  }
  define("(%parameter-converter parameter)", "Returns the converter of PARAMETER.", "R7RS 4.2.6") {
    a throws(SchemeThrow) in
    guard a[0].isObject(.parameter) else {
      throw a.machine.failure(
        .type, "parameterize: \(Printer.brief(a[0], heap: a.heap)) is not a parameter", a[0])
    }
    return a[0].slot(2)
  }
  define("(%exit status)", "Ends the program.", "R7RS 6.14") { a throws(SchemeThrow) in try exit(a) }
  define("(emergency-exit [status])", "Ends the program without running outstanding winds.", "R7RS 6.14") {
    a throws(SchemeThrow) in try exit(a)
  }
  define("(features)", "Returns the list of features that cond-expand knows.", "R7RS 6.14") { a in
    a.heap.makeList(a.machine.features.map { a.heap.intern($0) })
  }
  define("(gc)", "Asks for a garbage collection at the next safe point.", "SCM") { a in
    a.heap.state.pointee.collectionWanted = true
    return .unspecified
  }
}

/// Leaves for the host with the status of an `exit` argument: #t is 0, integers from 0 to 255 are themselves and others
/// 255, so that none but 0 tells success; everything else is 1.
private func exit(_ a: Arguments) throws(SchemeThrow) -> Value {
  let status: Int32 =
    switch a.count == 0 ? .true : a[0] {
    case .true: 0
    case let value where value.isFixnum: Int32(truncatingIfNeeded: 0...255 ~= value.fixnum ? value.fixnum : 255)
    case let value where value.isObject(.bignum): 255
    default: 1
    }
  a.machine.exitStatus = status
  a.machine.isUnwinding = true
  throw SchemeThrow(.unspecified)
}

// MARK: - Promises

private func definePromisePrimitives(_ define: PrimitiveDefiner) {
  define("(promise? obj)", "Returns whether OBJ is a promise.", "R7RS 4.2.5") { a in Value(a[0].isObject(.promise)) }
  define("(make-promise obj)", "Returns a promise whose value is OBJ, or OBJ if it is a promise.", "R7RS 4.2.5") { a in
    a[0].isObject(.promise) ? a[0] : a.heap.makeObject(.promise, a.heap.cons(.true, a[0]))
  }
  define(
    "(force promise)", "Returns the value of PROMISE, computing it the first time.", "R7RS 4.2.5", delegate: "%force"
  ) { a in
    guard a[0].isObject(.promise) else { return a[0] }
    let content = a[0].slot(1)
    return content.car == .true ? content.cdr : .delegated
  }
  define("(%make-delayed thunk)", "Returns a promise whose value is what THUNK returns.", "R7RS 4.2.5") { a in
    a.heap.makeObject(.promise, a.heap.cons(.false, a[0]))
  }
  define("(%make-chained thunk)", "Returns a promise of what the promise of THUNK promises.", "R7RS 4.2.5") { a in
    a.heap.makeObject(.promise, a.heap.cons(.null, a[0]))
  }
  define(
    "(%promise-content promise)",
    "Returns a pair: #t and the value of PROMISE, #f and the thunk for it, or () and that of another promise.", "engine"
  ) { a in a[0].slot(1) }
  define("(%promise-become! promise other)", "Makes PROMISE share the state of OTHER.", "R7RS 7.3") { a in
    let (content, other) = (a[0].slot(1), a[1].slot(1))
    a.heap.store(other.car, at: content.address)
    a.heap.store(other.cdr, at: content.address + 1)
    a.heap.store(content, at: a[1].address + 1)
    return .unspecified
  }
  define("(%promise-resolve! promise value)", "Gives PROMISE its value.", "engine") { a in
    let content = a[0].slot(1)
    a.heap.store(.true, at: content.address)
    a.heap.store(a[1], at: content.address + 1)
    return .unspecified
  }
}

// MARK: - Records

private func recordType(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Value {
  guard a[index].isObject(.recordType) else { throw a.wrongType(index, "a record type") }
  return a[index]
}

private func defineRecordPrimitives(_ define: PrimitiveDefiner) {
  define("(%make-record-type name fields)", "Returns a new record type.", "R7RS 5.5") { a throws(SchemeThrow) in
    a.heap.makeObject(.recordType, try a.symbol(0), a[1])
  }
  define("(%record-constructor type name fields)", "Returns a constructor of records.", "R7RS 5.5") {
    a throws(SchemeThrow) in
    let type = try recordType(a, 0)
    let all = VectorView(type.slot(2))
    let wanted = try a.vector(2)
    let positions = (0..<wanted.count).map { index in (0..<all.count).first { all[$0] == wanted[index] } ?? 0 }
    if positions == Array(0..<all.count), all.count <= CodeLimits.parameters {
      return a.machine.makeRecordConstructor(type, fields: all.count, name: a[1])
    }
    return a.machine.makePartialConstructor(type, fields: all.count, positions: positions, name: a[1])
  }
  define("(%record-predicate type name)", "Returns the predicate of a record type.", "R7RS 5.5") {
    a throws(SchemeThrow) in a.machine.makeRecordPredicate(try recordType(a, 0), name: a[1])
  }
  define("(%record-accessor type index name)", "Returns the accessor of a field.", "R7RS 5.5") {
    a throws(SchemeThrow) in
    a.machine.makeRecordAccessor(try recordType(a, 0), field: try a.fixnum(1), name: a[2])
  }
  define("(%record-modifier type index name)", "Returns the modifier of a field.", "R7RS 5.5") {
    a throws(SchemeThrow) in
    a.machine.makeRecordModifier(try recordType(a, 0), field: try a.fixnum(1), name: a[2])
  }
}
