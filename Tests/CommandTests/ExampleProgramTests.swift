// The documented programs must stay as documented, and the examples must print what the files beside them say.

import TestSupport
import Testing

@Suite struct ExampleProgramTests {
  @Test(
    "the programs are those of the SCM manual, byte for byte",
    arguments: [
      ("chat-server.scm", 2195, UInt64(0x84fc_6ce0_1254_50f4)),
      ("chat-client.scm", 1063, UInt64(0x900b_aa88_bbae_dab7)),
    ])
  func programsAreAsDocumented(name: String, size: Int, checksum: UInt64) throws {
    let bytes = try readFile(examplePath(name))
    #expect(bytes.count == size)
    #expect(fowlerNollVo(bytes) == checksum)
  }

  @Test(
    "the programs print what is expected: NAME.scm, with NAME.in as its input if there is one, prints NAME.out",
    arguments: ["adventure", "differentiator", "interpreter"])
  func programsPrintWhatIsExpected(name: String) throws {
    let input = (try? readFile(examplePath("\(name).in"))) ?? []
    let expected = String(decoding: try readFile(examplePath("\(name).out")), as: UTF8.self)
    let outcome = try ChildProcess.run(
      [parleyBinary, examplePath("\(name).scm")], input: String(decoding: input, as: UTF8.self), by: .seconds(60))
    #expect(outcome.output == expected)
    #expect(outcome.errors == "")
    #expect(outcome.status == .exited(0))
  }

  @Test("a text adventure that is left in the middle ends well") func adventureEndsWithItsInput() throws {
    for input in ["", "take lantern", "north\n", "quit\n"] {
      let outcome = try ChildProcess.run([parleyBinary, examplePath("adventure.scm")], input: input, by: .seconds(60))
      #expect(outcome.status == .exited(0))
      #expect(outcome.errors == "")
    }
  }

  /// FNV-1a with 64 bits.
  private func fowlerNollVo(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
