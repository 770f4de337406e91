// The machine: one interpreter's execution state and what compiled code refers to.
//
// Files: Machine (state, environments, entry from Swift), Machine+Run (the loop), Machine+Calls (everything that is no plain
// call), Machine+SafePoints (polls, collection, the stack's limits), Machine+Integration (redefinable primitives),
// Machine+Tracing (traced procedures), Profiler,
// Machine+Builtins (procedures written in instructions), Continuations, Conditions, Backtrace.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs code objects. Owns the heap, the stack and the environments.
public final class Machine {
  let heap: Heap
  let state: UnsafeMutablePointer<MachineState>
  let registers: UnsafeMutablePointer<UInt64>
  let options: MachineOptions
  var codeTable = CodeTable()

  /// Primitives, macros and library procedures; programs see it through environments of their own.
  let systemEnvironment: Environment
  let systemScope: Scope
  /// Where programs are evaluated, and what is typed at the prompt. A program that begins with `import` gets a scope that
  /// has nothing but its imports.
  private(set) var userScope: Scope
  /// Where `eval` works unless told otherwise: sees the program's variables, and everything else.
  private(set) var interactionScope: Scope
  /// Scopes of the form being compiled that bind macros, which refer to them in turn. They go with the form.
  private var scopesOfLocalMacros: [Scope] = []
  /// All other environments that are in use: of libraries, and those made for `eval`.
  private var environments: [WeakEnvironment] = []
  /// Libraries by their names as `write` shows them.
  private(set) var libraries: [String: Library] = [:]
  /// Values of library variables that are still to be computed: the definition's text and where it belongs.
  var waitingValues: [(ArraySlice<UInt8>, Scope)] = []
  /// Folders in which library files are looked for.
  var librarySearchPath: [String] = []
  /// Nodes of syntax that macros may still make for the form that is being compiled.
  var expansionBudget = 0
  /// Set while a program is expanded only to find mistakes in it.
  var checkMode: CheckMode?
  /// Set while a profile is taken.
  var profiler: Profiler?
  /// Variables whose procedures are traced, and what the lines go to instead of the current error port.
  var tracedVariables: [Cell: TracedVariable] = [:]
  var traceWriter: ((String) -> Void)?
  /// Transformer procedures that are running, the innermost last.
  var expansions: [Expansion] = []
  let importName: Value
  let defineLibraryName: Value

  /// The primitive being called, for error texts.
  var currentPrimitive: Primitive? {
    get { state.pointee.primitive?.takeUnretainedValue() }
    set { state.pointee.primitive = newValue.map { .passUnretained($0) } }
  }
  /// Primitives behind the integrated instructions, by opcode, and scratch words for their operands.
  var slowPaths: [Primitive?] = Array(repeating: nil, count: Opcode.count)
  let scratch: WordPointer

  var integratedSites: [Cell: [(code: CodeObject, site: IntegratedSite)]] = [:]
  var codeCells: [CodeObject: Set<Cell>] = [:]
  var coveredPositions: [WordPointer: Int] = [:]
  /// What may stand in the place of calls, by the code of the procedures.
  var inlineTemplates: [CodeObject: InlineTemplate] = [:]

