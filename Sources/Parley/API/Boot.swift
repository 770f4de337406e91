// What a new machine knows: core forms, primitives, the machine's own procedures, and the prelude.

extension Machine {
  func boot() {
    for form in CoreForm.allCases { systemEnvironment.define(heap.intern(form.rawValue), as: .core(form)) }
    features = [
      "r7rs", "full-unicode", "ratios", "exact-closed", "exact-complex", "parley", "srfi-0", "srfi-6", "srfi-8",
      "srfi-9", "srfi-11", "srfi-16", "srfi-23", "srfi-30", "srfi-34", "srfi-39", "srfi-62", "srfi-87",
    ].filter { $0 != "exact-complex" }
    let define = PrimitiveDefiner(machine: self)
    defineNumberPrimitives(define)
    defineDataPrimitives(define)
    defineControlPrimitives(define)
    definePortPrimitives(define)
    defineReaderPrimitives(define)
    installBuiltins()
    installPortParameters()
    runPrelude()
  }

  private func installPortParameters() {
    // Until the host gives real ports, the standard ones have no input and drop output.
    let closed = heap.makeRetaining(.port, Port(device: NullDevice(), name: "none", input: true))
    let sink = heap.makeRetaining(.port, Port(device: NullDevice(), name: "none", output: true))
    let identity = systemCell("%identity").value
    for (register, name, port) in [
      (MachineRegister.inputPort, "current-input-port", closed),
      (MachineRegister.outputPort, "current-output-port", sink),
      (MachineRegister.errorPort, "current-error-port", sink),
    ] {
      let parameter = heap.makeObject(.parameter, port, identity)
      self[register: register] = parameter
      self.define(heap.intern(name), as: parameter)
    }
  }

  private func runPrelude() {
    let codes = StandardLibraries.prelude.characterCodes
    var reader = SyntaxReader(
      source: SourceText(name: "prelude.scm", codes: codes), codes: codes, machine: self)
    do throws(SchemeThrow) {
      while let form = try reader.next() { _ = try call(try compile(form, in: systemScope), []) }
    } catch {
      preconditionFailure("the prelude failed: \(hostError(error).rendered())")
    }
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
