// Wrong programs and what is said about them: each `Errors/NAME.scm` is run as a program, and the report of the error that
// ends it must be `Errors/NAME.expected`. PARLEY_UPDATE_GOLDEN=1 writes those files; read what changed in them.
//
// `;; heap-limit: 64 MB` in the first line sets that limit; `;; system` there gives the program what ParleySystem brings.

import Foundation
import ParleySystem
import Testing

@testable import Parley

@Suite struct ErrorTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Errors").path
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".scm") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test("the report of a wrong program", arguments: names)
  func report(name: String) throws {
    let text = try String(contentsOfFile: "\(ErrorTests.folder)/\(name).scm", encoding: .utf8)
    let expected = "\(ErrorTests.folder)/\(name).expected"
    let report = ErrorTests.report(of: text, name: "\(name).scm")
    if ProcessInfo.processInfo.environment["PARLEY_UPDATE_GOLDEN"] != nil {
      try report.write(toFile: expected, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOfFile: expected, encoding: .utf8)
    #expect(report == wanted, "\(name).scm: PARLEY_UPDATE_GOLDEN=1 make test FILTER=ErrorTests takes the new report")
  }

  @Test func thereAreEnoughPrograms() { #expect(ErrorTests.names.count >= 80) }

  /// What the command prints about the error that ends a program.
  static func report(of text: String, name: String) -> String {
    let line = text.prefix { $0 != "\n" }
    let limit = line.wholeMatch(of: /;; heap-limit: (\d+) MB/).flatMap { Int($0.1) } ?? 256
    let interpreter = Interpreter(configuration: .init(limits: Limits(heapBytes: limit << 20)))
    if line == ";; system" { _ = ParleySystem.install(into: interpreter, arguments: [name]) }
    do throws(SchemeError) {
      try interpreter.evaluate(codes: text.characterCodes, name: name, isProgram: true)
      return "no error\n"
    } catch {
      return error.exitStatus.map { "exit \($0)\n" } ?? error.rendered()
    }
  }
}
