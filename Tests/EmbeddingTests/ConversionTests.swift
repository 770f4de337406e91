// What crosses between Swift and Scheme, with nothing but the public API.

import BigInt
import Parley
import Testing

private enum Colour: String, CaseIterable { case red, green }
private enum Level: Int, Codable {
  case low = 1
  case high
}
private struct Player: Codable, Equatable {
  var name: String
  var score: Int
  var tags: [String] = []
  var home: Place?
}
private struct Place: Codable, Equatable { var x: Double, y: Double }
private struct Money: SchemeConvertible, Equatable {
  static var schemeTypeName: String { "an amount of money" }
  let cents: Int
  init(cents: Int) { self.cents = cents }
  init?(schemeValue: HostValue) {
    guard case .list(let parts) = schemeValue, parts.count == 2, parts[0] == .symbol("money"),
      case .integer(let cents) = parts[1]
    else { return nil }
    self.init(cents: cents)
  }
  var schemeValue: HostValue { [.symbol("money"), .integer(cents)] }
}
/// Evaluates something whenever it is converted.
private struct Busy: SchemeConvertible {
  static var schemeTypeName: String { "something busy" }
  @TaskLocal static var interpreter: Kept?
  struct Kept: @unchecked Sendable { let scheme: Interpreter }
  let number: Int
  init(_ number: Int) { self.number = number }
  init?(schemeValue: HostValue) {
    guard case .integer(let number) = schemeValue, let made = Busy.evaluated(number) else { return nil }
    self.number = made
  }
  var schemeValue: HostValue { .integer(Busy.evaluated(number) ?? 0) }
  private static func evaluated(_ number: Int) -> Int? {
    try? interpreter?.scheme.evaluate("(length (vector->list (make-vector \(number) 1)))")
  }
}
private final class Texture {
  let onRelease: () -> Void
  init(onRelease: @escaping () -> Void) { self.onRelease = onRelease }
  deinit { onRelease() }
}

@Suite struct ConversionTests {
  let scheme = Interpreter()

  private func message(_ text: String) -> String {
    do {
      _ = try scheme.evaluate(text)
      return "no error"
    } catch let error as SchemeError { return error.message } catch { return "\(error)" }
  }

  @Test("Results come as the type that is asked for")
  func results() throws {
    #expect(try scheme.evaluate("(+ 1 2)") as Int == 3)
    #expect(try scheme.evaluate("(expt 2 100)") as BigInt == BigInt(2).power(100))
    #expect(try scheme.evaluate("1/2") as Double == 0.5)
    #expect(try scheme.evaluate("3") as Float == 3)
    #expect(try scheme.evaluate("(string-append \"a\" \"λ\")") as String == "aλ")
    #expect(try scheme.evaluate("#\\λ") as Character == "λ")
    #expect(try scheme.evaluate("#\\a") as Unicode.Scalar == "a")
    #expect(try scheme.evaluate("'(1 2 3)") as [Int] == [1, 2, 3])
    #expect(try scheme.evaluate("#(1 2 3)") as [UInt8] == [1, 2, 3])
    #expect(try scheme.evaluate("#u8(1 2 255)") as [UInt8] == [1, 2, 255])
    #expect(try scheme.evaluate("'((a . 1) (b . 2))") as [String: Int] == ["a": 1, "b": 2])
    #expect(try scheme.evaluate("#f") as Int? == nil)
    #expect(try scheme.evaluate("#f") as Bool? == false)
    #expect(try scheme.evaluate("5") as Int? == 5)
    #expect(try scheme.evaluate("'green") as Colour == .green)
    #expect(try scheme.evaluate("2") as Level == .high)
    #expect(try scheme.evaluate("'(money 5)") as Money == Money(cents: 5))
    let (quotient, remainder): (Int, Int) = try scheme.values(of: "(floor/ 17 5)")
    #expect((quotient, remainder) == (3, 2))
  }

