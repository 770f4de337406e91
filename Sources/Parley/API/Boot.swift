// What a new machine knows: core forms, primitives, the machine's own procedures, and the prelude.

extension Machine {
  func boot() {
    for form in CoreForm.allCases { systemEnvironment.define(heap.intern(form.rawValue), as: .core(form)) }
    features = [
      "r7rs", "full-unicode", "ratios", "exact-closed", "exact-complex", "parley", "srfi-0", "srfi-6", "srfi-8",
      "srfi-9", "srfi-11", "srfi-16", "srfi-23", "srfi-30", "srfi-34", "srfi-39", "srfi-62", "srfi-87",
    ]
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

  /// Makes the prelude's definitions known; each is compiled when a program, or another definition, first names it.
  private func runPrelude() {
    let text = Array(StandardLibraries.prelude.utf8)
    for (name, range) in Machine.definitions(in: text) {
      systemEnvironment.defer(heap.intern(name)) { [unowned self] in evaluateLibrary(text[range]) }
    }
    // The machine calls these where nothing may be compiled.
    for name in ["%signal", "%rewind-and-throw"] { _ = systemCell(name) }
  }

  /// The top-level definitions of library source: each begins at the start of a line.
  static func definitions(in text: [UInt8]) -> [(name: String, range: Range<Int>)] {
    let open = UInt8(ascii: "(")
    let newline = UInt8(ascii: "\n")
    var starts = text.indices.filter { text[$0] == open && ($0 == 0 || text[$0 - 1] == newline) }
    starts.append(text.count)
    return zip(starts, starts.dropFirst()).map { start, end in
      // "(define (name" or "(define name".
      let words = text[start..<end].split(maxSplits: 2) { $0 == UInt8(ascii: " ") || $0 == newline || $0 == open }
      let name = words.count > 1 ? words[1].prefix { $0 != UInt8(ascii: ")") } : []
      return (String(decoding: name, as: UTF8.self), start..<end)
    }
  }

  private func evaluateLibrary(_ text: ArraySlice<UInt8>) {
    let held = heap.collectionsHeld
    let recorded = recordsLocations
    heap.collectionsHeld = true
    defer {
      heap.collectionsHeld = held
      recordsLocations = recorded
    }
    let codes = text.map(UInt32.init)
    var reader = SyntaxReader(source: SourceText(name: "library", codes: codes), codes: codes, machine: self)
    do throws(SchemeThrow) {
      while let form = try reader.next() { _ = try call(try compile(form, in: systemScope), []) }
    } catch {
      preconditionFailure("a library definition failed: \(hostError(error).rendered())")
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
