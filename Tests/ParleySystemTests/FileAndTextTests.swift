// Files over scripted calls, and the coding of text between bytes and characters.

import Parley
import Testing

@testable import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct FileTests {
  private func port(_ world: FakeWorld, input: Bool = false, output: Bool = false) -> Port {
    let device = FileDevice(3, context: world.context, ownsDescriptor: true)
    return Port(device: device, name: "3", input: input, output: output)
  }

  @Test func interruptedAndEmptyReadsAreRepeated() throws {
    let world = FakeWorld()
    world.calls.inputs = [.failure(EINTR), .failure(EAGAIN), .bytes([0x61])]
    #expect(try port(world, input: true).readCode() == 0x61)
  }

  @Test func aFailedReadIsAnErrorWithItsText() {
    let world = FakeWorld()
    world.calls.inputs = [.failure(EIO)]
    let port = port(world, input: true)
    #expect { _ = try port.readCode() } throws: {
      ($0 as? PortError)?.code == EIO && ($0 as? PortError)?.message == "cannot read: Input/output error"
    }
  }

  @Test func aTerminalMayGoOnAfterItsEnd() throws {
    let world = FakeWorld()
    world.calls.inputs = [.bytes([]), .bytes([0x61])]
    let port = port(world, input: true)
    #expect(try port.peekCode() == nil)
    #expect(try port.readCode() == nil)
    #expect(try port.readCode() == 0x61)
  }

  @Test func shortAndInterruptedWritesAreCompleted() throws {
    let world = FakeWorld()
    world.calls.outputs = [3, -Int(EINTR), -Int(EAGAIN), 2]
    let port = port(world, output: true)
    try port.write("hello world")
    #expect(world.calls.sends == 0)
    try port.flush()
    #expect(world.calls.sent == Array("hello world".utf8))
  }

  @Test func anInterruptedFlushKeepsTheRest() throws {
    let world = FakeWorld()
    world.calls.outputs = [3, -Int(EINTR)]
    let port = port(world, output: true)
    try port.write("hello")
    let flag = world.flag
    world.calls.polls = [
      FakeSyscalls.allReady,
      { set in
        flag.pointee = 1
        return FakeSyscalls.allReady(set)
      },
    ]
    #expect(throws: PortError.self) { try port.flush() }
    flag.pointee = 0
    try port.flush()
    #expect(world.calls.sent == Array("hello".utf8))
  }

  @Test func afterAnErrorNothingIsWrittenTwice() throws {
    let world = FakeWorld()
    world.calls.outputs = [-Int(EPIPE)]
    let port = port(world, output: true)
    try port.write("hello")
    #expect(throws: PortError.self) { try port.flush() }
    try port.close()
    #expect(world.calls.sent.isEmpty)
    #expect(world.calls.closed == [3])
  }

  @Test func openingTellsWhy() {
    let world = FakeWorld()
    world.calls.opens = [-Int(EINTR), -Int(EMFILE)]
    #expect { _ = try FileDevice.open(Array("x".utf8), O_RDONLY, context: world.context) } throws: {
      ($0 as? PortError)?.code == EMFILE
    }
    #expect(world.context.lastError == EMFILE)
  }

  @Test func standardOutputIsFlushedBeforeAWait() throws {
    let world = FakeWorld()
    let port = port(world, output: true)
    world.context.waitSet.pointee.standardOutput = .passUnretained(port)
    defer { world.context.waitSet.pointee.standardOutput = nil }
    try port.write("prompt> ")
    _ = try world.context.wait(for: 9, Int32(POLLIN))
    #expect(world.calls.sent == Array("prompt> ".utf8))
  }

  @Test func aDeadlineEndsAWait() throws {
    let world = FakeWorld()
    world.calls.polls = [{ _ in -Int(EINTR) }, FakeSyscalls.noneReady]
    let deadline = world.context.deadline(after: 0.25)
    #expect(try !world.context.wait(for: 9, Int32(POLLIN), until: deadline))
    #expect(world.calls.lastTimeout == 250)
  }
}

/// Gives its bytes in pieces of a fixed size, and collects what is written.
private final class PieceDevice: PortDevice {
  var bytes: [UInt8]
  let piece: Int
  var written: [UInt8] = []

  init(_ bytes: [UInt8], piece: Int) {
    self.bytes = bytes
    self.piece = piece
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    let taken = min(piece, count, bytes.count)
    for index in 0..<taken { buffer[index] = bytes[index] }
    bytes.removeFirst(taken)
    return taken
  }
  func write(_ start: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    written += UnsafeBufferPointer(start: start, count: count)
    return count
  }
  func close() {}
}