  /// Set to a non-zero value from any thread or signal handler to interrupt the program at the next poll.
  public var interruptFlag: UnsafeMutablePointer<Int32> { interruptToken.flag }
  let interruptToken = InterruptToken()
  /// Makes what a wait needs to be ended from another thread; set by the system layer.
  var prepareWake: (() -> Void)?
  /// Gets what waits itself ready for parking; false if it has something to do meanwhile.
  var prepareParking: (() -> Bool)?
  /// What looks after the running program from outside, at every poll: see `Interpreter.onPoll`.
  var attend: (() -> Void)?
  /// The names that the form being compiled defines at its top level, while a session wants to know.
  var notedDefinitions: (scope: Scope, names: [String])?
  /// The throw in flight goes to the host: no handler may see it.
  var isUnwinding = false
  /// It goes there only because no handler of the running host call took it.
  var isUncaught = false
  /// It is on its way to a continuation that belongs to a host call further out.
  var isEscaping = false
  /// The calls from Swift that are running, one inside the other, by number; 0 is the outermost.
  var activeHostCalls = [0]
  var currentHostCall = 0
  var hostCallCount = 0
  let access = MachineAccess()
  /// Whether the host can park the running program, and whether the throw in flight does that.
  var mayPark = false
  var isParking = false
  var readinessSource: (any ReadinessSource)?
  /// Of the wait whose call is made again.
  var resumedDeadline: UInt64?
  /// Libraries that the host has made, and what they are about.
  var hostLibraries: [String: String] = [:]
  /// Output ports of the host that are flushed when an evaluation ends.
  var flushedOutput: Port?
  var flushedError: Port?
  /// Status of a program that called `exit`.
  var exitStatus: Int32?
  /// Library code keeps no line tables: errors inside it are shown where the program called it.
  var recordsLocations = true
  /// The call that a primitive asked for in place of its own result.
  var substitute: SubstituteCall?
  /// Whether an interlude is going on between two instructions: no primitive holds anything.
  var isBetweenInstructions = false
  /// Trace of the throw that was handled last, for objects that are no conditions.
  var lastTrace: Trace?
  /// The frames that the throw in flight to the host leaves behind.
  var uncaughtTrace: Trace?
  /// Primitives that were declared more than once: a mistake that a test looks for.
  private(set) var redeclared: [String] = []
  /// Whether the error for too deep a recursion, or too much memory, was raised and the reserve opened.
  var stackGraceGiven = false
  var heapGraceGiven = false
  let configuredHeapLimit: Int
  /// What the running evaluation may still use, and how many evaluations run one inside the other.
  var budget: Budget
  var evaluations = 0
  var statistics = MachineStatistics()
  /// Lowest address that native recursion may reach on the running thread.
  var nativeStackFloor: UInt = 0
  /// What the evaluation of the engine's own definitions may use below that.
  private(set) var nativeStackReserve: UInt = 0
  /// Where that was worked out.
  private var notedThread: pthread_t?
  private var notedAddress: UInt = 0
  /// Compilations and runs in progress, one inside the other.
  private(set) var entries = 0
  private var liveEnvironments = 16

  /// The address of the primitive `apply`, whose calls the machine makes.
  var applyAddress: UInt64 = 0
  /// Up to where runs inside the running one may move the end of the stack.
  private let stackReserveEnd: WordPointer
  /// Free words that a run inside another starts with.
  private let runRoom: Int
  let underflowStub: CodePointer
  private var raiseStubs: [Int: CodePointer] = [:]
  var features: [String] = []
  /// What is said about names of the system environment that are neither primitives nor defined in the prelude.
  var declarations: [String: Declaration] = [:]
  /// Reads a source file for `include`; set by the system layer.
  var readSource: ((String) throws(SchemeThrow) -> (name: String, codes: [UInt32]))?
  /// Called with each stage's rendering when the debug views are on.
  var show: ((ShowStage, String) -> Void)?
  var shownStages: Set<ShowStage> = []

  init(options: MachineOptions) {
    self.options = options
    heap = Heap(limitBytes: options.heapLimit)
    configuredHeapLimit = options.heapLimit
    budget = Budget(options.limits)
    let words = max(options.stackSegmentWords, Machine.stackMargin * 3)
    // Zeroed memory that costs nothing until it is used.
    guard let memory = calloc(words + Machine.stackReserve, MemoryLayout<UInt64>.size) else {
      preconditionFailure("no memory for a stack")
    }
    let stack = memory.assumingMemoryBound(to: UInt64.self)
    stackReserveEnd = stack + words + Machine.stackReserve
    runRoom = min(16 << 10, words)
    registers = .allocate(capacity: MachineRegister.count)
    registers.initialize(repeating: Value.null.bits, count: MachineRegister.count)
    scratch = .allocate(capacity: 4)
    scratch.initialize(repeating: 0, count: 4)
    underflowStub = Machine.makeStub(distance: 2, .underflow)
    state = .allocate(capacity: 1)
    state.initialize(
      to: MachineState(
        pc: underflowStub, base: stack, stackStart: stack, stackEnd: stack + words, segmentBottom: stack,
        stackLimit: stack, spreadEnd: stack))
    systemEnvironment = Environment(name: "system", heap: heap, isSystem: true)
    systemScope = Scope(top: systemEnvironment)
    userScope = Scope(top: Environment(name: "user", heap: heap, bases: [systemEnvironment]))
    interactionScope = userScope
    importName = heap.intern("import")
    defineLibraryName = heap.intern("define-library")
    resetStackLimit(top: stack)
    heap.roots.append(self)
    heap.codesWillBeFreed = { [unowned self] in forget($0) }
    heap.poll = { [unowned self] () throws(SchemeThrow) in try checkpoint() }
    heap.exhausted = makeCondition(
      .memory, "out of memory: the program needs more than its heap limit of \(options.heapLimit >> 20) MB")
    access.machine = self
  }

