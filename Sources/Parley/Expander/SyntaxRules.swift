// syntax-rules (R7RS 4.3.2): patterns are matched and templates filled in directly on syntax trees.
//
// A use is matched against each rule in turn. Identifiers of the template that are no pattern variables become fresh
// aliases, one for each name and expansion; the parts taken from the use keep their own locations, everything else gets
// the location of the use.

/// A transformer made by `syntax-rules`.
final class SyntaxRules: Macro {
  private struct Rule {
    let pattern: Syntax
    let template: Syntax
  }

  /// What a pattern variable matched: one form, or a sequence under an ellipsis.
  private indirect enum Match {
    case one(Syntax)
    case many([Match])

    /// Levels of repetition; one more than its elements have.
    var depth: Int {
      switch self {
      case .one: 0
      case .many(let matches): 1 + (matches.first?.depth ?? 0)
      }
    }
  }

  private typealias Bindings = [IdentifierKey: Match]

  private let literals: [Identifier]
  private let ellipsis: Identifier
  private let rules: [Rule]
  private let scope: Scope
  private let machine: Machine
  private let underscore: Value
  private let pins: SymbolPins

  /// Reads `(syntax-rules [ellipsis] (literal ...) (pattern template) ...)`.
  init(_ form: Syntax, in scope: Scope, machine: Machine) throws(SchemeThrow) {
    self.scope = scope
    self.machine = machine
    underscore = machine.heap.intern("_")
    pins = SymbolPins([form], heap: machine.heap)
    pins.add(underscore)
    guard case .list(var items) = form.form, items.count >= 2 else {
      throw machine.syntaxError("syntax-rules: expected (syntax-rules (literal ...) (pattern template) ...)", form)
    }
    items.removeFirst()
    if case .identifier(let custom) = items[0].form {
      ellipsis = custom
      items.removeFirst()
    } else {
      ellipsis = .symbol(machine.heap.intern("..."))
    }
    guard let first = items.first, case .list(let names) = first.form else {
      throw machine.syntaxError("syntax-rules: expected a list of literals", items.first ?? form)
    }
    var literals: [Identifier] = []
    for name in names {
      guard case .identifier(let identifier) = name.form else {
        throw machine.syntaxError("syntax-rules: a literal must be an identifier", name)
      }
      literals.append(identifier)
    }
    self.literals = literals
    var rules: [Rule] = []
    for rule in items.dropFirst() {
      guard case .list(let parts) = rule.form, parts.count == 2 else {
        throw machine.syntaxError("syntax-rules: expected a rule (pattern template)", rule)
      }
      switch parts[0].form {
      case .list(let elements) where !elements.isEmpty: break
      case .dotted: break
      default: throw machine.syntaxError("syntax-rules: a pattern must be a list that begins with a name", parts[0])
      }
      rules.append(Rule(pattern: parts[0], template: parts[1]))
    }
    self.rules = rules
    for rule in rules {
      // Nothing stands before an ellipsis behind the keyword, which is no part of the pattern.
      if let elements = sequence(rule.pattern)?.0, elements.count > 1, isEllipsis(elements[1]) {
        throw machine.syntaxError("syntax-rules: misplaced ellipsis", elements[1])
      }
      try checkPattern(rule.pattern, seen: [])
    }
  }

  /// Rejects a variable that occurs twice and a list with two ellipses.
  @discardableResult
  private func checkPattern(_ pattern: Syntax, seen: Set<IdentifierKey>) throws(SchemeThrow) -> Set<IdentifierKey> {
    switch pattern.form {
    case .identifier(let name):
      if isEllipsis(pattern) || isLiteral(name) || isUnderscore(name) { return seen }
      guard !seen.contains(IdentifierKey(name)) else {
        throw machine.syntaxError("syntax-rules: a pattern variable occurs twice", pattern)
      }
      return seen.union([IdentifierKey(name)])
    case .list(let elements), .vector(let elements): return try checkElements(elements, seen, pattern)
    case .dotted(let elements, let tail):
      return try checkPattern(tail, seen: checkElements(elements, seen, pattern))
    default: return seen
    }
  }

