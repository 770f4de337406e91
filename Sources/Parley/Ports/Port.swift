// A port: text coding, buffering and state over a device, or over memory alone (StringPort, BytevectorPort). Reading is
// in Port+Input, writing in Port+Output.
//
// What the hot paths touch lies in one plain struct behind a pointer, so that reading or writing a buffered character
// costs neither an exclusivity check nor an allocation. An unbuffered port has `outputLimit` 0 and fills its input with
// as many bytes as are certainly needed, no more: one system call a character.

/// Facts about a port, and the state of its two directions.
struct PortFlags: OptionSet {
  let rawValue: UInt32

  static var input: PortFlags { PortFlags(rawValue: 1) }
  static var output: PortFlags { PortFlags(rawValue: 1 << 1) }
  static var inputOpen: PortFlags { PortFlags(rawValue: 1 << 2) }
  static var outputOpen: PortFlags { PortFlags(rawValue: 1 << 3) }
  static var textual: PortFlags { PortFlags(rawValue: 1 << 4) }
  static var binary: PortFlags { PortFlags(rawValue: 1 << 5) }
  /// The port has been closed.
  static var closed: PortFlags { PortFlags(rawValue: 1 << 6) }
  /// Input is read a buffer at a time.
  static var buffersInput: PortFlags { PortFlags(rawValue: 1 << 7) }
  static var buffersOutput: PortFlags { PortFlags(rawValue: 1 << 8) }
  /// A newline sends the buffer off: a terminal.
  static var lineBuffered: PortFlags { PortFlags(rawValue: 1 << 9) }
  /// The procedure `newline` sends the buffer off.
  static var flushesOnNewline: PortFlags { PortFlags(rawValue: 1 << 10) }
  /// No device; buffers hold characters in escaped form if textual.
  static var memory: PortFlags { PortFlags(rawValue: 1 << 11) }
  /// The end of input was seen and not yet told, or is final.
  static var ended: PortFlags { PortFlags(rawValue: 1 << 12) }
  /// The end of input, once seen, is final: the device is not asked again.
  static var endIsFinal: PortFlags { PortFlags(rawValue: 1 << 13) }
  /// A line ended in a return: a newline right behind it belongs to it.
  static var skipsNewline: PortFlags { PortFlags(rawValue: 1 << 14) }
  /// A port of both kinds was last read in bytes: any byte makes it ready.
  static var readsBytes: PortFlags { PortFlags(rawValue: 1 << 15) }
  /// Output to the closed port is dropped instead of being an error.
  static var dropsOutput: PortFlags { PortFlags(rawValue: 1 << 16) }
  /// Ready as soon as poll(2) says so; there is nothing to read ahead.
  static var pollOnly: PortFlags { PortFlags(rawValue: 1 << 17) }
  /// Ready without asking: the peer is gone.
  static var alwaysReady: PortFlags { PortFlags(rawValue: 1 << 18) }
  /// A flush is under way: a wait inside it, which flushes standard output first, must not send the same bytes again.
  static var flushing: PortFlags { PortFlags(rawValue: 1 << 19) }
  /// The peer was found gone and the program has not been told.
  static var lossUntold: PortFlags { PortFlags(rawValue: 1 << 20) }
  /// There is no position to ask for or to move, in whatever state the port is.
  static var lacksPosition: PortFlags { PortFlags(rawValue: 1 << 21) }
  /// The device is being read into the buffer, which may wait.
  static var filling: PortFlags { PortFlags(rawValue: 1 << 22) }
}

/// What reading and writing one character touches. A server that goes through hundreds of ports for every character it
/// passes on finds little of them in the processor's cache, so what a wait and an unbuffered write need comes first and
/// fills one cache line.
struct PortState {
  var flags: PortFlags
  /// What a wait polls, if it is the same for as long as the port is open; -1 if the device must be asked.
  var pollDescriptor: Int32 = -1
  /// The last call of `wait-for-input` that looked at this port, so that duplicates are seen once.
  var waitStamp: UInt64 = 0
  /// Where a character that is written goes at once, to `pollDescriptor`; nil unless that is all there is to do. See
  /// StreamDoor.
  var door: Unmanaged<StreamDoor>?
  var sentThroughDoor = 0
  /// Up to where `output` may be filled without looking at anything else.
  var outputLimit: Int
  /// Bytes not yet read: `input[inputStart..<inputEnd]`.
  var inputStart = 0
  var inputEnd = 0
  /// The byte that goes through the door.
  var outgoing: UInt8 = 0

