// The words of the command line, before the parser sees them: where the options end, and the order of those whose order
// matters, which the parser does not keep.

import ArgumentParser

struct CommandLineWords {
  /// For the parser.
  private(set) var options: [String] = []
  /// What -e, -p and -l ask for, in order.
  private(set) var actions: [Session.Action] = []
  private(set) var libraryFolders: [String] = []
  /// The file and its arguments; for the parser they stand behind `--`.
  private(set) var rest: [String] = []
  /// Nothing but `actions`, `libraryFolders` and `rest`.
  private(set) var isPlain = true

  /// The options that take the next word as their value.
  private static let valuedOptions: Set = [
    "-e", "-p", "-l", "-I", "--max-heap", "--time-limit", "--show", "--listen", "--connect", "--completions",
  ]
  private static let profileOption = "--profile="

  init(_ all: ArraySlice<String>) {
    var words = all
    while let word = words.first, word.hasPrefix("-"), word != "-" {
      words.removeFirst()
      if word == "--" { break }
      if let parts = CommandLineWords.parts(of: word) {
        words = parts + words
        continue
      }
      if word.hasPrefix(CommandLineWords.profileOption) {
        // An option of the parser always has a value, or never.
        options += ["--profile-file", String(word.dropFirst(CommandLineWords.profileOption.count))]
        isPlain = false
        continue
      }
      options.append(word)
      guard CommandLineWords.valuedOptions.contains(word) else {
        isPlain = false
        continue
      }
      guard let value = words.popFirst() else {
        // Without a value it is the parser that complains.
        isPlain = false
        return
      }
      options.append(value)
      switch word {
      case "-e": actions.append(.evaluate(value))
      case "-p": actions.append(.print(value))
      case "-l": actions.append(.load(value))
      case "-I": libraryFolders.append(value)
      default: isPlain = false
      }
    }
    rest = Array(words)
    if !isPlain { rest.insert("--", at: 0) }
  }

  /// `-e=1` as two words, and `-ip` as `-i -p`; nil for what is one word.
  private static func parts(of word: String) -> [String]? {
    let (option, rest) = (word.prefix(2), word.dropFirst(2))
    if ["-e", "-p", "-l"].contains(option), rest.first == "=" { return [String(option), String(rest.dropFirst())] }
    return option == "-i" && !rest.isEmpty ? ["-i", "-\(rest)"] : nil
  }
}
