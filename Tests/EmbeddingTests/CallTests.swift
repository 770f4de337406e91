// Errors, callbacks and control that cross between Swift and Scheme.

import Parley
import ParleySystem
import Testing

private enum GameError: Error, Equatable { case noSuchPlayer(String) }

@Suite struct CallTests {
  let scheme = Interpreter()

  init() {
    scheme.define("score") { (name: String) throws -> Int in
      guard name == "ann" else { throw GameError.noSuchPlayer(name) }
      return 3
    }
    scheme.define("call") { (f: Callback<HostValue>) throws -> HostValue in try f() }
    scheme.define("call-twice") { (f: Callback<HostValue>) throws -> HostValue in
      _ = try f()
      return try f()
    }
    // Holds up whatever comes through.
    scheme.define("hush") { (f: Callback<HostValue>) -> HostValue in (try? f()) ?? .symbol("hushed") }
  }

  @Test("A Swift error is a condition in Scheme, and the same error again outside")
  func errors() throws {
    #expect(try scheme.evaluate("(score \"ann\")") as Int == 3)
    #expect(throws: GameError.noSuchPlayer("bob")) { try scheme.evaluate("(score \"bob\")") }
    #expect(try scheme.evaluate("(guard (e ((host-error? e) 'caught)) (score \"bob\"))") as Symbol == "caught")
    #expect(
      try scheme.evaluate("(guard (e (#t (error-object-message e))) (score \"bob\"))") as String
        == "score: noSuchPlayer(\"bob\")")
    do { try scheme.run(text: "(score \"bob\")", name: "x.scm") } catch {
      #expect(error.underlying as? GameError == .noSuchPlayer("bob"))
      #expect(error.kind == .host && error.location?.line == 1)
    }
  }

  @Test("An error of Scheme has kind, message, irritants and place")
  func schemeErrors() throws {
    do { _ = try scheme.evaluate("\n(error \"no luck:\" 1 'a)") as Int } catch let error as SchemeError {
      #expect(error.kind == .error)
      #expect(error.irritants == [.integer(1), .symbol("a")])
      #expect(error.location?.line == 2)
      #expect(error.rendered().contains("no luck: 1 a"))
    }
    do { _ = try scheme.evaluate("(raise 'oops)") } catch let error as SchemeError {
      #expect(error.irritants == [.symbol("oops")])
    }
  }

  @Test("Callbacks call back, also later, and after the interpreter is gone they throw")
  func callbacks() throws {
    var kept: Callback<Int, Int>?
    scheme.define("keep") { (f: Callback<Int, Int>) in kept = f }
    _ = try scheme.evaluate("(define n 1) (keep (lambda (x) (set! n (+ n x)) n))")
    try scheme.collectGarbage()
    #expect(try kept?(5) == 6)
    #expect(try kept?(5) == 11)
    var other: Interpreter? = Interpreter()
    let add = try #require(try other?.evaluate("+", as: Callback<Int, Int, Int>.self))
    #expect(try add(1, 2) == 3)
    weak let gone = other
    other = nil
    #expect(gone == nil)
    #expect(throws: SchemeError.self) { try add(1, 2) }
  }

  @Test("An interpreter whose last reference goes inside its own callback ends after it")
  func releasedWhileRunning() throws {
    final class Owner { var scheme: Interpreter? = Interpreter(.pure) }
    let owner = Owner()
    weak let gone = owner.scheme
    owner.scheme?.define("drop") { owner.scheme = nil }
    owner.scheme?.define("one") { 1 }
    let run = try #require(
      try owner.scheme?.evaluate("(lambda () (drop) (map (lambda (x) (+ x (one))) '(1 2)))", as: Callback<[Int]>.self))
    #expect(try run() == [2, 3])
    #expect(gone == nil)
    #expect(throws: SchemeError.self) { try run() }
  }

  @Test("A procedure of the program is a Swift function")
  func functions() throws {
    _ = try scheme.evaluate("(define (area a b) (* a b))")
    let area = try scheme.function("area", as: ((Double, Double) throws -> Double).self)
    #expect(try area(2, 3) == 6)
    _ = try scheme.evaluate("(define (area a) a)")
    #expect(try area(2, 4) == 8)
    #expect(throws: SchemeError.self) {
      _ = try scheme.function("missing", as: ((Int) throws -> Int).self)
    }
  }

  @Test("Errors go through Swift code to the handler outside, with after thunks run")
  func errorsThroughSwift() throws {
    #expect(
      try scheme.evaluate("(guard (e (#t (list 'caught e))) (call (lambda () (raise 7))))") as HostValue
        == .list([.symbol("caught"), .integer(7)]))
    #expect(
      try scheme.evaluate(
        """
        (define log '())
        (guard (e (#t #f))
          (call (lambda () (dynamic-wind void (lambda () (raise 7)) (lambda () (set! log (cons 'after log)))))))
        log
        """) as [Symbol] == ["after"])
    #expect(throws: GameError.noSuchPlayer("x")) { try scheme.evaluate("(call (lambda () (score \"x\")))") }
    #expect(try scheme.evaluate("(hush (lambda () (raise 7)))") as Symbol == "hushed")
    #expect(try scheme.evaluate("(+ 1 (call (lambda () (call (lambda () 5)))))") as Int == 6)
  }

  @Test("Escapes pass through Swift code, which cannot hold them up")
  func escapes() throws {
    for procedure in ["call", "hush"] {
      #expect(try scheme.evaluate("(call/cc (lambda (k) (\(procedure) (lambda () (k 42))) 0))") as Int == 42)
      #expect(
        try scheme.evaluate(
          "(call/cc (lambda (k) (\(procedure) (lambda () (\(procedure) (lambda () (k 42))) 0)) 0))") as Int == 42)
      let order: [Int] = try scheme.evaluate(
        """
        (define log '())
        (define (note x) (set! log (cons x log)))
        (call/cc (lambda (k)
          (dynamic-wind (lambda () (note 1))
            (lambda () (\(procedure) (lambda () (dynamic-wind void (lambda () (k 0)) (lambda () (note 2))))))
            (lambda () (note 3)))))
        (reverse log)
        """)
      #expect(order == [1, 2, 3])
      do {
        _ = try scheme.evaluate("(\(procedure) (lambda () (exit 3)))")
        Issue.record("exit did not leave")
      } catch let error as SchemeError { #expect(error.exitStatus == 3) }
    }
  }

  @Test("A continuation of a call that has returned is an error, in the middle of another call too")
  func staleContinuations() throws {
    let program = """
      (define k #f)
      (define count 0)
      (call (lambda () (call/cc (lambda (c) (set! k c) 1))))
      (guard (e (#t (error-object-message e))) (k 2))
      """
    let message: String = try scheme.evaluate(program)
    #expect(message.contains("has returned"))
    #expect(try scheme.evaluate("(guard (e (#t 'stale)) (call (lambda () (k 2))))") as Symbol == "stale")
    // Within one call they work.
    #expect(
      try scheme.evaluate(
        "(call (lambda () (let ((n 0) (k #f)) (call/cc (lambda (c) (set! k c))) (set! n (+ n 1)) (if (< n 5) (k 0)) n)))"
      )
        as Int == 5)
  }

  @Test("Calls nested without end are an error")
  func nesting() throws {
    _ = try scheme.evaluate("(define (down) (+ 1 (call down)))")
    do {
      _ = try scheme.evaluate("(down)")
      Issue.record("it ended")
    } catch let error as SchemeError { #expect(error.message.contains("nested too deeply")) }
    #expect(try scheme.evaluate("(+ 1 1)") as Int == 2)
  }

  @Test("The collector runs inside callbacks without harm")
  func collections() throws {
    var configuration = Interpreter.Configuration()
    configuration.collectAtEverySafePoint = true
    let scheme = Interpreter(configuration: configuration)
    scheme.define("twice") { (f: Callback<[String], [String]>, list: [String]) throws in try f(f(list)) }
    #expect(
      try scheme.evaluate(
        """
        (define (f l) (map (lambda (s) (string-append s "x")) l))
        (list (twice f '("a" "b")) (twice f (list (make-string 2 #\\y))))
        """) as [[String]] == [["axx", "bxx"], ["yyxx"]])
    #expect(scheme.statistics.heapVerifications > 10)
  }

  @Test("Use from a second thread while a program runs is an error")
  func threads() async throws {
    let box = Shared(Interpreter())
    nonisolated(unsafe) var outcome: (any Error)?
    box.interpreter.define("elsewhere") { () in
      let thread = SystemThread { do { _ = try box.interpreter.evaluate("1") as Int } catch { outcome = error } }
      thread.join()
    }
    _ = try box.interpreter.evaluate("(elsewhere)")
    #expect((outcome as? SchemeError)?.kind == .context)
  }

  @Test("Interpreters run side by side on many threads")
  func manyInterpreters() async throws {
    let results = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<16 {
        group.addTask {
          let scheme = Interpreter()
          scheme.define("number") { number }
          var sum = 0
          for _ in 0..<10 {
            sum += try scheme.evaluate(
              "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (+ (number) (fib 15))")
          }
          return sum
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(results == 16 * 10 * 610 + 10 * (0..<16).reduce(0, +))
  }
}