  var input: UnsafeMutablePointer<UInt8>
  /// What the port stands on; nil for memory.
  var device: (any PortDevice)?
  /// The door that the device offers.
  var offeredDoor: Unmanaged<StreamDoor>?
  var inputCapacity: Int
  /// Bytes not yet written: `output[0..<outputCount]`.
  var output: UnsafeMutablePointer<UInt8>
  var outputCount = 0
  var outputCapacity: Int
  /// Position of the next character of input, from 1.
  var line = 1
  var column = 1
  /// What the door answered when the run loop tried to send the character that is written next.
  var refusal = PortState.noRefusal

  /// The answer 1 is none.
  static var noRefusal: Int { 1 }

  /// Moves the position past a character.
  @inline(__always) mutating func advance(over code: UInt32) {
    if _fastPath(code != 10) {
      column &+= 1
    } else {
      line &+= 1
      column = 1
    }
  }

  // Flags for the run loop, as numbers: a literal of an option set can become an array there.

  /// Whether `flags` contain `lacksPosition`.
  var lacksPosition: Bool { @inline(__always) get { flags.rawValue & PortFlags.lacksPosition.rawValue != 0 } }
  /// Whether characters can be read.
  var givesCharacters: Bool {
    @inline(__always) get {
      let wanted = PortFlags.inputOpen.rawValue | PortFlags.textual.rawValue
      return flags.rawValue & wanted == wanted
    }
  }
  /// Whether characters can be written, and there is nothing to tell instead.
  var takesCharacters: Bool {
    @inline(__always) get {
      let wanted = PortFlags.outputOpen.rawValue | PortFlags.textual.rawValue
      return flags.rawValue & (wanted | PortFlags.lossUntold.rawValue) == wanted
    }
  }

  /// Room for one, at the beginning of a cache line.
  static func allocate() -> UnsafeMutablePointer<PortState> {
    UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<PortState>.size, alignment: 64)
      .bindMemory(to: PortState.self, capacity: 1)
  }
}

/// A source or sink of characters or bytes.
public final class Port {
  public enum Buffering: Sendable {
    /// Every operation reaches the device at once.
    case none
    /// A newline sends what is buffered.
    case line
    case full
  }

  let state: UnsafeMutablePointer<PortState>
  /// What tells it apart in its printed form: `5`, `"g.txt"`, `string`.
  public var name: String
  /// Counts output against the host's limit, if there is one.
  var meter: OutputMeter? {
    didSet { updateDoor() }
  }
  /// The heap whose limit a memory port's buffer counts against.
  let heap: Heap?

  /// Roughly what a port takes besides its buffers.
  private static var overhead: Int { 256 }
  static var bufferSize: Int { 8192 }
  static var smallBufferSize: Int { 256 }

  /// A port over a device.
  /// - Parameters:
  ///   - name: what the printed form shows.
  ///   - input: whether it can be read.
  ///   - output: whether it can be written.
  public init(
    device: any PortDevice, name: String, input: Bool = false, output: Bool = false, textual: Bool = true,
    binary: Bool = false, buffering: Buffering = .full
  ) {
    self.name = name
    heap = nil
    var kinds: PortFlags = textual ? .textual : []
    if binary { kinds.insert(.binary) }
    state = PortState.allocate()
    state.initialize(to: Port.newState(device, kinds, input: input, output: output, buffering))
  }

  /// The state of a port over a device that nothing has been read from or written to yet.
  private static func newState(
    _ device: any PortDevice, _ kinds: PortFlags, input: Bool, output: Bool, _ buffering: Buffering
  ) -> PortState {
    var flags = kinds
    if input { flags.formUnion([.input, .inputOpen]) }
    if output { flags.formUnion([.output, .outputOpen]) }
    if buffering != .none { flags.formUnion([.buffersInput, .buffersOutput]) }
    if buffering == .line { flags.insert(.lineBuffered) }
    let isBuffered = buffering != .none
    let inputCapacity = input && isBuffered ? bufferSize : smallBufferSize
    let outputCapacity = output && isBuffered ? bufferSize : TextCoding.longest
    return PortState(
      flags: flags, outputLimit: output && isBuffered ? outputCapacity : 0, input: .allocate(capacity: inputCapacity),
      device: device, inputCapacity: inputCapacity, output: .allocate(capacity: outputCapacity),
      outputCapacity: outputCapacity)
  }

