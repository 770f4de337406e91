// ,expand ,disassemble: what the compiler makes of code.

import Parley

extension Command {
  static var compilerCommands: [Command] {
    [
      Command(",expand expr", "Shows an expression with all macros expanded.") { session, expression in
        do throws(SchemeError) { session.comment(try session.interpreter.expansion(of: expression)) } catch {
          _ = session.show(error)
        }
      },
      Command(",disassemble expr", "Shows the instructions of a procedure.") { session, expression in
        guard let value = session.value(of: expression) else { return }
        session.comment(session.interpreter.disassembly(of: value) ?? "this is no procedure written in Scheme")
      },
    ]
  }
}
