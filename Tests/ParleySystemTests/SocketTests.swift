// What sockets make of EINTR, EAGAIN, short writes, resets and a lack of descriptors.

import Parley
import Testing

@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct SocketInputTests {
  @Test func anASCIICharacterTakesOneReceive() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes(Array("ab".utf8))]
    #expect(try port.readCode() == 0x61)
    #expect(world.calls.receives == 1)
    #expect(try port.readCode() == 0x62)
    #expect(world.calls.receives == 2)
    #expect(world.calls.pollCount == 0)
  }

  @Test func anInterruptedReceiveIsRepeated() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.failure(EINTR), .bytes([0x61])]
    #expect(try port.readCode() == 0x61)
  }

  @Test func anInterruptEndsAReceive() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.failure(EINTR), .bytes([0x61])]
    world.flag.pointee = 1
    #expect { _ = try port.readCode() } throws: { ($0 as? PortError)?.reason == .interrupted }
  }

  @Test func nothingThereIsWaitedFor() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.failure(EAGAIN), .bytes([0x61])]
    #expect(try port.readCode() == 0x61)
    #expect(world.calls.pollCount == 1)
    #expect(world.calls.lastTimeout == -1)
  }

  @Test func anInterruptEndsAWait() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.failure(EAGAIN)]
    let flag = world.flag
    world.calls.polls = [
      { _ in
        flag.pointee = 1
        return -Int(EINTR)
      }
    ]
    #expect { _ = try port.readCode() } throws: { ($0 as? PortError)?.reason == .interrupted }
  }

  @Test func aResetIsTheEndOfInput() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.inputs = [.bytes([0x61]), .failure(ECONNRESET), .bytes([0x62])]
    #expect(try port.readCode() == 0x61)
    #expect(try port.readCode() == nil)
    #expect(try port.readCode() == nil)
    #expect(device.goneCode == ECONNRESET)
    #expect(device.peer == .inet(host: 1, port: 2))
  }

  @Test func theEndIsAskedForOnce() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    for _ in 0..<3 { #expect(try port.readCode() == nil) }
    #expect(world.calls.receives == 1)
  }

  @Test func halfACharacterIsNotReady() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes([0xC3]), .failure(EAGAIN)]
    #expect(try !port.prefetch(polled: true))
    world.calls.inputs = [.bytes([0xA9])]
    #expect(try port.prefetch(polled: true))
    let before = world.calls.receives
    #expect(try port.readCode() == 0xE9)
    #expect(world.calls.receives == before)
  }
}

