// Calls from Swift while the machine runs: a procedure of the host calls back. Each such call is a run of its own on top
// of the stack, with a number that the continuations captured in it carry. So what leaves a run is seen:
//
//   a value                   the call returns it
//   an error nobody took      goes through the Swift code as an error, and on from the procedure that let it pass
//   a continuation further    goes through the Swift code too, and is invoked where the procedure was called
//   out, exit, an interrupt   (or goes on to the host); Swift code cannot hold it up
//
// The handlers of the caller wait meanwhile: they see an error when it has come out of the Swift code.

extension Machine {
  func isActive(hostCall number: Int) -> Bool { activeHostCalls.contains(number) }

  /// Whether a call from Swift would be one in the middle of another.
  var isRunning: Bool { entries > 0 }

  func staleContinuation(_ continuation: Value) -> SchemeThrow {
    failure(.context, "this continuation belongs to a call from Swift that has returned", continuation)
  }

  /// Sends control to a continuation of a run further out.
  func escape(to continuation: Value, _ value: Value) -> SchemeThrow {
    guard isActive(hostCall: continuation.slot(5).fixnum) else { return staleContinuation(continuation) }
    isUnwinding = true
    isEscaping = true
    return SchemeThrow(heap.cons(continuation, value))
  }

  /// Runs something that calls procedures, in the middle of a primitive.
  func hostCall<Result>(_ body: () throws(SchemeThrow) -> Result) throws(SchemeThrow) -> Result {
    if isNativeStackLow { throw failure(.limit, "calls between Swift and Scheme are nested too deeply") }
    let primitive = currentPrimitive
    let outer = currentHostCall
    let registers = [MachineRegister.winders, MachineRegister.handlers, MachineRegister.parameters]
    let saved = registers.map { heap.keep(self[register: $0]) }
    hostCallCount += 1
    currentHostCall = hostCallCount
    activeHostCalls.append(currentHostCall)
    self[register: MachineRegister.handlers] = .null
    defer {
      for (register, slot) in zip(registers, saved) {
        // Before a continuation leaves, the after thunks on its way have run.
        if !isEscaping || register != MachineRegister.winders {
          self[register: register] = Value(bits: heap.handles.slots[slot])
        }
        heap.handles.give(back: slot)
      }
      activeHostCalls.removeLast()
      currentHostCall = outer
      currentPrimitive = primitive
    }
    do throws(SchemeThrow) { return try body() } catch {
      guard isUncaught || !isUnwinding else {
        self[register: MachineRegister.departure] = error.payload
        throw error
      }
      isUnwinding = false
      isUncaught = false
      let winders = Value(bits: heap.handles.slots[saved[0]])
      guard self[register: MachineRegister.winders] != winders else { throw error }
      // After thunks run before anybody outside hears of it.
      let payload = heap.keep(error.payload)
      defer { heap.handles.give(back: payload) }
      do throws(SchemeThrow) { _ = try call(systemCell("%rewind!").value, [winders]) } catch {
        if isUncaught { isUnwinding = false }
        isUncaught = false
        if isUnwinding { self[register: MachineRegister.departure] = error.payload }
        throw error
      }
      throw SchemeThrow(Value(bits: heap.handles.slots[payload]))
    }
  }

  /// What becomes of a call whose Swift code let pass, or held up, what is on its way out.
  /// - Returns: `delegated`, to go on with a continuation of this run.
  func continueDeparture() throws(SchemeThrow) -> Value {
    let payload = self[register: MachineRegister.departure]
    if isEscaping, payload.car.slot(5).fixnum == currentHostCall {
      isEscaping = false
      isUnwinding = false
      self[register: MachineRegister.departure] = .null
      substitute = SubstituteCall(procedure: "%rewind-and-throw", arguments: [payload.car, payload.cdr])
      return .delegated
    }
    throw SchemeThrow(payload)
  }
}
