// Ports among the arguments of primitives, the conversion of port errors to conditions, and the constructors that
// primitives outside the engine (files, sockets) need.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Machine {
  /// The condition for what a port threw.
  @inline(never)
  func portFailure(_ error: PortError) -> SchemeThrow {
    switch error.reason {
    case .memory: return SchemeThrow(heap.exhausted)
    case .limit: return limitPassed("writes more than \(budget.limits.outputBytes ?? 0) bytes")
    case .interrupted:
      // The poll raises what the interrupt stands for; what interrupts without raising still ends the wait.
      do throws(SchemeThrow) { try checkpoint() } catch { return error }
      return primitiveFailure(.interrupt, error.message, [])
    case .system, .closed: return primitiveFailure(.io, error.message, [])
    }
  }
}

extension Arguments {
  /// The condition for what a port threw in this primitive.
  public func portFailure(_ error: PortError) -> SchemeThrow { machine.portFailure(error) }

  /// Polled by long loops: raises when an interrupt came or the memory limit is passed.
  public func checkpoint() throws(SchemeThrow) { try machine.checkpoint() }

  // MARK: - Ports

  /// A port, open or not.
  @inline(__always) public func port(_ index: Int) throws(SchemeThrow) -> Port {
    guard self[index].isPort else { throw wrongType(index, "a port") }
    return self[index].retained(Port.self)
  }

  /// An open textual input port; the current one if the argument is missing.
  @inline(__always) public func inputTextPort(_ index: Int) throws(SchemeThrow) -> Port {
    try inputTextPortValue(index).retained(Port.self)
  }

  /// The same as a value, which keeps the port while the primitive runs (see `Value.withPort`).
  @inline(__always) func inputTextPortValue(_ index: Int) throws(SchemeThrow) -> Value {
    try port(index, orElse: machine.currentInputPort, [.inputOpen, .textual], "an open textual input port")
  }

  /// Asks each argument from `first` on, which must be a port, open or not, what a wait must do about it (see
  /// `Port.descriptorToPoll`), and makes the entry of its number in `entries`, which poll(2) passes over unless it is a
  /// descriptor.
  /// - Parameter ready: is increased by the number of ports that are ready without a wait.
  /// - Returns: how many are descriptors.
  public func findDescriptorsToPoll(
    from first: Int, wait: UInt64, into entries: UnsafeMutablePointer<pollfd>, ready: inout Int
  ) throws(SchemeThrow) -> Int {
    var found = 0
    var index = first
    while index < count {
      guard self[index].isPort else { throw wrongType(index, "a port") }
      var descriptor = self[index].portState.pointee.descriptorToPoll(wait: wait)
      if _fastPath(descriptor >= 0) {
        found &+= 1
      } else {
        descriptor = self[index].withPort { $0.descriptorToPoll(wait: wait) }
        if descriptor >= 0 { found &+= 1 }
        if descriptor == Port.readyNow { ready &+= 1 }
      }
      entries[index] = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      index &+= 1
    }
    return found
  }

  /// Whether the arguments, a port and perhaps an offset, are in order, and the port has no position.
  public var portLacksPosition: Bool {
    guard self[0].isPort, self[0].portState.pointee.lacksPosition else { return false }
    return count == 1 || self[1].isFalse || self[1].isNaturalFixnum
  }

  /// `Port.prefetch` of an argument that is known to be a port.
  public func prefetch(_ index: Int, polled: Bool) throws(PortError) -> Bool {
    try self[index].withPort { port -> Result<Bool, PortError> in
      do throws(PortError) { return .success(try port.prefetch(polled: polled)) } catch { return .failure(error) }
    }.get()
  }

  /// The port of an argument that is known to be one.
  public func port(at index: Int) -> Port { self[index].retained(Port.self) }

  @inline(__always) public func inputBytePort(_ index: Int) throws(SchemeThrow) -> Port {
    try port(index, orElse: machine.currentInputPort, [.inputOpen, .binary], "an open binary input port")
      .retained(Port.self)
  }

  /// An open textual output port; the current one if the argument is missing. A closed one is passed if it drops what
  /// is written to it.
  @inline(__always) public func outputTextPort(_ index: Int) throws(SchemeThrow) -> Port {
    try outputTextPortValue(index).retained(Port.self)
  }

  /// The same as a value, which keeps the port while the primitive runs (see `Value.withPort`).
  @inline(__always) func outputTextPortValue(_ index: Int) throws(SchemeThrow) -> Value {
    try port(index, orElse: machine.currentOutputPort, [.outputOpen, .textual], "an open textual output port")
  }

  @inline(__always) public func outputBytePort(_ index: Int) throws(SchemeThrow) -> Port {
    try port(index, orElse: machine.currentOutputPort, [.outputOpen, .binary], "an open binary output port")
      .retained(Port.self)
  }