@Suite struct SocketOutputTests {
  @Test func aStringIsOneSend() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    try port.write("connected")
    try port.writeCode(0x20AC)
    #expect(world.calls.sends == 2)
    #expect(world.calls.sent == Array("connected€".utf8))
  }

  @Test func anInterruptedSendIsRepeated() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.outputs = [-Int(EINTR)]
    try port.write("hello")
    #expect(world.calls.sent == Array("hello".utf8))
  }

  @Test func whatIsNotTakenIsQueuedAndSentInOrder() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [2, -Int(EAGAIN)]
    try port.write("hello")
    try port.write(" world")
    #expect(world.calls.sent == Array("he".utf8))
    #expect(device.queuedBytes == 9)
    #expect(world.context.sendingSockets.count == 1)
    world.calls.outputs = [4, -Int(EAGAIN)]
    device.sendQueued()
    #expect(world.calls.sent == Array("hello ".utf8))
    device.sendQueued()
    #expect(world.calls.sent == Array("hello world".utf8))
    #expect(world.context.sendingSockets.isEmpty)
  }

  @Test func aWaitElsewhereSendsTheQueue() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.outputs = [0, -Int(EAGAIN)]
    try port.write("hello")
    #expect(try world.context.wait(for: 9, Int32(POLLIN), until: Deadline.now))
    #expect(world.calls.sent == Array("hello".utf8))
  }

  @Test func aPeerThatTakesNothingIsGivenUpAfterTheTimeout() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = Array(repeating: -Int(EAGAIN), count: 100_000)
    try port.write([UInt8](repeating: 0x61, count: SendQueue.limit))
    #expect(device.goneCode == 0)
    world.calls.polls = [FakeSyscalls.noneReady]
    let before = world.calls.clock
    try port.writeCode(0x62)
    #expect(world.calls.clock - before == world.context.sendTimeout)
    #expect(device.goneCode == ETIMEDOUT)
    #expect(device.queuedBytes == 0)
    #expect(world.context.sendingSockets.isEmpty)
    #expect(port.isAlwaysReady)
    #expect(try port.readCode() == nil)
    let sends = world.calls.sends
    try port.write("dropped")
    #expect(world.calls.sends == sends)
  }

  @Test func aSlowPeerLosesNothing() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    let bytes = (0..<3 * SendQueue.limit).map { UInt8(truncatingIfNeeded: $0) }
    world.calls.outputs = [-Int(EAGAIN)]
    try port.write(bytes)
    device.sendQueued()
    #expect(device.goneCode == 0)
    #expect(world.calls.sent == bytes)
  }

  @Test(arguments: [EPIPE, ECONNRESET, ETIMEDOUT, EHOSTUNREACH])
  func aGonePeerRaisesNothing(code: Int32) throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(code)]
    try port.writeCode(0x61)
    try port.write("more")
    #expect(device.goneCode == code)
    #expect(world.calls.sends == 1)
    #expect(port.isAlwaysReady)
    #expect(port.isOutputOpen)
    // What came before can still be read.
    world.calls.inputs = [.bytes([0x68])]
    #expect(try port.readCode() == 0x68)
  }

  @Test func outputToAClosedSocketIsDropped() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    try port.close()
    try port.writeCode(0x61)
    try port.write("more")
    #expect(world.calls.sends == 0)
    #expect(world.calls.closed == [7])
  }

  @Test func closingSendsTheQueueFirst() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN)]
    try port.write("last words")
    try port.close()
    #expect(world.calls.closed.isEmpty)
    device.sendQueued()
    #expect(world.calls.sent == Array("last words".utf8))
    #expect(world.calls.closed == [7])
  }

  @Test func endingTheOutputSendsTheQueueFirst() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    world.calls.outputs = [-Int(EAGAIN)]
    try port.write("last words")
    #expect(device.shutdown(1) == 0)
    #expect(!port.isOutput)
    #expect(world.calls.shutdowns.isEmpty)
    device.sendQueued()
    #expect(world.calls.shutdowns == [1])
  }
}

@Suite struct AcceptTests {
  @Test func interruptedAndEmptyAcceptsAreRepeated() throws {
    let world = FakeWorld()
    world.calls.accepts = [-Int(EINTR), -Int(EAGAIN), 8]
    let socket = try #require(try world.listening().accept())
    #expect(socket.descriptor == 8)
    #expect(socket.peer == .inet(host: 0x7F00_0001, port: 4711))
    #expect(world.calls.pollCount == 1)
  }

  @Test func withoutDescriptorsACollectionComesFirst() throws {
    let world = FakeWorld()
    let listener = world.listening()
    world.context.noteDescriptor()
    world.calls.accepts = [-Int(EMFILE), 8]
    #expect(try listener.accept() == nil)
    #expect(try listener.accept()?.descriptor == 8)
    #expect(world.calls.closed.isEmpty)
  }

