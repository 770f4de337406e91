// What datagrams, bounded waits and pieces of a stream make of EINTR, EAGAIN, errors and time.

import Parley
import Testing

@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct MessageTests {
  private let destination = SocketAddress.inet(host: 0x7F00_0001, port: 9)

  @Test func anInterruptedSendIsRepeated() throws {
    let world = FakeWorld()
    world.calls.outputs = [-Int(EINTR), 3]
    #expect(try world.datagram().send([1, 2, 3], to: destination, flags: 0) == 3)
    #expect(world.calls.sends == 2)
  }

  @Test func aSendWithoutRoomWaits() throws {
    let world = FakeWorld()
    world.calls.outputs = [-Int(EAGAIN), 3]
    #expect(try world.datagram().send([1, 2, 3], to: nil, flags: 0) == 3)
    #expect(world.calls.pollCount == 1)
    #expect(world.calls.lastTimeout == -1)
  }

  @Test func aFailedSendIsTold() throws {
    let world = FakeWorld()
    world.calls.outputs = [-Int(EMSGSIZE)]
    #expect(try world.datagram().send([1], to: destination, flags: 0) == -Int(EMSGSIZE))
  }

  @Test func anEmptyDatagramIsSent() throws {
    let world = FakeWorld()
    #expect(try world.datagram().send([], to: destination, flags: Int32(MSG_OOB)) == 0)
    #expect(world.calls.sendFlags == [Int32(MSG_OOB)])
  }

  @Test func aDatagramIsReceivedWithItsSender() throws {
    let world = FakeWorld()
    world.calls.inputs = [.failure(EINTR), .failure(EAGAIN), .bytes([1, 2, 3])]
    guard case .message(let bytes, let sender) = try world.datagram().receive(limit: 10, flags: 0) else {
      Issue.record("nothing was received")
      return
    }
    #expect(bytes == [1, 2, 3])
    #expect(sender == .inet(host: 0x7F00_0001, port: 4711))
    #expect(world.calls.pollCount == 1)
  }

  @Test func anInterruptEndsReceiving() throws {
    let world = FakeWorld()
    world.calls.inputs = [.failure(EINTR)]
    world.flag.pointee = 1
    let socket = world.datagram()
    #expect { _ = try socket.receive(limit: 10, flags: 0) } throws: { ($0 as? PortError)?.reason == .interrupted }
  }

  @Test(arguments: [nil, 50_000_000]) func receivingFails(patience: UInt64?) throws {
    let world = FakeWorld()
    let socket = world.datagram()
    socket.patience = patience
    world.calls.inputs = [.failure(patience == nil ? ECONNREFUSED : EAGAIN)]
    world.calls.polls = [FakeSyscalls.noneReady]
    guard case .failure(let code) = try socket.receive(limit: 10, flags: 0) else {
      Issue.record("something was received")
      return
    }
    #expect(code == (patience == nil ? ECONNREFUSED : ETIMEDOUT))
    if patience != nil { #expect(world.calls.lastTimeout == 50) }
  }

  @Test func acceptingEndsWithTheSocketsPatience() throws {
    let world = FakeWorld()
    let listener = world.listening()
    listener.patience = 2_000_000_000
    world.calls.polls = [FakeSyscalls.noneReady]
    #expect { _ = try listener.accept() } throws: { ($0 as? PortError)?.code == ETIMEDOUT }
    #expect(world.calls.lastTimeout == 2000)
  }

  @Test func aConnectionIsWaitedFor() throws {
    let world = FakeWorld()
    world.calls.connects = [-Int(EINPROGRESS)]
    let socket = SocketDevice(5, family: AF_INET, state: .fresh, context: world.context)
    #expect(try socket.connect(to: destination) == 0)
    #expect(socket.state == .connected)
    #expect(world.calls.lastTimeout == -1)
  }

  @Test func aRefusalThatComesLaterIsTold() throws {
    let world = FakeWorld()
    world.calls.connects = [-Int(EINTR)]
    world.calls.connectOutcome = ECONNREFUSED
    let socket = SocketDevice(5, family: AF_INET, state: .fresh, context: world.context)
    #expect(try socket.connect(to: destination) == ECONNREFUSED)
    #expect(socket.state == .fresh)
  }

  @Test func connectingEndsWithTheSocketsPatience() throws {
    let world = FakeWorld()
    world.calls.connects = [-Int(EINPROGRESS)]
    world.calls.polls = [FakeSyscalls.noneReady]
    let socket = SocketDevice(5, family: AF_INET, state: .fresh, context: world.context)
    socket.patience = 1_500_000_000
    #expect(try socket.connect(to: destination) == ETIMEDOUT)
    #expect(world.calls.lastTimeout == 1500)
  }

  @Test func aConnectedDatagramSocketStaysWhatItIs() throws {
    let world = FakeWorld()
    let socket = world.datagram()
    let port = socket.makePort()
    #expect(try socket.connect(to: destination) == 0)
    #expect(socket.peer != nil && socket.state == .bound)
    #expect(!port.isInput && !port.isOutput && port.isPollOnly)
  }
}

@Suite struct ResolverTests {
  @Test func eachAddressIsFoundOnce() {
    let world = FakeWorld()
    let one = SocketAddress.inet(host: 1, port: 80)
    let other = SocketAddress.inet6(host: Array(1...16), port: 80, scope: 3)
    world.calls.found = [one, one, other, one, other]
    #expect(world.context.addresses(ofHost: [97, 0]) == [one, other])
    world.calls.found = []
    #expect(world.context.addresses(ofHost: [97, 0]).isEmpty)
    #expect(world.context.lastError == ENXIO)
  }

  @Test(arguments: [
    ("::", [UInt8](repeating: 0, count: 16), UInt32(0)),
    ("1::", [0, 1] + [UInt8](repeating: 0, count: 14), 0),
    ("::1:0:0:0:1%2", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], 2),
    ("1:0:1:0:1:0:1:0", [0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0], 0),
    ("::ffff:1.2.3.255", [UInt8](repeating: 0, count: 10) + [255, 255, 1, 2, 3, 255], 0),
  ])
  func textOfAddresses(text: String, host: [UInt8], scope: UInt32) {
    #expect(SocketAddress.text(ofHost6: host, scope: scope) == text)
  }

  /// With AI_ADDRCONFIG alone, a machine that has no address but its own is told that there is no 127.0.0.1.
  @Test func anAddressInNumbersDoesNotDependOnThoseOfTheMachine() {
    let world = FakeWorld()
    #expect(world.context.addresses(ofHost: [97, 0], flags: AI_ADDRCONFIG).isEmpty)
    #expect(world.calls.resolverFlags == [AI_NUMERICHOST, AI_ADDRCONFIG])
    let one = SocketAddress.inet(host: 0x7F00_0001, port: 7)
    world.calls.found = [one]
    world.calls.resolverFlags = []
    #expect(world.context.addresses(ofHost: [97, 0], flags: AI_ADDRCONFIG) == [one])
    #expect(world.calls.resolverFlags == [AI_NUMERICHOST])
  }

  @Test func addressesOfOneFamilyForSocketsOfTheOther() {
    let plain = SocketAddress.inet(host: 0x0102_0304, port: 5)
    let mapped = SocketAddress.inet6(host: SocketAddress.mapped(0x0102_0304), port: 5, scope: 0)
    #expect(plain.converted(to: AF_INET6) == mapped)
    #expect(mapped.converted(to: AF_INET) == plain)
    #expect(SocketAddress.inet6(host: Array(1...16), port: 5, scope: 0).converted(to: AF_INET) == nil)
    #expect(plain.converted(to: AF_UNIX) == nil)
    #expect(SocketAddress.unix(path: [97]).converted(to: AF_UNIX) == .unix(path: [97]))
  }
}