  deinit {
    free(state.pointee.stackStart)
    state.deallocate()
    registers.deallocate()
    scratch.deallocate()
    budget.deadline.deallocate()
    for stub in raiseStubs.values { (stub - 1).deallocate() }
    (underflowStub - 1).deallocate()
  }

  /// An instruction to return to, with the distance that the return subtracts before it.
  private static func makeStub(distance: Int, _ op: Opcode) -> CodePointer {
    let words = CodePointer.allocate(capacity: 2)
    words[0] = UInt32(distance)
    words[1] = Instruction.make(op)
    return words + 1
  }

  /// Where a handler called for an error returns to, from a frame that far above the failing one.
  func raiseStub(distance: Int) -> CodePointer {
    if let stub = raiseStubs[distance] { return stub }
    let stub = Machine.makeStub(distance: distance, .raiseReturned)
    raiseStubs[distance] = stub
    return stub
  }

  // MARK: - Registers

  subscript(register register: Int) -> Value {
    get { Value(bits: registers[register]) }
    set { registers[register] = newValue.bits }
  }

  // MARK: - Definitions

  /// Makes a primitive's procedure and binds it in the system environment.
  func install(_ primitive: Primitive) {
    let symbol = heap.intern(primitive.name)
    if systemEnvironment.isDefined(symbol) { redeclared.append(primitive.name) }
    define(symbol, as: makeProcedure(of: primitive, name: symbol))
    if let op = CodeGenerator.integratedOpcodes[primitive.name] { slowPaths[Int(op.rawValue)] = primitive }
  }

  /// The procedure of a primitive.
  func makeProcedure(of primitive: Primitive, name: Value) -> Value {
    let object = heap.allocateFixed(words: 3)
    object[0] = ObjectHeader.make(.primitive, words: 3) | ObjectHeader.fixedBit
    object[1] = UInt64(UInt(bitPattern: Unmanaged.passRetained(primitive).toOpaque()))
    object[2] = name.bits
    return Value(object: object)
  }

  /// Binds a variable of the system environment.
  func define(_ symbol: Value, as value: Value) {
    set(systemEnvironment.ownCell(for: symbol), to: value)
  }

  /// The cell of a variable of the system environment.
  func systemCell(_ name: String) -> Cell { systemEnvironment.cell(for: heap.intern(name)) }

  func isSystemCell(_ cell: Cell) -> Bool { cell.isSystem }

  /// The primitive that a cell holds.
  func primitive(in cell: Cell) -> Primitive? {
    cell.value.isObject(.primitive) ? cell.value.retained(Primitive.self) : nil
  }

  /// Gives a cell its value and what calls compare against.
  func set(_ cell: Cell, to value: Value) {
    heap.store(value, at: cell.address + 1)
    if value.isObject(.closure), value.closureCode.arity >= 0 {
      let code = value.closureCode
      cell.address[2] = UInt64(UInt(bitPattern: code.entry))
      cell.address[3] = UInt64(code.arity)
    } else if value.isObject(.primitive) {
      cell.address[2] = value.address[1]
      cell.address[3] = Cell.primitiveArity
    } else {
      cell.address[2] = 0
      cell.address[3] = Cell.noArity
    }
    if cell.address[5] != 0 { redefine(cell) }
  }