  @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM])
  func withoutDescriptorsTheReserveTakesAndDropsTheConnection(code: Int32) throws {
    let world = FakeWorld()
    let listener = world.listening()
    world.calls.accepts = [-Int(code), 101]
    // A collection was a moment ago.
    while world.context.collectsForDescriptor(-Int(EMFILE)) {}
    let socket = try #require(try listener.accept())
    let port = socket.makePort()
    #expect(socket.goneCode == code)
    #expect(socket.peer == .inet(host: 0x7F00_0001, port: 4711))
    // The reserve, then the connection that took its place.
    #expect(world.calls.closed == [101, 101])
    #expect(world.context.spendReserve())
    #expect(port.isAlwaysReady)
    try port.write("connected")
    #expect(try port.readCode() == nil)
    #expect(world.calls.sends == 0)
  }

  @Test func anAbortedConnectionIsAGonePeer() throws {
    let world = FakeWorld()
    world.calls.accepts = [-Int(ECONNABORTED)]
    let socket = try #require(try world.listening().accept())
    #expect(socket.goneCode == ECONNABORTED)
    #expect(try socket.makePort().readCode() == nil)
  }

  @Test func aBrokenListenerIsAnError() throws {
    let world = FakeWorld()
    world.calls.accepts = [-Int(EINVAL)]
    #expect(throws: PortError.self) { _ = try world.listening().accept() }
  }
}

@Suite struct DescriptorTests {
  @Test func aCollectionForWantOfDescriptorsIsNotRepeatedAtOnce() {
    let world = FakeWorld()
    let context = world.context
    #expect(!context.collectsForDescriptor(-Int(ENOENT)))
    // The call is made again, fails again, and that is that.
    #expect(context.collectsForDescriptor(-Int(EMFILE)))
    #expect(!context.collectsForDescriptor(-Int(EMFILE)))
    #expect(context.collectsForDescriptor(-Int(ENFILE)))
    #expect(!context.collectsForDescriptor(-Int(ENFILE)))
    // For a crowd of connections: nothing was opened since.
    #expect(!context.collectsForDescriptor(-Int(EMFILE), sparingly: true))
    context.noteDescriptor()
    #expect(context.collectsForDescriptor(-Int(EMFILE), sparingly: true))
    #expect(!context.collectsForDescriptor(-Int(EMFILE), sparingly: true))
    world.calls.polls = [FakeSyscalls.noneReady]
    _ = try? context.wait(for: 9, Int32(POLLIN), until: context.deadline(after: 2))
    #expect(context.collectsForDescriptor(-Int(EMFILE), sparingly: true))
  }

  @Test func aDuplicateHasAQueueOfItsOwn() throws {
    let world = FakeWorld()
    let (device, port) = world.connected()
    let copy = device.sharing(8).makePort(input: false, output: true, buffering: .full)
    try copy.write("later")
    #expect(world.calls.sends == 0)
    try copy.flush()
    #expect(world.calls.sent == Array("later".utf8))
    try copy.write("at exit")
    #expect(world.context.flushPorts() == nil)
    #expect(world.calls.sent == Array("laterat exit".utf8))
    try copy.close()
    #expect(world.calls.closed == [8])
    try port.close()
    #expect(world.calls.closed == [8, 7])
  }
}

@Suite struct AddressTests {
  @Test func addressesSurviveTheSystemsForm() {
    let addresses: [SocketAddress] = [
      .inet(host: 0x7F00_0001, port: 8001), .unix(path: Array("/tmp/x".utf8)), .unix(path: []),
      .inet6(host: Array(0..<16), port: 80, scope: 3),
    ]
    for address in addresses {
      var storage = sockaddr_storage()
      var length = 0
      _ = address.withSystemAddress { from, size in
        withUnsafeMutableBytes(of: &storage) {
          $0.copyMemory(from: UnsafeRawBufferPointer(start: from, count: Int(size)))
        }
        length = Int(size)
        return 0
      }
      #expect(SocketAddress(storage, length: length) == address)
    }
  }

  @Test func namesPrintLikeSCMs() {
    #expect(SocketName(.inet(host: 0x7F00_0001, port: 40744)).printedForm == "#<inet-addr 127.0.0.1:40744>")
    #expect(SocketName(.unix(path: Array("/tmp/s".utf8))).printedForm == "#<unix-addr /tmp/s>")
    let loopback = [UInt8](repeating: 0, count: 15) + [1]
    #expect(SocketName(.inet6(host: loopback, port: 80, scope: 0)).printedForm == "#<inet6-addr [::1]:80>")
  }
}
