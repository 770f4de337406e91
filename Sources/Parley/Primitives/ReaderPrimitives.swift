// `read` (R7RS 6.13.2). The reader itself is in Reader/.

func defineReaderPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(read [port])",
    "Returns the next datum of PORT and takes nothing behind it; the end-of-file object at the end.", "R7RS 6.13.2"
  ) { a throws(SchemeThrow) in
    let port = try a.inputTextPort(0)
    if let parked = try a.parkForInput(port) { return parked }
    var reader = DatumReader(port: port, machine: a.machine)
    // A directive holds for all that is read from the port afterwards (R7RS 2.1).
    reader.foldsCase = port.flags.contains(.foldsCase)
    let datum = try reader.next()
    if reader.foldsCase { port.flags.insert(.foldsCase) } else { port.flags.remove(.foldsCase) }
    return datum
  }
}

extension PortFlags {
  /// `#!fold-case` was read from the port. The other flags count up from bit 0.
  fileprivate static var foldsCase: PortFlags { PortFlags(rawValue: 1 << 31) }
}
