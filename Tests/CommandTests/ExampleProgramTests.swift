// The documented programs must stay as documented.

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

  /// FNV-1a with 64 bits.
  private func fowlerNollVo(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
