// One interpreter's connection with the outside world: its standard ports, and what must happen before the process
// leaves. Lives as long as the interpreter, whose primitives hold it.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `ParleySystem.install` gives an interpreter.
public final class HostSystem {
  let context: SystemContext
  /// What `command-line` tells.
  let arguments: [String]
  let started: UInt64
  /// Which argument wait-for-input found ready last.
  var lastReady = 0

  public let standardInput: Port
  public let standardOutput: Port
  public let standardError: Port

  init(calls: Syscalls, interruptFlag: UnsafeMutablePointer<Int32>?, arguments: [String]) {
    let context = SystemContext(calls: calls)
    self.context = context
    context.interruptFlag = interruptFlag
    self.arguments = arguments
    started = calls.monotonicNanoseconds()
    func device(_ descriptor: Int32) -> FileDevice {
      FileDevice(descriptor, context: context, ownsDescriptor: false)
    }
    standardInput = Port(device: device(STDIN_FILENO), name: "0", input: true)
    standardOutput = Port(
      device: device(STDOUT_FILENO), name: "1", output: true, buffering: calls.isatty(STDOUT_FILENO) ? .line : .full)
    standardOutput.flushesOnNewline = true
    standardError = Port(device: device(STDERR_FILENO), name: "2", output: true, buffering: .none)
    context.waitSet.pointee.standardOutput = .passUnretained(standardOutput)
  }

  /// What wakes a wait of this system on behalf of another thread.
  private var wokenBy: InterruptToken?

  func prepareWake(_ token: InterruptToken) {
    let descriptor = wakeDescriptor
    let calls = context.calls
    wokenBy = token
    token.setWake {
      var byte: UInt8 = 0
      _ = calls.write(descriptor, &byte, 1)
    }
  }

  /// A wait sends what the program has said. Queues of sockets are served in waits alone, so those must be real ones.
  func prepareParking() -> Bool {
    context.flushStandardOutput()
    return !context.waitSet.pointee.hasCompany
  }

  deinit {
    wokenBy?.setWake(nil)
    // The interpreter, which owns the flag, may be going away.
    context.interruptFlag = nil
    context.programDeadline = nil
    context.waitSet.pointee.standardOutput = nil
    context.sendingSockets = []
  }

  /// The descriptor that a signal handler writes one byte to after it has set the interrupt flag, so that a wait in
  /// progress notices; -1 if the system has none left. Made at the first call, which therefore comes before the handler
  /// is installed.
  public var wakeDescriptor: Int32 { context.makeWakePipe() }

  /// Writes out what standard output has buffered. For hosts that are about to write to the terminal themselves.
  public func flushStandardOutput() { context.flushStandardOutput() }

  /// Waits until `descriptor` has something to read. For hosts that read the terminal themselves.
  public func waitForInput(_ descriptor: Int32) throws(PortError) {
    _ = try context.wait(for: descriptor, Int32(POLLIN))
  }

  /// Waits until one of several descriptors has something to read, and tells which have. All false after `seconds`.
  public func waitForInput(_ descriptors: [Int32], seconds: Double = .infinity) throws(PortError) -> [Bool] {
    context.flushStandardOutput()
    context.beginWait()
    let indices = descriptors.map { context.addDescriptor($0, Int16(POLLIN)) }
    let isReady = try context.runWait(until: context.deadline(after: seconds))
    return indices.map { isReady && context.readiness($0) != 0 }
  }

  /// Has an attendant served in every wait; it is not kept alive. Nil ends that.
  public func serve(_ attendant: (any Attendant)?) { context.attendant = attendant }

  /// Has an observer see what goes through the standard streams; it is not kept alive.
  public func observeStandardStreams(_ observer: any StreamObserver) {
    for port in [standardInput, standardOutput, standardError] { (port.device as? FileDevice)?.observer = observer }
  }

  /// What the program has open.
  public var openPorts: [PortReport] { context.portReports }

  /// Flushes every port that buffers output and sends what sockets have queued. To be called before the process leaves;
  /// goes on after errors and returns the first.
  /// - Parameter waitingForPeers: whether to wait while peers go on taking what is queued; not after an interrupt.
  @discardableResult public func finish(waitingForPeers: Bool = true) -> PortError? {
    var first: PortError?
    do throws(PortError) { try standardOutput.flush() } catch { first = error }
    let other = context.flushPorts()
    if waitingForPeers { context.drainSockets() }
    return first ?? other
  }

  /// The bytes of a file: for `load`, `include` and script arguments.
  public func contents(ofFile path: String) throws(PortError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw context.failure(ENOENT) }
    let device = try FileDevice.open(Array(path.utf8), O_RDONLY, context: context)
    defer { device.close() }
    var bytes: [UInt8] = []
    var failure: PortError?
    var isDone = false
    while !isDone {
      let room = max(1 << 16, bytes.count)
      let before = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      var got = 0
      bytes.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        do throws(PortError) { got = try device.read(into: start + before, count: room) } catch { failure = error }
      }
      bytes.removeLast(room - got)
      isDone = got == 0
    }
    if let failure { throw failure }
    return bytes
  }
}