  private func checkElements(
    _ elements: [Syntax], _ seen: Set<IdentifierKey>, _ pattern: Syntax
  ) throws(SchemeThrow) -> Set<IdentifierKey> {
    guard elements.count(where: isEllipsis) <= 1, elements.first.map({ !isEllipsis($0) }) ?? true else {
      throw machine.syntaxError("syntax-rules: misplaced ellipsis", pattern)
    }
    var seen = seen
    for element in elements { seen = try checkPattern(element, seen: seen) }
    return seen
  }

  /// The identifier at the head of a form.
  static func keyword(of form: Syntax) -> Identifier? {
    switch form.form {
    case .list(let items): if case .identifier(let head)? = items.first?.form { head } else { nil }
    case .dotted(let items, _): if case .identifier(let head) = items[0].form { head } else { nil }
    default: nil
    }
  }

  // MARK: - Expansion

  /// Expands one use of the macro.
  func expand(_ use: Syntax, in useScope: Scope) throws(SchemeThrow) -> Syntax {
    for rule in rules {
      var bindings: Bindings = [:]
      if matchesUse(rule.pattern, use, useScope, &bindings) {
        var renames: [IdentifierKey: Alias] = [:]
        return try instantiate(rule.template, bindings, &renames, use.location)
      }
    }
    var message = "no rule of this macro matches"
    if case .list(let items) = use.form, case .identifier(let name)? = items.first?.form {
      message = "\(machine.heap.symbolText(name.symbol)): no rule of this macro matches the form"
    }
    throw machine.syntaxError(message, use)
  }

  /// Matches everything but the keyword position.
  private func matchesUse(
    _ pattern: Syntax, _ use: Syntax, _ useScope: Scope, _ bindings: inout Bindings
  ) -> Bool {
    func parts(_ syntax: Syntax) -> ([Syntax], Syntax?)? {
      switch syntax.form {
      case .list(let elements): (Array(elements.dropFirst()), nil)
      case .dotted(let elements, let tail): (Array(elements.dropFirst()), tail)
      default: nil
      }
    }
    guard let (elements, tail) = parts(pattern), let (forms, formTail) = parts(use) else { return false }
    return matchElements(elements, tail, forms, formTail, useScope, use.location, &bindings)
  }

  private func match(_ pattern: Syntax, _ form: Syntax, _ useScope: Scope, _ bindings: inout Bindings) -> Bool {
    switch pattern.form {
    case .identifier(let name):
      if isLiteral(name) {
        guard case .identifier(let other) = form.form else { return false }
        return Scope.same(name, in: scope, other, in: useScope)
      }
      if isUnderscore(name) { return true }
      bindings[IdentifierKey(name)] = .one(form)
      return true
    case .list(let elements):
      guard let (forms, tail) = sequence(form) else { return false }
      return matchElements(elements, nil, forms, tail, useScope, form.location, &bindings)
    case .dotted(let elements, let patternTail):
      guard let (forms, tail) = sequence(form) else { return false }
      return matchElements(elements, patternTail, forms, tail, useScope, form.location, &bindings)
    case .vector(let elements):
      guard case .vector(let forms) = form.form else { return false }
      return matchElements(elements, nil, forms, nil, useScope, form.location, &bindings)
    case .immediate, .literal:
      guard let wanted = constant(pattern), let got = constant(form) else { return false }
      return isEqual(wanted, got)
    }
  }

  private func constant(_ syntax: Syntax) -> Value? {
    switch syntax.form {
    case .immediate(let value): value
    case .literal(let handle): handle.value
    default: nil
    }
  }

  private func sequence(_ form: Syntax) -> ([Syntax], Syntax?)? {
    switch form.form {
    case .list(let elements): (elements, nil)
    case .dotted(let elements, let tail): (elements, tail)
    default: nil
    }
  }

