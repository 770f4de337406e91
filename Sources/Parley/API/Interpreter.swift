// The interpreter as a Swift program sees it.

/// A Scheme interpreter. Without further installation it has no access to anything outside itself.
///
/// One thread at a time may use it, apart from its `interruptToken`; a call while another thread is inside throws.
public final class Interpreter {
  /// How an interpreter runs; fixed when it is made.
  public struct Configuration: Sendable {
    /// How much each evaluation may use.
    public var limits: Limits
    /// What programs may do outside the interpreter.
    public var capabilities: Capabilities
    /// Collect garbage at every opportunity and verify the heap each time. For tests.
    public var collectAtEverySafePoint = false
    /// Size of one stack segment in machine words; frames beyond it move to the heap.
    public var stackSegmentWords = 128 << 10
    /// Run the compiler's simplifier.
    public var simplify = true
    /// Calls and loop turns between two looks at interrupts.
    public var fuelSlice = 20_000

    public init(_ capabilities: Capabilities = .full, limits: Limits = Limits()) {
      self.capabilities = capabilities
      self.limits = limits
    }
  }

  let machine: Machine
  /// What the standard ports stand on at first.
  public var standardInput = HostStream.none { didSet { install(standardInput, as: .input) } }
  public var standardOutput = HostStream.none { didSet { install(standardOutput, as: .output) } }
  public var standardError = HostStream.none { didSet { install(standardError, as: .error) } }
  /// What programs may do outside the interpreter, for modules that give it an outside.
  public let capabilities: Capabilities
  /// Made when somebody asks for documentation.
  private(set) lazy var catalogue = Catalogue(machine)

  /// An interpreter whose programs may do no more than that.
  public convenience init(_ capabilities: Capabilities, limits: Limits = Limits()) {
    self.init(configuration: Configuration(capabilities, limits: limits))
  }

  public init(configuration: Configuration = Configuration()) {
    var options = MachineOptions()
    options.heapLimit = configuration.limits.heapBytes
    options.limits = configuration.limits
    options.collectAtEverySafePoint = configuration.collectAtEverySafePoint
    options.stackSegmentWords = configuration.stackSegmentWords
    options.simplify = configuration.simplify
    options.fuelSlice = configuration.fuelSlice
    options.stackLimitBytes = configuration.limits.stackBytes ?? min(1 << 29, configuration.limits.heapBytes / 2)
    capabilities = configuration.capabilities
    machine = Machine(options: options)
    machine.boot()
    if options.collectAtEverySafePoint {
      // Only now: collecting all through the prelude would test nothing that programs do not.
      machine.heap.collect()
      machine.heap.stress = true
    }
  }

  deinit { machine.close() }

  // MARK: - Running programs

  /// Evaluates the forms of a text in order, up to the first error.
  /// - Parameters:
  ///   - text: Scheme source.
  ///   - name: what errors call it.
  public func run(text: String, name: String) throws(SchemeError) { _ = try value(of: text, name: name) }

  /// Evaluates the forms of a text and returns the value of the last one, as the engine has it.
  /// - Returns: a value that is valid until the interpreter runs again; unspecified for an empty text.
  @discardableResult
  public func value(of text: String, name: String = "eval") throws(SchemeError) -> Value {
    try evaluate(codes: text.characterCodes, name: name)
  }

  /// Runs a program from a file. One that begins with `import` or `define-library` sees only what it imports, any other
  /// sees everything.
  public func run(file: String) throws(SchemeError) {
    let source: (name: String, codes: [UInt32])
    do throws(SchemeThrow) { source = try machine.sourceText(file) } catch { throw machine.hostError(error) }
    try evaluate(codes: source.codes, name: source.name, isProgram: true)
  }

  /// Evaluates the forms of a file where the program's variables are, as `load` does.
  public func load(file: String) throws(SchemeError) {
    let source: (name: String, codes: [UInt32])
    do throws(SchemeThrow) { source = try machine.sourceText(file) } catch { throw machine.hostError(error) }
    try evaluate(codes: source.codes, name: source.name)
  }

