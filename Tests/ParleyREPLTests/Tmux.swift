// A terminal that can move its cursor: tmux, with a server of its own for each.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class Tmux {
  static let isInstalled = (try? ChildProcess.run(["tmux", "-V"], by: .seconds(10)).status) == .exited(0)

  private let socket: String
  let deadline = Deadline.seconds(60)

  /// Runs a command of the shell on a terminal of that size.
  init(_ command: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
    socket = "parley-test-\(getpid())-\(UInt32.random(in: 0..<UInt32.max))"
    var settings = ["PARLEY_HISTORY": "", "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8"]
    settings.merge(environment) { $1 }
    let assignments = settings.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    try run(
      "-f", "/dev/null", "new-session", "-d", "-x", String(columns), "-y", String(rows), "env \(assignments) \(command)"
    )
  }

  deinit { _ = try? run("kill-server") }

  @discardableResult private func run(_ arguments: String...) throws -> String {
    let outcome = try ChildProcess.run(
      ["tmux", "-L", socket] + arguments, environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm"], by: deadline)
    guard outcome.status == .exited(0) else { throw SupportError("tmux \(arguments): \(outcome.errors)") }
    return outcome.output
  }

  /// Types text as it is.
  func type(_ text: String) throws { try run("send-keys", "-l", text) }

  /// Presses keys by their names: "Enter", "C-a", "Up".
  func press(_ keys: String...) throws { for key in keys { try run("send-keys", key) } }

  func resize(columns: Int, rows: Int) throws {
    try run("resize-window", "-x", String(columns), "-y", String(rows))
  }

  /// What the screen shows, without blanks at the ends of lines and empty lines at the end.
  var screen: String {
    get throws {
      var lines = try run("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines.joined(separator: "\n")
    }
  }

  /// Column and row of the cursor, from 0.
  var cursor: (column: Int, row: Int) {
    get throws {
      let text = try run("display-message", "-p", "#{cursor_x} #{cursor_y}").split(whereSeparator: \.isWhitespace)
      return (Int(text[0]) ?? -1, Int(text[1]) ?? -1)
    }
  }

  /// Waits until the screen ends in some text, or contains it.
  @discardableResult func wait(for text: String, atEnd: Bool = false) throws -> String {
    while true {
      let screen = try screen
      if atEnd ? screen.hasSuffix(text) : screen.contains(text) { return screen }
      if deadline.hasPassed { throw SupportError("waited for \(text.debugDescription); the screen:\n\(screen)") }
      usleep(5000)
    }
  }

  /// Waits until the cursor is in a column.
  func waitForCursor(column: Int) throws {
    while try cursor.column != column {
      if deadline.hasPassed {
        throw SupportError("the cursor is at \(try cursor), not in column \(column):\n\(try screen)")
      }
      usleep(5000)
    }
  }
}