  /// A port over memory.
  init(memory flags: PortFlags, name: String, inputCapacity: Int, outputCapacity: Int, heap: Heap) {
    self.name = name
    self.heap = heap
    state = PortState.allocate()
    state.initialize(
      to: PortState(
        flags: flags.union([.memory, .endIsFinal]), outputLimit: outputCapacity,
        input: .allocate(capacity: inputCapacity), inputCapacity: inputCapacity,
        output: .allocate(capacity: outputCapacity), outputCapacity: outputCapacity))
    charge(heap, inputCapacity + outputCapacity + Port.overhead)
  }

  deinit {
    if !state.pointee.flags.contains(.closed), let device {
      // Nobody is left to hear of an error.
      if state.pointee.outputCount > 0 { try? flush() }
      device.close()
    }
    heap?.externalBytes -= state.pointee.inputCapacity + state.pointee.outputCapacity + Port.overhead
    state.pointee.input.deallocate()
    state.pointee.output.deallocate()
    state.deinitialize(count: 1)
    UnsafeMutableRawPointer(state).deallocate()
  }

  /// Counts memory against the heap's limit. The collector cannot see it, so every 16 MiB of it asks for a collection.
  func charge(_ heap: Heap, _ bytes: Int) {
    let before = heap.externalBytes >> 24
    heap.externalBytes += bytes
    if heap.externalBytes >> 24 != before { heap.state.pointee.collectionWanted = true }
  }

  // MARK: - Facts

  var flags: PortFlags {
    @inline(__always) get { state.pointee.flags }
    @inline(__always) set { state.pointee.flags = newValue }
  }

  /// What the port stands on; nil for memory.
  public var device: (any PortDevice)? { state.pointee.device }

  /// Whether it is a port for reading, open or not.
  public var isInput: Bool { flags.contains(.input) }
  public var isOutput: Bool { flags.contains(.output) }
  public var isTextual: Bool { flags.contains(.textual) }
  public var isBinary: Bool { flags.contains(.binary) }
  public var isInputOpen: Bool { flags.contains(.inputOpen) }
  public var isOutputOpen: Bool { flags.contains(.outputOpen) }
  public var isClosed: Bool { flags.contains(.closed) }
  public var isMemory: Bool { flags.contains(.memory) }
  public var hasPendingOutput: Bool { state.pointee.outputCount > 0 && device != nil }

  /// Line and column of the next character of input, from 1.
  public var line: Int { state.pointee.line }
  public var column: Int { state.pointee.column }

  /// The end of input, once seen, is final: sockets. A terminal may go on after it.
  public var isEndFinal: Bool {
    get { flags.contains(.endIsFinal) }
    set { set(.endIsFinal, newValue) }
  }
  /// Output to the port after it was closed is dropped instead of being an error: sockets.
  public var dropsOutputWhenClosed: Bool {
    get { flags.contains(.dropsOutput) }
    set { set(.dropsOutput, newValue) }
  }
  /// Readiness is what poll(2) or the device says; there is nothing to read ahead: a listening socket.
  public var isPollOnly: Bool {
    get { flags.contains(.pollOnly) }
    set { set(.pollOnly, newValue) }
  }
  /// Ready without asking: a socket whose peer is gone.
  public var isAlwaysReady: Bool {
    get { flags.contains(.alwaysReady) }
    set { set(.alwaysReady, newValue) }
  }
  /// The procedure `newline` sends the buffer off: standard output.
  public var flushesOnNewline: Bool {
    get { flags.contains(.flushesOnNewline) }
    set { set(.flushesOnNewline, newValue) }
  }

  /// There is no position to ask for or to move, in whatever state the port is: sockets.
  public var lacksPosition: Bool {
    get { flags.contains(.lacksPosition) }
    set { set(.lacksPosition, newValue) }
  }
  /// What a wait polls, if it is the same for as long as the port is open; -1, as it is at first, has every wait ask the
  /// device.
  public var pollDescriptor: Int32 {
    get { state.pointee.pollDescriptor }
    set { state.pointee.pollDescriptor = newValue }
  }

  private func set(_ flag: PortFlags, _ isSet: Bool) {
    if isSet { flags.insert(flag) } else { flags.remove(flag) }
  }

