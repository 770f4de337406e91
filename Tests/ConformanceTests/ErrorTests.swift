// Wrong programs and what is said about them, in golden files: PARLEY_UPDATE_GOLDEN=1 writes those; read what changed.
//
//   Errors/NAME.scm     is run as a program; the report of the error that ends it is Errors/NAME.expected
//   Mistakes/NAME.scm   is only looked through; what is found is Mistakes/NAME.expected
//
// `;; heap-limit: 64 MB` in the first line sets that limit; `;; system` there gives the program what ParleySystem brings.

import Foundation
import ParleySystem
import Testing

@testable import Parley

/// A folder of programs with a file next to each that holds what is wanted.
private struct Golden {
  let folder: String

  init(_ name: String) {
    folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name).path
  }

  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".scm") }.map { String($0.dropLast(4)) }.sorted()
  }

  func check(_ name: String, _ report: (_ text: String, _ file: String) -> String) throws {
    let text = try String(contentsOfFile: "\(folder)/\(name).scm", encoding: .utf8)
    let report = report(text, "\(name).scm")
    let expected = "\(folder)/\(name).expected"
    if ProcessInfo.processInfo.environment["PARLEY_UPDATE_GOLDEN"] != nil {
      try report.write(toFile: expected, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOfFile: expected, encoding: .utf8)
    #expect(report == wanted, "\(name).scm: PARLEY_UPDATE_GOLDEN=1 make test FILTER=ErrorTests takes the new report")
  }
}

@Suite struct ErrorTests {
  private static let errors = Golden("Errors")
  private static let mistakes = Golden("Mistakes")

  @Test("the report of a wrong program", arguments: errors.names)
  func report(name: String) throws {
    try ErrorTests.errors.check(name, ErrorTests.report)
  }

  @Test("what is found in a program that is not run", arguments: mistakes.names)
  func check(name: String) throws {
    try ErrorTests.mistakes.check(name) { text, file in
      Interpreter().check(text: text, name: file).map { $0.rendered() }.joined()
    }
  }

  @Test func thereAreEnoughPrograms() {
    #expect(ErrorTests.errors.names.count >= 80)
    #expect(ErrorTests.mistakes.names.count >= 10)
  }

  @Test("the example programs, and the engine after a check, have no mistakes") func nothingFound() throws {
    let interpreter = Interpreter()
    _ = ParleySystem.install(into: interpreter, arguments: ["check"])
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").path
    for folder in ["scheme-examples", "bench"] {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
      for file in files.sorted() where file.hasSuffix(".scm") {
        let found = try interpreter.check(file: "\(root)/\(folder)/\(file)")
        #expect(found.isEmpty, "\(found.map { $0.rendered() }.joined())")
      }
    }
    // Nothing of them has stayed.
    #expect(interpreter.check(text: "(define x 1)", name: "x").isEmpty)
    #expect(throws: SchemeError.self) { try interpreter.evaluate("x", name: "y") }
  }

  @Test("a diagnostic says where it begins and ends") func ranges() throws {
    let found = Interpreter().check(text: "(define (f)\n  (car 1\n       2))\nnowhere\n", name: "text")
    #expect(found.map(\.code) == ["arity", "unbound"])
    #expect(found.map(\.severity) == [.error, .error])
    let first = try #require(found.first).range
    #expect((first.lowerBound.line, first.lowerBound.column) == (2, 3))
    #expect((first.upperBound.line, first.upperBound.column) == (3, 10))
    let last = try #require(found.last).range
    #expect((last.lowerBound.line, last.lowerBound.column) == (4, 1))
    #expect((last.upperBound.line, last.upperBound.column) == (4, 8))
  }

  @Test("lines can have a prefix, and colours only if asked for") func prefix() throws {
    let error = try #require(throws: SchemeError.self) {
      try Interpreter().run(text: "(define (f x)\n (car x))\n(f 1)", name: "t")
    }
    #expect(
      error.rendered(linePrefix: "; ") == """
        ; error: car: argument 1 (pair) must be a pair, got 1
        ;   --> t:2:2 in f
        ;    2 |  (car x))
        ;      |  ^^^^^^^  x = 1
        ;   called from  t:3:1  (f 1)

        """)
    #expect(!error.rendered().contains("\u{1B}"))
    #expect(error.rendered(color: true).contains("\u{1B}"))
    #expect(error.frames.first?.variables.map(\.name) == ["x"])
    #expect(error.frames.first?.variables.map(\.value) == ["1"])
  }

  /// What the command prints about the error that ends a program.
  private static func report(of text: String, name: String) -> String {
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
