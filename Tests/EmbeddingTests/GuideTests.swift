// The Swift of docs/embedding.md, block by block, so that it compiles and runs; a test compares.

import Parley
import Testing

private enum GameError: Error { case noSuchPlayer(String) }
private struct Config: Codable { var width: Int, title: String }

@Sendable private func load(_ key: String) async throws -> String { key + key }

@Suite struct GuideTests {
  @Test("The guide's programs do what it says")
  func programs() async throws {
    var entries: [String] = []
    var report = ""
    var screen = ""
    // Block 1
    let scheme = Interpreter()
    let three: Int = try scheme.evaluate("(+ 1 2)")
    #expect(three == 3)
    // Block 2
    let scores = ["ann": 3]
    scheme.define("(player-score name)", doc: "Returns NAME's score.") { (name: String) throws -> Int in
      guard let score = scores[name] else { throw GameError.noSuchPlayer(name) }
      return score
    }
    scheme.define("clamp") { (x: Double, low: Double, high: Double) in min(max(x, low), high) }
    scheme.define("log") { (level: Symbol, rest: Rest<HostValue>) in
      entries.append("\(level): \(rest.elements.count)")
    }
    scheme.define("each-player") { (body: Callback<String, Void>) throws in
      for name in scores.keys { try body(name) }
    }
    try scheme.evaluate("(each-player (lambda (name) (log 'info name (player-score name))))")
    #expect(entries == ["info: 2"])
    // Block 3
    scheme["config"] = Config(width: 80, title: "Hall")
    let config: Config = try scheme.evaluate("(cons '(width . 100) config)")
    try scheme.evaluate("(define (area width height) (* width height))")
    let area = try scheme.function("area", as: ((Double, Double) throws -> Double).self)
    let six = try area(2, 3)
    #expect(config.width == 100 && config.title == "Hall" && six == 6)
    // Block 4
    do {
      try scheme.evaluate("(car 5)")
    } catch let error as SchemeError {
      report = "\(error.kind): \(error.message)\n" + error.rendered(color: false)
    }
    do {
      try scheme.evaluate("(player-score \"bob\")")
    } catch GameError.noSuchPlayer(let name) {
      report += "no such player: \(name)"
    }
    #expect(report.contains("type: car: argument 1") && report.contains("no such player: bob"))
    // Block 5
    scheme.library("(game world)", summary: "Where the players are.") { world in
      world.define("(look place)", doc: "Describes PLACE.") { (place: Symbol) in "You are in the \(place)." }
    }
    let view: String = try scheme.evaluate("(import (game world)) (look 'hall)")
    #expect(view == "You are in the hall.")
    // Block 6
    scheme.standardOutput = .sink { text in screen += text }
    scheme.standardInput = .source { nil }
    try scheme.evaluate("(display \"hello\")")
    #expect(screen == "hello")
    // Block 7
    let guest = Interpreter(.pure, limits: Limits(steps: 100_000, seconds: 2, heapBytes: 64 << 20, outputBytes: 10_000))
    do {
      try guest.evaluate("(let loop () (loop))")
    } catch let error as SchemeError where error.kind == .limit {
      report = error.message
    }
    let token = guest.interruptToken
    #expect(report.contains("100000 steps"))
    token.interrupt()
    #expect(guest.statistics.steps > 0)
    // Block 8
    scheme.startProfile()
    try scheme.evaluate("(area 3 4)")
    let profile = scheme.stopProfile()
    report = profile?.table ?? ""
    try scheme.trace("area")
    scheme.setTraceWriter { line in report += line }
    try scheme.evaluate("(area 3 4)")
    scheme.untrace("area")
    #expect(report.hasSuffix("(area 3 4)\n=> 12\n"))
    // Block 9
    let session = SchemeActor(.pure)
    await session.defineAsync("fetch") { (key: String) async throws -> String in try await load(key) }
    let text: String = try await session.evaluate("(string-append (fetch \"a\") (fetch \"b\"))")
    #expect(text == "aabb")
  }

  @Test("The guide shows what is compiled here")
  func blocks() throws {
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.drop { $0 == " " }.description }.filter { !$0.isEmpty }
    }
    let guide = try contents(of: "docs/embedding.md")
    let source = lines(try contents(of: "Tests/EmbeddingTests/GuideTests.swift"))
    let blocks = guide.split(separator: "```swift\n").dropFirst().map {
      lines($0.split(separator: "```")[0].description)
    }
    #expect(blocks.count >= 8)
    for block in blocks {
      let isThere = source.indices.contains { source[$0...].starts(with: block) }
      #expect(isThere, "not compiled as shown: \(block.first ?? "")")
    }
  }
}
