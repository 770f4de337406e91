// ,trace ,untrace: calls and results, told as they happen. Tracing belongs to the program, not to the session: what a program
// with a prompt inside calls between two commands is told on its own standard error.

import Parley

extension Command {
  static var tracingCommands: [Command] {
    [
      Command(
        ",trace [name ...]",
        "Tells of each call of a procedure, and of its result, from now on; without a name, lists what is traced."
      ) { session, argument in
        let interpreter = session.interpreter
        for name in names(argument) {
          do throws(SchemeError) {
            if try interpreter.trace(name) { continue }
            session.comment("there is no procedure \(name) to trace")
          } catch { _ = session.show(error) }
        }
        let traced = interpreter.tracedNames
        guard argument.isEmpty else { return }
        session.comment(traced.isEmpty ? "nothing is traced" : traced.joined(separator: " "))
      },
      Command(",untrace [name ...]", "Ends the tracing of a procedure; without a name, of all.") { session, argument in
        let interpreter = session.interpreter
        for name in argument.isEmpty ? interpreter.tracedNames : names(argument) where !interpreter.untrace(name) {
          session.comment("\(name) is not traced")
        }
      },
    ]
  }

  private static func names(_ argument: String) -> [String] {
    argument.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
