// TAB: hands the candidates to readline, and lists them with what they take.

@preconcurrency import CReadline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// More candidates than this are listed by their names alone.
  private static let describedCandidates = 60

  static func installCompletion() {
    rl_completer_quote_characters = nil
    rl_basic_word_break_characters = UnsafePointer(strdup(" \t\n()[]\"';`,|"))
    rl_completion_word_break_hook = {
      // A file's name may hold anything but the quotation mark.
      var scanner = FormScanner()
      scanner.scan(EditorState.text(upTo: rl_point))
      return scanner.context == .string ? quotationMark : nil
    }
    rl_attempted_completion_function = { _, start, end in
      // Readline would offer files otherwise.
      rl_attempted_completion_over = 1
      let completion = EditorState.complete(EditorState.text(upTo: end))
      EditorState.completion = completion
      rl_completion_append_character = completion.appendix.flatMap(\.asciiValue).map(Int32.init) ?? 0
      rl_completion_suppress_append = completion.appendix == nil ? 1 : 0
      rl_filename_completion_desired = 0
      guard completion.start == Int(start), !completion.candidates.isEmpty else { return nil }
      return LineEditor.list(completion.candidates)
    }
    rl_completion_display_matches_hook = { matches, count, _ in
      guard let matches, count > 0 else { return }
      LineEditor.show((1...Int(count)).compactMap { matches[$0].map { String(cString: $0) } })
    }
  }

  /// The form that readline wants: what all have in common, then each, then nothing.
  private static func list(_ candidates: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    var common = Array(candidates[0].unicodeScalars)
    for candidate in candidates.dropFirst() {
      let other = Array(candidate.unicodeScalars)
      var length = 0
      while length < common.count, length < other.count, common[length] == other[length] { length += 1 }
      common.removeLast(common.count - length)
    }
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: common)
    let entries = [String(prefix)] + (candidates.count == 1 ? [] : candidates)
    guard let raw = malloc((entries.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.size) else { return nil }
    let list = raw.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: entries.count + 1)
    for (index, entry) in entries.enumerated() { (list + index).initialize(to: strdup(entry)) }
    (list + entries.count).initialize(to: nil)
    return list
  }

  /// Lists candidates below what is being typed.
  private static func show(_ candidates: [String]) {
    let width = max(20, TerminalText.columns(STDOUT_FILENO))
    var lines: [String]
    if candidates.count <= describedCandidates {
      let rows = candidates.map { name in
        let usage = EditorState.completion.usage(name)
        // A call says its name again.
        return usage.isEmpty || usage == name ? [name] : [name, usage]
      }
      lines = TerminalText.table(rows)
    } else {
      let column = (candidates.map { TerminalText.cells($0) }.max() ?? 0) + 2
      let perLine = max(1, width / column)
      lines = TerminalText.table(
        stride(from: 0, to: candidates.count, by: perLine).map {
          Array(candidates[$0..<min($0 + perLine, candidates.count)])
        })
    }
    lines = lines.map { cut($0, to: width - 1) }
    fputs("\r\n" + lines.joined(separator: "\r\n") + "\r\n", rl_outstream)
    fflush(rl_outstream)
    rl_forced_update_display()
  }

  private static func cut(_ line: String, to width: Int) -> String {
    guard TerminalText.cells(line) > width else { return line }
    var shown = ""
    var used = 3
    for character in line {
      used += TerminalText.cells(String(character))
      if used > width { break }
      shown.append(character)
    }
    return shown + "..."
  }
}

/// What readline gets from the word break hook; it does not free it.
private nonisolated(unsafe) let quotationMark = strdup("\"")