@Suite struct TextTests {
  private static let rawByte: UInt32 = 0x110000

  private func codes(_ bytes: [UInt8], piece: Int, buffering: Port.Buffering) throws -> [UInt32] {
    let port = Port(device: PieceDevice(bytes, piece: piece), name: "x", input: true, buffering: buffering)
    var codes: [UInt32] = []
    while let code = try port.readCode() { codes.append(code) }
    return codes
  }

  @Test(arguments: [1, 2, 3, 5, 100])
  func charactersAreDecodedHoweverTheyCome(piece: Int) throws {
    let text = "aé€😀z\n\u{10FFFF}"
    let expected = text.unicodeScalars.map(\.value)
    #expect(try codes(Array(text.utf8), piece: piece, buffering: .full) == expected)
    #expect(try codes(Array(text.utf8), piece: piece, buffering: .none) == expected)
  }

  @Test func bytesThatAreNotUTF8BecomeCharactersOfTheirOwn() throws {
    func raw(_ bytes: UInt32...) -> [UInt32] { bytes.map { TextTests.rawByte + $0 } }
    let cases: [([UInt8], [UInt32])] = [
      ([0x80], raw(0x80)), ([0xFF, 0xFE], raw(0xFF, 0xFE)),
      // Overlong, a surrogate, beyond the last scalar.
      ([0xC0, 0xAF], raw(0xC0, 0xAF)), ([0xE0, 0x80, 0xAF], raw(0xE0, 0x80, 0xAF)),
      ([0xED, 0xA0, 0x80], raw(0xED, 0xA0, 0x80)), ([0xF4, 0x90, 0x80, 0x80], raw(0xF4, 0x90, 0x80, 0x80)),
      // Cut off by another character, and by the end.
      ([0xE2, 0x82, 0x41], raw(0xE2, 0x82) + [0x41]), ([0xF0, 0x9F, 0x98], raw(0xF0, 0x9F, 0x98)),
      ([0xC3, 0xC3, 0xA9], raw(0xC3) + [0xE9]),
    ]
    for (bytes, expected) in cases {
      #expect(try codes(bytes, piece: 100, buffering: .full) == expected)
      #expect(try codes(bytes, piece: 1, buffering: .none) == expected)
    }
  }

  @Test func everyByteLeavesAsItCame() throws {
    var bytes = (0...255).map { UInt8($0) }
    bytes += [0xE2, 0x82, 0xAC, 0xE2, 0x82, 0xF0, 0x9F, 0x98, 0x80, 0xC3]
    for buffering in [Port.Buffering.none, .full] {
      let device = PieceDevice(bytes, piece: 7)
      let port = Port(device: device, name: "x", input: true, output: true, buffering: buffering)
      while let code = try port.readCode() { try port.writeCode(code) }
      try port.flush()
      #expect(device.written == bytes)
    }
  }

  @Test func peekingTakesNothing() throws {
    let port = Port(device: PieceDevice(Array("é".utf8), piece: 1), name: "x", input: true, buffering: .none)
    #expect(try port.peekCode() == 0xE9)
    #expect(try port.readCode() == 0xE9)
    #expect(try port.peekCode() == nil)
  }

  @Test func linesAndColumnsCountFromOne() throws {
    let port = Port(device: PieceDevice(Array("aé\nb".utf8), piece: 100), name: "x", input: true)
    #expect((port.line, port.column) == (1, 1))
    _ = try port.readCode()
    _ = try port.readCode()
    #expect((port.line, port.column) == (1, 3))
    _ = try port.readCode()
    #expect((port.line, port.column) == (2, 1))
  }

  @Test func aTerminalsLineGoesOutWithItsEnd() throws {
    let device = PieceDevice([], piece: 1)
    let port = Port(device: device, name: "x", output: true, buffering: .line)
    try port.write("ab")
    #expect(device.written.isEmpty)
    try port.writeCode(10)
    #expect(device.written == Array("ab\n".utf8))
    try port.write("c\nd")
    #expect(device.written == Array("ab\nc\nd".utf8))
  }

  @Test func printedFormsTellDirectionAndState() throws {
    let port = Port(device: PieceDevice([], piece: 1), name: "5", input: true, output: true)
    #expect(port.printedForm == "#<input-output-port 5>")
    port.setDirections(input: true, output: false)
    #expect(port.printedForm == "#<input-port 5>")
    try port.close()
    #expect(port.printedForm == "#<closed-port 5>")
  }
}