  // MARK: - Environments

  /// A scope with an environment of its own, which has what its bases have.
  func makeTopScope(
    name: String, bases: [Environment] = [], definingIn target: Environment? = nil, isSystem: Bool = false
  ) -> Scope {
    let environment = Environment(name: name, heap: heap, bases: bases, definingIn: target, isSystem: isSystem)
    if environments.count >= 2 * liveEnvironments {
      environments.removeAll { $0.environment == nil }
      liveEnvironments = max(environments.count, 16)
    }
    let scope = Scope(top: environment)
    environments.append(WeakEnvironment(environment: environment, scope: scope))
    return scope
  }

  /// Gives a program that begins with `import` a scope without any binding.
  func isolateProgram() {
    userScope = makeTopScope(name: "program")
    let program = userScope.environment
    interactionScope = makeTopScope(
      name: "interaction", bases: [program, systemEnvironment], definingIn: program)
  }

  /// Forgets what programs have defined.
  func resetUserScope() {
    tracedVariables = [:]
    userScope = makeTopScope(name: "user", bases: [systemEnvironment])
    interactionScope = userScope
  }

  func noteLocalMacro(in scope: Scope) { scopesOfLocalMacros.append(scope) }

  /// Takes note of a top-level definition.
  func noteDefinition(of symbol: Value, in scope: Scope) {
    guard notedDefinitions?.scope === scope else { return }
    notedDefinitions?.names.append(heap.symbolText(symbol))
  }

  func forEachEnvironment(_ body: (Environment) -> Void) {
    body(systemEnvironment)
    body(userScope.environment)
    body(interactionScope.environment)
    for case let environment? in environments.map(\.environment) { body(environment) }
  }

  /// Forgets what all environments bind: macros and the scopes that they were defined in keep each other alive.
  func dismantleEnvironments() {
    forEachEnvironment { $0.dismantle() }
    for scope in [systemScope, userScope, interactionScope] + environments.compactMap(\.scope) { scope.dismantle() }
    libraries = [:]
  }

  func add(_ library: Library) { libraries[library.name] = library }

  /// Has a library read anew when it is next imported.
  func removeLibrary(named name: String) -> Library? { libraries.removeValue(forKey: name) }
  /// Forgets libraries of programs.
  func forgetLibraries(_ isForgotten: (String) -> Bool) {
    for (name, library) in libraries where !library.environment.isSystem && isForgotten(name) { libraries[name] = nil }
  }

  // MARK: - Source files

  /// The text of a source file; an error when the interpreter has no access to files.
  func sourceText(_ name: String) throws(SchemeThrow) -> (name: String, codes: [UInt32]) {
    guard let readSource else { throw failure(.file, "this interpreter cannot read files: \(name)") }
    return try readSource(name)
  }

  /// The forms of an included file, whose name is relative to the including one.
  func readFile(_ name: String, relativeTo including: String?, foldsCase: Bool) throws(SchemeThrow) -> [Syntax] {
    var path = name
    if !name.hasPrefix("/"), let including, let slash = including.lastIndex(of: "/") {
      path = including[...slash] + name
    }
    var (found, codes) = try sourceText(path)
    if foldsCase { codes = "#!fold-case ".unicodeScalars.map(\.value) + codes }
    var reader = SyntaxReader(source: SourceText(name: found, codes: codes), codes: codes, machine: self)
    var forms: [Syntax] = []
    while let form = try reader.next() { forms.append(form) }
    return forms
  }

  // MARK: - Compilation

