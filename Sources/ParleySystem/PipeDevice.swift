// A pipe, perhaps with a process at its other end (SCM open-pipe). Closing the port waits for that process, as pclose(3)
// does; what the collector closes does not wait. Output that nobody will read is an error, unless the program has
// defined broken-pipe: then that is called, and what is written is dropped.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class PipeDevice: FileDevice {
  /// The process at the other end, until it has been waited for; nil for an end of (pipe).
  private var process: pid_t?
  private let isOfProcess: Bool
  /// The port over this device, which owns it.
  private unowned(unsafe) var port: Port?

  init(_ descriptor: Int32, context: SystemContext, process: pid_t? = nil) {
    self.process = process
    isOfProcess = process != nil
    super.init(descriptor, context: context, ownsDescriptor: true)
  }

  override var typeName: String { isOfProcess ? "pipe" : "port" }

  override func attach(_ port: Port) {
    self.port = port
    super.attach(port)
  }

  override func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    do throws(PortError) {
      return try super.write(bytes, count: count)
    } catch {
      guard error.code == EPIPE, let port, !port.isClosed else { throw error }
      port.noteLoss()
      return count
    }
  }

  override func close() {
    super.close()
    if let process { context.strays.append(process) }
  }

  override func surrender() {
    super.surrender()
    if let process { context.strays.append(process) }
    process = nil
  }

  override func finishClosing() throws(PortError) {
    guard let process else { return }
    self.process = nil
    _ = try context.waitForProcess(process)
  }
}
