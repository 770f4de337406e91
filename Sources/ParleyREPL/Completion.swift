// What TAB offers: commands, names, libraries, files. Shared by the terminal and by clients of a running program.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The candidates for the word before the cursor.
struct Completion {
  /// Where that word begins, in bytes.
  var start: Int
  /// In order; each begins with the word.
  var candidates: [String] = []
  /// What follows the word once it is whole, if anything.
  var appendix: Character?
  /// What a list shows beside a candidate.
  var usage: (String) -> String = { _ in "" }
}

struct Completer {
  let interpreter: Interpreter

  /// - Parameter text: what is typed, up to the cursor.
  func complete(_ text: [UInt8]) -> Completion {
    let first = text.firstIndex { $0 > UInt8(ascii: " ") } ?? text.count
    guard first < text.count, text[first] == UInt8(ascii: ",") else { return completeCode(text) }
    // A command, and what it takes.
    let nameStart = first + 1
    guard let blank = text[nameStart...].firstIndex(where: { $0 <= UInt8(ascii: " ") }) else {
      return commands(from: nameStart, word(text, nameStart))
    }
    let argumentStart = text[blank...].firstIndex { $0 > UInt8(ascii: " ") } ?? text.count
    switch Command.named(word(text[..<blank], nameStart))?.completion {
    case .command?:
      if argumentStart < text.count, text[argumentStart] == UInt8(ascii: ",") {
        return commands(from: argumentStart + 1, word(text, argumentStart + 1))
      }
    case .file?: return files(from: argumentStart, word(text, argumentStart), appendix: nil)
    case .library?:
      return completeCode(Array("(import ".utf8) + text[argumentStart...], shift: argumentStart - 8)
    case .code?, nil: break
    }
    return completeCode(Array(text[argumentStart...]), shift: argumentStart)
  }

  private func word(_ text: some Collection<UInt8>, _ start: Int) -> String {
    String(decoding: Array(text).dropFirst(start), as: UTF8.self)
  }

  private func commands(from start: Int, _ prefix: String) -> Completion {
    Completion(
      start: start, candidates: Command.all.map(\.name).filter { $0.hasPrefix(prefix) }.sorted(), appendix: " ",
      usage: { Command.named($0)?.usage ?? "" })
  }

  /// - Parameter shift: what to add to offsets.
  private func completeCode(_ text: [UInt8], shift: Int = 0) -> Completion {
    var scanner = FormScanner()
    scanner.scan(text)
    switch scanner.context {
    case .string:
      let start = scanner.tokenStart + 1
      return files(from: start + shift, word(text, start), appendix: "\"")
    case .symbol, .lineComment, .blockComment: return Completion(start: text.count + shift)
    case .code: break
    }
    let start = text.lastIndex(where: FormScanner.isDelimiter).map { $0 + 1 } ?? 0
    let prefix = word(text, start)
    if let parts = libraryParts(scanner.stack, text, start) {
      return libraries(from: start + shift, after: parts, prefix)
    }
    return names(from: start + shift, prefix, isHead: start > 0 && text[start - 1] == UInt8(ascii: "("), in: text)
  }

  // MARK: - Names

  private func names(from start: Int, _ prefix: String, isHead: Bool, in text: [UInt8]) -> Completion {
    guard !prefix.isEmpty else { return Completion(start: start) }
    let interpreter = interpreter
    var found = Set(interpreter.boundNames.filter { $0.hasPrefix(prefix) })
    // Parameters and local variables are not bound yet: what was typed before may be meant again.
    for word in text.split(whereSeparator: FormScanner.isDelimiter).dropLast() {
      let word = String(decoding: word, as: UTF8.self)
      if word.hasPrefix(prefix), word != prefix { found.insert(word) }
    }
    return Completion(
      start: start, candidates: found.sorted(), appendix: isHead ? " " : nil,
      usage: { interpreter.documentation(of: $0)?.signature ?? "" })
  }

  // MARK: - Libraries

  /// The parts of the library name before the word that begins at `start`, if one is being typed.
  private func libraryParts(_ stack: [FormScanner.Open], _ text: [UInt8], _ start: Int) -> [String]? {
    // Inside (import ( …, with only, except, prefix and rename between.
    guard stack.count >= 2, let open = stack.last,
      stack.dropLast().last.map({ ["import", "only", "except", "prefix", "rename"].contains($0.head) }) == true,
      stack.contains(where: { $0.head == "import" })
    else { return nil }
    let parts = String(decoding: text[(open.offset + 1)..<max(start, open.offset + 1)], as: UTF8.self).split(
      separator: " "
    ).map(String.init)
    return parts.contains { $0.contains("(") } ? nil : parts
  }

  private func libraries(from start: Int, after parts: [String], _ prefix: String) -> Completion {
    var names: [String: (full: String, isWhole: Bool)] = [:]
    for library in interpreter.knownLibraryNames {
      let words = library.dropFirst().dropLast().split(separator: " ").map(String.init)
      guard words.count > parts.count, words.starts(with: parts), words[parts.count].hasPrefix(prefix) else { continue }
      names[words[parts.count]] = (library, words.count == parts.count + 1)
    }
    let isLast = names.count == 1 && names.values.allSatisfy(\.isWhole)
    let interpreter = interpreter
    return Completion(
      start: start, candidates: names.keys.sorted(), appendix: isLast ? ")" : " ",
      usage: { names[$0].flatMap { $0.isWhole ? firstSentence(interpreter.summary(ofLibrary: $0.full)) : nil } ?? "" })
  }

  private func firstSentence(_ text: String) -> String {
    text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) } ?? text
  }

  // MARK: - Files

  private func files(from start: Int, _ prefix: String, appendix: Character?) -> Completion {
    let slash = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let folder = String(prefix[..<slash])
    let name = prefix[slash...]
    var found: [String] = []
    if let directory = opendir(folder.isEmpty ? "." : folder) {
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let candidate = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard candidate.hasPrefix(name), !candidate.hasPrefix(".") || name.hasPrefix(".") else { continue }
        guard candidate != ".", candidate != ".." else { continue }
        var status = stat()
        let isFolder = stat(folder + candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        found.append(folder + candidate + (isFolder ? "/" : ""))
      }
    }
    let isFolder = found.count == 1 && found[0].hasSuffix("/")
    return Completion(start: start, candidates: found.sorted(), appendix: isFolder ? nil : appendix)
  }
}
