// Between syntax and values: quoted constants become data, data given to `eval` or made by a procedural macro become
// syntax.

extension SyntaxReader {
  /// The form of a value that is no pair and no vector, or is to be taken as a constant whole.
  static func form(ofAtom value: Value, heap: Heap) -> Syntax.Form {
    if value.isSymbol { return .identifier(.symbol(value)) }
    if value.isNull { return .list([]) }
    return value.isHeapReference ? .literal(Handle(value, in: heap)) : .immediate(value)
  }

  /// The datum that a piece of syntax quotes. Aliases become the symbols they were made from.
  static func datum(from syntax: Syntax, heap: Heap) throws(SchemeThrow) -> Value {
    switch syntax.form {
    case .identifier(let identifier): return symbol(of: identifier)
    case .immediate(let value): return value
    case .literal(let handle): return handle.value
    case .list(let elements):
      return heap.makeList(try data(from: elements, heap: heap))
    case .dotted(let elements, let tail):
      return heap.makeList(try data(from: elements, heap: heap), tail: try datum(from: tail, heap: heap))
    case .vector(let elements):
      let vector = try heap.makeVector(try data(from: elements, heap: heap))
      vector.address[0] |= ObjectHeader.immutableBit
      return vector
    }
  }

  private static func data(from elements: [Syntax], heap: Heap) throws(SchemeThrow) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try datum(from: element, heap: heap)) }
    return values
  }

  /// The symbol that an identifier was written as.
  static func symbol(of identifier: Identifier) -> Value {
    var identifier = identifier
    while true {
      switch identifier {
      case .symbol(let symbol): return symbol
      case .alias(let alias): identifier = alias.original
      }
    }
  }

  /// Syntax from a datum, all of it at one place. Circular data and nesting beyond the limit are a syntax error.
  static func syntax(
    from value: Value, at location: SourceLocation?, machine: Machine
  ) throws(SchemeThrow) -> Syntax {
    var converter = SyntaxConverter(location: location, machine: machine)
    return try converter.convert(value, depth: 0)
  }
}

private struct SyntaxConverter {
  let location: SourceLocation?
  let machine: Machine
  private var converted = 0

  init(location: SourceLocation?, machine: Machine) {
    self.location = location
    self.machine = machine
  }

  mutating func convert(_ value: Value, depth: Int) throws(SchemeThrow) -> Syntax {
    converted &+= 1
    if converted & 0xFFF == 0 { try machine.checkpoint() }
    try machine.checkNativeStack(location)
    if depth > SyntaxReader.maximumDepth {
      throw failure("the expression is circular or nested deeper than \(SyntaxReader.maximumDepth) levels")
    }
    let form: Syntax.Form
    if value.isPair {
      form = try convertList(value, depth: depth)
    } else if value.isVector {
      let view = VectorView(value)
      var elements: [Syntax] = []
      for index in 0..<view.count { elements.append(try convert(view[index], depth: depth + 1)) }
      form = .vector(elements)
    } else if value.isSymbol, let alias = machine.alias(of: value) {
      form = .identifier(.alias(alias))
    } else {
      form = SyntaxReader.form(ofAtom: value, heap: machine.heap)
    }
    return Syntax(form, at: location)
  }

  private mutating func convertList(_ list: Value, depth: Int) throws(SchemeThrow) -> Syntax.Form {
    var elements: [Syntax] = []
    var slow = list
    var rest = list
    while rest.isPair {
      elements.append(try convert(rest.car, depth: depth + 1))
      rest = rest.cdr
      if elements.count & 1 == 0 {
        slow = slow.cdr
        if slow == rest, rest.isPair { throw failure("the expression is a circular list") }
      }
    }
    return rest.isNull ? .list(elements) : .dotted(elements, try convert(rest, depth: depth + 1))
  }

  private func failure(_ message: String) -> SchemeThrow {
    let place = location.map { machine.locationValue($0) } ?? .false
    return SchemeThrow(machine.makeCondition(.syntax, message, location: place))
  }
}
