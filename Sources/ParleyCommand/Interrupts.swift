// Ctrl-C: what the signal handler does, and nothing else. A handler may only touch what is set up before it and call
// what signal-safety(7) lists, so it reaches the interpreter through two globals.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) var interruptFlag: UnsafeMutablePointer<Int32>?
private nonisolated(unsafe) var wakeDescriptor: Int32 = -1

/// Makes SIGINT set `flag`, which the machine polls, and write a byte to `descriptor`, which ends a wait in progress.
/// Both live as long as the process.
func installInterruptHandler(flag: UnsafeMutablePointer<Int32>, wakeDescriptor descriptor: Int32) {
  interruptFlag = flag
  wakeDescriptor = descriptor
  var action = sigaction()
  let handler: @convention(c) (Int32) -> Void = { _ in
    let code = errno
    interruptFlag?.pointee = 1
    var byte: UInt8 = 1
    // A full pipe wakes as well.
    if wakeDescriptor >= 0 { _ = write(wakeDescriptor, &byte, 1) }
    errno = code
  }
  #if canImport(Glibc)
    action.__sigaction_handler.sa_handler = handler
  #else
    action.__sigaction_u.__sa_handler = handler
  #endif
  sigaction(SIGINT, &action, nil)
}
