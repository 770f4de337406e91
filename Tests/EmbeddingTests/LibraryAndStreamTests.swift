// Libraries and standard ports that a Swift program provides.

import Parley
import ParleySystem
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct LibraryAndStreamTests {
  let scheme = Interpreter()

  @Test("A library of the host is imported like any other, and documented")
  func libraries() throws {
    try scheme.library("(game world)", summary: "The world.") { world in
      world.define("(look place)", doc: "Describes PLACE.") { (place: Symbol) in "a \(place.name)" }
      try world.set("size", to: 3)
    }
    #expect(try scheme.evaluate("(import (prefix (game world) world-)) (world-look 'hall)") as String == "a hall")
    #expect(try scheme.evaluate("world-size") as Int == 3)
    #expect(throws: SchemeError.self) { try scheme.run(text: "(set! world-size 4)", name: "x") }
    #expect(scheme.libraryNames.contains("(game world)"))
    #expect(scheme.exportedNames(ofLibrary: "(game world)").sorted() == ["look", "size"])
    let documentation = try #require(scheme.documentation(of: "look", in: "(game world)"))
    #expect(documentation.signature == "(look place)" && documentation.sentence == "Describes PLACE.")
    #expect(documentation.libraries == ["(game world)"])
    #expect(scheme.summary(ofLibrary: "(game world)") == "The world.")
    #expect(scheme.documentation(of: "world-look")?.signature == "(world-look place)")
    scheme.define("(plain x)", doc: "Returns X.") { (x: Int) in x }
    #expect(scheme.documentation(of: "plain")?.sentence == "Returns X.")
  }

  @Test("Output goes to a closure in whole characters, input comes from one")
  func closures() throws {
    var output = ""
    scheme.standardOutput = .sink { output += $0 }
    var lines = ["(hello", " λ) rest\n"]
    scheme.standardInput = .source { lines.isEmpty ? nil : lines.removeFirst() }
    try scheme.run(text: "(write (read)) (display \"λ\") (newline) (display \"no newline\")", name: "x")
    #expect(output == "(hello λ)λ\nno newline")
    #expect(try scheme.evaluate("(read-line)") as String == " rest")
    #expect(try scheme.evaluate("(eof-object? (read-line))") as Bool)
  }

  @Test("Standard ports can be descriptors")
  func descriptors() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    scheme.standardOutput = .descriptor(ends[1])
    scheme.standardInput = .descriptor(ends[0])
    #expect(
      try scheme.evaluate("(display \"through\") (newline) (flush-output-port) (read-line)") as String == "through")
  }

  @Test("Statistics tell of steps, memory and ports")
  func statistics() throws {
    let before = scheme.statistics
    try scheme.run(
      text: "(define p (open-input-string \"x\")) (let loop ((n 100000)) (if (> n 0) (loop (- n 1))))", name: "x")
    #expect(scheme.statistics.steps >= before.steps + 80_000)
    #expect(scheme.statistics.openPorts > before.openPorts)
    #expect(scheme.statistics.heapBytes > 0)
  }
}
