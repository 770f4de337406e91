// Address space from the system, which costs nothing until it is used.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Zeroed pages.
final class Reservation {
  let memory: UnsafeMutableRawPointer
  private let bytes: Int

  init?(bytes: Int) {
    #if canImport(Glibc)
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    #else
      let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
    #endif
    guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else { return nil }
    self.memory = memory
    self.bytes = bytes
  }

  deinit { munmap(memory, bytes) }
}
