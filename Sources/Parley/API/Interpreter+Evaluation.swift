// Evaluating with typed results, variables, and procedures both ways. All calls from Swift come through `Machine.perform`.

extension Machine {
  /// Waits until no other thread uses the machine, and makes it this one's.
  func enter() {
    access.gate.enter()
    noteNativeStack()
  }

  /// Runs something that a Swift program asks for, from outside or in the middle of another call.
  /// - Throws: the Swift error that nothing in Scheme took, or `SchemeError`.
  func perform<Result>(_ body: () throws(SchemeThrow) -> Result) throws -> Result {
    do throws(SchemeError) { return try performing(body) } catch { throw error.underlying ?? error }
  }

  func performing<Result>(_ body: () throws(SchemeThrow) -> Result) throws(SchemeError) -> Result {
    try access.enter()
    defer { access.gate.leave() }
    return try performingInside(body)
  }

  /// The same for who holds the gate.
  func performingInside<Result>(_ body: () throws(SchemeThrow) -> Result) throws(SchemeError) -> Result {
    noteNativeStack()
    defer { if !isRunning { noteEndOfCall() } }
    if isRunning {
      do throws(SchemeThrow) { return try hostCall(body) } catch {
        var failure = makeError(error.payload, exitStatus: exitStatus)
        failure.raised = RootedValue(error.payload, in: self)
        throw failure
      }
    }
    do throws(SchemeThrow) { return try evaluation(body) } catch { throw hostError(error) }
  }

  /// A value as what the caller wants.
  func convert<T>(_ value: Value, _ converter: ConverterCore<T>, _ what: String) throws(SchemeThrow) -> T {
    do throws(Mismatch) { return try converter.read(value, self) } catch {
      let shown = Printer.brief(value, heap: heap)
      switch error {
      case .type(let wanted): throw failure(.type, "\(what) must be \(wanted), got \(shown)", value)
      case .range(let wanted): throw failure(.range, "\(what) must be \(wanted), got \(shown)", value)
      case .thrown(let error): throw error
      }
    }
  }

  /// Calls a procedure with Swift values.
  /// - Parameters:
  ///   - cores: what converts the values, if it is known already.
  ///   - procedure: asked for once they are converted.
  func call<each Argument>(
    with arguments: repeat each Argument, cores: [AnyObject]? = nil,
    _ procedure: () throws(SchemeThrow) -> Value
  ) throws(SchemeThrow) -> Value {
    var capacity = 0
    for _ in repeat (each Argument).self { capacity += 1 }
    guard capacity < Machine.stackMargin / 4 else { throw failure(.range, "too many arguments") }
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: capacity) {
      values -> Result<Value, SchemeThrow> in
      do throws(SchemeThrow) {
        var count = 0
        for value in repeat (each arguments) {
          values.initializeElement(at: count, to: try make(value, core(for: value, cores?[count])))
          count += 1
        }
        return .success(try call(try procedure(), UnsafeBufferPointer(values)))
      } catch { return .failure(error) }
    }.get()
  }

  @inline(__always) private func core<T>(for value: T, _ known: AnyObject?) -> ConverterCore<T> {
    if let known { unsafeDowncast(known, to: ConverterCore<T>.self) } else { Converter<T>().core }
  }

  func make<T>(_ value: T, _ converter: ConverterCore<T>) throws(SchemeThrow) -> Value {
    do throws(Mismatch) { return try converter.make(value, self) } catch {
      switch error {
      case .type(let wanted), .range(let wanted): throw failure(.host, "a Swift value must be \(wanted)")
      case .thrown(let error): throw error
      }
    }
  }
}

extension MachineAccess {
  /// Takes the gate.
  func enter() throws(SchemeError) {
    guard gate.tryToEnter() else { throw SchemeError.context("the interpreter is in use on another thread") }
  }
}

extension RootedValue {
  /// Runs something that uses the value.
  /// - Parameter what: what the value is to its owner, for the error that the interpreter is gone.
  /// - Throws: the Swift error that nothing in Scheme took, or `SchemeError`.
  func perform<Result>(_ what: String, _ body: (Machine) throws(SchemeThrow) -> Result) throws -> Result {
    try access.enter()
    defer { access.gate.leave() }
    guard let machine = access.machine else { throw SchemeError.context("the interpreter of this \(what) is gone") }
    do throws(SchemeError) {
      return try machine.performingInside { () throws(SchemeThrow) in try body(machine) }
    } catch { throw error.underlying ?? error }
  }
}

extension SchemeError {
  /// The interpreter cannot be used here and now.
  static func context(_ message: String) -> SchemeError {
    SchemeError(
      kind: .context, message: message, location: nil, frames: [], framesAreCut: false, variables: [], hints: [],
      exitStatus: nil)
  }
}

extension Interpreter {
  /// Evaluates the forms of a text and returns the value of the last one as a Swift value.
  ///
  /// ```swift
  /// let three: Int = try scheme.evaluate("(+ 1 2)")
  /// ```
  /// - Throws: a Swift error that a procedure of the host has thrown and nothing in Scheme took; else `SchemeError`.
  public func evaluate<T>(_ text: String, name: String = "eval", as type: T.Type = T.self) throws -> T {
    let converter = Converter<T>().core
    return try machine.perform { () throws(SchemeThrow) in
      try machine.convert(try forms(of: text, name), converter, "the result")
    }
  }

