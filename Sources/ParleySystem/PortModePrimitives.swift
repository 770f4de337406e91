// Ports by mode (SCM i/o-extensions): opening files, and giving a port a second descriptor or another file.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func definePortModePrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context

  define(
    "(open-file filename modes)",
    "Opens a file as MODES say: r, w or a, then any of + (both directions), b (bytes too), 0 (unbuffered) and x (only a "
      + "new file). Returns a port, or #f.",
    "SCM open-file"
  ) { a throws(SchemeThrow) in
    try open(a, context, try a.openMode(1), permissions: 0o666)
  }
  define(
    "(try-create-file filename modes [permissions])",
    "Opens a file as open-file does if there is none of that name, and returns #f otherwise.", "SCM try-create-file"
  ) { a throws(SchemeThrow) in
    var mode = try a.openMode(1)
    mode.flags |= O_CREAT | O_EXCL
    return try open(a, context, mode, permissions: a.has(2) ? mode_t(truncatingIfNeeded: try a.count(2)) : 0o666)
  }
  define(
    "(reopen-file filename modes port)",
    "Closes the file of PORT and has PORT read or write another. Returns #t, or #f if that cannot be opened.",
    "SCM reopen-file"
  ) { a throws(SchemeThrow) in
    let mode = try a.openMode(1)
    let path = try pathBytes(a, 0)
    let port = try redirectable(a, 2)
    do throws(PortError) {
      let device = try FileDevice.open(path, mode.flags, context: context)
      defer { device.close() }
      try redirect(port, to: device, context, as: mode, name: quoted(path))
      return .true
    } catch {
      return try refuse(error, a)
    }
  }
  define(
    "(duplicate-port port modes)",
    "Returns another port on what PORT stands on, buffered unless MODES has a 0: (duplicate-port socket \"r\").",
    "SCM duplicate-port"
  ) { a throws(SchemeThrow) in
    let mode = try a.openMode(1)
    let port = try redirectable(a, 0)
    let result = context.calls.dup(port.device?.descriptor ?? -1)
    guard result >= 0 else {
      if context.collectsForDescriptor(result) { return a.retryAfterCollection() }
      throw a.portFailure(context.failure(outcome: result, "cannot duplicate"))
    }
    context.noteDescriptor()
    let descriptor = Int32(result)
    if let socket = port.device as? SocketDevice {
      return a.makePort(
        socket.sharing(descriptor).makePort(
          input: mode.isInput, output: mode.isOutput, buffering: mode.buffering(isSocket: true)))
    }
    let device = FileDevice(descriptor, context: context, ownsDescriptor: true)
    let copy = Port(
      device: device, name: String(descriptor), input: mode.isInput, output: mode.isOutput, textual: true,
      binary: mode.isBinary || port.isBinary, buffering: mode.buffering(isSocket: false))
    device.attach(copy)
    return a.makePort(copy)
  }
  define(
    "(redirect-port! from-port to-port)",
    "Closes what TO-PORT stands on and has it stand on what FROM-PORT does. Returns TO-PORT.", "SCM redirect-port!"
  ) { a throws(SchemeThrow) in
    let source = try redirectable(a, 0)
    let target = try redirectable(a, 1)
    guard source !== target, let device = source.device else { return a[1] }
    do throws(PortError) {
      try source.flush()
      try redirect(target, to: device, context)
      return a[1]
    } catch {
      throw a.portFailure(error)
    }
  }
  define(
    "(port-error port)",
    "Returns the number of the system error that made the peer of a socket count as gone, or #f.", "Parley port-error"
  ) { a throws(SchemeThrow) in
    guard let socket = try a.port(0).device as? SocketDevice, socket.goneCode != 0 else { return .false }
    return Value(fixnum: Int(socket.goneCode))
  }
}

private func open(
  _ a: Arguments, _ context: SystemContext, _ mode: OpenMode, permissions: mode_t
) throws(SchemeThrow) -> Value {
  let path = try pathBytes(a, 0)
  do throws(PortError) {
    return try openFile(a, path, mode, permissions: permissions, textual: true, binary: mode.isBinary, context)
  } catch {
    return try refuse(error, a)
  }
}

/// An open port over a descriptor.
private func redirectable(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Port {
  let port = try a.port(index)
  guard !port.isClosed, let device = port.device, device is SocketDevice || device is FileDevice, device.descriptor >= 0
  else {
    throw a.wrongType(index, "an open port over a file or socket")
  }
  return port
}

/// Has a port stand on what another device does. Its descriptor keeps its number, which standard output must.
/// - Parameter mode: the directions that it has from now on; as before if nil.
private func redirect(
  _ port: Port, to other: any PortDevice, _ context: SystemContext, as mode: OpenMode? = nil, name: String? = nil
) throws(PortError) {
  guard let former = port.device else { return }
  try port.flush()
  let descriptor = former.descriptor
  let sending = former as? SocketDevice
  let copy = sending?.queue.isEmpty == false ? context.calls.dup(descriptor) : -1
  let result = context.calls.dup2(other.descriptor, descriptor)
  guard result >= 0 else { throw context.failure(outcome: result, "cannot redirect") }
  // The former device is told first: it takes the port out of those to flush, the new one puts it in again.
  (former as? FileDevice)?.surrender()
  sending?.surrender(queueTo: copy)
  let isInput = mode?.isInput ?? port.isInput
  let isOutput = mode?.isOutput ?? port.isOutput
  let buffering = mode?.buffering(isSocket: false) ?? port.buffering
  if let socket = other as? SocketDevice {
    let device = socket.sharing(descriptor)
    port.reopen(on: device, name: name ?? port.name, input: isInput, output: isOutput, buffering: buffering)
    device.attach(port)
  } else {
    let owns = (former as? FileDevice)?.ownsDescriptor ?? true
    let path = (other as? FileDevice)?.path
    let device = FileDevice(descriptor, context: context, ownsDescriptor: owns, path: path)
    port.reopen(on: device, name: name ?? port.name, input: isInput, output: isOutput, buffering: buffering)
    device.attach(port)
  }
}
