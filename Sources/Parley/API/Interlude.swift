// Evaluation in the middle of a running program: between two of its instructions, or while one of its primitives waits.
// All of it happens on the program's own thread.

extension Interpreter {
  /// Has `attend` called now and then while a program runs, every few thousand calls of it; nil ends that. It may set
  /// `interruptFlag`, and may evaluate in an `interlude`.
  public func onPoll(_ attend: (() -> Void)?) { machine.attend = attend }

  /// Runs `body`, which may evaluate forms, in the middle of the running program. That goes on afterwards as if nothing
  /// had happened but what `body` did to its variables and objects.
  /// - Parameter insidePrimitive: a primitive of the program is waiting. It may hold addresses of objects, so nothing is
  ///   collected before it has returned.
  public func interlude<Result>(insidePrimitive: Bool, _ body: () -> Result) -> Result {
    let heap = machine.heap
    let registers = [
      MachineRegister.winders, MachineRegister.handlers, MachineRegister.parameters, MachineRegister.result,
      MachineRegister.departure,
    ]
    let saved = registers.map { Handle(machine[register: $0], in: heap) }
    for register in registers { machine[register: register] = .null }
    let (trace, status, unwinding) = (machine.lastTrace, machine.exitStatus, machine.isUnwinding)
    let (uncaught, escaping) = (machine.isUncaught, machine.isEscaping)
    let (parking, mayPark) = (machine.isParking, machine.mayPark)
    let (primitive, expansions, budget) = (machine.currentPrimitive, machine.expansions, machine.expansionBudget)
    let (recorded, noted) = (machine.recordsLocations, machine.notedDefinitions)
    let loading = machine.libraries.values.filter { $0.state == .loading }
    let pinned = heap.isPinned
    let between = machine.isBetweenInstructions
    machine.lastTrace = nil
    machine.exitStatus = nil
    machine.isUnwinding = false
    machine.isUncaught = false
    machine.isEscaping = false
    machine.isParking = false
    machine.mayPark = false
    machine.expansions = []
    // Without a program there is no primitive.
    heap.isPinned = pinned || insidePrimitive && machine.entries > 0
    machine.isBetweenInstructions = !heap.isPinned
    let result = body()
    heap.isPinned = pinned
    machine.isBetweenInstructions = between
    for (register, handle) in zip(registers, saved) { machine[register: register] = handle.value }
    (machine.lastTrace, machine.exitStatus, machine.isUnwinding) = (trace, status, unwinding)
    (machine.isUncaught, machine.isEscaping) = (uncaught, escaping)
    (machine.isParking, machine.mayPark) = (parking, mayPark)
    (machine.currentPrimitive, machine.expansions, machine.expansionBudget) = (primitive, expansions, budget)
    (machine.recordsLocations, machine.notedDefinitions) = (recorded, noted)
    // An error in `body` has let go of what the program is loading.
    for library in loading where library.state == .declared { library.state = .loading }
    return result
  }

  /// Runs `body` with other ports as the current ones.
  public func withPorts<Result>(input: Port, output: Port, error: Port, _ body: () -> Result) -> Result {
    let registers = [MachineRegister.inputPort, MachineRegister.outputPort, MachineRegister.errorPort]
    let saved = registers.map { Handle(machine[register: $0].slot(1), in: machine.heap) }
    setStandardPorts(input: input, output: output, error: error)
    let result = body()
    for (register, handle) in zip(registers, saved) {
      machine.heap.store(handle.value, at: machine[register: register].address + 1)
    }
    return result
  }
}
