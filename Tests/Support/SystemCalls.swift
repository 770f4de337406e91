// System calls whose names the helpers' methods hide.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func closeDescriptor(_ descriptor: Int32) {
  _ = close(descriptor)
}

func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

func connectSocket(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
  connect(descriptor, address, length)
}

func sendSignal(_ number: Int32, to pid: pid_t) {
  _ = kill(pid, number)
}

/// Makes a write to somebody who has gone an error instead of the end of this process.
let brokenPipesAreErrors: Void = {
  _ = signal(SIGPIPE, SIG_IGN)
}()
