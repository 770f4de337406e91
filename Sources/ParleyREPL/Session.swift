// A session: takes what was typed, evaluates it or does what a command says, and shows what came of it. It does not know
// where it is shown: on a terminal (REPL) or at the other end of a socket (RemoteService).
//
// Results are numbered; everything else that the session itself says begins with a semicolon, so that a transcript can be
// pasted back (Transcript).

import Parley
import ParleySystem

/// Where a session shows things.
protocol SessionOutput: AnyObject {
  var usesColor: Bool { get }
  /// Cells in a line.
  var columns: Int { get }
  /// Shows text behind what the program has written.
  func show(_ text: String)
  /// Shows what the session says about an error.
  func showError(_ text: String)
  /// Takes note that the terminal has shown ^C.
  func noteInterrupt()
  /// Begins a new line unless the cursor is at the start of one.
  func beginLine()
}

final class Session {
  let interpreter: Interpreter
  let system: HostSystem
  unowned let output: any SessionOutput
  /// Whether it is the terminal's, which may be lent to other programs.
  let isLocal: Bool
  var transcript = Transcript()

  /// Results so far.
  private var resultCount = 0
  /// Lines typed so far, so that a place such as repl:7:3 is one place.
  private var lineCount = 0
  /// What the last error told, and which of its frames is looked at.
  var lastError: SchemeError?
  var selectedFrame = 0
  /// The file that was loaded last.
  var loadedFile: String?
  /// Set by a command that ends the session.
  var exitStatus: Int32?
  /// An interrupt ended the last form.
  private(set) var wasInterrupted = false

  init(interpreter: Interpreter, system: HostSystem, output: any SessionOutput, isLocal: Bool) {
    self.interpreter = interpreter
    self.system = system
    self.output = output
    self.isLocal = isLocal
  }

  // MARK: - What is typed

  /// Whether a text is to be taken as it is; otherwise more lines follow.
  func isComplete(_ text: String) -> Bool {
    var scanner = FormScanner()
    scanner.scan(Array(text.utf8))
    if scanner.isOpen { return false }
    guard let last = Transcript.items(of: text).last, case .forms(let forms, _) = last else { return true }
    return !interpreter.isIncomplete(forms)
  }

  /// Does what a complete text asks for. Returns the status to leave with when it ends the session.
  func perform(_ text: String) -> Int32? {
    wasInterrupted = false
    interpreter.setTraceWriter { [unowned self] line in comment(String(line.dropLast())) }
    defer { interpreter.setTraceWriter(nil) }
    let firstLine = lineCount + 1
    lineCount += text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    for item in Transcript.items(of: text) {
      switch item {
      case .forms(let forms, let line): evaluate(forms, firstLine: firstLine + line)
      case .command(let name, let argument): perform(command: name, argument)
      }
      output.beginLine()
      if let exitStatus { return exitStatus }
      if wasInterrupted { return nil }
    }
    return nil
  }

  private func perform(command name: String, _ argument: String) {
    guard let command = Command.named(name) else {
      let near = name.isEmpty ? [] : Command.all.map(\.name).filter { $0.hasPrefix(name.prefix(1)) }
      comment(
        "there is no command ,\(name)" + (near.isEmpty ? "" : "; there is ,\(near.joined(separator: ", ,"))")
          + "; ,help lists all")
      return
    }
    if command.needsArgument, argument.isEmpty {
      comment("usage: \(command.usage)")
      return
    }
    command.run(self, argument)
  }

  // MARK: - Evaluating

  /// Evaluates forms and shows their values, going on after errors.
  func evaluate(_ text: String, firstLine: Int? = nil) {
    interpreter.evaluateForms(of: text, name: "repl", firstLine: firstLine ?? lineCount) { result in
      switch result {
      case .success(let evaluation): return show(evaluation)
      case .failure(let error): return show(error)
      }
    }
  }

  /// Evaluates forms for a command, which gets the value of the last one; nil after an error, which is shown.
  func value(of text: String) -> Value? {
    var value: Value?
    interpreter.evaluateForms(of: text, name: "repl", firstLine: lineCount) { result in
      switch result {
      case .success(let evaluation):
        value = evaluation.values.last ?? .unspecified
        return true
      case .failure(let error):
        value = nil
        _ = show(error)
        return false
      }
    }
    return value
  }

  private func show(_ evaluation: Evaluation) -> Bool {
    if !evaluation.definedNames.isEmpty { comment(evaluation.definedNames.joined(separator: " ")) }
    let values = evaluation.values
    // Writing a value runs nothing, so the others stay valid.
    if values.count == 1, values[0] == .unspecified { return true }
    for value in values {
      do throws(SchemeError) {
        let text = try interpreter.writtenText(of: value)
        resultCount += 1
        interpreter.define("$\(resultCount)", as: value)
        output.beginLine()
        output.show("$\(resultCount) = \(text)\n")
      } catch {
        return show(error)
      }
    }
    return true
  }

  /// Shows an error. Returns whether to go on with the next form.
  func show(_ error: SchemeError) -> Bool {
    if let status = error.exitStatus {
      exitStatus = status
      return false
    }
    lastError = error
    selectedFrame = 0
    if error.kind == .interrupt { output.noteInterrupt() }
    output.beginLine()
    output.showError(ErrorDisplay.text(error, color: output.usesColor))
    wasInterrupted = error.kind == .interrupt
    return !wasInterrupted
  }

  /// Starts again as if nothing had been typed.
  func reset() {
    interpreter.reset()
    resultCount = 0
    lastError = nil
  }

  // MARK: - Showing

  /// Shows lines that the session says, each behind a semicolon.
  func comment(_ text: String) {
    output.beginLine()
    output.show(text.split(separator: "\n", omittingEmptySubsequences: false).map { "; \($0)\n" }.joined())
  }

  /// Shows a table that the session says.
  func comment(_ rows: [[String]]) {
    comment(
      TerminalText.table(rows).map { line in line.last == " " ? String(line.dropLast()) : line }.joined(separator: "\n")
    )
  }

  /// Shows a text broken at blanks into lines that fit.
  func comment(wrapping text: String, indentation: Int = 0) {
    let width = max(20, output.columns - 3 - indentation)
    let margin = String(repeating: " ", count: indentation)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, TerminalText.cells(line) + TerminalText.cells(word) + 1 > width {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    comment((lines + [margin + line]).joined(separator: "\n"))
  }
}
