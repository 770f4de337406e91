// The session at the prompt: reads a form, which may take several lines, evaluates it, writes its value.

import Parley
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A session on the terminal.
public struct REPL {
  private let interpreter: Interpreter
  private let system: HostSystem
  private let editor = LineEditor()
  private let usesColor: Bool

  /// - Parameter usesColor: whether errors are shown in colour.
  public init(interpreter: Interpreter, system: HostSystem, usesColor: Bool) {
    self.interpreter = interpreter
    self.system = system
    self.usesColor = usesColor
  }

  /// Runs until Ctrl-D or `(exit)` and returns the status to leave with.
  public func run() -> Int32 {
    var form = ""
    while true {
      switch editor.readLine(prompt: form.isEmpty ? "> " : "  ", waitForKey: waitForKey) {
      case .end:
        show("\n")
        return 0
      case .interrupted:
        interpreter.interruptFlag.pointee = 0
        form = ""
        show("\n")
      case .text(let line):
        form += line + "\n"
        if interpreter.isIncomplete(form) { continue }
        if form.contains(where: { !$0.isWhitespace }) {
          editor.remember(String(form.dropLast()))
          if let status = evaluate(form) { return status }
        }
        form = ""
      }
    }
  }

  /// Evaluates what was typed and shows the value or the error. Returns a status if it called `(exit)`.
  private func evaluate(_ form: String) -> Int32? {
    defer { system.flushStandardOutput() }
    do throws(SchemeError) {
      let value = try interpreter.value(of: form, name: "repl")
      if value != .unspecified { show(interpreter.written(value) + "\n") }
    } catch {
      if let status = error.exitStatus { return status }
      system.flushStandardOutput()
      try? system.standardError.write(error.rendered(color: usesColor))
    }
    return nil
  }

  private func waitForKey() -> Bool {
    do throws(PortError) {
      try system.waitForInput(STDIN_FILENO)
      return true
    } catch {
      return error.reason != .interrupted
    }
  }

  /// Writes behind what the program has written.
  private func show(_ text: String) {
    try? system.standardOutput.write(text)
    system.flushStandardOutput()
  }
}
