// Characters that go past the device: the same calls, results and errors as by way of it, and never before what is queued.

import Testing

@testable import Parley
@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct StreamDoorTests {
  private let world = FakeWorld()
  private let device: SocketDevice
  private let port: Port
  private let interpreter = Interpreter()

  init() {
    (device, port) = world.connected()
    ParleySystem.install(into: interpreter, arguments: [])
    let port = self.port
    interpreter.definer("(port-under-test)", "Returns the port under test.", "") { a in a.makePort(port) }
  }

  private var isOpen: Bool { port.state.pointee.door != nil }

  /// What a program shows that writes to `p`, the port.
  @discardableResult private func evaluate(_ program: String) throws -> String {
    interpreter.written(try interpreter.value(of: "(let ((p (port-under-test))) \(program))"))
  }

  private func write(_ text: String) throws {
    for character in text { try evaluate("(write-char #\\\(character) p)") }
  }

  @Test func eachCharacterIsOneSend() throws {
    #expect(isOpen)
    try write("abc")
    #expect(world.calls.sends == 3)
    #expect(world.calls.sent == Array("abc".utf8))
  }

  @Test func theyAreCounted() throws {
    try write("abc")
    try evaluate("(display \"de\" p)")
    #expect(device.totalTraffic.sent == 5)
    try evaluate("(close-port p)")
    #expect(device.totalTraffic.sent == 5)
  }

  @Test func anInterruptedSendIsRepeated() throws {
    world.calls.outputs = [-Int(EINTR)]
    try write("a")
    #expect(world.calls.sends == 2)
    #expect(world.calls.sent == [0x61])
  }

  @Test func nothingOvertakesTheQueue() throws {
    world.calls.outputs = [1, -Int(EAGAIN)]
    try write("abc")
    #expect(world.calls.sent == Array("a".utf8))
    #expect(device.queuedBytes == 2)
    #expect(!isOpen)
    device.sendQueued()
    #expect(isOpen)
    try write("d")
    #expect(world.calls.sent == Array("abcd".utf8))
  }

  @Test(arguments: [EPIPE, ECONNRESET]) func theFirstErrorTellsWhyThePeerIsGone(code: Int32) throws {
    try interpreter.run(text: "(define told 0) (define (broken-pipe port) (set! told (+ told 1)))", name: "set-up")
    world.calls.outputs = [-Int(code)]
    try write("ab")
    #expect(device.goneCode == code)
    #expect(world.calls.sends == 1)
    #expect(!isOpen)
    #expect(try evaluate("told") == "1")
  }

  @Test func aClosedPortDropsOutput() throws {
    try evaluate("(close-port p)")
    #expect(!isOpen)
    try write("a")
    #expect(world.calls.sends == 0)
  }

  @Test func aPortWithoutOutputIsAnError() throws {
    #expect(device.shutdown(1) == 0)
    #expect(!isOpen)
    #expect(throws: SchemeError.self) { try write("a") }
    #expect(world.calls.sends == 0)
  }

  @Test func aMeterSeesEveryCharacter() throws {
    let meter = OutputMeter()
    meter.left = 2
    port.meter = meter
    #expect(!isOpen)
    #expect(throws: SchemeError.self) { try write("abc") }
    #expect(world.calls.sent == Array("ab".utf8))
  }

  @Test("What the system refuses is tried once by compiled code, too")
  func aRefusalIsHandedOn() throws {
    try interpreter.run(text: "(define (put c p) (write-char c p))", name: "set-up")
    world.calls.outputs = [-Int(EAGAIN), 1, -Int(ECONNRESET)]
    try evaluate("(put #\\a p)")
    #expect(world.calls.sends == 1)
    #expect(device.queuedBytes == 1)
    device.sendQueued()
    try evaluate("(put #\\b p)")
    #expect(device.goneCode == ECONNRESET)
    #expect(world.calls.sends == 3)
    #expect(world.calls.sent == Array("a".utf8))
  }

  @Test func otherCharactersGoTheLongWay() throws {
    try write("é")
    #expect(world.calls.sent == Array("é".utf8))
    #expect(world.calls.sends == 1)
  }

  @Test func thereIsNoneOverABuffer() {
    let buffered = device.makePort(input: false, output: true, buffering: .full)
    #expect(buffered.state.pointee.door == nil)
  }
}
