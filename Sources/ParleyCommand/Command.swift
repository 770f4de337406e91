// The options of `parley`. Options end at the first word that is none: it is the file, and everything behind it belongs
// to the program that runs.
//
// What is declared here is the help, the shells' completion and the manual page (docs/parley.1, see ParleyDev).

import ArgumentParser
import Parley

@main
struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parley",
    abstract: "Runs Scheme programs (R7RS, with the sockets of SCM).",
    usage: "parley [<options>] [FILE [ARG ...]]",
    discussion: """
      Runs the program in FILE, which finds the words behind it in (command-line) and *argv*. Without FILE, -e, -p and \
      -l, parley reads expressions at a prompt if standard input is a terminal, and otherwise runs what it reads there as \
      a program. An executable file that begins with #!/usr/bin/env parley is a command of the shell.

      EXIT STATUS:
        n     of (exit n); 0 at the end of the program
        1     an error that nobody handled, or mistakes that --check has found
        64    wrong options
        130   Ctrl-C

      ENVIRONMENT:
        PARLEY_PATH      folders to look for libraries in, with colons between them
        PARLEY_HISTORY   the file for what was typed at the prompt; none if empty
        NO_COLOR         if it is not empty, errors are shown without colours
        VISUAL, EDITOR   what ,edit runs

      EXAMPLES:
        parley program.scm one two    (command-line) is ("program.scm" "one" "two")
        parley -p '(expt 2 100)'
        parley -l tools.scm -e '(prepare)' program.scm
        parley -i program.scm         looks around when the program has ended
        parley --check *.scm
        parley --sandbox --time-limit=5 --max-heap=64M untrusted.scm
        parley --profile=flames.svg program.scm
      """,
    version: Session.version)

  @Option(
    name: .customShort("e"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Evaluate an expression. -e, -p and -l may be given several times, in any order.", valueName: "expr"))
  var expressions: [String] = []

  @Option(
    name: .customShort("p"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Evaluate an expression and print its value as the prompt does.", valueName: "expr"))
  var printed: [String] = []

  @Option(
    name: .customShort("l"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Load a file, and go on.", valueName: "file"),
    completion: .file(extensions: ["scm"]))
  var loaded: [String] = []

  @Flag(name: .customShort("i"), help: "Go on at the prompt when the program has ended, or failed.")
  var interactive = false

  @Option(
    name: .customShort("I", allowingJoined: true), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Look for library files in a folder, before the program's own and those of PARLEY_PATH; may be given several times.",
      valueName: "dir"), completion: .directory)
  var libraryFolders: [String] = []

  @Option(
    help: ArgumentHelp("What the heap may grow to, as in 64M or 2G; half of memory by default.", valueName: "size"))
  var maxHeap: ByteCount?

  @Option(
    help: ArgumentHelp(
      "End the program, or an expression that is given here or at the prompt, after a time, as in 5 or 0.5.",
      valueName: "seconds"))
  var timeLimit: Seconds?

  @Flag(
    help: """
      Let the program compute and print, and read its own file and what -l and -I name: no other files, no sockets, no \
      processes, no environment.
      """)
  var sandbox = false

  @Flag(
    help: ArgumentHelp(
      """
      Look for mistakes in the files and run none of them: what cannot be read or expanded, undefined names, wrong \
      numbers of arguments, definitions that nothing uses.
      """))
  var check = false

  @Flag(
    help: "Print which procedures the time went to on standard error at the end; --profile=<file.svg> draws it instead."
  )
  var profile = false

  /// What `CommandLineWords` makes of `--profile=<file>`.
  @Option(help: .hidden)
  var profileFile: String?

  @Option(
    help: ArgumentHelp(
      "Print what lies between two stages, expanded or code, on standard error.", valueName: "stage"))
  var show: [ShowStage] = []

  @Option(
    help: ArgumentHelp(
      "While the program runs, serve the prompt on a unix socket for --connect.", valueName: "path"),
    completion: .file())
  var listen: String?

  @Option(
    help: ArgumentHelp("Open the prompt of a program that runs with --listen.", valueName: "path"),
    completion: .file())
  var connect: String?

  @Flag(help: "Print time and memory on standard error at the end.")
  var stats = false

  @Option(
    help: ArgumentHelp("Print a script that completes options in a shell: bash, zsh or fish.", valueName: "shell"))
  var completions: Shell?

  @Argument(help: "The program; - for standard input.", completion: .file(extensions: ["scm"]))
  var file: String?

  @Argument(help: ArgumentHelp("What the program finds in (command-line).", valueName: "arg"), completion: .file())
  var arguments: [String] = []

  static func main() {
    let line = CommandLineWords(CommandLine.arguments.dropFirst())
    // The parser takes 2 ms to look at its own declarations, a quarter of the time of an empty program, so command
    // lines without any other option do without it.
    guard line.isPlain else { return main(line.options + line.rest) }
    var session = Session()
    session.actions = line.actions
    session.libraryFolders = line.libraryFolders
    session.file = line.rest.first
    session.arguments = Array(line.rest.dropFirst())
    session.run()
  }

  func validate() throws {
    if profileFile == "" { throw ValidationError("--profile= needs the name of a file.") }
    if check, file == nil { throw ValidationError("--check needs the files to look at.") }
  }

  func run() {
    if let completions { return print(Command.completionScript(for: completions.generator)) }
    var session = Session()
    session.actions = CommandLineWords(CommandLine.arguments.dropFirst()).actions
    session.isInteractive = interactive
    session.libraryFolders = libraryFolders
    session.maxHeap = maxHeap
    session.timeLimit = timeLimit
    session.isSandboxed = sandbox
    session.show = Set(show)
    session.showsStatistics = stats
    session.showsProfile = profile
    session.flameGraphPath = profileFile
    session.checks = check
    session.listenPath = listen
    session.connectPath = connect
    session.file = file
    session.arguments = arguments
    session.run()
  }
}

extension ShowStage: ExpressibleByArgument {}

/// A shell that the parser makes completions for.
enum Shell: String, ExpressibleByArgument, CaseIterable {
  case bash, zsh, fish

  var generator: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
