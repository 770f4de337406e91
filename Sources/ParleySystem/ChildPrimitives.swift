// Other processes: copies of this one, shell commands, pipes to them, signals (SCM 5.11, 5.12).

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineChildPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  defineForking(define, system.context)
  defineCommands(define, system.context)
  definePipes(define, system.context)
}

private func defineForking(_ define: PrimitiveDefiner, _ context: SystemContext) {
  let calls = context.calls
  define(
    "(fork)",
    "Makes a copy of this process. Returns the number of the copy, in the copy 0, and #f if there can be none.",
    "SCM fork"
  ) { _ in
    // What is buffered shall not be written by both.
    context.flushStandardOutput()
    _ = context.flushPorts()
    let process = calls.fork()
    if process == 0 { context.becomeCopy() }
    return process < 0 ? context.answer(process) : Value(fixnum: process)
  }
  define(
    "(waitpid process options)",
    "Waits until a process ends: PROCESS is its number, or -1 for any. OPTIONS is 0, or the sum of 1 to wait for nothing "
      + "and 2 to hear of stopped ones. Returns the status, 256 times what the process called exit with or the number of "
      + "the signal that ended it, 0 if there is nothing to tell, #f if there is no such process.",
    "SCM waitpid"
  ) { a throws(SchemeThrow) in
    let process = try smallInteger(a, 0)
    let options = try smallInteger(a, 1)
    guard 0...3 ~= options else { throw a.outOfRange(1, "0, 1, 2 or 3") }
    do throws(PortError) {
      let (outcome, status) = try context.waitForProcess(process, options: options)
      return outcome < 0 ? context.answer(outcome) : Value(fixnum: outcome == 0 ? 0 : Int(status))
    } catch {
      throw a.portFailure(error)
    }
  }
  define(
    "(kill process signal)",
    "Sends the signal with a number to a process; signal 0 only asks whether it is there. Returns 0, or -1.", "SCM kill"
  ) { a throws(SchemeThrow) in
    let outcome = calls.kill(try smallInteger(a, 0), try smallInteger(a, 1))
    return Value(fixnum: context.answer(outcome).isFalse ? -1 : 0)
  }
  define("(nice increment)", "Adds INCREMENT to the niceness of this process. Returns #t, or #f.", "SCM nice") {
    a throws(SchemeThrow) in
    context.answer(calls.nice(try smallInteger(a, 0)))
  }
}

private func defineCommands(_ define: PrimitiveDefiner, _ context: SystemContext) {
  define(
    "(system command)",
    "Has the shell run COMMAND and waits for it. Returns its status: 256 times what it called exit with, or the number of "
      + "the signal that ended it; #f if there is no shell.",
    "SCM system"
  ) { a throws(SchemeThrow) in
    let command = try pathBytes(a, 0)
    context.flushStandardOutput()
    _ = context.flushPorts()
    context.reapStrays()
    let process = context.calls.spawnShell(command)
    guard process > 0 else { return context.answer(process) }
    // Until it has been waited for: Ctrl-C ends the wait.
    context.strays.append(pid_t(process))
    do throws(PortError) {
      let (outcome, status) = try context.waitForProcess(pid_t(process))
      return outcome < 0 ? context.answer(outcome) : Value(fixnum: Int(status))
    } catch {
      // From a terminal the interrupt has gone to the command as well, else it has not.
      _ = context.calls.kill(pid_t(process), SIGINT)
      throw a.portFailure(error)
    }
  }
}

private func definePipes(_ define: PrimitiveDefiner, _ context: SystemContext) {
  define(
    "(pipe)", "Returns a pair of an input and an output port: what is written to one is read from the other.",
    "SCM pipe"
  ) { a in
    guard let (readEnd, writeEnd) = makePipe(context) else { return answerFailure(a, context) }
    let input = makePort(PipeDevice(readEnd, context: context), input: true)
    let output = makePort(PipeDevice(writeEnd, context: context), input: false)
    return a.cons(a.makePort(input), a.makePort(output))
  }
  func open(_ a: Arguments, forInput: Bool) throws(SchemeThrow) -> Value {
    let command = try pathBytes(a, 0)
    context.flushStandardOutput()
    context.reapStrays()
    guard let (readEnd, writeEnd) = makePipe(context) else { return answerFailure(a, context) }
    let (own, other) = forInput ? (readEnd, writeEnd) : (writeEnd, readEnd)
    let process = context.calls.spawnShell(command, input: forInput ? nil : other, output: forInput ? other : nil)
    _ = context.calls.close(other)
    guard process > 0 else {
      _ = context.calls.close(own)
      return context.answer(process)
    }
    return a.makePort(makePort(PipeDevice(own, context: context, process: pid_t(process)), input: forInput))
  }
  define(
    "(open-pipe command modes)",
    "Has the shell run COMMAND and returns a port to it: with r in MODES, to read what it writes, else to write what it "
      + "reads; #f if there can be none. Closing the port waits for the command.",
    "SCM open-pipe"
  ) { a throws(SchemeThrow) in
    try open(a, forInput: try a.openMode(1).isInput)
  }
  define(
    "(open-input-pipe command)", "Has the shell run COMMAND and returns a port to read what it writes, or #f.",
    "SCM open-input-pipe"
  ) { a throws(SchemeThrow) in
    try open(a, forInput: true)
  }
  define(
    "(open-output-pipe command)", "Has the shell run COMMAND and returns a port to write what it reads, or #f.",
    "SCM open-output-pipe"
  ) { a throws(SchemeThrow) in
    try open(a, forInput: false)
  }
}

/// The ends of a new pipe; nil with errno set.
private func makePipe(_ context: SystemContext) -> (readEnd: Int32, writeEnd: Int32)? {
  withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { ends in
    guard let start = ends.baseAddress else { return nil }
    let outcome = context.calls.blockingPipe(start)
    guard outcome == 0 else {
      context.lastError = Int32(-outcome)
      return nil
    }
    context.noteDescriptor()
    return (start[0], start[1])
  }
}

/// #f for a pipe that could not be made, or another try if a collection may give descriptors back.
private func answerFailure(_ a: Arguments, _ context: SystemContext) -> Value {
  context.collectsForDescriptor(-Int(context.lastError)) ? a.retryAfterCollection() : .false
}

private func makePort(_ device: PipeDevice, input: Bool) -> Port {
  let port = Port(device: device, name: String(device.descriptor), input: input, output: !input)
  device.attach(port)
  return port
}
