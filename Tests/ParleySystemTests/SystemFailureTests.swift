// The remaining ways in which a system call is interrupted, has nothing to give, does half of its work or fails. What
// the other files of this folder come by on their way is there.

import Parley
import Testing

@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A poll during which an interrupt comes.
private func interrupting(_ world: FakeWorld) -> (UnsafeMutableBufferPointer<pollfd>) -> Int {
  let flag = world.flag
  return { _ in
    flag.pointee = 1
    return -Int(EINTR)
  }
}

private func isInterrupt(_ error: any Error) -> Bool { (error as? PortError)?.reason == .interrupted }

@Suite struct FailingWaitTests {
  @Test(arguments: [EINTR, EAGAIN]) func aPollThatCouldNotWaitIsRepeated(code: Int32) throws {
    let world = FakeWorld()
    world.calls.polls = [{ _ in -Int(code) }]
    #expect(try world.context.wait(for: 9, Int32(POLLIN)))
    #expect(world.calls.pollCount == 2)
  }

  @Test func aPollThatFailsIsAnError() {
    let world = FakeWorld()
    world.calls.polls = [{ _ in -Int(EINVAL) }]
    #expect { _ = try world.context.wait(for: 9, Int32(POLLIN)) } throws: {
      ($0 as? PortError)?.message == "poll: Invalid argument"
    }
  }

  @Test func anInterruptBeforeAWaitIsNotMissed() {
    let world = FakeWorld()
    world.flag.pointee = 1
    #expect { _ = try world.context.wait(for: 9, Int32(POLLIN)) } throws: { isInterrupt($0) }
    #expect(world.calls.pollCount == 0)
  }

  @Test func anInterruptEndsOpening() {
    let world = FakeWorld()
    world.calls.opens = [-Int(EINTR), 12]
    world.flag.pointee = 1
    #expect { _ = try FileDevice.open([0x78], O_RDONLY, context: world.context) } throws: { isInterrupt($0) }
  }

  @Test func anInterruptedOpenIsRepeated() throws {
    let world = FakeWorld()
    world.calls.opens = [-Int(EINTR), 12]
    #expect(try FileDevice.open([0x78], O_RDONLY, context: world.context).descriptor == 12)
  }

  @Test func aWriteOfNothingIsRepeated() throws {
    let world = FakeWorld()
    world.calls.outputs = [0]
    let device = FileDevice(3, context: world.context, ownsDescriptor: true)
    let port = Port(device: device, name: "3", output: true, buffering: .none)
    try port.write("hello")
    #expect(world.calls.sent == Array("hello".utf8))
    #expect(world.calls.sends == 2)
  }

  @Test func anInterruptEndsSendingAMessage() {
    let world = FakeWorld()
    world.calls.outputs = [-Int(EINTR)]
    world.flag.pointee = 1
    #expect { _ = try world.datagram().send([1], to: nil, flags: 0) } throws: { isInterrupt($0) }
  }
}

@Suite struct FailingConnectionTests {
  private let destination = SocketAddress.inet(host: 0x7F00_0001, port: 9)

  private func fresh(_ world: FakeWorld) -> SocketDevice {
    SocketDevice(5, family: AF_INET, state: .fresh, context: world.context)
  }

  @Test(arguments: [EINPROGRESS, EINTR, EALREADY]) func aConnectionUnderWayIsWaitedFor(code: Int32) throws {
    let world = FakeWorld()
    world.calls.connects = [-Int(code)]
    world.calls.polls = [{ _ in -Int(EINTR) }]
    let socket = fresh(world)
    #expect(try socket.connect(to: destination) == 0)
    #expect(socket.state == .connected)
    #expect(world.calls.pollCount == 2)
  }

  @Test func anInterruptEndsConnecting() {
    let world = FakeWorld()
    world.calls.connects = [-Int(EINPROGRESS)]
    world.calls.polls = [interrupting(world)]
    let socket = fresh(world)
    #expect { _ = try socket.connect(to: destination) } throws: { isInterrupt($0) }
    #expect(socket.state == .fresh)
  }

  @Test func aConnectionWhoseOutcomeIsNotToldHasFailed() throws {
    let world = FakeWorld()
    world.calls.connects = [-Int(EINPROGRESS)]
    world.calls.optionFailure = EBADF
    #expect(try fresh(world).connect(to: destination) == EBADF)
  }

  @Test func anInterruptEndsAccepting() {
    let world = FakeWorld()
    let listener = world.listening()
    world.calls.accepts = [-Int(EAGAIN)]
    world.calls.polls = [interrupting(world)]
    #expect { _ = try listener.accept() } throws: { isInterrupt($0) }
    world.calls.accepts = [-Int(EINTR)]
    #expect { _ = try listener.accept() } throws: { isInterrupt($0) }
  }

  @Test(arguments: [ECONNABORTED, ENETDOWN, EPROTO, EHOSTUNREACH])
  func aConnectionThatIsGoneAlreadyIsAGonePeer(code: Int32) throws {
    let world = FakeWorld()
    world.calls.accepts = [-Int(code)]
    let socket = try #require(try world.listening().accept())
    #expect(socket.goneCode == code)
    #expect(socket.makePort().isAlwaysReady)
  }