  private func matchElements(
    _ patterns: [Syntax], _ patternTail: Syntax?, _ forms: [Syntax], _ formTail: Syntax?, _ useScope: Scope,
    _ location: SourceLocation?, _ bindings: inout Bindings
  ) -> Bool {
    let position = patterns.firstIndex(where: isEllipsis)
    guard let position else {
      guard forms.count >= patterns.count else { return false }
      for (pattern, form) in zip(patterns, forms) where !match(pattern, form, useScope, &bindings) { return false }
      return matchTail(patternTail, forms[patterns.count...], formTail, useScope, location, &bindings)
    }
    let before = position - 1
    let after = patterns.count - position - 1
    guard forms.count >= before + after else { return false }
    for index in 0..<before where !match(patterns[index], forms[index], useScope, &bindings) { return false }
    let repeated = patterns[before]
    let end = forms.count - after
    var matches: [Bindings] = []
    for form in forms[before..<end] {
      var inner: Bindings = [:]
      guard match(repeated, form, useScope, &inner) else { return false }
      matches.append(inner)
    }
    for key in variables(repeated) {
      bindings[key] = .many(matches.compactMap { $0[key] })
    }
    for index in 0..<after where !match(patterns[position + 1 + index], forms[end + index], useScope, &bindings) {
      return false
    }
    return matchTail(patternTail, [], formTail, useScope, location, &bindings)
  }

  private func matchTail(
    _ pattern: Syntax?, _ rest: ArraySlice<Syntax>, _ formTail: Syntax?, _ useScope: Scope,
    _ location: SourceLocation?, _ bindings: inout Bindings
  ) -> Bool {
    guard let pattern else { return rest.isEmpty && formTail == nil }
    let form: Syntax
    if let formTail {
      form = rest.isEmpty ? formTail : Syntax(.dotted(Array(rest), formTail), at: location)
    } else {
      form = Syntax(.list(Array(rest)), at: rest.first?.location ?? location)
    }
    return match(pattern, form, useScope, &bindings)
  }

  /// The variables of a pattern.
  private func variables(_ pattern: Syntax) -> [IdentifierKey] {
    switch pattern.form {
    case .identifier(let name):
      isEllipsis(pattern) || isLiteral(name) || isUnderscore(name) ? [] : [IdentifierKey(name)]
    case .list(let elements), .vector(let elements): elements.flatMap(variables)
    case .dotted(let elements, let tail): elements.flatMap(variables) + variables(tail)
    default: []
    }
  }

  // MARK: - Templates

  private func instantiate(
    _ template: Syntax, _ bindings: Bindings, _ renames: inout [IdentifierKey: Alias], _ location: SourceLocation?,
    escaped: Bool = false
  ) throws(SchemeThrow) -> Syntax {
    switch template.form {
    case .identifier(let name):
      let key = IdentifierKey(name)
      switch bindings[key] {
      case .one(let syntax)?: return syntax
      case .many?: throw machine.syntaxError("a pattern variable lacks its ellipsis in this template", template)
      case nil: break
      }
      let alias = renames[key] ?? Alias(name, in: scope)
      renames[key] = alias
      return Syntax(.identifier(.alias(alias)), at: location ?? template.location)
    case .list(let elements):
      if !escaped, elements.count == 2, isEllipsis(elements[0]) {
        return try instantiate(elements[1], bindings, &renames, location, escaped: true)
      }
      return Syntax(.list(try instantiate(elements, bindings, &renames, location, escaped)), at: location)
    case .dotted(let elements, let tail):
      let heads = try instantiate(elements, bindings, &renames, location, escaped)
      let end = try instantiate(tail, bindings, &renames, location, escaped: escaped)
      if heads.isEmpty { return end }
      switch end.form {
      case .list(let more): return Syntax(.list(heads + more), at: location)
      case .dotted(let more, let last): return Syntax(.dotted(heads + more, last), at: location)
      default: return Syntax(.dotted(heads, end), at: location)
      }
    case .vector(let elements):
      return Syntax(.vector(try instantiate(elements, bindings, &renames, location, escaped)), at: location)
    case .immediate, .literal:
      return template
    }
  }

