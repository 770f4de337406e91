// Programs and their libraries as files: what a program that imports sees, and where libraries are looked for.

import Foundation
import TestSupport
import Testing

@Suite struct LibraryTests {
  @Test("a program that begins with import sees what it imports and nothing else") func isolation() throws {
    let outcome = try run([
      "main.scm": "(import (only (scheme base) define +) (scheme write))\n(display (+ 1 2))\n(car 1)"
    ])
    #expect(outcome.output == "3")
    #expect(outcome.errors.hasPrefix("error: car is not defined; (import (scheme base)) provides it\n"))
    #expect(outcome.errors.contains("main.scm:3:1"))
  }

  @Test("a program that does not begin with import sees everything") func everything() throws {
    let outcome = try run([
      "main.scm": "(display (sqrt 16))\n(import (prefix (scheme base) b:))\n(display (b:car '(1)))"
    ])
    #expect(outcome.output == "41" && outcome.errors == "")
  }

  @Test("a program may define libraries before it imports them") func librariesInProgram() throws {
    let outcome = try run([
      "main.scm": """
      (define-library (a) (export x) (import (scheme base)) (begin (define x 5)))
      (import (scheme write) (a))
      (display x)
      (define y 1)
      """
    ])
    #expect(outcome.output == "5")
    #expect(outcome.errors.hasPrefix("error: define is not defined; (import (scheme base)) provides it"))
  }

  @Test("the interaction environment sees the program and the standard libraries") func interaction() throws {
    let outcome = try run([
      "main.scm": """
      (import (scheme base) (scheme write) (scheme eval) (scheme repl))
      (define x 5)
      (display (eval '(sin (- x x)) (interaction-environment)))
      (eval '(define x 6) (interaction-environment))
      (display x)
      """
    ])
    #expect(outcome.output == "06" && outcome.errors == "")
  }

  private static let stack = """
    (define-library (data stack)
      (export empty push)
      (import (scheme base))
      (include "stack-body.scm"))
    """
  private static let body = "(define empty '())\n(define (push x stack) (cons x stack))\n"
  private static let user = "(import (scheme base) (scheme write) (data stack))\n(write (push 1 empty))"

  @Test("a library file is found beside the program, and what it includes beside itself") func besideProgram() throws {
    let outcome = try run([
      "main.scm": Self.user, "data/stack.sld": Self.stack, "data/stack-body.scm": Self.body,
    ])
    #expect(outcome.output == "(1)" && outcome.errors == "")
  }

  @Test("-I folders come first, PARLEY_PATH last") func searchPath() throws {
    let files = [
      "main.scm": Self.user, "lib/data/stack.sld": Self.stack, "lib/data/stack-body.scm": Self.body,
      "old/data/stack.sld": Self.stack, "old/data/stack-body.scm": "(define empty 'old) (define push cons)",
    ]
    #expect(try run(files, options: { ["-I", "\($0)/lib", "-I\($0)/old"] }).output == "(1)")
    #expect(try run(files, options: { ["-I\($0)/old", "-I", "\($0)/lib"] }).output == "(1 . old)")
    #expect(try run(files, path: { "/nowhere::\($0)/lib" }).output == "(1)")
    #expect(try run(files, options: { ["-I", "\($0)/old"] }, path: { "\($0)/lib" }).output == "(1 . old)")
  }

  @Test("a missing library is reported with every place it was looked for") func missing() throws {
    let outcome = try run(
      ["main.scm": "(import (scheme base)\n  (no such lib))"], options: { ["-I", "\($0)/lib"] }, path: { "\($0)/more" })
    #expect(outcome.status == .exited(1))
    let looked = outcome.errors.split(separator: "\n").first.map(String.init) ?? ""
    #expect(looked.hasPrefix("error: import: there is no library (no such lib); looked for "))
    for folder in ["/lib/no/such/lib.sld", "/no/such/lib.sld", "/more/no/such/lib.sld"] {
      #expect(looked.contains(folder), "\(looked)")
    }
    #expect(outcome.errors.contains("main.scm:2:3"))
  }

  @Test("a library is loaded once, and a cycle is reported") func cycle() throws {
    let noisy =
      "(define-library (noisy) (export x) (import (scheme base) (scheme write)) (begin (define x 1) (display \"once\")))"
    let once = try run([
      "main.scm": "(import (scheme base) (noisy) (user))\n(import (noisy))", "noisy.sld": noisy,
      "user.sld": "(define-library (user) (import (noisy)))",
    ])
    #expect(once.output == "once" && once.errors == "")
    let ring = try run([
      "main.scm": "(import (a))", "a.sld": "(define-library (a) (import (b)))",
      "b.sld": "(define-library (b) (import (a)))",
    ])
    #expect(ring.errors.hasPrefix("error: the library (a) imports itself, through what it imports\n"))
  }

  @Test("errors in a library file are located there") func errorInLibrary() throws {
    let outcome = try run([
      "main.scm": "(import (bad))", "bad.sld": "(define-library (bad)\n  (import (scheme base))\n  (begin (car 5)))",
    ])
    #expect(outcome.errors.hasPrefix("error: car: argument 1 (pair) must be a pair, got 5\n"))
    #expect(outcome.errors.contains("bad.sld:3:10"))
    let other = try run(["main.scm": "(import (bad))", "bad.sld": "(define-library (good))"])
    #expect(other.errors.contains("does not define the library (bad)"))
    let junk = try run(["main.scm": "(import (bad))", "bad.sld": "(define x 1)"])
    #expect(junk.errors.contains("a library file holds (define-library ...) forms and nothing else"))
  }

  // MARK: - Running

  /// Runs main.scm of a folder with these files.
  private func run(
    _ files: [String: String], options: (String) -> [String] = { _ in [] }, path: (String) -> String? = { _ in nil }
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parley-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let environment = path(folder.path).map { ["PARLEY_PATH=\($0)"] } ?? []
    let command = [parleyBinary] + options(folder.path) + ["\(folder.path)/main.scm"]
    return try ChildProcess.run(["/usr/bin/env"] + environment + command, input: "", by: .seconds(60))
  }
}
