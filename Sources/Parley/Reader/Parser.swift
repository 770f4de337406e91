// The parser: tokens to data, with a stack of its own instead of recursion, so that nesting is bounded by memory or by
// the builder alone. It is generic over what it builds: values for `read`, syntax for programs.

/// Makes the nodes of what is read.
protocol NodeBuilder {
  associatedtype Node
  /// Deeper nesting is a read error.
  static var maximumDepth: Int { get }

  /// A number, symbol, string, character, boolean, bytevector or (for a datum label) any datum.
  func atom(_ value: Value, at place: Place) -> Node
  func list(_ nodes: ArraySlice<Node>, tail: Node?, at place: Place) -> Node
  func vector(_ nodes: ArraySlice<Node>, at place: Place) throws(SchemeThrow) -> Node

  /// The byte that an element of a bytevector is.
  func byte(_ node: Node) -> UInt8?

  var labels: DatumLabels { get set }
  /// Reads a datum that a label stands before in some way of the builder's own; nil if the parser shall do it.
  mutating func readLabelled<Source>(
    _ label: Int, at place: Place, from lexer: inout Lexer<Source>
  ) throws(SchemeThrow) -> Node?
  /// Ends the definition of a label; false if the datum is a reference to that very label.
  mutating func close(label: Int, as node: Node) -> Bool
}

/// Where a node stands: its first character, and its length on that line.
struct Place {
  let start: TextPosition
  let length: Int
}

/// A datum that has begun and not ended.
private struct OpenDatum {
  enum Kind {
    case list
    /// A list behind its dot, and behind the datum that follows the dot.
    case dotted
    case ended
    case vector
    case bytevector
    case abbreviation(Abbreviation)
    case comment
    case label(Int)
  }
  var kind: Kind
  /// Where its elements begin in the parser's nodes.
  let first: Int
  let start: TextPosition
}

struct Parser<Source: CodeSource, Builder: NodeBuilder> {
  var lexer: Lexer<Source>
  var builder: Builder
  /// The elements of all data that are open.
  private var nodes: [Builder.Node] = []
  private var frames: [OpenDatum] = []
  private var tokens = 0

  init(lexer: Lexer<Source>, builder: Builder) {
    self.lexer = lexer
    self.builder = builder
  }

  /// Reads one datum; nil at the end of the text.
  mutating func next() throws(SchemeThrow) -> Builder.Node? {
    builder.labels.removeAll()
    return try readDatum()
  }

  /// Like `next`, with the labels that are known already.
  mutating func readDatum() throws(SchemeThrow) -> Builder.Node? {
    frames.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    while true {
      tokens &+= 1
      if tokens & 0xFFF == 0 { try lexer.machine.checkpoint() }
      let finished: Bool
      switch try lexer.next() {
      case .datum(let value): finished = try add(builder.atom(value, at: place(from: lexer.tokenStart)))
      case .open: finished = try push(.list)
      case .openVector: finished = try push(.vector)
      case .openBytevector: finished = try push(.bytevector)
      case .abbreviation(let abbreviation): finished = try push(.abbreviation(abbreviation))
      case .datumComment: finished = try push(.comment)
      case .close: finished = try close()
      case .dot: finished = try dot()
      case .labelDefinition(let label): finished = try define(label)
      case .labelReference(let label): finished = try refer(to: label)
      case .end:
        if frames.isEmpty { return nil }
        throw incomplete()
      }
      if finished { return nodes.popLast() }
    }
  }

  // MARK: - Opening and closing

  private func place(from start: TextPosition) -> Place {
    Place(start: start, length: lexer.length(from: start))
  }

  private mutating func push(_ kind: OpenDatum.Kind) throws(SchemeThrow) -> Bool {
    if frames.count >= Builder.maximumDepth {
      throw lexer.failure("nested deeper than \(Builder.maximumDepth) levels", at: lexer.tokenStart)
    }
    frames.append(OpenDatum(kind: kind, first: nodes.count, start: lexer.tokenStart))
    return false
  }

