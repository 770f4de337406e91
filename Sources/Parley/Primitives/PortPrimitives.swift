// Ports (R7RS 6.13) and their memory kinds. Files and sockets come from outside the engine; `read` is the reader's;
// procedures that take procedures (call-with-port ...) are written in Scheme.

func definePortPrimitives(_ define: PrimitiveDefiner) {
  definePortPredicates(define)
  definePortClosing(define)
  defineMemoryPorts(define)
  defineInputPrimitives(define)
  defineBinaryInputPrimitives(define)
  defineOutputPrimitives(define)
  defineBinaryOutputPrimitives(define)
}

// MARK: - Kinds and states

private func definePortPredicates(_ define: PrimitiveDefiner) {
  define("(port? obj)", "Tells whether OBJ is a port.", "R7RS 6.13.1") { a in Value(a[0].isPort) }

  define("(input-port? obj)", "Tells whether OBJ is an input port, open or closed.", "R7RS 6.13.1") {
    a throws(SchemeThrow) in
    Value(a[0].port?.isInput ?? false)
  }
  define("(output-port? obj)", "Tells whether OBJ is an output port, open or closed.", "R7RS 6.13.1") {
    a throws(SchemeThrow) in
    Value(a[0].port?.isOutput ?? false)
  }
  define("(textual-port? obj)", "Tells whether OBJ is a port of characters.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    Value(a[0].port?.isTextual ?? false)
  }
  define("(binary-port? obj)", "Tells whether OBJ is a port of bytes.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    Value(a[0].port?.isBinary ?? false)
  }
  define("(input-port-open? port)", "Tells whether PORT is open for input.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.isInput else { throw a.wrongType(0, "an input port") }
    return Value(port.isInputOpen)
  }
  define("(output-port-open? port)", "Tells whether PORT is open for output.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.isOutput else { throw a.wrongType(0, "an output port") }
    return Value(port.isOutputOpen)
  }
  define("(port-closed? port)", "Tells whether PORT has been closed.", "SCM 4.6.1") { a throws(SchemeThrow) in
    Value(try a.port(0).isClosed)
  }
  define("(open-ports)", "Returns a list of the open ports over files and sockets.", "SCM open-ports") { a in
    a.heap.makeList(
      a.heap.retainingObjects(.port).filter {
        guard let port = $0.port, !port.isClosed else { return false }
        return port.device?.descriptor ?? -1 >= 0
      })
  }
  define("(eof-object)", "Returns the end-of-file object.", "R7RS 6.13.2") { _ in .eof }
  define("(eof-object? obj)", "Tells whether OBJ is the end-of-file object.", "R7RS 6.13.2") { a in Value(a[0].isEOF) }
}

private func definePortClosing(_ define: PrimitiveDefiner) {
  define(
    "(close-port port)", "Closes PORT; does nothing if it is closed already.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    noteClosing(port, a)
    do throws(PortError) { try port.close() } catch { throw a.portFailure(error) }
    return .unspecified
  }
  define(
    "(close-input-port port)", "Closes the input side of PORT, and PORT itself if it has no other side open.",
    "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.isInput || port.isClosed else { throw a.wrongType(0, "an input port") }
    noteClosing(port, a)
    do throws(PortError) { try port.close(.input) } catch { throw a.portFailure(error) }
    return .unspecified
  }
  define(
    "(close-output-port port)", "Closes the output side of PORT, and PORT itself if it has no other side open.",
    "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.isOutput || port.isClosed else { throw a.wrongType(0, "an output port") }
    noteClosing(port, a)
    do throws(PortError) { try port.close(.output) } catch { throw a.portFailure(error) }
    return .unspecified
  }
}

/// The buffers of memory ports are counted as long as they exist; others' only when they have been closed.
private func noteClosing(_ port: Port, _ a: Arguments) {
  if !port.isMemory, !port.isClosed { a.heap.notePortClosed() }
}

// MARK: - Memory ports

private func defineMemoryPorts(_ define: PrimitiveDefiner) {
  define(
    "(open-input-string string)", "Returns a port that reads the characters of STRING.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    a.makePort(try Port.stringInput(a.string(0), heap: a.heap))
  }
  define("(open-output-string)", "Returns a port that accumulates characters.", "R7RS 6.13.1") {
    a throws(SchemeThrow) in
    a.makePort(Port.stringOutput(heap: a.heap))
  }
  define(
    "(get-output-string port)", "Returns the characters written to the string port PORT so far.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.flags.isSuperset(of: [.memory, .output, .textual]) else { throw a.wrongType(0, "an output string port") }
    return try port.accumulatedString(in: a.heap)
  }
  define(
    "(open-input-bytevector bytevector)", "Returns a port that reads the bytes of BYTEVECTOR.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    a.makePort(try Port.bytevectorInput(a.bytevector(0), heap: a.heap))
  }
  define("(open-output-bytevector)", "Returns a port that accumulates bytes.", "R7RS 6.13.1") { a throws(SchemeThrow) in
    a.makePort(Port.bytevectorOutput(heap: a.heap))
  }
  define(
    "(get-output-bytevector port)", "Returns the bytes written to the bytevector port PORT so far.", "R7RS 6.13.1"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    guard port.flags.isSuperset(of: [.memory, .output, .binary]) else {
      throw a.wrongType(0, "an output bytevector port")
    }
    return try port.accumulatedBytes(in: a.heap)
  }
}