  private func instantiate(
    _ elements: [Syntax], _ bindings: Bindings, _ renames: inout [IdentifierKey: Alias], _ location: SourceLocation?,
    _ escaped: Bool
  ) throws(SchemeThrow) -> [Syntax] {
    var result: [Syntax] = []
    var index = 0
    while index < elements.count {
      let element = elements[index]
      index += 1
      var depth = 0
      while !escaped, index < elements.count, isEllipsis(elements[index]) {
        depth += 1
        index += 1
      }
      if depth == 0 {
        result.append(try instantiate(element, bindings, &renames, location, escaped: escaped))
      } else {
        result += try repeated(element, depth, bindings, &renames, location)
      }
    }
    return result
  }

  /// The copies of a template element that `depth` ellipses follow.
  private func repeated(
    _ element: Syntax, _ depth: Int, _ bindings: Bindings, _ renames: inout [IdentifierKey: Alias],
    _ location: SourceLocation?
  ) throws(SchemeThrow) -> [Syntax] {
    if depth == 0 { return [try instantiate(element, bindings, &renames, location)] }
    var sequences: [(IdentifierKey, [Match])] = []
    var inner: [IdentifierKey: Int] = [:]
    templateVariables(element, depth: 0, into: &inner)
    for (key, innerDepth) in inner {
      // A variable whose own ellipses all stand inside the element is constant over this repetition.
      if case .many(let matches)? = bindings[key], bindings[key]?.depth ?? 0 > innerDepth {
        sequences.append((key, matches))
      }
    }
    guard !sequences.isEmpty else {
      throw machine.syntaxError("an ellipsis in this template follows nothing that repeats", element)
    }
    let count = sequences.map(\.1.count).max() ?? 0
    guard sequences.allSatisfy({ $0.1.count == count }) else {
      throw machine.syntaxError("the parts repeated in this template have different lengths", element)
    }
    var result: [Syntax] = []
    for index in 0..<count {
      try machine.chargeExpansion(8, of: element)
      var inner = bindings
      for (key, matches) in sequences { inner[key] = matches[index] }
      result += try repeated(element, depth - 1, inner, &renames, location)
    }
    return result
  }

  /// The identifiers of a template, each with the least number of ellipses that follow it inside the template.
  private func templateVariables(_ template: Syntax, depth: Int, into found: inout [IdentifierKey: Int]) {
    func visit(_ elements: [Syntax]) {
      for (index, element) in elements.enumerated() where !isEllipsis(element) {
        let dots = elements[(index + 1)...].prefix(while: isEllipsis).count
        templateVariables(element, depth: depth + dots, into: &found)
      }
    }
    switch template.form {
    case .identifier(let name):
      let key = IdentifierKey(name)
      found[key] = min(found[key] ?? depth, depth)
    case .list(let elements), .vector(let elements): visit(elements)
    case .dotted(let elements, let tail):
      visit(elements)
      templateVariables(tail, depth: depth, into: &found)
    default: break
    }
  }

  // MARK: - Names with a meaning in patterns

  private func isEllipsis(_ syntax: Syntax) -> Bool {
    guard case .identifier(let name) = syntax.form else { return false }
    // An ellipsis listed among the literals is an ordinary literal.
    return Scope.same(name, in: scope, ellipsis, in: scope) && !isLiteral(name)
  }

  private func isLiteral(_ name: Identifier) -> Bool {
    let key = IdentifierKey(name)
    return literals.contains { IdentifierKey($0) == key }
  }

  private func isUnderscore(_ name: Identifier) -> Bool {
    switch scope.lookup(name) {
    case .core(let form)?: form == .underscore
    case nil: name.symbol == underscore
    default: false
    }
  }
}
