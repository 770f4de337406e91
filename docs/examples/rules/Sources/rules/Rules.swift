// A rules engine: records go in, verdicts come out, and what the rules may use is limited, because others write them.

import Parley

struct Order: Codable {
  var customer: String
  var total: Double
  var items: [String]
}

struct Verdict: Codable, Equatable {
  var discount: Double
  var note: String?
}

struct RuleEngine {
  private let scheme: Interpreter
  private let judge: Callback<Order, Verdict>

  /// - Parameter rules: a Scheme program that defines `judge`.
  init(rules: String) throws {
    scheme = Interpreter(.pure, limits: Limits(steps: 1_000_000, seconds: 1, heapBytes: 64 << 20))
    try scheme.run(text: rules, name: "rules.scm")
    judge = try scheme.get("judge")
  }

  func verdict(on order: Order) throws -> Verdict { try judge(order) }

  static let rules = """
    (define (field name record) (cdr (assq name record)))
    (define (judge order)
      (cond ((> (field 'total order) 100) '((discount . 0.1) (note . "big order")))
            ((member "book" (field 'items order)) '((discount . 0.05)))
            (else '((discount . 0)))))
    """
}
