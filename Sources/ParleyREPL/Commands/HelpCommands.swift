// ,help ,apropos ,describe: what there is, and what it says about itself. Everything is in the program; nothing is looked
// up anywhere else.

import Parley

extension Command {
  static var helpCommands: [Command] {
    [
      Command(
        ",help [name]", "Tells about a name or a ,command; without one, lists the commands.", completing: .command
      ) {
        session, argument in
        argument.isEmpty ? Help.listCommands(session) : Help.tell(session, about: argument)
      },
      Command(",apropos word", "Lists the names that contain a word, with what they take and their library.") {
        session, word in Help.search(session, word)
      },
      Command(",describe expr", "Tells what the value of an expression is and what it consists of.") {
        session, expression in
        guard let value = session.value(of: expression) else { return }
        session.comment(session.interpreter.description(of: value).joined(separator: "\n"))
      },
    ]
  }
}

private enum Help {
  static func listCommands(_ session: Session) {
    let isNarrow = session.output.columns < 60
    if isNarrow {
      for command in Command.all {
        session.comment(command.usage)
        session.comment(wrapping: command.sentence, indentation: 2)
      }
    } else {
      session.comment(Command.all.map { [$0.usage, $0.sentence] })
    }
    session.comment(wrapping: "TAB completes, Ctrl-C stops what runs, Ctrl-D leaves. $1, $2 … are the results so far.")
  }

  static func tell(_ session: Session, about name: String) {
    if name.hasPrefix(",") {
      guard let command = Command.named(String(name.dropFirst())) else {
        session.comment("there is no command \(name); ,help lists all")
        return
      }
      session.comment(command.usage)
      session.comment(wrapping: command.sentence, indentation: 2)
      return
    }
    let interpreter = session.interpreter
    if name.hasPrefix("("), interpreter.knownLibraryNames.contains(name) {
      session.comment(wrapping: "\(name): \(interpreter.summary(ofLibrary: name))")
      session.comment(wrapping: interpreter.exportedNames(ofLibrary: name).joined(separator: " "), indentation: 2)
      return
    }
    guard let documentation = interpreter.documentation(of: name) else {
      let near = interpreter.boundNames.filter { $0.contains(name) }.prefix(5).joined(separator: ", ")
      session.comment("nothing is known about \(name)" + (near.isEmpty ? "" : "; there is \(near)"))
      return
    }
    session.comment(documentation.signature)
    if !documentation.sentence.isEmpty { session.comment(wrapping: documentation.sentence, indentation: 2) }
    var origin =
      documentation.libraries.isEmpty ? "" : "in " + documentation.libraries.prefix(4).joined(separator: ", ")
    if documentation.libraries.count > 4 { origin += " and others" }
    if !documentation.reference.isEmpty { origin += (origin.isEmpty ? "" : "; ") + documentation.reference }
    if let place = interpreter.definitionLocation(of: name), documentation.libraries.isEmpty {
      origin = "defined at \(ErrorDisplay.place(place))"
    }
    if !origin.isEmpty { session.comment(wrapping: origin, indentation: 2) }
    if let example = interpreter.example(of: name) { session.comment(wrapping: "example: \(example)", indentation: 2) }
  }

  static func search(_ session: Session, _ word: String) {
    let interpreter = session.interpreter
    let known = Set(interpreter.boundNames).union(interpreter.documentedNames)
    let names = known.filter { $0.contains(word) && !$0.hasPrefix("%") }.sorted()
    guard !names.isEmpty else { return session.comment("no name contains \(word)") }
    let shown = names.prefix(100)
    session.comment(
      shown.map { name in
        let documentation = interpreter.documentation(of: name)
        return [documentation?.signature ?? name, documentation?.libraries.first ?? ""]
      })
    if names.count > shown.count { session.comment("and \(names.count - shown.count) more") }
  }
}
