// Files (R7RS 6.13.1, 6.14) and what SCM's i/o-extensions say about any port over a descriptor.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineFilePrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context
  define("(open-input-file filename)", "Opens a file for reading text.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    try openFile(a, "r", textual: true, context)
  }
  define("(open-binary-input-file filename)", "Opens a file for reading bytes.", "R7RS 6.13.1") {
    a throws(SchemeThrow) in
    try openFile(a, "r", textual: false, context)
  }
  define(
    "(open-output-file filename)", "Opens a file for writing text, new or emptied.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    try openFile(a, "w", textual: true, context)
  }
  define(
    "(open-binary-output-file filename)", "Opens a file for writing bytes, new or emptied.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    try openFile(a, "w", textual: false, context)
  }
  define("(file-exists? filename)", "Tells whether a file of that name exists.", "R7RS 6.14") { a throws(SchemeThrow) in
    let path = try pathArgument(a, 0)
    let result = context.calls.exists(path)
    // Anything but its absence means that it is there, if out of reach; of what the interpreter may not read nothing is
    // told.
    return Value(result >= 0 || ![ENOENT, ENOTDIR, EPERM].contains(Int32(truncatingIfNeeded: -result)))
  }
  define("(delete-file filename)", "Deletes a file.", "R7RS 6.14") { a throws(SchemeThrow) in
    let result = context.calls.unlink(try pathArgument(a, 0))
    guard result >= 0 else { throw fileFailure(a, "delete", context.failure(outcome: result)) }
    return .true
  }
  definePositionPrimitives(define, context)
  define("(isatty? port)", "Tells whether PORT is connected to a terminal.", "isatty(3)") { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard let device = port.device, device.descriptor >= 0 else { return .false }
    return Value(context.calls.isatty(device.descriptor))
  }
  define("(fileno port)", "Returns the descriptor of PORT, or #f if it has none.", "SCM fileno") {
    a throws(SchemeThrow) in
    let port = try a.port(0)
    guard !port.isClosed else { throw a.wrongType(0, "an open port") }
    guard let device = port.device, device.descriptor >= 0 else { return .false }
    return Value(fixnum: Int(device.descriptor))
  }
  define(
    "(errno [code])",
    "Returns the number of the last system error answered with #f; with CODE, sets it and returns the old one.",
    "SCM errno"
  ) { a throws(SchemeThrow) in
    let old = context.lastError
    if a.has(0) { context.lastError = Int32(truncatingIfNeeded: try a.fixnum(0)) }
    return Value(fixnum: Int(old))
  }
}

// MARK: - Positions

private func definePositionPrimitives(_ define: PrimitiveDefiner, _ context: SystemContext) {
  func position(_ a: Arguments) throws(SchemeThrow) -> Value {
    // On a socket there is nothing to move and nothing to ask the system, in whatever state it is.
    if a.portLacksPosition { return .false }
    let port = try a.port(0)
    let target = a.has(1) && !a[1].isFalse ? try a.count(1) : nil
    guard !port.isClosed, !port.isMemory else { throw a.wrongType(0, "an open file port") }
    do throws(PortError) {
      if let target {
        if try port.setPosition(target) { return .true }
        throw context.failure(context.lastError, "cannot move")
      }
      guard let offset = try port.position() else { return .false }
      return Value(fixnum: offset)
    } catch {
      throw a.portFailure(error)
    }
  }
  let documentation = "Returns the position of PORT in its file; with K, moves there. Returns #f on a socket or pipe."
  define("(file-position port [k])", documentation, "SCM file-position", position)
  define("(file-set-position port [k])", documentation, "SCM file-position", position)
}

// MARK: - Opening

private func openFile(
  _ a: Arguments, _ mode: String, textual: Bool, _ context: SystemContext
) throws(SchemeThrow) -> Value {
  let path = try pathBytes(a, 0)
  guard let mode = OpenMode(mode) else { return .false }
  do throws(PortError) {
    return try openFile(a, path, mode, textual: textual, binary: !textual, context)
  } catch {
    throw error.reason == .system ? fileFailure(a, "open", error) : a.portFailure(error)
  }
}

/// Opens a file. Without descriptors the call is made again after a collection.
func openFile(
  _ a: Arguments, _ path: [UInt8], _ mode: OpenMode, permissions: mode_t = 0o666, textual: Bool, binary: Bool,
  _ context: SystemContext
) throws(PortError) -> Value {
  let device: FileDevice
  do throws(PortError) {
    device = try FileDevice.open(path, mode.flags, permissions: permissions, context: context)
  } catch {
    if context.collectsForDescriptor(-Int(error.code)) { return a.retryAfterCollection() }
    throw error
  }
  context.noteDescriptor()
  let port = Port(
    device: device, name: quoted(path), input: mode.isInput, output: mode.isOutput, textual: textual, binary: binary,
    buffering: mode.buffering(isSocket: false))
  device.attach(port)
  return a.makePort(port)
}

/// The bytes of a file name.
func pathBytes(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> [UInt8] {
  let path = try a.bytes(index)
  guard !path.contains(0) else { throw a.outOfRange(index, "a string without NUL") }
  return path
}

/// The same, for C.
func pathArgument(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> [CChar] {
  try pathBytes(a, index).map { CChar(bitPattern: $0) } + [0]
}

private func fileFailure(_ a: Arguments, _ verb: String, _ error: PortError) -> SchemeThrow {
  let path = (try? a.bytes(0)) ?? []
  return a.failure(.file, "cannot \(verb) \(quoted(path)): \(error.message)", a[0])
}

func quoted(_ path: [UInt8]) -> String {
  var text = "\""
  for scalar in String(decoding: path, as: UTF8.self).unicodeScalars {
    if scalar == "\"" || scalar == "\\" { text += "\\" }
    if scalar.value < 0x20 || scalar.value == 0x7F {
      text += "\\x\(String(scalar.value, radix: 16));"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}