  @Test("Conversions may evaluate: what is converted meanwhile stays", arguments: [false, true])
  func busyConversions(stress: Bool) throws {
    var configuration = Interpreter.Configuration(.pure)
    configuration.collectAtEverySafePoint = stress
    let scheme = Interpreter(configuration: configuration)
    scheme.define("sum") { (texts: [String], busy: [Busy], more: Rest<Busy>) in
      texts.joined() + "\(busy.reduce(0) { $0 + $1.number } + more.reduce(0) { $0 + $1.number })"
    }
    try Busy.$interpreter.withValue(.init(scheme: scheme)) {
      let text = "(sum (list (string #\\a) (string #\\b)) (map (lambda (x) (* x 10)) '(1 2 3)) 100 200)"
      #expect(try scheme.evaluate(text) as String == "ab360")
      let join = try scheme.evaluate(
        "(lambda (a b c) (list (string-append a \"-\") b c))", as: Callback<String, [Busy], Busy, HostValue>.self)
      #expect(try join("x", [Busy(3), Busy(4)], Busy(5)) == .list(["x-", .list([3, 4]), 5]))
      #expect(
        try scheme.evaluate("(map (lambda (x) (* x 10)) '(1 2 3))", as: [Busy].self).map(\.number) == [10, 20, 30])
    }
    #expect(!stress || scheme.statistics.minorCollections > 10)
  }

  @Test("What does not fit is an error that says what was wanted")
  func misfits() {
    #expect(throws: SchemeError.self) { try scheme.evaluate("300") as UInt8 }
    #expect(throws: SchemeError.self) { try scheme.evaluate("\"a\"") as Int }
    #expect(throws: SchemeError.self) { try scheme.evaluate("'blue") as Colour }
    #expect(throws: SchemeError.self) { try scheme.evaluate("'(1 a)") as [Int] }
    do { _ = try scheme.evaluate("'(1 a)") as [Int] } catch {
      let message = (error as? SchemeError)?.message ?? ""
      #expect(message.contains("each element is an exact integer"))
    }
  }

  @Test("Codable types are association lists, and are read from records too")
  func codable() throws {
    let ann = Player(name: "ann", score: 3, tags: ["a", "b"], home: Place(x: 1, y: 2))
    scheme["p"] = ann
    #expect(try scheme.evaluate("(cdr (assq 'score p))") as Int == 3)
    #expect(try scheme.evaluate("p") as Player == ann)
    #expect(scheme["p"] == ann)
    #expect(
      try scheme.evaluate(
        """
        (define-record-type player (make-player name score tags) player? (name n) (score s) (tags t))
        (make-player "bob" 7 #("x"))
        """) as Player == Player(name: "bob", score: 7, tags: ["x"]))
    do { _ = try scheme.evaluate("'((name . \"bob\"))") as Player } catch {
      let message = (error as? SchemeError)?.message ?? ""
      #expect(message.contains("score is missing"))
    }
  }

  @Test("Data of any kind is copied out and in, circular and deep data are errors")
  func data() throws {
    let text = "(list 1 1/2 2.5 'a \"s\" #\\c #t #u8(1) #(1 (2)) '(1 . 2) (expt 2 70))"
    let value: HostValue = try scheme.evaluate(text)
    scheme["copy"] = value
    #expect(try scheme.evaluate("(equal? copy \(text))") as Bool)
    let circular = "(let ((l (list 1 2))) (set-cdr! (cdr l) l) l)"
    #expect(throws: SchemeError.self) { try scheme.evaluate(circular, as: HostValue.self) }
    let deep = "(let loop ((n 1000000) (l '())) (if (= n 0) l (loop (- n 1) (list l))))"
    #expect(throws: SchemeError.self) { try scheme.evaluate(deep, as: HostValue.self) }
    let long: [Int] = try scheme.evaluate("(iota 100000)")
    #expect(long.count == 100_000)
  }

  @Test("A closure of any arity is a procedure; errors name procedure and argument")
  func procedures() throws {
    scheme.define("seven") { 7 }
    scheme.define("clamp") { (x: Double, low: Double, high: Double) in min(max(x, low), high) }
    scheme.define("(greet name [greeting])") { (name: String, greeting: String?) in "\(greeting ?? "hi") \(name)" }
    scheme.define("join") { (separator: Symbol, parts: Rest<String>) in
      parts.joined(separator: separator.name)
    }
    scheme.define("divide") { (a: Int, b: Int) in (a / b, a % b) }
    #expect(try scheme.evaluate("(seven)") as Int == 7)
    #expect(try scheme.evaluate("(clamp 5 0 1)") as Double == 1)
    #expect(try scheme.evaluate("(greet \"ann\")") as String == "hi ann")
    #expect(try scheme.evaluate("(greet \"ann\" \"yo\")") as String == "yo ann")
    #expect(try scheme.evaluate("(join '- \"a\" \"b\" \"c\")") as String == "a-b-c")
    #expect(try scheme.evaluate("(call-with-values (lambda () (divide 7 2)) list)") as [Int] == [3, 1])
    #expect(message("(greet 5)") == "greet: argument 1 (name) must be a string, got 5")
    #expect(message("(clamp 1 'a 2)").hasPrefix("clamp: argument 2 (number2) must be a real number, got a"))
    #expect(message("(join '- \"a\" 1)").hasPrefix("join: argument 3 must be a string, got 1"))
    #expect(message("(seven 1)").hasPrefix("seven: takes 0 arguments, called with 1"))
    #expect(message("(greet)").hasPrefix("greet: takes 1 to 2 arguments, called with none: (greet name [greeting])"))
  }

  @Test("Objects of the host go through Scheme and back, and are released with the garbage")
  func objects() throws {
    var released = 0
    scheme.define("make-texture") { Texture { released += 1 } }
    scheme.define("texture-ok") { (texture: Texture) in released == 0 }
    #expect(try scheme.evaluate("(define t (make-texture)) (texture-ok t)") as Bool)
    #expect(message("(texture-ok 1)") == "texture-ok: argument 1 (texture) must be a texture, got 1")
    _ = try scheme.evaluate("(set! t #f)")
    try scheme.collectGarbage()
    #expect(released == 1)
  }
}
