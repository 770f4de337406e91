// Tracing and profiling.

import Foundation
import Testing

@testable import Parley

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct TracingTests {
  /// An interpreter that keeps what is traced.
  private final class Traced {
    let interpreter: Interpreter
    private var text = ""

    init(_ program: String, _ names: String..., configuration: Interpreter.Configuration = .init()) throws {
      interpreter = Interpreter(configuration: configuration)
      interpreter.setTraceWriter { [unowned self] in text += $0 }
      try interpreter.run(text: program, name: "program")
      for name in names { #expect(try interpreter.trace(name)) }
    }

    /// What is told while an expression is evaluated.
    func lines(_ expression: String) throws -> [String] {
      text = ""
      defer { text = "" }
      try interpreter.run(text: expression, name: "expression")
      return text.split(separator: "\n").map(String.init)
    }
  }

  private static let factorial = "(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))"

  private static let configurations: [Interpreter.Configuration] = {
    var stress = Interpreter.Configuration()
    stress.collectAtEverySafePoint = true
    var segments = Interpreter.Configuration()
    segments.stackSegmentWords = 1
    return [Interpreter.Configuration(), stress, segments]
  }()

  @Test("calls inside others are indented", arguments: 0..<3) func nested(index: Int) throws {
    let traced = try Traced(Self.factorial, "fact", configuration: Self.configurations[index])
    #expect(
      try traced.lines("(fact 2)") == ["(fact 2)", "  (fact 1)", "    (fact 0)", "    => 1", "  => 1", "=> 2"])
  }

  @Test("calls in tail position stand below each other, with one result", arguments: 0..<3) func tail(index: Int) throws
  {
    let traced = try Traced(
      "(define (count n) (if (= n 0) 'done (count (- n 1))))", "count", configuration: Self.configurations[index])
    #expect(try traced.lines("(list (count 2))") == ["(count 2)", "(count 1)", "(count 0)", "=> done"])
  }

  @Test("a loop of traced calls needs no stack") func tailCallsAreTailCalls() throws {
    let traced = try Traced("(define (count n) (if (= n 0) 'done (count (- n 1))))", "count")
    #expect(try traced.lines("(count 1000)").count == 1002)
    #expect(traced.interpreter.statistics.stackSpills == 0)
  }

  @Test("several procedures") func mutual() throws {
    let traced = try Traced(
      "(define (half n) (quotient (twice n) 4)) (define (twice n) (* 2 n))", "half", "twice")
    #expect(try traced.lines("(half 6)") == ["(half 6)", "  (twice 6)", "  => 12", "=> 3"])
    #expect(traced.interpreter.tracedNames == ["half", "twice"])
  }

  @Test("primitives, also where they were compiled before") func primitives() throws {
    let traced = try Traced("(define (first x) (car x))", "car")
    #expect(try traced.lines("(first '(1 2))") == ["(car (1 2))", "=> 1"])
    #expect(try traced.lines("(map car '((1)))") == ["(car (1))", "=> 1"])
    // The engine's own calls are not the program's.
    #expect(try traced.lines("(list-ref '(1 2) 1)") == [])
  }

  @Test("a new definition is traced as well") func redefinition() throws {
    let traced = try Traced("(define (f x) x)", "f")
    #expect(try traced.lines("(f 1)") == ["(f 1)", "=> 1"])
    #expect(try traced.lines("(define (f x) (list x)) (f 1)") == ["(f 1)", "=> (1)"])
    #expect(try traced.lines("(set! f vector) (f 1 2)") == ["(f 1 2)", "=> #(1 2)"])
    #expect(try traced.lines("(set! f 5)") == [])
    #expect(try traced.lines("(define f (lambda args args)) (f 3)") == ["(f 3)", "=> (3)"])
  }

  @Test("what is no longer traced is what it was") func untrace() throws {
    let traced = try Traced("(define (f x) x) (define saved f)", "f")
    #expect(traced.interpreter.untrace("f"))
    #expect(try traced.lines("(f 1)") == [])
    #expect(traced.interpreter.written(try traced.interpreter.value(of: "(eq? f saved)")) == "#t")
    #expect(!traced.interpreter.untrace("f"))
    #expect(traced.interpreter.tracedNames == [])
    #expect(try traced.interpreter.trace("f"))
    #expect(try traced.lines("(f 1)") == ["(f 1)", "=> 1"])
  }

  @Test("an error leaves no indentation behind") func errors() throws {
    let traced = try Traced(Self.factorial, "fact")
    #expect(throws: SchemeError.self) { try traced.lines("(fact 'x)") }
    #expect(try traced.lines("(fact 0)") == ["(fact 0)", "=> 1"])
    #expect(try traced.lines("(guard (e (#t 'caught)) (fact 'x))") == ["(fact x)"])
  }

  @Test("several values are passed on") func values() throws {
    let traced = try Traced("(define (two) (values 1 2))", "two")
    #expect(try traced.lines("(call-with-values two list)").count == 2)
    #expect(traced.interpreter.written(try traced.interpreter.value(of: "(call-with-values two list)")) == "(1 2)")
  }

  @Test("only variables that hold procedures can be traced") func others() throws {
    let interpreter = Interpreter()
    try interpreter.run(text: "(define x 5) (define p (make-parameter 1))", name: "x")
    for name in ["x", "p", "nowhere", "if", "%signal"] { #expect(try !interpreter.trace(name)) }
  }
}

@Suite struct ProfileTests {
  private static let program = """
    (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
    (define (work n) (if (= n 0) 0 (+ (fib 15) (work (- n 1)))))
    (define (idle) 1)
    (begin (idle) (work 60))
    """

  private func profile(_ program: String, configuration: Interpreter.Configuration = .init()) throws -> Profile {
    let interpreter = Interpreter(configuration: configuration)
    interpreter.startProfile()
    try interpreter.run(text: program, name: "program")
    return try #require(interpreter.stopProfile())
  }

  @Test("time is charged to the procedures that take it") func table() throws {
    let profile = try profile(Self.program)
    #expect(profile.samples > 50)
    let first = try #require(profile.entries.first)
    #expect(first.procedure == "fib")
    #expect(first.location?.line == 1)
    #expect(first.selfSeconds > profile.seconds / 2)
    let work = try #require(profile.entries.first { $0.procedure == "work" })
    #expect(work.selfSeconds < first.selfSeconds)
    #expect(work.totalSeconds >= first.totalSeconds * 0.9)
    // Recursion does not count twice.
    for entry in profile.entries { #expect(entry.totalSeconds <= profile.seconds * 1.001) }
    #expect(profile.table.contains("fib  program:1:1"))
  }

  @Test("under stress, and deep in a recursion") func odd() throws {
    var stress = Interpreter.Configuration()
    stress.collectAtEverySafePoint = true
    stress.fuelSlice = 0
    #expect(try profile("(define (f n) (if (= n 0) 0 (+ 1 (f (- n 1))))) (f 200)", configuration: stress).samples > 100)
    let deep = try profile("(define (f n) (if (= n 0) 0 (+ 1 (f (- n 1))))) (f 100000)")
    #expect(deep.entries.contains { $0.procedure == "f" })
  }

  @Test("a flame graph is an SVG file that needs nothing else") func flameGraph() throws {
    let text = try profile(Self.program).flameGraph(title: "a <b> & \"c\"")
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(text.contains("fib program:1:1"))
    #expect(text.contains("a &lt;b&gt; &amp; &quot;c&quot;"))
    #expect(!text.contains("href") && !text.contains("<script"))
  }

  @Test("without a program there is an empty profile, without a start none") func empty() throws {
    let interpreter = Interpreter()
    #expect(interpreter.stopProfile() == nil)
    interpreter.startProfile()
    let profile = try #require(interpreter.stopProfile())
    #expect(XMLParser(data: Data(profile.flameGraph(title: "").utf8)).parse())
    #expect(interpreter.stopProfile() == nil)
  }
}