  /// Compiles one top-level form to a procedure without parameters.
  func compile(_ syntax: Syntax, in scope: Scope) throws(SchemeThrow) -> Value {
    noteNativeStack()
    entries += 1
    // Syntax is no part of the heap, but it is memory: about 32 bytes of the limit for each node.
    expansionBudget = min(10_000_000, max(500_000, configuredHeapLimit / 32))
    let recorded = recordsLocations
    recordsLocations = !scope.environment.isSystem
    // Transformer procedures, and the engine's definitions, are compiled to run.
    let mode = checkMode
    checkMode = nil
    let outerScopes = scopesOfLocalMacros
    scopesOfLocalMacros = []
    defer {
      for scope in scopesOfLocalMacros { scope.dismantle() }
      scopesOfLocalMacros = outerScopes
      recordsLocations = recorded
      checkMode = mode
      entries -= 1
    }
    let expanded = try Expander(machine: self).expandTop(syntax, in: scope)
    var simplifier = Simplifier(machine: self, isEnabled: options.simplify)
    let simplified = try simplifier.run(expanded)
    if recordsLocations, shownStages.contains(.expanded) { show?(.expanded, CoreWriter(heap: heap).text(simplified)) }
    let body = try Outliner(machine: self).outline(simplified, used: 0)
    let lambda = Lambda(name: .false, required: [], rest: nil, body: body, location: syntax.location)
    lambda.isTopLevel = true
    Resolver(machine: self).resolve(lambda)
    let code = try CodeGenerator.compile(lambda, machine: self)
    if recordsLocations, shownStages.contains(.code) { show?(.code, Disassembler(machine: self).text(code)) }
    return heap.makeObject(.closure, code.asValue)
  }

  /// Runs an expansion after which nothing is compiled.
  func expanding<Result>(_ body: () throws(SchemeThrow) -> Result) throws(SchemeThrow) -> Result {
    noteNativeStack()
    entries += 1
    expansionBudget = 10_000_000
    defer { entries -= 1 }
    return try body()
  }

  // MARK: - Entry from Swift

  /// Calls a procedure and runs until it returns.
  func call(_ procedure: Value, _ arguments: [Value]) throws(SchemeThrow) -> Value {
    try arguments.withUnsafeBufferPointer { (buffer) throws(SchemeThrow) in try call(procedure, buffer) }
  }

  func call(_ procedure: Value, _ arguments: UnsafeBufferPointer<Value>) throws(SchemeThrow) -> Value {
    noteNativeStack()
    let saved = state.pointee
    // What runs in between may collect.
    let continuation = self[register: MachineRegister.continuation]
    let savedContinuation = continuation.isNull ? nil : Handle(continuation, in: heap)
    let bottom = topOfStack()
    // The frames below cannot go to the heap while Swift code looks at them, so this run needs room above them.
    let needed = bottom + runRoom
    if needed > state.pointee.stackEnd {
      guard needed <= stackReserveEnd else {
        throw failure(.limit, "calls of Scheme procedures by the host and by macros are nested too deeply")
      }
      state.pointee.stackEnd = needed
    }
    state.pointee.segmentBottom = bottom
    self[register: MachineRegister.continuation] = .null
    let base = bottom + 2
    base.callee = procedure.bits
    base.returnAddress = UInt64(UInt(bitPattern: underflowStub))
    for (index, argument) in arguments.enumerated() { base[index] = argument.bits }
    state.pointee.base = base
    state.pointee.pc = underflowStub
    entries += 1
    defer {
      entries -= 1
      state.pointee.pc = saved.pc
      state.pointee.base = saved.base
      state.pointee.segmentBottom = saved.segmentBottom
      if state.pointee.stackEnd != saved.stackEnd { moveStackEnd(back: saved.stackEnd) }
      self[register: MachineRegister.continuation] = savedContinuation?.value ?? .null
    }
    return try enterAndRun(base, arguments.count)
  }

