// What a new machine knows: core forms, primitives, the machine's own procedures, and the prelude.

extension Machine {
  func boot() {
    for form in CoreForm.allCases { systemEnvironment.define(heap.intern(form.rawValue), as: .core(form)) }
    features =
      ["r7rs", "full-unicode", "ratios", "exact-closed", "exact-complex", "parley"]
      // Of SRFI 115
      + ["regexp-non-greedy", "regexp-look-around", "regexp-backrefs", "regexp-unicode"] + Machine.libraryFeatures
    let define = PrimitiveDefiner(machine: self)
    defineNumberPrimitives(define)
    defineDataPrimitives(define)
    defineControlPrimitives(define)
    defineEvaluationPrimitives(define)
    defineLibraryPrimitives(define)
    definePortPrimitives(define)
    defineReaderPrimitives(define)
    defineTracePrimitives(define)
    defineParkingPrimitives(define)
    installBuiltins()
    installPortParameters()
    runPrelude()
    makeLibrariesAmbient()
  }

  private func installPortParameters() {
    // Until the host gives real ports, the standard ones have no input and drop output.
    let closed = heap.makePort(Port(device: NullDevice(), name: "none", input: true))
    let sink = heap.makePort(Port(device: NullDevice(), name: "none", output: true))
    let identity = systemCell("%identity").value
    for (register, name, port, direction) in [
      (MachineRegister.inputPort, "current-input-port", closed, "read from"),
      (MachineRegister.outputPort, "current-output-port", sink, "write to"),
      (MachineRegister.errorPort, "current-error-port", sink, "write messages to"),
    ] {
      let parameter = heap.makeObject(.parameter, port, identity)
      self[register: register] = parameter
      self.define(heap.intern(name), as: parameter)
      declarations[name] = Declaration(
        "(\(name))", "Returns the port to \(direction) when no other is named; a parameter.", "R7RS 6.13.1")
    }
  }

  /// Makes the prelude's definitions known; each is compiled when a program, or another definition, first names it.
  private func runPrelude() {
    let text = StandardLibraries.prelude.withUTF8Buffer { Array($0) }
    deferDefinitions(in: text[...], systemScope)
    // The machine calls these where nothing may be compiled.
    for name in ["%signal", "%rewind-and-throw"] { _ = systemCell(name) }
  }
}

extension Machine {
  var currentInputPort: Value { parameterValue(self[register: MachineRegister.inputPort]) }
  var currentOutputPort: Value { parameterValue(self[register: MachineRegister.outputPort]) }
  var currentErrorPort: Value { parameterValue(self[register: MachineRegister.errorPort]) }
}

/// No input, and output that goes nowhere.
private final class NullDevice: PortDevice {
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int { 0 }
  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int { count }
  func close() {}
}
