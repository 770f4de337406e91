// What SCM tells about ports.

import Parley

func definePortFactPrimitives(_ define: PrimitiveDefiner) {
  define(
    "(port-type obj)",
    "Returns what kind of port OBJ is: string, pipe for one with a process at its other end, else port; #f for what is "
      + "no port.",
    "SCM port-type"
  ) { a throws(SchemeThrow) in
    guard a[0].isPort else { return .false }
    let port = try a.port(0)
    return a.makeSymbol(port.isMemory ? "string" : port.device?.typeName ?? "port")
  }
  define("(port-filename port)", "Returns the name that the file of PORT was opened by, or #f.", "SCM port-filename") {
    a throws(SchemeThrow) in
    guard let path = (try a.port(0).device as? FileDevice)?.path else { return .false }
    return try a.makeString(bytes: path)
  }
  define(
    "(port-line port)", "Returns the line that PORT is read at, from 1, or #f if it is no input port.", "SCM port-line"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    return port.isInput && port.isTextual ? Value(fixnum: port.line) : .false
  }
  define(
    "(port-column port)", "Returns the column that PORT is read at, from 1, or #f if it is no input port.",
    "SCM port-column"
  ) { a throws(SchemeThrow) in
    let port = try a.port(0)
    return port.isInput && port.isTextual ? Value(fixnum: port.column) : .false
  }
}