  @Test func withoutAReserveAConnectionStaysPending() throws {
    let world = FakeWorld()
    world.calls.opens = [-Int(EMFILE)]
    let listener = world.listening()
    while world.context.collectsForDescriptor(-Int(EMFILE)) {}
    world.calls.accepts = [-Int(EMFILE), 101]
    let socket = try #require(try listener.accept())
    #expect(socket.goneCode == EMFILE)
    #expect(socket.peer == nil)
    #expect(world.calls.accepts == [101])
    #expect(world.calls.closed.isEmpty)
  }

  @Test func aReserveThatSomebodyElseTookIsNotAskedForTwice() throws {
    let world = FakeWorld()
    let listener = world.listening()
    while world.context.collectsForDescriptor(-Int(EMFILE)) {}
    world.calls.accepts = [-Int(EMFILE), -Int(EMFILE)]
    world.calls.opens = [-Int(EMFILE)]
    let socket = try #require(try listener.accept())
    #expect(socket.goneCode == EMFILE)
    #expect(socket.peer == nil)
    // The reserve is gone and could not be had again.
    #expect(world.calls.closed == [101])
    #expect(!world.context.spendReserve())
  }
}

@Suite struct FailingSendTests {
  @Test(arguments: [EAGAIN, ENOBUFS, ENOMEM]) func withoutRoomOutputIsQueued(code: Int32) throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(code)]
    try port.writeCode(0x61)
    #expect(device.goneCode == 0)
    #expect(device.queuedBytes == 1)
    #expect(device.isQueueing)
    // What comes next must not overtake it.
    try port.writeCode(0x62)
    #expect(world.calls.sends == 1)
    device.sendQueued()
    #expect(world.calls.sent == [0x61, 0x62])
    #expect(!device.isQueueing)
  }

  @Test func anInterruptedSendOfTheQueueIsRepeated() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN), -Int(EINTR), 2, -Int(EINTR)]
    try port.write("hello")
    device.sendQueued()
    #expect(world.calls.sent == Array("hello".utf8))
  }

  @Test(arguments: [EPIPE, ECONNRESET]) func aPeerThatGoesTakesItsQueueAlong(code: Int32) throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN), -Int(code)]
    try port.write("hello")
    device.sendQueued()
    #expect(device.goneCode == code)
    #expect(device.queuedBytes == 0)
    #expect(world.context.sendingSockets.isEmpty)
    #expect(port.isAlwaysReady)
  }

  @Test func aClosedSocketWhosePeerGoesIsDoneWith() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN), -Int(EPIPE)]
    try port.write("hello")
    try port.close()
    #expect(world.calls.closed.isEmpty)
    device.sendQueued()
    #expect(world.calls.closed == [7])
    #expect(world.context.sendingSockets.isEmpty)
  }

  @Test func aClosedSocketWhosePeerTakesNothingIsGivenUpInTheEnd() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.outputs = Array(repeating: -Int(EAGAIN), count: 10)
    try port.write("hello")
    try port.close()
    func waitInVain(_ seconds: Double) throws {
      world.calls.polls = [FakeSyscalls.noneReady]
      _ = try world.context.wait(for: 9, Int32(POLLIN), until: world.context.deadline(after: seconds))
    }
    try waitInVain(29)
    #expect(world.calls.closed.isEmpty)
    try waitInVain(2)
    #expect(world.calls.closed == [7])
    #expect(world.context.sendingSockets.isEmpty)
  }

  @Test func anInterruptEndsTheWaitForRoom() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = Array(repeating: -Int(EAGAIN), count: 100_000)
    try port.write([UInt8](repeating: 0x61, count: SendQueue.limit))
    world.calls.polls = [interrupting(world)]
    #expect { try port.writeCode(0x62) } throws: { isInterrupt($0) }
    #expect(device.goneCode == 0)
    #expect(device.queuedBytes == SendQueue.limit)
  }

  @Test func ofAGonePeerThereIsNothingToWaitFor() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.outputs = [-Int(EPIPE)]
    try port.writeCode(0x61)
    world.calls.inputs = [.bytes([0x68]), .failure(EAGAIN)]
    #expect(try port.readCode() == 0x68)
    #expect(try port.readCode() == nil)
    #expect(world.calls.pollCount == 0)
  }

  @Test func leavingWaitsForPeersThatGoOnTaking() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN), 2, -Int(EAGAIN), 3]
    try port.write("hello")
    world.context.drainSockets()
    #expect(world.calls.sent == Array("hello".utf8))
    // One that takes nothing is waited for once.
    world.calls.outputs = [-Int(EAGAIN)]
    try port.write("again")
    world.calls.polls = [FakeSyscalls.noneReady, FakeSyscalls.noneReady]
    let before = world.calls.clock
    world.context.drainSockets()
    #expect(world.calls.clock - before == world.context.sendTimeout)
    #expect(device.queuedBytes == 5)
  }
}
