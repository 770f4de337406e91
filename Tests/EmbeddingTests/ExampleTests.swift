// The example packages of docs/examples: their sources, apart from `main`, are part of this target.

import Parley
import Testing

@Suite struct ExampleTests {
  @Test("The adventure can be won")
  func adventure() throws {
    let game = try Adventure(rules: Adventure.rules)
    #expect(game.view == "A hall. A door leads north.")
    #expect(try game.perform("dance") == "You do not know how to dance.")
    #expect(try game.perform("take lamp") == "Taken.")
    #expect(try game.perform("north") == "A cellar with a chest.")
    #expect(try game.perform("open chest") == "The chest is full of gold!")
    #expect(game.isOver)
  }

  @Test("The rules judge, and those that never end are stopped")
  func rules() throws {
    let engine = try RuleEngine(rules: RuleEngine.rules)
    #expect(
      try engine.verdict(on: Order(customer: "a", total: 120, items: [])) == Verdict(discount: 0.1, note: "big order"))
    #expect(try engine.verdict(on: Order(customer: "a", total: 1, items: ["book"])).discount == 0.05)
    let endless = try RuleEngine(rules: "(define (judge order) (judge order))")
    do {
      _ = try endless.verdict(on: Order(customer: "a", total: 1, items: []))
      Issue.record("it ended")
    } catch let error as SchemeError { #expect(error.kind == .limit) }
  }
}