  @inline(__always) private func port(
    _ index: Int, orElse current: @autoclosure () -> Value, _ wanted: PortFlags, _ description: StaticString
  ) throws(SchemeThrow) -> Value {
    let value = index < count ? self[index] : current()
    guard value.isPort else { throw unusablePort(index, value, description) }
    let flags = value.portState.pointee.flags
    if _fastPath(flags.isSuperset(of: wanted)) { return value }
    // Output to a closed socket is dropped; reading it is an error.
    if wanted.contains(.outputOpen), flags.isSuperset(of: [.closed, .dropsOutput]) { return value }
    throw unusablePort(index, value, description)
  }

  @inline(never) private func unusablePort(_ index: Int, _ value: Value, _ description: StaticString) -> SchemeThrow {
    if index < count { return wrongType(index, "\(description)") }
    return failure(.io, "the current port is not \(description)", value)
  }

  /// The current input port, as a value.
  public var currentInputPort: Value { machine.currentInputPort }
  public var currentOutputPort: Value { machine.currentOutputPort }

  // MARK: - Other arguments

  /// The bytes of a string argument: UTF-8, raw bytes as themselves. For paths and names of variables.
  public func bytes(_ index: Int) throws(SchemeThrow) -> [UInt8] {
    let view = try string(index)
    return TextCoding.bytes(of: view, 0..<view.count)
  }

  public func isString(_ index: Int) -> Bool { self[index].isString }

  /// The text of a string or symbol argument.
  public func word(_ index: Int) throws(SchemeThrow) -> String {
    if self[index].isSymbol { return heap.symbolText(self[index]) }
    guard self[index].isString else { throw wrongType(index, "a string or symbol") }
    return heap.swiftString(self[index])
  }

  /// The bytes of the strings of a list argument.
  public func listOfBytes(_ index: Int) throws(SchemeThrow) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for element in try list(index) {
      guard element.isString else { throw wrongType(index, "a list of strings") }
      let view = StringView(element)
      result.append(TextCoding.bytes(of: view, 0..<view.count))
    }
    return result
  }

  /// A non-negative real number, in seconds.
  public func seconds(_ index: Int) throws(SchemeThrow) -> Double {
    let value = self[index]
    let seconds: Double
    if value.isFixnum {
      seconds = Double(value.fixnum)
    } else if value.isFlonum {
      seconds = value.flonum
    } else if value.isObject(.ratio), value.slot(1).isFixnum, value.slot(2).isFixnum {
      seconds = Double(value.slot(1).fixnum) / Double(value.slot(2).fixnum)
    } else {
      throw wrongType(index, "a number of seconds")
    }
    guard seconds >= 0 else { throw outOfRange(index, "a non-negative number of seconds") }
    return seconds
  }

  /// The Swift object behind a host object, if it is one of that type.
  public func host<T: AnyObject>(_ index: Int, _ type: T.Type) -> T? { self[index].host(type) }

  // MARK: - Results

  public func makePort(_ port: Port) -> Value { heap.makePort(port) }

  public func makeHostObject(_ object: AnyObject) -> Value { heap.makeRetaining(.hostObject, object) }

  public func makeString(_ text: String) throws(SchemeThrow) -> Value { try heap.makeString(text) }

  /// A string of UTF-8 bytes; those that are not valid become raw-byte characters.
  public func makeString(bytes: [UInt8]) throws(SchemeThrow) -> Value {
    try bytes.withUnsafeBufferPointer { (buffer) throws(SchemeThrow) in
      try TextCoding.makeString(buffer, escaped: false, in: heap)
    }
  }

  public func makeFlonum(_ double: Double) -> Value { heap.makeFlonum(double) }

  public func cons(_ car: Value, _ cdr: Value) -> Value { heap.cons(car, cdr) }

  public func makeVector(_ elements: [Value]) throws(SchemeThrow) -> Value { try heap.makeVector(elements) }

  public func makeList(_ elements: [Value]) -> Value { heap.makeList(elements) }

  // MARK: - Calls in place of this one

  /// Has the library procedure of that name called instead; what the primitive returns. For what a primitive must leave
  /// to Scheme: calling a procedure of the program.
  public func call(_ procedure: String, _ arguments: Value...) -> Value {
    machine.substitute = SubstituteCall(procedure: procedure, arguments: arguments)
    return .delegated
  }

  /// Has this call made again after a full collection: unreachable ports give their descriptors back.
  public func retryAfterCollection() -> Value {
    requestFullCollection()
    guard let primitive = machine.currentPrimitive else { return .unspecified }
    let procedure = machine.systemCell(primitive.name).value
    machine.substitute = SubstituteCall(
      procedure: "%after-collection", arguments: [procedure] + (0..<count).map { self[$0] })
    return .delegated
  }

  /// What an output procedure returns that has written to a port, its argument `index`. When the peer was found gone,
  /// the program is told, once.
  @inline(__always) func written(_ index: Int) -> Value {
    let port = index < count ? self[index] : machine.currentOutputPort
    if _fastPath(!port.portState.pointee.flags.contains(.lossUntold)) { return .unspecified }
    port.portState.pointee.flags.remove(.lossUntold)
    return call("%broken-pipe", port)
  }

  /// Asks for a full collection at the next safe point: unreachable ports give their descriptors back.
  private func requestFullCollection() {
    heap.compactionWanted = true
    heap.state.pointee.collectionWanted = true
  }
}
