// Everything that a library exports is there and documented, and docs/reference is what that makes.

import ParleySystem
import TestSupport
import Testing

@testable import Parley
@testable import ParleyDev

@Suite struct DocumentationTests {
  private let interpreter = Interpreter()
  private var machine: Machine { interpreter.machine }
  private var allLibraries: [String] { interpreter.libraryNames + [Interpreter.systemLibraryName] }

  init() {
    ParleySystem.install(into: interpreter, arguments: [])
  }

  @Test("Every name that a library exports is there")
  func exports() throws {
    for name in StandardLibraries.sources.keys.sorted() {
      let library = try #require(machine.library(named: name))
      for (outer, inner, _) in library.exports.values {
        #expect(
          isBound(inner, in: library.environment), "\(name) exports \(machine.heap.symbolText(outer)), which is nowhere"
        )
      }
    }
  }

  @Test("A program that imports nothing has every name of the ambient libraries")
  func ambientNames() {
    for library in interpreter.ambientLibraryNames {
      for name in interpreter.exportedNames(ofLibrary: library) {
        #expect(isBound(machine.heap.intern(name), in: machine.userScope.environment), "\(name) of \(library)")
      }
    }
  }

  private func isBound(_ symbol: Value, in environment: Environment) -> Bool {
    switch environment.find(symbol) {
    case .global(let cell)?: cell.value != .unbound
    case nil: false
    default: true
    }
  }

  @Test("Every name that a library exports is documented: signature, sentences, what it stands on")
  func exportsAreDocumented() {
    for library in allLibraries {
      for name in interpreter.exportedNames(ofLibrary: library) {
        guard let documentation = interpreter.documentation(of: name, in: library) else {
          Issue.record(
            "\(name) of \(library) has no comment `;; (\(name) ...): Sentence.` directly above its definition")
          continue
        }
        let (signature, sentence) = (documentation.signature, documentation.sentence)
        #expect(Declaration.name(in: signature) == name, "\(name) of \(library) has the signature \(signature)")
        #expect(
          sentence.first?.isUppercase == true && sentence.hasSuffix("."),
          "the sentence of \(name) of \(library) does not begin with a capital or end with a period: \(sentence)")
        #expect(
          !documentation.reference.isEmpty, "\(name) of \(library) stands on nothing: [R7RS 6.4] or the like is missing"
        )
      }
    }
  }

  @Test("Every doc comment stands above a definition of its name")
  func commentsAreUsed() throws {
    var sources = StandardLibraries.sources.mapValues { EngineSource($0).body }
    sources[Interpreter.systemLibraryName] = StandardLibraries.prelude.withUTF8Buffer { Array($0) }[...]
    for (name, text) in sources {
      let environment = try #require(machine.library(named: name)).environment
      for comment in EngineSource.declarations(in: text, reference: "").keys {
        // Asked without compiling it.
        let isDefined = environment.isDefined(machine.heap.intern(comment))
        #expect(isDefined, "\(name) documents \(comment), which it does not define")
      }
    }
  }

  @Test("docs/reference is what `make docs` writes")
  func referencePages() throws {
    let folder = "\(packageRoot)/docs/reference"
    let pages = ReferencePages(interpreter).all
    #expect(Set(try fileNames(in: folder).filter { $0.hasSuffix(".md") }) == Set(pages.keys), "run make docs")
    for (name, text) in pages {
      let isCurrent = (try? readFile("\(folder)/\(name)")) == Array(text.utf8)
      #expect(isCurrent, "docs/reference/\(name) is not what the declarations say: run make docs")
    }
  }

  @Test("The examples that ,help shows are true")
  func examples() throws {
    #expect(interpreter.examples.count > 400)
    for example in interpreter.examples {
      let parts = example.split(separator: " ; => ", maxSplits: 1).map(String.init)
      let name = String(parts[0].dropFirst().prefix { !" )".contains($0) })
      #expect(interpreter.example(of: name) == example)
      let fresh = Interpreter()
      let library = try #require(interpreter.documentation(of: name)?.libraries.first, "\(name)")
      try fresh.run(text: "(import \(library))", name: "import")
      #expect(fresh.written(try fresh.value(of: parts[0])) == parts[1], "\(example): run make docs")
    }
  }

  // MARK: - Asking for names

  @Test("Procedures, forms and re-exported names are found with the libraries that have them")
  func lookingUp() throws {
    let car = try #require(interpreter.documentation(of: "car"))
    #expect(car.signature == "(car pair)" && car.reference == "R7RS 6.4")
    #expect(car.libraries == ["(scheme base)", "(scheme r5rs)", "(srfi 1)"])
    #expect(interpreter.documentation(of: "let*")?.signature == "(let* ((variable init) ...) body ...)")
    #expect(interpreter.documentation(of: "fold")?.libraries == ["(srfi 1)"])
    #expect(interpreter.documentation(of: "xcons")?.reference == "SRFI 1")
    // To be imported first.
    #expect(interpreter.documentation(of: "vector-index")?.libraries.first == "(srfi 43)")
    #expect(interpreter.documentation(of: "no-such-name") == nil)
    #expect(interpreter.documentedNames.contains("vector-index"))
  }

  @Test("What the program defined, imported or renamed is what is told of it")
  func lookingUpAfterDefinitions() throws {
    try interpreter.value(
      of:
        """
        (define (area width height) "Returns the area of a rectangle." (* width height))
        (define (car x) x)
        (import (prefix (only (srfi 13) string-index) s:))
        """)
    let area = try #require(interpreter.documentation(of: "area"))
    #expect(area.signature == "(area width height)" && area.sentence == "Returns the area of a rectangle.")
    #expect(interpreter.documentation(of: "car")?.signature == "(car x)")
    let index = try #require(interpreter.documentation(of: "s:string-index"))
    #expect(index.signature.hasPrefix("(s:string-index ") && index.reference == "SRFI 13")
  }
}
