// What lies between source and instructions, for somebody at a prompt.

extension Interpreter {
  /// The forms of a text as core expressions, one below the other: macros and derived forms gone, not yet simplified.
  /// Definitions among them are not made.
  public func expansion(of text: String, name: String = "repl") throws(SchemeError) -> String {
    let codes = text.characterCodes
    var reader = SyntaxReader(source: SourceText(name: name, codes: codes), codes: codes, machine: machine)
    var expansions: [String] = []
    do throws(SchemeThrow) {
      while let form = try reader.next() {
        let expanded = try Expander(machine: machine).expandTop(form, in: machine.interactionScope)
        expansions.append(CoreWriter(heap: machine.heap).text(expanded))
      }
    } catch {
      throw machine.hostError(error)
    }
    return expansions.joined(separator: "\n")
  }

  /// The instructions of a procedure written in Scheme, and of those inside it; nil for anything else.
  public func disassembly(of procedure: Value) -> String? {
    code(of: procedure).map { Disassembler(machine: machine).text($0) }
  }
}