  /// Changes which directions the port has: a socket that connects, listens, or is shut down.
  public func setDirections(input: Bool, output: Bool) {
    set(.input, input)
    set(.inputOpen, input && !isClosed)
    set(.output, output)
    set(.outputOpen, output && !isClosed)
    if !input { dropInput() }
    updateDoor()
  }

  /// `#<input-port "g.txt">`, `#<input-output-port 5>`, `#<closed-port 5>`.
  public var printedForm: String {
    let type = isClosed ? "port" : device?.typeName ?? "port"
    let state: String
    switch (isClosed, isInput, isOutput) {
    case (true, _, _): state = "closed-"
    case (_, true, true): state = "input-output-"
    case (_, true, false): state = "input-"
    case (_, false, true): state = "output-"
    case (_, false, false): state = ""
    }
    return "#<\(state)\(type) \(name)>"
  }

  /// How the port buffers.
  public var buffering: Buffering {
    if flags.contains(.lineBuffered) { return .line }
    return flags.contains(.buffersOutput) ? .full : .none
  }

  /// The peer was found gone: the program's next output to the port tells it.
  public func noteLoss() {
    if !isClosed { flags.insert(.lossUntold) }
  }

  // MARK: - Another device

  /// Stands an open port on another device, as if newly made. What it had buffered is lost: flush it before. Its former
  /// device is not closed.
  public func reopen(on device: any PortDevice, name: String, input: Bool, output: Bool, buffering: Buffering) {
    let kept = flags.intersection([.textual, .binary, .flushesOnNewline])
    state.pointee.input.deallocate()
    state.pointee.output.deallocate()
    state.pointee = Port.newState(device, kept, input: input, output: output, buffering)
    self.name = name
  }

  // MARK: - Closing

  /// Closes both directions. Closing a closed port does nothing.
  /// - Throws: when buffered output could not be written; the port is closed all the same.
  public func close() throws(PortError) {
    if flags.contains(.closed) { return }
    var failure: PortError?
    if hasPendingOutput {
      do throws(PortError) { try flush() } catch { failure = error }
    }
    flags.remove([.inputOpen, .outputOpen, .alwaysReady, .lossUntold])
    flags.insert(.closed)
    updateDoor()
    dropInput()
    // What a string port has accumulated stays readable.
    if !isMemory { state.pointee.outputCount = 0 }
    state.pointee.outputLimit = 0
    device?.close()
    if let failure { throw failure }
    try device?.finishClosing()
  }

  /// Closes one direction; the port is closed when none is left open.
  public func close(_ direction: PortDirection) throws(PortError) {
    let other: PortFlags = direction == .input ? .outputOpen : .inputOpen
    if !flags.contains(other) { return try close() }
    switch direction {
    case .input:
      flags.remove(.inputOpen)
      dropInput()
    case .output:
      var failure: PortError?
      if hasPendingOutput {
        do throws(PortError) { try flush() } catch { failure = error }
      }
      flags.remove(.outputOpen)
      state.pointee.outputLimit = 0
      updateDoor()
      device?.close(.output)
      if let failure { throw failure }
      return
    }
    device?.close(direction)
  }

  private func dropInput() {
    state.pointee.inputStart = 0
    state.pointee.inputEnd = 0
  }
}

extension Heap {
  /// The object of a port.
  func makePort(_ port: Port) -> Value {
    let value = makeRetaining(.port, port, words: 3)
    value.address[2] = UInt64(UInt(bitPattern: port.state))
    return value
  }
}

extension Value {
  public var isPort: Bool { @inline(__always) get { isObject(.port) } }

  /// The port behind this value, if it is one.
  public var port: Port? { isPort ? retained(Port.self) : nil }

  /// The state of the port that this value is known to be.
  var portState: UnsafeMutablePointer<PortState> {
    @inline(__always) get { UnsafeMutablePointer(bitPattern: UInt(address[2])).unsafelyUnwrapped }
  }

  /// Calls with the port that this value is known to be. The value keeps it, so that no references need be counted.
  @inline(__always) func withPort<Result>(_ body: (Port) -> Result) -> Result {
    Unmanaged<Port>.fromOpaque(UnsafeRawPointer(bitPattern: UInt(address[1])).unsafelyUnwrapped)
      ._withUnsafeGuaranteedRef(body)
  }
}