  /// Adds a datum to the one that encloses it. Returns whether nothing encloses it: it is what the caller wanted.
  private mutating func add(_ node: Builder.Node) throws(SchemeThrow) -> Bool {
    var node = node
    while let frame = frames.last {
      switch frame.kind {
      case .list, .vector, .bytevector:
        nodes.append(node)
        return false
      case .dotted:
        nodes.append(node)
        frames[frames.count - 1].kind = .ended
        return false
      case .ended: throw lexer.failure("more than one datum after the dot of a list", at: lexer.tokenStart)
      case .abbreviation(let abbreviation):
        let symbol = builder.atom(
          lexer.heap.intern(abbreviation.rawValue), at: Place(start: frame.start, length: abbreviation.mark.count))
        node = builder.list([symbol, node], tail: nil, at: place(from: frame.start))
      case .comment:
        frames.removeLast()
        return false
      case .label(let label):
        if !builder.close(label: label, as: node) {
          throw lexer.failure("the datum label #\(label)= stands for itself", at: frame.start)
        }
      }
      frames.removeLast()
    }
    nodes.append(node)
    return true
  }

  private mutating func dot() throws(SchemeThrow) -> Bool {
    guard let frame = frames.last, case .list = frame.kind, nodes.count > frame.first else {
      throw lexer.failure("unexpected dot", at: lexer.tokenStart)
    }
    frames[frames.count - 1].kind = .dotted
    return false
  }

  private mutating func close() throws(SchemeThrow) -> Bool {
    guard let frame = frames.last else { throw lexer.failure("unexpected )", at: lexer.tokenStart) }
    let place = place(from: frame.start)
    let node: Builder.Node
    switch frame.kind {
    case .list: node = builder.list(nodes[frame.first...], tail: nil, at: place)
    case .ended: node = builder.list(nodes[frame.first..<nodes.count - 1], tail: nodes.last, at: place)
    case .vector: node = try builder.vector(nodes[frame.first...], at: place)
    case .bytevector: node = builder.atom(try bytevector(from: frame.first, at: place), at: place)
    case .dotted: throw unexpectedClose("a datum must follow the dot")
    case .abbreviation(let abbreviation): throw unexpectedClose("a datum must follow \(abbreviation.mark)")
    case .comment: throw unexpectedClose("a datum must follow #;")
    case .label(let label): throw unexpectedClose("a datum must follow #\(label)=")
    }
    nodes.removeSubrange(frame.first...)
    frames.removeLast()
    return try add(node)
  }

  private func unexpectedClose(_ reason: String) -> SchemeThrow {
    lexer.failure("unexpected ): \(reason)", at: lexer.tokenStart)
  }

  private func bytevector(from first: Int, at place: Place) throws(SchemeThrow) -> Value {
    var bytes: [UInt8] = []
    for node in nodes[first...] {
      guard let byte = builder.byte(node) else {
        throw lexer.failure(
          "the elements of #u8(...) must be exact integers from 0 to 255", at: place.start, length: place.length)
      }
      bytes.append(byte)
    }
    return try lexer.heap.makeBytevector(bytes)
  }

  /// The error of a text that ends too early.
  private func incomplete() -> SchemeThrow {
    for frame in frames.reversed() {
      let opening: String
      switch frame.kind {
      case .list, .dotted, .ended: opening = "("
      case .vector: opening = "#("
      case .bytevector: opening = "#u8("
      default: continue
      }
      return lexer.failure(
        "missing ) for the \(opening) at line \(frame.start.line), column \(frame.start.column)",
        at: frame.start, length: opening.count, incomplete: true)
    }
    let start = frames.last?.start ?? lexer.tokenStart
    return lexer.failure("the text ends where a datum must follow", at: start, incomplete: true)
  }

  // MARK: - Datum labels

  private mutating func define(_ label: Int) throws(SchemeThrow) -> Bool {
    if builder.labels.isKnown(label) {
      throw lexer.failure("the datum label #\(label)= is defined twice", at: lexer.tokenStart)
    }
    let start = lexer.tokenStart
    let place = place(from: start)
    if let node = try builder.readLabelled(label, at: place, from: &lexer) { return try add(node) }
    builder.labels.open(label, heap: lexer.heap)
    frames.append(OpenDatum(kind: .label(label), first: nodes.count, start: start))
    return false
  }

  private mutating func refer(to label: Int) throws(SchemeThrow) -> Bool {
    guard let value = builder.labels.reference(to: label) else {
      let place = place(from: lexer.tokenStart)
      throw lexer.failure(
        "no datum label #\(label)= stands before #\(label)#", at: place.start, length: place.length)
    }
    return try add(builder.atom(value, at: place(from: lexer.tokenStart)))
  }
}
