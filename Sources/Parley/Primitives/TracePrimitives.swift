// What the prelude's %traced tells of calls and results.

func defineTracePrimitives(_ define: PrimitiveDefiner) {
  define(
    "(%tail-called?)", "Returns whether a procedure of the same code has made the running one its last call.", "engine"
  ) {
    a in Value(a.machine.isTailCalledBySameCode())
  }
  define("(%trace-call name arguments is-tail-call)", "Tells of a call.", "engine") { a throws(SchemeThrow) in
    let arguments = try a.list(1).map { " " + Printer.brief($0, heap: a.heap) }.joined()
    try a.machine.writeTrace("(\(a.heap.symbolText(try a.symbol(0)))\(arguments))", isTailCall: a[2].isTrue)
    return .unspecified
  }
  define("(%trace-result obj)", "Tells of a result.", "engine") { a throws(SchemeThrow) in
    try a.machine.writeTrace("=> " + Printer.brief(a[0], heap: a.heap))
    return .unspecified
  }
}
