// Input procedures (R7RS 6.13.2). A missing port argument means the current input port.

func defineInputPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(read-char [port])", "Takes the next character from PORT; returns the end-of-file object at the end.",
    "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let port = try a.inputTextPortValue(0)
    if let parked = try a.parkForInput(port.retained(Port.self)) { return parked }
    let outcome = port.withPort { port -> Result<UInt32?, PortError> in
      do throws(PortError) { return .success(try port.readCode()) } catch { return .failure(error) }
    }
    switch outcome {
    case .success(let code): return code.map { Value(characterCode: $0) } ?? .eof
    case .failure(let error): throw a.portFailure(error)
    }
  }
  define("(peek-char [port])", "Returns the next character of PORT and leaves it there.", "R7RS 6.13.2") {
    a throws(SchemeThrow) in
    let port = try a.inputTextPort(0)
    if let parked = try a.parkForInput(port) { return parked }
    do throws(PortError) {
      guard let code = try port.peekCode() else { return .eof }
      return Value(characterCode: code)
    } catch {
      throw a.portFailure(error)
    }
  }
  define(
    "(char-ready? [port])",
    "Tells whether reading a character from PORT would not wait; on a listening socket, whether a client is pending.",
    "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let port = try a.inputTextPort(0)
    do throws(PortError) { return Value(try port.prefetch(polled: false)) } catch { throw a.portFailure(error) }
  }
  define(
    "(read-line [port])",
    "Returns the next line of PORT as a string, without its end; the end-of-file object at the end.", "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let port = try a.inputTextPort(0)
    if let parked = try a.parkForInput(port) { return parked }
    var bytes: [UInt8] = []
    do throws(PortError) {
      guard try port.readLine(into: &bytes, limit: a.heap.limitBytes / 2) else { return .eof }
    } catch {
      throw a.portFailure(error)
    }
    return try makeString(bytes, escaped: port.isMemory, in: a.heap)
  }
  define(
    "(read-string k [port])",
    "Returns the next K characters of PORT as a string, fewer at the end of the input.", "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    // SLIB and some older programs put the port first.
    let portFirst = a.has(1) && a[0].isPort
    let wanted = try a.count(portFirst ? 1 : 0)
    let port = try a.inputTextPort(portFirst ? 0 : 1)
    if let parked = try a.parkForInput(port) { return parked }
    var bytes: [UInt8] = []
    do throws(PortError) {
      let got = try port.readString(wanted, into: &bytes, limit: a.heap.limitBytes / 2)
      if got == 0, wanted > 0 { return .eof }
    } catch {
      throw a.portFailure(error)
    }
    return try makeString(bytes, escaped: true, in: a.heap)
  }
}

private func makeString(_ bytes: [UInt8], escaped: Bool, in heap: Heap) throws(SchemeThrow) -> Value {
  try bytes.withUnsafeBufferPointer { (buffer) throws(SchemeThrow) in
    try TextCoding.makeString(buffer, escaped: escaped, in: heap)
  }
}

func defineBinaryInputPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(read-u8 [port])", "Takes the next byte from PORT; returns the end-of-file object at the end.", "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let port = try a.inputBytePort(0)
    if let parked = try a.parkForInput(port, bytes: true) { return parked }
    do throws(PortError) {
      guard let byte = try port.readByte() else { return .eof }
      return Value(fixnum: Int(byte))
    } catch {
      throw a.portFailure(error)
    }
  }
  define("(peek-u8 [port])", "Returns the next byte of PORT and leaves it there.", "R7RS 6.13.2") {
    a throws(SchemeThrow) in
    let port = try a.inputBytePort(0)
    if let parked = try a.parkForInput(port, bytes: true) { return parked }
    do throws(PortError) {
      guard let byte = try port.peekByte() else { return .eof }
      return Value(fixnum: Int(byte))
    } catch {
      throw a.portFailure(error)
    }
  }
  define("(u8-ready? [port])", "Tells whether reading a byte from PORT would not wait.", "R7RS 6.13.2") {
    a throws(SchemeThrow) in
    let port = try a.inputBytePort(0)
    do throws(PortError) { return Value(try port.isByteReady()) } catch { throw a.portFailure(error) }
  }
  define(
    "(read-bytevector k [port])", "Returns the next K bytes of PORT, fewer at the end of the input.", "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let wanted = try a.count(0)
    let port = try a.inputBytePort(1)
    if let parked = try a.parkForInput(port, bytes: true) { return parked }
    var bytes: [UInt8] = []
    // K may be far more than there is, so the room grows with what comes.
    while bytes.count < wanted {
      let piece = min(wanted - bytes.count, max(8192, bytes.count))
      var got = 0
      var failure: PortError?
      let before = bytes.count
      bytes.reserveCapacity(before + piece)
      bytes.append(contentsOf: repeatElement(0, count: piece))
      bytes.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        do throws(PortError) {
          got = try port.readBytes(into: start + before, count: piece)
        } catch {
          failure = error
        }
      }
      if let failure { throw a.portFailure(failure) }
      bytes.removeLast(piece - got)
      if got < piece { break }
      try a.heap.checkRoom(forWords: bytes.count / 4)
    }
    if bytes.isEmpty, wanted > 0 { return .eof }
    return try a.heap.makeBytevector(bytes)
  }
  define(
    "(read-bytevector! bytevector [port [start [end]]])",
    "Reads bytes from PORT into BYTEVECTOR from START to END and returns how many; the end-of-file object if none.",
    "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let target = try a.mutableBytevector(0)
    let port = try a.inputBytePort(1)
    if let parked = try a.parkForInput(port, bytes: true) { return parked }
    let range = try a.range(from: 2, of: target.count)
    do throws(PortError) {
      let got = try port.readBytes(into: target.bytes + range.lowerBound, count: range.count)
      return got == 0 && !range.isEmpty ? .eof : Value(fixnum: got)
    } catch {
      throw a.portFailure(error)
    }
  }
}
