// The commands of a session. Each is declared once, in a file by topic; the declaration feeds ,help, completion, the usage
// that a wrong call gets, and the table in docs/repl.md, which a test compares.

struct Command {
  /// What TAB completes behind the command.
  enum Completion {
    case code, command, file, library
  }

  /// `,help [name]`
  let usage: String
  /// One sentence that begins with a verb.
  let sentence: String
  let completion: Completion
  let run: (Session, String) -> Void

  init(
    _ usage: String, _ sentence: String, completing completion: Completion = .code,
    run: @escaping (Session, String) -> Void
  ) {
    self.usage = usage
    self.sentence = sentence
    self.completion = completion
    self.run = run
  }

  /// Without the comma.
  var name: String { String(usage.dropFirst().prefix { $0 != " " }) }
  var needsArgument: Bool { usage.contains(" ") && !usage.contains("[") }

  /// In the order of ,help.
  static var all: [Command] {
    helpCommands + sourceCommands + errorCommands + tracingCommands + measuringCommands + compilerCommands
      + systemCommands
  }

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}
