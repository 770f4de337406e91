// Output procedures (R7RS 6.13.3). A missing port argument means the current output port. Each operation reaches an
// unbuffered port in one piece.

/// Writes the representation of a value. Characters and strings, which are most of what is displayed, go to the port
/// without the printer.
private func print(_ value: Value, _ mode: Printer.Mode, to port: Port, _ a: Arguments) throws(SchemeThrow) {
  do throws(PortError) {
    if mode == .display {
      if value.isCharacter { return try port.writeCode(value.characterCode) }
      if value.isString {
        let view = StringView(value)
        return try port.write(view, 0..<view.count)
      }
    }
  } catch {
    throw a.portFailure(error)
  }
  let machine = a.machine
  let bytes = try Printer.bytes(of: value, mode: mode, heap: a.heap) { () throws(SchemeThrow) in
    try machine.checkpoint()
  }
  do throws(PortError) { try port.write(bytes) } catch { throw a.portFailure(error) }
}

func defineOutputPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(write obj [port])", "Writes OBJ to PORT so that `read` could read it, with labels for cycles.", "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let port = try a.outputTextPort(1)
    try print(a[0], .write, to: port, a)
    return a.written(1)
  }
  define(
    "(write-shared obj [port])", "Writes OBJ to PORT with labels for everything that occurs more than once.",
    "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let port = try a.outputTextPort(1)
    try print(a[0], .writeShared, to: port, a)
    return a.written(1)
  }
  define(
    "(write-simple obj [port])", "Writes OBJ to PORT without labels, so it must not be circular.", "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let port = try a.outputTextPort(1)
    if let labels = PrintLabels.find(in: a[0], mode: .write), labels.count > 0 {
      throw a.wrongType(0, "an object that does not contain itself")
    }
    try print(a[0], .writeSimple, to: port, a)
    return a.written(1)
  }
  define(
    "(display obj [port])", "Writes OBJ to PORT for people: strings and characters as their own text.", "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let port = try a.outputTextPort(1)
    try print(a[0], .display, to: port, a)
    return a.written(1)
  }
  define("(newline [port])", "Writes the end of a line to PORT.", "R7RS 6.13.3") { a throws(SchemeThrow) in
    let port = try a.outputTextPort(0)
    do throws(PortError) { try port.writeNewline() } catch { throw a.portFailure(error) }
    return a.written(0)
  }
  define("(write-line obj [port])", "Displays OBJ on PORT and ends the line.", "SCM 4.6.4") { a throws(SchemeThrow) in
    let port = try a.outputTextPort(1)
    try print(a[0], .display, to: port, a)
    do throws(PortError) { try port.writeNewline() } catch { throw a.portFailure(error) }
    return a.written(1)
  }
  define("(write-char char [port])", "Writes CHAR itself to PORT.", "R7RS 6.13.3") { a throws(SchemeThrow) in
    let code = try a.character(0)
    // What a server does that passes characters on: see StreamDoor.
    if a.count == 2, a[1].isPort, let outcome = a[1].portState.sendThroughDoor(code) {
      if _fastPath(outcome == 1) { return .unspecified }
      do throws(PortError) { try a.port(at: 1).finishSending(code, after: outcome) } catch {
        throw a.portFailure(error)
      }
      return a.written(1)
    }
    let failure = try a.outputTextPortValue(1).withPort { port -> PortError? in
      do throws(PortError) { try port.writeCode(code) } catch { return error }
      return nil
    }
    if let failure { throw a.portFailure(failure) }
    return a.written(1)
  }
  define(
    "(write-string string [port [start [end]]])", "Writes the characters of STRING from START to END to PORT.",
    "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let view = try a.string(0)
    let port = try a.outputTextPort(1)
    let range = try a.range(from: 2, of: view.count)
    do throws(PortError) { try port.write(view, range) } catch { throw a.portFailure(error) }
    return a.written(1)
  }
  define("(flush-output-port [port])", "Sends what PORT has buffered on its way.", "R7RS 6.13.3", flushPort)
  define("(force-output [port])", "Sends what PORT has buffered on its way.", "SCM 4.6.1", flushPort)
}

private func flushPort(_ a: Arguments) throws(SchemeThrow) -> Value {
  let value = a.has(0) ? a[0] : a.currentOutputPort
  guard let port = value.port, port.isOutput else { throw a.wrongType(0, "an output port") }
  do throws(PortError) { try port.flush() } catch { throw a.portFailure(error) }
  return a.written(0)
}

func defineBinaryOutputPrimitives(_ define: PrimitiveDefiner) {
  define("(write-u8 byte [port])", "Writes BYTE to PORT.", "R7RS 6.13.3") { a throws(SchemeThrow) in
    let byte = try a.byte(0)
    let port = try a.outputBytePort(1)
    do throws(PortError) { try port.writeByte(byte) } catch { throw a.portFailure(error) }
    return a.written(1)
  }
  define(
    "(write-bytevector bytevector [port [start [end]]])",
    "Writes the bytes of BYTEVECTOR from START to END to PORT.", "R7RS 6.13.3"
  ) { a throws(SchemeThrow) in
    let view = try a.bytevector(0)
    let port = try a.outputBytePort(1)
    let range = try a.range(from: 2, of: view.count)
    do throws(PortError) {
      try port.writeBytes(UnsafeBufferPointer(start: view.bytes + range.lowerBound, count: range.count))
    } catch {
      throw a.portFailure(error)
    }
    return a.written(1)
  }
}