  /// Calls a macro's transformer. What it raises is an error of the form that is being expanded: handlers that the running
  /// program has installed see it there, not in the middle of the transformer.
  func callForExpansion(
    _ procedure: Value, _ arguments: [Value], at location: SourceLocation?
  ) throws(SchemeThrow) -> Value {
    let handlers = Handle(self[register: MachineRegister.handlers], in: heap)
    self[register: MachineRegister.handlers] = .null
    // Syntax trees hold symbols that the collector does not see.
    heap.symbolPins += 1
    defer {
      heap.symbolPins -= 1
      self[register: MachineRegister.handlers] = handlers.value
    }
    try checkNativeStack(location)
    do throws(SchemeThrow) { return try call(procedure, arguments) } catch {
      let kind = error.payload.isObject(.condition) ? error.payload.slot(ConditionSlot.kind) : .false
      let isFinal = exitStatus != nil || kind == heap.intern(ConditionKind.interrupt.rawValue)
      if !isFinal {
        isUnwinding = false
        uncaughtTrace = nil
      }
      isUncaught = false
      throw error
    }
  }

  /// Counts syntax that macros make. It is no part of the heap, so that the heap's limit would not end an expansion that
  /// never ends by itself.
  func chargeExpansion(_ nodes: Int, of form: Syntax) throws(SchemeThrow) {
    expansionBudget -= nodes
    if expansionBudget & 0xFFF < nodes { try checkpoint() }
    if expansionBudget < 0 { throw syntaxError("the expansion of this macro is too large, or has no end", form) }
  }

  /// The alias that a symbol stands for while a transformer procedure runs.
  func alias(of symbol: Value) -> Alias? {
    for expansion in expansions.reversed() {
      if let alias = expansion.alias(of: symbol) { return alias }
    }
    return nil
  }

  // MARK: - Native stack

  /// Notes how far native recursion may go, on the way in from the host: three quarters of a thread's default stack
  /// below here.
  func noteNativeStack() {
    guard entries == 0 else { return }
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    let thread = pthread_self()
    // Asking for the size takes longer than a short call.
    if let known = notedThread, pthread_equal(known, thread) != 0, here >= notedAddress, here - notedAddress < 4096 {
      return
    }
    notedThread = thread
    notedAddress = here
    var attributes = pthread_attr_t()
    var size = 0
    pthread_attr_init(&attributes)
    pthread_attr_getstacksize(&attributes, &size)
    pthread_attr_destroy(&attributes)
    nativeStackFloor = here - UInt(min(size, 64 << 20) / 4 * 3)
    nativeStackReserve = UInt(min(size, 64 << 20) / 8)
  }

  static let nestingMessage = "this expression is nested too deeply"

  /// Whether native recursion has used up its part of the stack.
  var isNativeStackLow: Bool {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) } < nativeStackFloor
  }

  /// Raises a syntax error when expression nesting has used up the native stack.
  @inline(__always)
  func checkNativeStack(_ location: SourceLocation?) throws(SchemeThrow) {
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if address < nativeStackFloor { throw syntaxError(Machine.nestingMessage, at: location) }
  }
}

/// How a machine runs; fixed at its creation.
struct MachineOptions {
  var heapLimit = 1 << 30
  var collectAtEverySafePoint = false
  /// Words of one stack segment; frames beyond it move to the heap.
  var stackSegmentWords = 128 << 10
  var simplify = true
  /// Calls and loop turns between polls.
  var fuelSlice = 20_000
  /// Bytes of frames that a recursion may hold.
  var stackLimitBytes = 1 << 29
  /// Those of steps, time and output; memory has limits of its own above.
  var limits = Limits()
}

private struct WeakEnvironment {
  weak var environment: Environment?
  weak var scope: Scope?
}

/// Counters for `--stats` and tests.
struct MachineStatistics {
  var polls = 0
  var steps = 0
  var stackSpills = 0
  var captures = 0
  var redefinitions = 0
}

/// A debug view of what lies between two stages.
public enum ShowStage: String, CaseIterable {
  case expanded, code
}

/// What is known about code objects, by index.
struct CodeTable {
  private var infos: [CodeInfo?] = []
  private var freeIndices: [Int] = []

  mutating func add(_ info: CodeInfo) -> Int {
    if let index = freeIndices.popLast() {
      infos[index] = info
      return index
    }
    infos.append(info)
    return infos.count - 1
  }

  mutating func remove(_ index: Int) {
    infos[index] = nil
    freeIndices.append(index)
  }

  subscript(code: CodeObject) -> CodeInfo? { infos[code.infoIndex] }
}
