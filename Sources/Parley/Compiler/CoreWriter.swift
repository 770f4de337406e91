// Core expressions as readable S-expressions, for `--show=expanded`.

struct CoreWriter {
  let heap: Heap

  func text(_ expression: CoreExpression) -> String { write(expression, 0) }

  private func name(_ variable: Variable) -> String {
    let text = variable.name.isSymbol ? heap.symbolText(variable.name) : "_"
    return "\(text).\(UInt(bitPattern: ObjectIdentifier(variable).hashValue) % 997)"
  }

  private func indent(_ depth: Int) -> String { "\n" + String(repeating: "  ", count: depth) }

  private func list(_ head: String, _ items: [CoreExpression], _ depth: Int) -> String {
    "(\(head)" + items.map { indent(depth + 1) + write($0, depth + 1) }.joined() + ")"
  }

  private func formals(_ lambda: Lambda) -> String {
    "(" + lambda.required.map(name).joined(separator: " ") + (lambda.rest.map { " . " + name($0) } ?? "") + ")"
  }

  private func bindings(_ variables: [Variable], _ values: [CoreExpression], _ depth: Int) -> String {
    "(" + zip(variables, values).map { "(\(name($0)) \(write($1, depth + 2)))" }.joined(separator: indent(depth + 2))
      + ")"
  }

  private func write(_ expression: CoreExpression, _ depth: Int) -> String {
    switch expression {
    case .constant(let constant):
      let text = Printer.brief(constant.value, heap: heap)
      return constant.value.isSymbol || constant.value.isPair || constant.value.isNull ? "'\(text)" : text
    case .local(let variable, _): return name(variable)
    case .global(let cell, _): return heap.symbolText(cell.name)
    case .setLocal(let variable, let value): return "(set! \(name(variable)) \(write(value, depth)))"
    case .setGlobal(let cell, let value, _): return "(set! \(heap.symbolText(cell.name)) \(write(value, depth)))"
    case .defineGlobal(let cell, let value): return "(define \(heap.symbolText(cell.name)) \(write(value, depth)))"
    case .conditional(let test, let consequent, let alternate): return list("if", [test, consequent, alternate], depth)
    case .lambda(let lambda): return list("lambda \(formals(lambda))", [lambda.body], depth)
    case .caseLambda(let clauses, _):
      return "(case-lambda"
        + clauses.map { indent(depth + 1) + list(formals($0), [$0.body], depth + 1) }.joined() + ")"
    case .sequence(let items): return list("begin", items, depth)
    case .call(let procedure, let arguments, _):
      return "(" + ([procedure] + arguments).map { write($0, depth + 1) }.joined(separator: " ") + ")"
    case .bind(let variables, let values, let body):
      return list("let \(bindings(variables, values, depth))", [body], depth)
    case .letrec(let variables, let values, let body):
      return list("letrec* \(bindings(variables, values, depth))", [body], depth)
    case .fix(let variables, let lambdas, let body):
      return list("fix \(bindings(variables, lambdas.map { .lambda($0) }, depth))", [body], depth)
    case .loop(let loop, let body, let values):
      return list("loop \(bindings(loop.variables, values, depth))", [body], depth)
    case .jump(_, let values): return list("next", values, depth)
    case .integrated(_, let fast, _): return write(fast, depth)
    }
  }
}
