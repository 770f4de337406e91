// Evaluation for a session at a prompt: form by form, with the names that a form defines, in the place where the program's
// own variables are seen.

/// What came of one form.
public struct Evaluation {
  /// None for `(values)`; one that is `Value.unspecified` if there is nothing to tell. Valid until the interpreter runs
  /// again.
  public let values: [Value]
  /// What the form defines at its top level, in order.
  public let definedNames: [String]
}

extension Interpreter {
  /// Evaluates the forms of a text in order, where the program's variables are seen.
  /// - Parameters:
  ///   - name: what errors call the text.
  ///   - firstLine: the number that they give its first line.
  ///   - show: called with what came of each form. Returns whether to go on; behind an error of the text itself there is
  ///     nothing to go on with.
  public func evaluateForms(
    of text: String, name: String, firstLine: Int = 1, _ show: (Result<Evaluation, SchemeError>) -> Bool
  ) {
    let codes = text.characterCodes
    var reader = SyntaxReader(
      source: SourceText(name: name, codes: codes, firstLine: firstLine), codes: codes, machine: machine)
    while true {
      let form: Syntax
      do throws(SchemeThrow) {
        guard let next = try reader.next() else { return }
        form = next
      } catch {
        _ = show(.failure(machine.hostError(error)))
        return
      }
      do throws(SchemeThrow) {
        let evaluation = try machine.evaluation { () throws(SchemeThrow) in try evaluate(form) }
        guard show(.success(evaluation)) else { return }
      } catch {
        guard show(.failure(machine.hostError(error))) else { return }
      }
    }
  }

  private func evaluate(_ form: Syntax) throws(SchemeThrow) -> Evaluation {
    let scope = machine.interactionScope
    machine.notedDefinitions = (scope, [])
    defer { machine.notedDefinitions = nil }
    let thunk = try machine.compile(form, in: scope)
    let names = machine.notedDefinitions?.names ?? []
    machine.notedDefinitions = nil
    let value = try machine.call(thunk, [])
    machine[register: MachineRegister.result] = value
    let values = value.isObject(.values) ? (1..<ObjectHeader.words(value.header)).map { value.slot($0) } : [value]
    return Evaluation(values: values, definedNames: names)
  }

  /// The written form of a value, however long; an interrupt ends it.
  public func writtenText(of value: Value) throws(SchemeError) -> String {
    let machine = machine
    do throws(SchemeThrow) {
      let bytes = try Printer.bytes(of: value, mode: .write, heap: machine.heap) { () throws(SchemeThrow) in
        try machine.checkpoint()
      }
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw machine.hostError(error)
    }
  }

  /// Defines a variable where the program's variables are.
  public func define(_ name: String, as value: Value) {
    let cell = machine.interactionScope.environment.cellForDefinition(of: machine.heap.intern(name))
    machine.set(cell, to: value)
  }

  /// Forgets everything that programs have defined. What they have opened is closed when the collector finds it.
  public func reset() { machine.resetUserScope() }

  /// Has a library that was read from a file read anew by the next import. False if there is none, or no file.
  public func forgetLibrary(named name: String) -> Bool {
    guard StandardLibraries.sources[name] == nil, let library = machine.removeLibrary(named: name) else { return false }
    if machine.hasLibrary(name) { return true }
    machine.add(library)
    return false
  }
}