  /// Runs a program that is read from a port.
  public func run(port: Port, name: String) throws(SchemeError) {
    var codes: [UInt32] = []
    do throws(PortError) {
      while let code = try port.readCode() { codes.append(code) }
    } catch { throw machine.hostError(machine.portFailure(error)) }
    try evaluate(codes: codes, name: name, isProgram: true)
  }

  @discardableResult
  func evaluate(
    codes: [UInt32], name: String, isProgram: Bool = false, in scope: Scope? = nil
  ) throws(SchemeError) -> Value {
    try machine.performing { () throws(SchemeThrow) in
      try run(codes: codes, name: name, isProgram: isProgram, in: scope)
    }
  }

  func run(codes: [UInt32], name: String, isProgram: Bool, in scope: Scope?) throws(SchemeThrow) -> Value {
    var reader = SyntaxReader(source: SourceText(name: name, codes: codes), codes: codes, machine: machine)
    var result = Value.unspecified
    var isFirst = isProgram
    while let form = try reader.next() {
      if isFirst, machine.beginsWithImport(form) { machine.isolateProgram() }
      isFirst = false
      let procedure = try machine.compile(form, in: scope ?? machine.userScope)
      machine.clearLeftovers()
      result = try machine.call(procedure, [])
    }
    machine[register: MachineRegister.result] = result
    return result
  }

  /// Whether a text ends inside a datum, so that more lines could complete it.
  public func isIncomplete(_ text: String) -> Bool {
    let codes = text.characterCodes
    var reader = SyntaxReader(source: SourceText(name: "", codes: codes), codes: codes, machine: machine)
    do throws(SchemeThrow) {
      while try reader.next() != nil {}
      return false
    } catch {
      return SyntaxReader.isIncomplete(error.payload, machine: machine)
    }
  }

  /// A value as `write` shows it.
  public func written(_ value: Value) -> String { Printer.text(of: value, mode: .write, heap: machine.heap) }

  /// A value as `display` shows it.
  public func displayed(_ value: Value) -> String { Printer.text(of: value, mode: .display, heap: machine.heap) }

  // MARK: - The host's side

  /// Set to a non-zero value, from any thread or a signal handler, to interrupt the running program.
  /// Prefer `interruptToken` where there is no signal handler.
  public var interruptFlag: UnsafeMutablePointer<Int32> { machine.interruptFlag }

  /// What interrupts programs of this interpreter from other threads.
  public var interruptToken: InterruptToken {
    machine.prepareWake?()
    machine.prepareWake = nil
    return machine.interruptToken
  }

  /// Abandons the running program, or the next one.
  public func interrupt() { interruptToken.interrupt() }

  /// For modules that wait: `prepare` is called once, when somebody wants to interrupt from elsewhere, and sets the token's
  /// wake.
  public func setWakePreparation(_ prepare: @escaping (InterruptToken) -> Void) {
    machine.prepareWake = { [unowned machine] in prepare(machine.interruptToken) }
  }

  /// For modules that wait: `prepare` is called before a program is parked instead of waiting. It returns false where the
  /// module has something to do during the wait, which then is one of the thread.
  public func setParkingPreparation(_ prepare: @escaping () -> Bool) { machine.prepareParking = prepare }

  /// When the time of the running evaluation is up, on the monotonic clock in nanoseconds, or UInt64.max: who waits for
  /// a program ends the wait then, as for an interrupt.
  public var deadline: UnsafeMutablePointer<UInt64> { machine.budget.deadline }

  /// Declares primitives for programs to use.
  public var definer: PrimitiveDefiner { PrimitiveDefiner(machine: machine) }

  /// The ports that `current-input-port` and its companions return at first.
  public func setStandardPorts(input: Port, output: Port, error: Port) {
    setStandardPort(.input, input)
    setStandardPort(.output, output)
    setStandardPort(.error, error)
  }

