// `read`: builds values. Nesting is bounded by memory alone. Nothing collects while a datum is read (see Heap.swift),
// so the parser holds plain values.

struct DatumReader<Source: CodeSource> {
  private var parser: Parser<Source, ValueBuilder>

  private init(_ source: Source, text: SourceText?, machine: Machine) {
    parser = Parser(lexer: Lexer(source: source, text: text, machine: machine), builder: ValueBuilder(machine: machine))
  }

  /// Whether `#!fold-case` is on. Set it to go on where an earlier reader of the same text left off.
  var foldsCase: Bool {
    get { parser.lexer.foldsCase }
    set { parser.lexer.foldsCase = newValue }
  }

  /// The next datum, or the end-of-file object `.eof`.
  mutating func next() throws(SchemeThrow) -> Value {
    guard let value = try parser.next() else { return .eof }
    parser.builder.labels.patch(value)
    return value
  }
}

extension DatumReader where Source == ArrayCodes {
  /// Reads data from text in memory.
  init(codes: [UInt32], text: SourceText? = nil, machine: Machine) {
    self.init(ArrayCodes(codes), text: text, machine: machine)
  }
}

extension DatumReader where Source == PortCodes {
  /// Reads data from a port and takes nothing behind each of them.
  init(port: Port, machine: Machine) {
    self.init(PortCodes(port, machine: machine), text: nil, machine: machine)
  }
}

/// Builds values.
struct ValueBuilder: NodeBuilder {
  let heap: Heap
  var labels = DatumLabels()

  init(machine: Machine) { heap = machine.heap }

  static var maximumDepth: Int { Int.max }

  @inline(__always) func atom(_ value: Value, at place: Place) -> Value { value }

  func list(_ nodes: ArraySlice<Value>, tail: Value?, at place: Place) -> Value {
    heap.makeList(nodes, tail: tail ?? .null)
  }

  func vector(_ nodes: ArraySlice<Value>, at place: Place) throws(SchemeThrow) -> Value {
    try heap.makeVector(nodes)
  }

  func byte(_ node: Value) -> UInt8? {
    node.isFixnum ? UInt8(exactly: node.fixnum) : nil
  }

  func readLabelled<Source>(_ label: Int, at place: Place, from lexer: inout Lexer<Source>) -> Value? { nil }

  mutating func close(label: Int, as node: Value) -> Bool { labels.close(label, as: node) }
}

/// The datum labels of one outermost datum (R7RS 2.4). A reference inside the datum it names is a placeholder until the
/// whole is read; then one walk puts the datum in its place.
struct DatumLabels {
  private var known: [Int: Value] = [:]
  private var placeholders: [Int: Value] = [:]
  private var needsPatch = false

  mutating func removeAll() {
    guard !known.isEmpty || !placeholders.isEmpty else { return }
    self = DatumLabels()
  }

  func isKnown(_ label: Int) -> Bool { known[label] != nil || placeholders[label] != nil }

  mutating func open(_ label: Int, heap: Heap) {
    placeholders[label] = heap.makeBox(.false)
  }

  /// Ends a definition; false if the datum is its own reference.
  mutating func close(_ label: Int, as value: Value) -> Bool {
    guard let placeholder = placeholders[label], placeholder != value else { return false }
    known[label] = value
    // The placeholder leads to the datum from now on.
    placeholder.address[1] = value.bits
    return true
  }

  mutating func reference(to label: Int) -> Value? {
    if let value = known[label] { return value }
    if let placeholder = placeholders[label] {
      needsPatch = true
      return placeholder
    }
    return nil
  }

  /// Puts data in the place of the placeholders inside `value`. Everything there is fresh, so no write barrier.
  mutating func patch(_ value: Value) {
    guard needsPatch else { return }
    needsPatch = false
    let boxes = Set(placeholders.values.map(\.bits))
    var seen: Set<UInt64> = []
    var pending = [value]
    while let node = pending.popLast() {
      let count: Int
      let first: WordPointer
      if node.isPair {
        (first, count) = (node.address, 2)
      } else if node.isVector {
        (first, count) = (node.address + 1, VectorView(node).count)
      } else {
        continue
      }
      guard seen.insert(node.bits).inserted else { continue }
      for index in 0..<count {
        while boxes.contains(first[index]) { first[index] = Value(bits: first[index]).slot(1).bits }
        pending.append(Value(bits: first[index]))
      }
    }
  }
}
