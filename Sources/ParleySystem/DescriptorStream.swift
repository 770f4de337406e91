// Standard ports over file descriptors.

import Parley

extension HostStream {
  /// A file descriptor: of a file, a pipe, a socket or a terminal. It stays the caller's, who closes it.
  public static func descriptor(_ descriptor: Int32) -> HostStream {
    HostStream(name: "\(descriptor)") { interpreter in
      let context = SystemContext(calls: Syscalls())
      context.interruptFlag = interpreter.interruptFlag
      context.programDeadline = interpreter.deadline
      return FileDevice(descriptor, context: context, ownsDescriptor: false)
    }
  }
}
