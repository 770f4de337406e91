// The built program at its prompt on a pseudo-terminal. TERM=dumb keeps readline from moving the cursor, so that what
// comes back can be read as text.

import TestSupport

struct TerminalSession {
  let process: ChildProcess
  let deadline = Deadline.seconds(240)
  /// What is shown before the first prompt.
  let banner: String

  /// - Parameter folder: where the program runs.
  init(
    arguments: [String] = [], columns: UInt16 = 200, environment: [String: String] = [:], folder: String = "."
  ) throws {
    var settings = ["TERM": "dumb", "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8", "PARLEY_HISTORY": ""]
    settings.merge(environment) { $1 }
    process = try ChildProcess(
      onTerminal: ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, parleyBinary] + arguments, columns: columns,
      environment: settings)
    let shown = try process.output.read(through: "> ", by: deadline)
    banner = String(shown.dropLast(2)).replacing("\r\n", with: "\n")
  }

  /// Types a form and returns the lines that appear between its echo and the next prompt.
  func type(_ lines: [String]) throws -> [String] {
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let text = index == 0 ? line : String(line.drop { $0 == " " })
      try send(text + "\n")
      if !text.isEmpty { _ = try read(through: text) }
      // The session indents the next line; within a string it only shows two spaces.
      if !isLast {
        let indentation = lines[index + 1].prefix { $0 == " " }
        _ = try read(through: "\r\n" + (indentation.isEmpty ? "  " : indentation))
      }
    }
    let shown = try read(through: "\r\n> ")
    // A return and a newline are one character.
    let body = shown.dropLast(3)
    // The first line is what was left of the echo.
    return body.split(separator: "\r\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }

  func type(_ line: String) throws -> [String] { try type([line]) }

  func send(_ keys: String) throws { try process.input.write(keys, by: deadline) }

  func read(through marker: some StringProtocol) throws -> String {
    try process.output.read(through: String(marker), by: deadline)
  }

  /// Leaves with Ctrl-D and returns what is shown meanwhile.
  @discardableResult func leave() throws -> Outcome {
    try send("\u{4}")
    let outcome = try process.finish(by: deadline)
    guard outcome.status == .exited(0) else { throw SupportError("left with \(outcome.status)") }
    return outcome
  }
}