@Suite struct PieceTests {
  private func take(_ port: Port, _ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var result: Result<Int, any Error> = .success(0)
    bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      result = Result { try port.readSome(into: start, count: count) }
    }
    return Array(bytes.prefix(try result.get()))
  }

  @Test func aPieceIsOneReceive() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes([1, 2, 3])]
    #expect(try take(port, 100) == [1, 2, 3])
    #expect(world.calls.receives == 1)
    #expect(world.calls.pollCount == 0)
  }

  @Test func whatWasReadAheadComesFirst() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes([1, 2, 3])]
    #expect(try port.prefetch(polled: true))
    #expect(try take(port, 1) == [1])
    #expect(try take(port, 100) == [2, 3])
    #expect(world.calls.pollCount == 0)
  }

  @Test func whatWasReadAheadIsNotWaitedFor() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes([1]), .failure(EAGAIN), .bytes([2])]
    #expect(try port.prefetch(polled: true))
    #expect(try take(port, 100) == [1])
    #expect(try take(port, 100) == [2])
    #expect(try take(port, 100) == [])
  }

  @Test func anInterruptLosesNothingThatWasReadAhead() throws {
    let world = FakeWorld()
    let (_, port) = world.connected()
    world.calls.inputs = [.bytes([1]), .failure(EINTR)]
    #expect(try port.prefetch(polled: true))
    world.flag.pointee = 1
    #expect { _ = try take(port, 100) } throws: { ($0 as? PortError)?.reason == .interrupted }
    world.flag.pointee = 0
    #expect(try take(port, 100) == [1])
  }
}