  func setStandardPort(_ standard: StandardPort, _ port: Port) {
    let register =
      switch standard {
      case .input: MachineRegister.inputPort
      case .output: MachineRegister.outputPort
      case .error: MachineRegister.errorPort
      }
    let parameter = machine[register: register]
    machine.heap.store(machine.heap.makePort(port), at: parameter.address + 1)
    if machine.budget.limits.outputBytes != nil, port.isOutput { port.meter = machine.budget.output }
  }

  /// Gives the interpreter source files for `load` and `include`.
  /// - Parameter read: returns the bytes of a file, or the reason why it cannot be read.
  public func setSourceReader(_ read: @escaping (String) -> Result<[UInt8], SourceFailure>) {
    machine.readSource = { [unowned machine] name throws(SchemeThrow) in
      switch read(name) {
      case .success(let bytes):
        var codes: [UInt32] = []
        codes.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { buffer in
          guard let start = buffer.baseAddress else { return }
          TextCoding.forEachCode(start, buffer.count, escaped: false) { codes.append($0) }
        }
        return (name, codes)
      case .failure(let failure):
        throw machine.failure(.file, "cannot read \(name): \(failure.reason)")
      }
    }
  }

  /// Why a source file cannot be read.
  public struct SourceFailure: Error {
    public let reason: String
    public init(reason: String) { self.reason = reason }
  }

  /// Adds folders in which `import` looks for library files, behind those that are there: `(a b c)` is `a/b/c.sld` below a
  /// folder. Files are read through the source reader.
  public func addLibraryFolders(_ folders: [String]) { machine.librarySearchPath += folders }

  /// Adds names that `cond-expand`, `features` and `provided?` know.
  public func addFeatures(_ names: [String]) { machine.features += names }

  /// Turns debug views on.
  public func show(_ stages: Set<ShowStage>, write: @escaping (String) -> Void) {
    machine.shownStages = stages
    machine.show = { write($1 + "\n") }
  }

  // MARK: - Statistics

  /// Counters since the interpreter was made.
  public struct Statistics: CustomStringConvertible, Sendable {
    public let minorCollections: Int
    /// Of everything at once, and those spread over minor collections.
    public let majorCollections: Int
    public let markings: Int
    public let heapVerifications: Int
    public let bytesAllocated: Int
    public let collectorMilliseconds: Double
    public let longestPauseMilliseconds: Double
    public let polls: Int
    public let stackSpills: Int
    public let continuationsCaptured: Int
    public let heapBytes: Int
    /// Calls and loop turns, to within a slice.
    public let steps: Int
    /// Ports that nobody has closed, unreachable ones included until they are collected.
    public let openPorts: Int

    public var description: String {
      """
      collections: \(minorCollections) minor, \(majorCollections) major, \(markings) markings, \
      \(collectorMilliseconds) ms in all, longest \(longestPauseMilliseconds) ms
      allocated: \(bytesAllocated) bytes, in use \(heapBytes)
      polls: \(polls), stack spills: \(stackSpills), continuations: \(continuationsCaptured)
      """
    }
  }

  public var statistics: Statistics {
    let heap = machine.heap.statistics
    return Statistics(
      minorCollections: heap.minorCollections, majorCollections: heap.majorCollections, markings: heap.markings,
      heapVerifications: heap.verifications,
      bytesAllocated: heap.bytesAllocated + machine.heap.nurseryUsed,
      collectorMilliseconds: Double(heap.collectorNanoseconds / 1000) / 1000,
      longestPauseMilliseconds: Double(heap.longestPauseNanoseconds / 1000) / 1000, polls: machine.statistics.polls,
      stackSpills: machine.statistics.stackSpills, continuationsCaptured: machine.statistics.captures,
      heapBytes: machine.heap.usedBytes, steps: machine.statistics.steps,
      openPorts: machine.heap.retainingObjects(.port).count { $0.port?.isClosed == false })
  }
}
