// The program `parley`: its options, and what runs in which order. Options end at the first word that is none: it is
// the file, and everything behind it belongs to the program that runs.

import ArgumentParser
import Parley
import ParleyREPL
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    version: "parley 0.1.0")

  @Option(
    name: .customShort("e"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Evaluate an expression; may be given several times.", valueName: "expr"))
  var expressions: [String] = []

  @Option(help: ArgumentHelp("What the heap may grow to, as in 64M or 2G; half of memory by default.", valueName: "size"))
  var maxHeap: ByteCount?

  @Option(help: ArgumentHelp("Print what lies between two stages, expanded or code, on standard error.", valueName: "stage"))
  var show: [ShowStage] = []

  @Flag(help: "Print time and memory on standard error at the end.")
  var stats = false

  @Argument(help: "The program; - for standard input.")
  var file: String?

  @Argument(help: ArgumentHelp("What the program finds in (command-line).", valueName: "arg"))
  var arguments: [String] = []

  /// The options that take the next word as their value.
  private static let valuedOptions: Set = ["-e", "--max-heap", "--show"]

  static func main() {
    var words = CommandLine.arguments.dropFirst()
    var options: [String] = []
    while let word = words.first, word.hasPrefix("-"), word != "-" {
      words.removeFirst()
      if word == "--" { break }
      options.append(word)
      if valuedOptions.contains(word) {
        // Without a value it is the parser that complains.
        guard let value = words.popFirst() else { return main(options) }
        options.append(value)
      }
    }
    main(options + ["--"] + words)
  }

  func run() throws {
    let interpreter = Interpreter(configuration: .init(heapLimit: (maxHeap ?? .halfOfMemory).bytes))
    let system = ParleySystem.install(into: interpreter, arguments: [file ?? "parley"] + arguments)
    installInterruptHandler(flag: interpreter.interruptFlag, wakeDescriptor: system.wakeDescriptor)
    interpreter.show(Set(show)) { text in try? system.standardError.write(text) }

    let status = perform(interpreter, system)
    system.finish()
    if stats { try? system.standardError.write(interpreter.statistics.description + "\n") }
    // Leaving without unwinding spares giving the heap back in pieces.
    leave(status)
  }

  /// Runs what the command line asks for. Returns the status to leave with.
  private func perform(_ interpreter: Interpreter, _ system: HostSystem) -> Int32 {
    let usesColor = isTerminal(STDERR_FILENO) && getenv("NO_COLOR") == nil && !hasDumbTerminal
    do throws(SchemeError) {
      for expression in expressions { try interpreter.run(text: expression, name: "-e") }
      if let file, file != "-" {
        try interpreter.load(file: file)
      } else if file == nil && expressions.isEmpty && isTerminal(STDIN_FILENO) {
        return REPL(interpreter: interpreter, system: system, usesColor: usesColor).run()
      } else if file == "-" || expressions.isEmpty {
        try interpreter.run(port: system.standardInput, name: "stdin")
      }
      return 0
    } catch {
      if let status = error.exitStatus { return status }
      system.flushStandardOutput()
      try? system.standardError.write(error.rendered(color: usesColor))
      return error.kind == .interrupt ? 130 : 1
    }
  }

  private var hasDumbTerminal: Bool {
    guard let name = getenv("TERM") else { return true }
    return String(cString: name) == "dumb"
  }
}

extension ShowStage: ExpressibleByArgument {}

private func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// Ends the process. A method named `exit` of ParsableCommand hides the function.
private func leave(_ status: Int32) -> Never { exit(status) }
