// The process's surroundings: command line, environment, clocks (R7RS 6.14).

import Parley

func defineProcessPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let calls = system.context.calls
  define("(command-line)", "Returns the program's name and arguments as a list of strings.", "R7RS 6.14") {
    a throws(SchemeThrow) in
    var list = Value.null
    for argument in system.arguments.reversed() { list = a.cons(try a.makeString(argument), list) }
    return list
  }

  func environmentVariable(_ a: Arguments) throws(SchemeThrow) -> Value {
    guard let value = calls.getenv(try pathArgument(a, 0)) else { return .false }
    return try a.makeString(bytes: value)
  }
  define(
    "(get-environment-variable name)", "Returns the value of an environment variable, or #f.", "R7RS 6.14",
    environmentVariable)
  define("(getenv name)", "Returns the value of an environment variable, or #f.", "SCM getenv", environmentVariable)
  define(
    "(get-environment-variables)", "Returns the environment as a list of pairs of name and value.", "R7RS 6.14"
  ) { a throws(SchemeThrow) in
    var list = Value.null
    for entry in calls.environment().reversed() {
      guard let end = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = try a.makeString(bytes: Array(entry[..<end]))
      list = a.cons(a.cons(name, try a.makeString(bytes: Array(entry[(end + 1)...]))), list)
    }
    return list
  }

  define("(current-second)", "Returns the seconds since 1970 as an inexact number.", "R7RS 6.14") {
    a throws(SchemeThrow) in
    a.makeFlonum(calls.wallClockSeconds())
  }
  define(
    "(current-jiffy)", "Returns the jiffies since the interpreter started, by a clock that only goes forward.",
    "R7RS 6.14"
  ) { _ in
    Value(fixnum: Int(calls.monotonicNanoseconds() - system.started))
  }
  define("(strerror code)", "Returns the system's message for an error number, see errno.", "strerror(3)") {
    a throws(SchemeThrow) in
    try a.makeString(calls.message(for: Int32(truncatingIfNeeded: try a.fixnum(0))))
  }
  define("(jiffies-per-second)", "Returns the number of jiffies in a second.", "R7RS 6.14") { _ in
    Value(fixnum: 1_000_000_000)
  }
}
