// Writes docs/parley.1, the manual page, from what the options of `parley` say about themselves. A test compares.

import ArgumentParser
import Foundation
import TestSupport

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Regenerate docs/parley.1 from the declaration of the options.")

  @Option(help: "The program to ask.")
  var program = ".build/release/parley"

  func run() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--experimental-dump-help"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let json = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try writeFile("\(packageRoot)/docs/parley.1", try ManualPage(json: json).text)
  }
}

/// A manual page, made of what `--experimental-dump-help` prints.
struct ManualPage {
  private struct Dump: Decodable {
    struct Command: Decodable {
      let commandName: String
      let abstract: String
      let discussion: String?
      let arguments: [Argument]
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
        /// As it is typed.
        var text: String { (kind == "long" ? "--" : "-") + name }
      }
      let kind: String
      let shouldDisplay: Bool
      let names: [Name]?
      let valueName: String?
      let abstract: String?
    }
    let command: Command
  }

  private let command: Dump.Command

  init(json: Data) throws {
    command = try JSONDecoder().decode(Dump.self, from: json).command
  }

  var text: String {
    let name = command.commandName
    var lines = [
      ".TH \(name.uppercased()) 1", ".SH NAME", "\(name) \\- \(escaped(lowercased(command.abstract)))", ".SH SYNOPSIS",
      ".B \(name)", "[\\fIoptions\\fR] [\\fIFILE\\fR [\\fIARG\\fR ...]]", ".SH DESCRIPTION",
    ]
    var isOptionsDone = false
    for paragraph in (command.discussion ?? "").components(separatedBy: "\n\n") {
      let parts = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
      // "EXAMPLES:" begins a section, whose lines are indented.
      guard let head = parts.first, head.last == ":", head.dropLast().allSatisfy({ $0.isUppercase || $0 == " " }) else {
        lines.append(escaped(parts.joined(separator: " ")))
        continue
      }
      if !isOptionsDone { lines += options }
      isOptionsDone = true
      lines.append(".SH \(head.dropLast())")
      let body = parts.dropFirst().map { escaped(String($0.drop { $0 == " " })) }
      lines += body.count == 1 ? body : [".nf"] + body + [".fi"]
    }
    if !isOptionsDone { lines += options }
    return lines.joined(separator: "\n") + "\n"
  }

  private var options: [String] {
    var lines = [".SH OPTIONS"]
    for argument in command.arguments where argument.shouldDisplay && argument.kind != "positional" {
      let value = argument.kind == "option" ? argument.valueName.map { " \\fI\($0)\\fR" } ?? "" : ""
      let names = (argument.names ?? []).map { "\\fB\(escaped($0.text))\\fR\(value)" }.joined(separator: ", ")
      lines += [".TP", names, escaped(argument.abstract ?? "")]
    }
    return lines
  }

  private func lowercased(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A line may not begin with a mark of the formatter, and a minus is no hyphen.
  private func escaped(_ text: String) -> String {
    let plain = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