  /// Evaluates the forms of a text and returns the value of the last one as data.
  @discardableResult public func evaluate(_ text: String, name: String = "eval") throws -> HostValue {
    try machine.perform { () throws(SchemeThrow) in HostValue(describing: try forms(of: text, name), machine) }
  }

  /// Evaluates the forms of a text, of which the last one has several values.
  ///
  /// ```swift
  /// let (quotient, remainder): (Int, Int) = try scheme.values(of: "(floor/ 17 5)")
  /// ```
  public func values<each T>(of text: String, name: String = "eval") throws -> (repeat each T) {
    let converters = (repeat Converter<each T>().core)
    return try machine.perform { () throws(SchemeThrow) in
      var rest = machine.split(try forms(of: text, name))[...]
      let count = machine.countOfPack(repeat each converters)
      guard rest.count == count else {
        throw machine.failure(.arity, "\(count) values are wanted, the expression has \(rest.count)")
      }
      do {
        return (repeat try machine.convert(rest.removeFirst(), each converters, "a value"))
      } catch let error as SchemeThrow { throw error } catch { preconditionFailure("\(error)") }
    }
  }

  private func forms(of text: String, _ name: String) throws(SchemeThrow) -> Value {
    try run(codes: text.characterCodes, name: name, isProgram: false, in: nil)
  }

  // MARK: - Variables

  /// A variable of the program. Nil when there is none, or its value is of another type; a value that has no
  /// counterpart in Scheme changes nothing: `set(_:to:)` says why.
  public subscript<T>(name: String) -> T? {
    get { try? get(name) }
    set { try? set(name, to: newValue) }
  }

  /// The value of a variable of the program.
  public func get<T>(_ name: String, as type: T.Type = T.self) throws -> T {
    let converter = Converter<T>().core
    return try machine.perform { () throws(SchemeThrow) in
      try machine.convert(try machine.variable(name), converter, name)
    }
  }

  /// Defines a variable of the program.
  public func set<T>(_ name: String, to value: T) throws {
    let converter = Converter<T>().core
    try machine.perform { () throws(SchemeThrow) in
      machine.defineForProgram(name, try machine.make(value, converter))
    }
  }

  // MARK: - Procedures

  /// Defines a procedure that calls a Swift closure.
  ///
  /// ```swift
  /// scheme.define("player-score", doc: "Returns NAME's score.") { (name: String) throws -> Int in ... }
  /// ```
  /// Arguments are converted to the closure's parameter types; one that does not fit is an error that names the procedure and
  /// the argument. `Optional` parameters at the end may be left out, `Rest` takes all that follow. What the closure throws
  /// becomes a condition that satisfies `host-error?`; if nothing takes it, it comes out of `evaluate` as it was.
  ///
  /// The interpreter keeps the closure: one that uses the interpreter captures it `unowned`.
  /// - Parameters:
  ///   - name: its name, or a usage that names the parameters too: `(player-score name)`.
  ///   - doc: one sentence that begins with a verb.
  public func define<each Parameter, Result>(
    _ name: String, doc: String = "", _ body: @escaping (repeat each Parameter) throws -> Result
  ) {
    machine.enter()
    defer { machine.access.gate.leave() }
    let primitive = machine.makeHostProcedure(name, doc, body)
    let procedure = machine.makeProcedure(of: primitive, name: machine.heap.intern(primitive.name))
    machine.defineForProgram(primitive.name, procedure)
  }

  /// A procedure of the program as a Swift closure, which throws what the procedure raises.
  ///
  /// ```swift
  /// let area = try scheme.function("area", as: ((Double, Double) throws -> Double).self)
  /// ```
  public func function<each Parameter, Result>(
    _ name: String, as type: ((repeat each Parameter) throws -> Result).Type
  ) throws -> (repeat each Parameter) throws -> Result {
    let callback: Callback<repeat each Parameter, Result> = try get(name)
    return { (arguments: repeat each Parameter) throws in try callback(repeat each arguments) }
  }

  /// Collects all garbage now. Afterwards host objects that Scheme has lost are gone.
  /// - Returns: false, and nothing is collected, while a primitive runs or waits, which may hold addresses of objects.
  /// - Throws: `SchemeError` of kind `context` when another thread uses the interpreter.
  @discardableResult public func collectGarbage() throws(SchemeError) -> Bool {
    try machine.access.enter()
    defer { machine.access.gate.leave() }
    guard !machine.heap.isPinned, !machine.isRunning || machine.isBetweenInstructions else { return false }
    machine.heap.collect(major: true)
    return true
  }
}

extension Machine {
  /// The value of a variable as the program sees it.
  func variable(_ name: String) throws(SchemeThrow) -> Value {
    let symbol = heap.intern(name)
    guard case .global(let cell)? = interactionScope.environment.lookup(symbol), cell.value != .unbound else {
      throw failure(.unbound, "\(name) is not defined\(suggestion(for: name))", symbol)
    }
    return cell.value
  }

  func defineForProgram(_ name: String, _ value: Value) {
    set(userScope.environment.cellForDefinition(of: heap.intern(name)), to: value)
  }

  /// The values that an expression has returned.
  func split(_ value: Value) -> [Value] {
    guard value.isObject(.values) else { return [value] }
    return (1..<ObjectHeader.words(value.header)).map { value.slot($0) }
  }

  func countOfPack<each T>(_ converters: repeat ConverterCore<each T>) -> Int {
    var count = 0
    for _ in repeat each converters { count += 1 }
    return count
  }
}
