import Parley

let engine = try RuleEngine(rules: RuleEngine.rules)
for order in [
  Order(customer: "ann", total: 120, items: ["lamp"]), Order(customer: "bob", total: 20, items: ["book"]),
] {
  print(order.customer, try engine.verdict(on: order).discount)
}
