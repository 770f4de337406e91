// The options of `parley`. Options end at the first word that is none: it is the file, and everything behind it belongs
// to the program that runs.

import ArgumentParser
import Parley

@main
struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parley",
    abstract: "Runs Scheme programs (R7RS, with the sockets of SCM).",
    usage: "parley [<options>] [FILE [ARG ...]]",
    discussion: """
      Without FILE and -e, parley reads expressions at a prompt if standard input is a terminal, and runs standard \
      input otherwise. The status is that of (exit n), 1 after an error that nobody handled, and 130 after Ctrl-C.

      EXAMPLES:
        parley program.scm one two    (command-line) is ("program.scm" "one" "two")
        parley -e '(display 42)'
        parley --max-heap=64M program.scm
      """,
    version: Session.version)

  @Option(
    name: .customShort("e"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Evaluate an expression; may be given several times.", valueName: "expr"))
  var expressions: [String] = []

  @Option(
    name: .customShort("I", allowingJoined: true), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Look for library files in a folder, before the program's own and those of PARLEY_PATH; may be given several times.",
      valueName: "dir"))
  var libraryFolders: [String] = []

  @Option(
    help: ArgumentHelp("What the heap may grow to, as in 64M or 2G; half of memory by default.", valueName: "size"))
  var maxHeap: ByteCount?

  @Option(
    help: ArgumentHelp(
      "Print what lies between two stages, expanded or code, on standard error.", valueName: "stage"))
  var show: [ShowStage] = []

  @Option(
    help: ArgumentHelp(
      "While the program runs, serve the prompt on a unix socket for --connect.", valueName: "path"))
  var listen: String?

  @Option(help: ArgumentHelp("Open the prompt of a program that runs with --listen.", valueName: "path"))
  var connect: String?

  @Flag(help: "Print time and memory on standard error at the end.")
  var stats = false

  @Argument(help: "The program; - for standard input.")
  var file: String?

  @Argument(help: ArgumentHelp("What the program finds in (command-line).", valueName: "arg"))
  var arguments: [String] = []

  /// The options that take the next word as their value.
  private static let valuedOptions: Set = ["-e", "-I", "--max-heap", "--show", "--listen", "--connect"]

  static func main() {
    var words = CommandLine.arguments.dropFirst()
    var options: [String] = []
    var session = Session()
    var isPlain = true
    while let word = words.first, word.hasPrefix("-"), word != "-" {
      words.removeFirst()
      if word == "--" { break }
      options.append(word)
      guard valuedOptions.contains(word) else {
        isPlain = false
        continue
      }
      // Without a value it is the parser that complains.
      guard let value = words.popFirst() else { return main(options) }
      options.append(value)
      switch word {
      case "-e": session.expressions.append(value)
      case "-I": session.libraryFolders.append(value)
      default: isPlain = false
      }
    }
    // The parser takes 2 ms to look at its own declarations, a quarter of the time of an empty program, so command
    // lines without any other option do without it.
    guard isPlain else { return main(options + ["--"] + words) }
    session.file = words.popFirst()
    session.arguments = Array(words)
    session.run()
  }

  func run() {
    var session = Session()
    session.expressions = expressions
    session.libraryFolders = libraryFolders
    session.maxHeap = maxHeap
    session.show = Set(show)
    session.showsStatistics = stats
    session.listenPath = listen
    session.connectPath = connect
    session.file = file
    session.arguments = arguments
    session.run()
  }
}

extension ShowStage: ExpressibleByArgument {}
