// The short way out of an unbuffered port: what stands at the system's door, asked without the device in between. A server
// that passes on characters finds little of itself in the processor's caches after each system call, so what counts there
// is how few places it comes by. The device says when the door is open to its port, and hears of everything but a plain
// success.

/// Sends bytes by descriptors. Back ends outside the engine derive from it.
open class StreamDoor {
  public init() {}

  /// send(2): how many bytes were taken, or an error number negated.
  open func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    preconditionFailure("a door without a system behind it")
  }
}

extension Port {
  /// The door that output may go through as long as the device does not say otherwise: there is a peer, and nothing is
  /// queued before what is written. The device keeps the door alive.
  public var door: StreamDoor? {
    get { state.pointee.offeredDoor?.takeUnretainedValue() }
    set {
      state.pointee.offeredDoor = newValue.map { .passUnretained($0) }
      updateDoor()
    }
  }

  /// Bytes that went through the door.
  public var sentThroughDoor: Int { state.pointee.sentThroughDoor }

  /// Opens the door if the port, too, allows it: open, without buffer, and with nobody who counts its output.
  func updateDoor() {
    let isOpen = flags.isSuperset(of: [.outputOpen, .textual]) && state.pointee.outputLimit == 0 && meter == nil
    state.pointee.door = isOpen ? state.pointee.offeredDoor : nil
  }

  /// Goes on with the writing of an ASCII character for which the door has given another answer than 1.
  @inline(never) func finishSending(_ code: UInt32, after outcome: Int) throws(PortError) {
    guard let device else { return }
    var byte = UInt8(truncatingIfNeeded: code)
    _ = try withUnsafePointer(to: &byte) { (byte) throws(PortError) in
      try device.write(byte, count: 1, after: outcome)
    }
  }
}

extension UnsafeMutablePointer<PortState> {
  /// Sends an ASCII character through the port's door: the door's answer, or nil if it is not open for this.
  @inline(__always) func sendThroughDoor(_ code: UInt32) -> Int? {
    guard let door = pointee.door, code < 0x80 else { return nil }
    var byte = UInt8(truncatingIfNeeded: code)
    let outcome = door._withUnsafeGuaranteedRef { $0.send(pointee.pollDescriptor, &byte, 1) }
    if _fastPath(outcome == 1) { pointee.sentThroughDoor &+= 1 }
    return outcome
  }
}
