// A conformance script: forms with comments after them that tell what must happen.
//
//   (+ 1 2) ; => 3                          the value, compared as `write` prints it
//   (display "a\n") ; prints: a\n           what is written to the current output port; \n \t \\ are escapes
//   (car 5) ; error: car: argument 1        part of the error's message
//   (if) ; syntax-error: if                 the same for an error of kind syntax or read: nothing has run
//   ;; anything                             an ordinary comment
//
// The expectation stands on the form's last line. More expectations of the same form may follow on lines of their own.
// `;; heap-limit: 64 MB` on a line of its own sets that limit; `;; not under stress` keeps a script that compiles much out
// of the mode that collects at every safe point; `;; internals` lets a script see the engine's own names, which begin with %,
// and `;; system` one that needs what ParleySystem brings.

import Foundation

struct Script: Sendable {
  /// Path below Scripts, without extension: what PARLEY_SCRIPT selects.
  let name: String
  let path: String
  let steps: [Step]
  let heapLimit: Int?
  let runsUnderStress: Bool
  let usesInternals: Bool
  let usesSystem: Bool

  /// A form, or several on one line, and what is expected of it.
  struct Step: Sendable {
    let text: String
    let line: Int
    var expectations: [Expectation] = []
  }

  enum Expectation: Sendable {
    case value(String)
    case prints(String)
    case error(String)
    case syntaxError(String)
  }

  /// Scripts in here are too slow for any mode but the plain one.
  var isSlow: Bool { name.hasPrefix("slow/") }

  static var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Scripts").path
  }

  /// Every script, or those whose name contains the value of PARLEY_SCRIPT.
  static let all: [Script] = {
    let wanted = ProcessInfo.processInfo.environment["PARLEY_SCRIPT"]
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".scm") }.sorted().map { Script(name: String($0.dropLast(4))) }
      .filter { script in wanted.map { script.name.contains($0) } ?? true }
  }()

  init(name: String) {
    let path = "\(Script.folder)/\(name).scm"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    self.init(name: name, path: path, text: text)
  }

  init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    var splitter = ScriptSplitter()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      splitter.add(String(line), number: index + 1)
    }
    steps = splitter.steps
    heapLimit = splitter.heapLimit
    runsUnderStress = splitter.runsUnderStress
    usesInternals = splitter.usesInternals
    usesSystem = splitter.usesSystem
  }
}

/// Finds where forms end, by counting parentheses outside strings, comments and characters: a reader of its own, so that
/// a broken reader in the engine cannot hide failures.
private struct ScriptSplitter {
  private(set) var steps: [Script.Step] = []
  private(set) var heapLimit: Int?
  private(set) var runsUnderStress = true
  private(set) var usesInternals = false
  private(set) var usesSystem = false
  private var pending = ""
  private var firstLine = 0
  private var depth = 0
  private var commentDepth = 0
  /// The quote or bar that ends the string or symbol we are in.
  private var closing: Character?

  mutating func add(_ line: String, number: Int) {
    if pending.isEmpty, let limit = line.wholeMatch(of: /;; heap-limit: (\d+) MB/)?.1 {
      heapLimit = Int(limit).map { $0 << 20 }
      return
    }
    if line == ";; not under stress" { runsUnderStress = false }
    if line == ";; internals" { usesInternals = true }
    if line == ";; system" { usesSystem = true }
    let (code, comment) = scan(line)
    if code.allSatisfy(\.isWhitespace), pending.isEmpty {
      if let expectation = Script.Expectation(comment: comment), !steps.isEmpty {
        steps[steps.count - 1].expectations.append(expectation)
      }
      return
    }
    if pending.isEmpty { firstLine = number }
    pending += line + "\n"
    guard depth <= 0, commentDepth == 0, closing == nil else { return }
    steps.append(Script.Step(text: pending, line: firstLine))
    if let expectation = Script.Expectation(comment: comment) {
      steps[steps.count - 1].expectations.append(expectation)
    }
    pending = ""
    depth = 0
  }

  /// Follows one line, and splits it into code and a trailing comment.
  private mutating func scan(_ line: String) -> (code: String, comment: String) {
    let characters = Array(line)
    var index = 0
    func follows(_ text: String) -> Bool { characters[index...].starts(with: text) }
    while index < characters.count {
      let character = characters[index]
      if let end = closing {
        if character == "\\" {
          index += 1
        } else if character == end {
          closing = nil
        }
      } else if commentDepth > 0 {
        if follows("|#") {
          commentDepth -= 1
          index += 1
        } else if follows("#|") {
          commentDepth += 1
          index += 1
        }
      } else if follows("#|") {
        commentDepth += 1
        index += 1
      } else if follows("#\\") {
        index += 2
      } else if follows("#;") {
        index += 1
      } else if character == ";" {
        return (String(characters[..<index]), String(characters[index...]))
      } else if character == "\"" || character == "|" {
        closing = character
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      }
      index += 1
    }
    return (line, "")
  }
}

extension Script.Expectation {
  init?(comment: String) {
    func rest(after prefix: String) -> String? {
      comment.hasPrefix(prefix) ? String(comment.dropFirst(prefix.count)) : nil
    }
    func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }
    if let text = rest(after: "; =>") {
      self = .value(trimmed(text))
    } else if let text = rest(after: "; prints:") {
      self = .prints(Self.unescaped(text.hasPrefix(" ") ? String(text.dropFirst()) : text))
    } else if let text = rest(after: "; error:") {
      self = .error(trimmed(text))
    } else if let text = rest(after: "; syntax-error:") {
      self = .syntaxError(trimmed(text))
    } else {
      return nil
    }
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let code = rest.popFirst() else {
        result.append(character)
        continue
      }
      result.append(code == "n" ? "\n" : code == "t" ? "\t" : code)
    }
    return result
  }
}
