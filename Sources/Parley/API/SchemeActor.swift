// An interpreter for concurrent programs. The actor's thread runs Scheme; an asynchronous procedure, or a wait for a socket,
// parks the machine: the continuation of its call is kept, the run ends, and the thread is free until the result is there.
// Then the continuation is invoked with it. Meanwhile other evaluations may run.

/// An interpreter that an actor owns, on a thread of its own.
///
/// ```swift
/// let session = SchemeActor()
/// await session.defineAsync("fetch") { (url: String) async throws -> String in try await load(url) }
/// let text: String = try await session.evaluate("(fetch \"http://localhost/x\")")
/// ```
/// Cancelling the task that evaluates interrupts the program. Waiting for a connection, for input or for time to pass parks
/// the program too; what else blocks in Scheme blocks this actor's thread and no other.
public actor SchemeActor {
  private let executor: ThreadExecutor
  private let scheme: Interpreter
  /// Interrupts the program that is running.
  public nonisolated let interruptToken: InterruptToken

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  public init(_ capabilities: Capabilities = .full, limits: Limits = Limits()) {
    self.init(owning: Interpreter(capabilities, limits: limits))
  }

  /// - Parameter prepare: sets the new interpreter up: installs modules, defines procedures.
  public init(
    _ capabilities: Capabilities = .full, limits: Limits = Limits(), prepare: (Interpreter) throws -> Void
  ) rethrows {
    let scheme = Interpreter(capabilities, limits: limits)
    try prepare(scheme)
    self.init(owning: scheme)
  }

  private init(owning scheme: sending Interpreter) {
    executor = ThreadExecutor()
    interruptToken = scheme.interruptToken
    scheme.machine.readinessSource = executor
    self.scheme = scheme
  }

  /// Does something with the interpreter. Asynchronous procedures cannot be called in there.
  public func withInterpreter<Result: Sendable>(
    _ body: @Sendable (Interpreter) throws -> Result
  ) rethrows -> Result { try body(scheme) }

  /// Defines a procedure that calls a closure; see `Interpreter.define`.
  public func define<each Parameter, Result>(
    _ name: String, doc: String = "", _ body: @escaping @Sendable (repeat each Parameter) throws -> Result
  ) { scheme.define(name, doc: doc, body) }

  /// Defines a procedure that waits for an asynchronous closure, without holding up the actor.
  ///
  /// Callbacks from Swift, and macros, cannot call it: there Swift code is in the way of parking.
  public func defineAsync<each Parameter: Sendable, Result: Sendable>(
    _ name: String, doc: String = "", _ body: @escaping @Sendable (repeat each Parameter) async throws -> Result
  ) { scheme.defineAsync(name, doc: doc, body) }

  /// Evaluates the forms of a text and returns the value of the last one as a Swift value.
  /// - Throws: `CancellationError` when the task was cancelled; else as `Interpreter.evaluate` does.
  public func evaluate<T: Sendable>(_ text: String, name: String = "eval", as type: T.Type = T.self) async throws -> T {
    try await finish(ParkableEvaluation(text, name: name, scheme.machine))
  }

  /// Calls a procedure of the program.
  ///
  /// ```swift
  /// let answer: String = try await session.call("respond", line)
  /// ```
  /// - Throws: as `evaluate` does.
  public func call<each Argument: Sendable, T: Sendable>(
    _ procedure: String, _ arguments: repeat each Argument, as type: T.Type = T.self
  ) async throws -> T {
    let evaluation = ParkableEvaluation(scheme.machine) { machine throws(SchemeThrow) in
      try machine.call(with: repeat each arguments) { () throws(SchemeThrow) in try machine.variable(procedure) }
    }
    return try await finish(evaluation)
  }

  /// Runs an evaluation to its end. Each time it parks, the actor is free until it can go on.
  private nonisolated func finish<T: Sendable>(_ evaluation: ParkableEvaluation) async throws -> T {
    let cancellation = Cancellation(interruptToken)
    return try await withTaskCancellationHandler {
      do {
        var resumption: AsyncRequest.Resumption?
        while true {
          switch try await proceed(evaluation, resumption, cancellation, as: T.self) {
          case .done(let value): return value
          case .parked(let request): resumption = await request.run()
          }
        }
      } catch let error as SchemeError where error.kind == .interrupt && Task.isCancelled {
        throw CancellationError()
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// One run on the actor's thread. A method of the actor, since a closure that does not mention the actor would run anywhere.
  private func proceed<T: Sendable>(
    _ evaluation: ParkableEvaluation, _ resumption: AsyncRequest.Resumption?, _ cancellation: Cancellation,
    as type: T.Type
  ) throws -> ParkableEvaluation.Step<T> {
    try cancellation.running { try evaluation.proceed(resumption, as: T.self) }
  }

  /// Evaluates the forms of a text.
  public func run(_ text: String, name: String = "eval") async throws {
    let _: Void = try await evaluate(text, name: name)
  }
}

/// Connects the cancellation of a task with the interrupt of the program, while it is that task's that runs.
private final class Cancellation: @unchecked Sendable {
  private let token: InterruptToken
  private let gate = Gate()
  private var isRunning = false
  private var isCancelled = false

  init(_ token: InterruptToken) { self.token = token }

  func cancel() {
    gate.enter()
    defer { gate.leave() }
    isCancelled = true
    if isRunning { token.interrupt() }
  }

  func running<Result>(_ body: () throws -> Result) throws -> Result {
    set(true)
    defer { set(false) }
    return try body()
  }

  private func set(_ runs: Bool) {
    gate.enter()
    defer { gate.leave() }
    isRunning = runs
    guard isCancelled else { return }
    // An interrupt that came too late is not the next evaluation's.
    if runs { token.interrupt() } else { token.flag.pointee = 0 }
  }
}

// MARK: - Parking

/// Raises, inside the program, what the asynchronous closure has thrown.
final class AsyncFailure {
  let condition: RootedValue
  init(_ condition: RootedValue) { self.condition = condition }
}

/// An evaluation that may be interrupted by parking. Only the actor looks into it.
private final class ParkableEvaluation: @unchecked Sendable {
  enum Step<T: Sendable>: Sendable {
    case done(T)
    case parked(AsyncRequest)
  }

  private let machine: Machine
  /// Evaluates the next form. Nil when there is none.
  private let evaluateNext: (Machine) throws(SchemeThrow) -> Value?
  private var continuation: RootedValue?
  /// What was left of the limits when it parked.
  private var budget: Budget.State?

  /// The forms of a text.
  init(_ text: String, name: String, _ machine: Machine) {
    self.machine = machine
    let codes = text.characterCodes
    var reader = SyntaxReader(source: SourceText(name: name, codes: codes), codes: codes, machine: machine)
    evaluateNext = { machine throws(SchemeThrow) in
      guard let form = try reader.next() else { return nil }
      return try machine.call(try machine.compile(form, in: machine.userScope), [])
    }
  }

  /// One call.
  init(_ machine: Machine, _ call: @escaping (Machine) throws(SchemeThrow) -> Value) {
    self.machine = machine
    var isDone = false
    evaluateNext = { machine throws(SchemeThrow) in
      if isDone { return nil }
      isDone = true
      return try call(machine)
    }
  }

  /// Runs to the end, or until the program parks.
  func proceed<T: Sendable>(_ resumption: AsyncRequest.Resumption?, as type: T.Type) throws -> Step<T> {
    try machine.perform { () throws(SchemeThrow) in
      if let budget { machine.budget.state = budget }
      machine.mayPark = true
      defer { machine.mayPark = false }
      do throws(SchemeThrow) {
        var result = Value.unspecified
        if let resumption, let continuation {
          self.continuation = nil
          let outcome = outcome(of: resumption)
          let target = continuation.value(in: machine)
          machine[register: MachineRegister.winders] = target.slot(2)
          result = try machine.call(target, [outcome])
        }
        while let value = try evaluateNext(machine) { result = value }
        return .done(try machine.convert(result, Converter<T>().core, "the result"))
      } catch {
        guard machine.isParking, let request = error.payload.cdr.host(AsyncRequest.self) else { throw error }
        machine.isParking = false
        machine.isUnwinding = false
        continuation = RootedValue(error.payload.car, in: machine)
        budget = machine.budget.state
        for register in [MachineRegister.winders, MachineRegister.handlers, MachineRegister.parameters] {
          machine[register: register] = .null
        }
        return .parked(request)
      }
    }
  }

  private func outcome(of resumption: AsyncRequest.Resumption) -> Value {
    do throws(SchemeThrow) { return try resumption(machine) } catch {
      return machine.heap.makeRetaining(
        .hostObject, AsyncFailure(RootedValue(error.payload, in: machine)))
    }
  }
}

extension Interpreter {
  fileprivate func defineAsync<each Parameter: Sendable, Result: Sendable>(
    _ name: String, doc: String, _ body: @escaping @Sendable (repeat each Parameter) async throws -> Result
  ) {
    let primitive = machine.makeAsyncProcedure(name, doc, body)
    machine.defineForProgram(
      primitive.name, machine.makeProcedure(of: primitive, name: machine.heap.intern(primitive.name)))
  }
}

func defineParkingPrimitives(_ define: PrimitiveDefiner) {
  define("(%park continuation request)", "Leaves for the host until REQUEST is done.", "engine") {
    a throws(SchemeThrow) in
    guard a.machine.mayPark, a.machine.currentHostCall == 0, a.machine.entries == 1 else {
      throw a.machine.failure(
        .context, "an asynchronous procedure can only be called where SchemeActor evaluates, with no Swift code between"
      )
    }
    a.machine.isUnwinding = true
    a.machine.isParking = true
    throw SchemeThrow(a.heap.cons(a[0], a[1]))
  }
  define("(%awaited outcome)", "Returns OUTCOME, or raises what an asynchronous procedure has thrown.", "engine") {
    a throws(SchemeThrow) in
    guard let failure = a[0].host(AsyncFailure.self) else { return a[0] }
    throw SchemeThrow(failure.condition.value(in: a.machine))
  }
}
