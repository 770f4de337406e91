// Sizes of memory as people write them.

import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A number of bytes: `4096`, `64K`, `512M`, `2G`.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
    let unit = argument.uppercased().last.flatMap { units[$0] }
    guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0 else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
    guard !overflow else { return nil }
    self.bytes = bytes
  }

  var description: String {
    for (shift, unit) in [(40, "T"), (30, "G"), (20, "M"), (10, "K")] where bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return "\(bytes)"
  }

  /// Half of what the machine has.
  static var halfOfMemory: ByteCount {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, pageSize > 0 else { return ByteCount(bytes: 1 << 30) }
    return ByteCount(bytes: pages * pageSize / 2)
  }
}
