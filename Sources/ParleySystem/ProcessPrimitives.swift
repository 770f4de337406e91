// The process and its surroundings: command line, environment, clocks (R7RS 6.14), identity, another program in its
// place (SCM i/o-extensions).

import Parley

func defineProcessPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let calls = system.context.calls
  define("(command-line)", "Returns the program's name and arguments as a list of strings.", "R7RS 6.14") {
    a throws(SchemeThrow) in
    var list = Value.null
    for argument in system.arguments.reversed() { list = a.cons(try a.makeString(argument), list) }
    return list
  }
  define.value("*argv*", system.arguments, "The program's name and arguments as a list of strings.", "SCM *argv*")

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

  define(
    "(putenv string)", "Sets an environment variable as NAME=value says; NAME alone removes it. Returns #t, or #f.",
    "SCM putenv"
  ) { a throws(SchemeThrow) in
    system.context.answer(calls.putenv(try pathBytes(a, 0)))
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

  define(
    "(get-internal-real-time)", "Returns the time since the interpreter started, in internal-time-units-per-second.",
    "SCM get-internal-real-time"
  ) { _ in
    Value(fixnum: Int((calls.monotonicNanoseconds() - system.started) / nanosecondsPerUnit))
  }
  define(
    "(get-internal-run-time)",
    "Returns the processor time that this process has taken, in internal-time-units-per-second.",
    "SCM get-internal-run-time"
  ) { _ in
    Value(fixnum: Int(calls.processorNanoseconds() / nanosecondsPerUnit))
  }
  define.value(
    "internal-time-units-per-second", Value(fixnum: Int(1_000_000_000 / nanosecondsPerUnit)),
    "The units of get-internal-run-time in a second.", "SCM internal-time-units-per-second")
  define("(current-time)", "Returns the seconds since 1970 as an integer.", "SCM current-time") { _ in
    Value(fixnum: Int(calls.wallClockSeconds()))
  }

  define("(getpid)", "Returns the number of this process.", "SCM getpid") { _ in Value(fixnum: calls.getpid()) }
  define("(getppid)", "Returns the number of the process that started this one.", "SCM getppid") { _ in
    Value(fixnum: calls.getppid())
  }
  define("(getlogin)", "Returns the name that the user logged in with, or #f.", "SCM getlogin") {
    a throws(SchemeThrow) in
    guard let name = calls.getlogin() else { return .false }
    return try a.makeString(bytes: name)
  }
  defineProgramPrimitives(define, system)
}

/// SCM counts hundredths of a second.
private let nanosecondsPerUnit: UInt64 = 10_000_000

/// Another program in place of this one.
private func defineProgramPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  func run(_ a: Arguments, _ arguments: [[UInt8]], searchingPath: Bool) throws(SchemeThrow) -> Value {
    let program = try pathBytes(a, 0)
    guard !arguments.isEmpty else { throw a.outOfRange(1, "at least the program's name for itself") }
    guard !arguments.contains(where: { $0.contains(0) }) else { throw a.outOfRange(1, "strings without NUL") }
    system.finish()
    return system.context.answer(system.context.calls.exec(program, arguments, searchingPath: searchingPath))
  }
  for (name, sentence, searches) in [
    ("execl", "Runs the program COMMAND in place of this one", false),
    ("execlp", "Runs the program COMMAND, looked for in PATH, in place of this one", true),
  ] {
    define(
      "(\(name) command argument ...)",
      "\(sentence); the first ARGUMENT is its own name. Returns #f if it cannot be run.", "SCM \(name)"
    ) { a throws(SchemeThrow) in
      var arguments: [[UInt8]] = []
      for index in 1..<max(1, a.count) { arguments.append(try a.bytes(index)) }
      return try run(a, arguments, searchingPath: searches)
    }
  }
  for (name, sentence, searches) in [
    ("execv", "Runs the program COMMAND in place of this one", false),
    ("execvp", "Runs the program COMMAND, looked for in PATH, in place of this one", true),
  ] {
    define(
      "(\(name) command arguments)", "\(sentence); ARGUMENTS begins with its own name. Returns #f if it cannot be run.",
      "SCM \(name)"
    ) { a throws(SchemeThrow) in
      try run(a, try a.listOfBytes(1), searchingPath: searches)
    }
  }
}
