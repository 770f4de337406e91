// The reader of programs: builds the expander's syntax tree, every datum with its place. Strings, vectors and
// bytevectors of a program are literals and therefore immutable.

struct SyntaxReader {
  /// Syntax trees are freed by recursion, and expanded by it; deeper nesting is a read error.
  static let maximumDepth = 4000

  private var parser: Parser<ArrayCodes, SyntaxBuilder>
  /// What is wrong with the `#!` lines at the start; reported by the first `next`.
  private var prologueError: SchemeThrow?

  /// Reads the data of a whole text. A `#!` line at its start is skipped (through `!#` if it ends in a backslash, as SCM
  /// has it), and so is a byte order mark.
  init(source: SourceText, codes: [UInt32], machine: Machine) {
    parser = Parser(
      lexer: Lexer(source: ArrayCodes(codes, firstLine: source.firstLine), text: source, machine: machine),
      builder: SyntaxBuilder(source: source, machine: machine))
    prologueError = skipPrologue(codes)
  }

  /// The next datum, or nil at the end of the text.
  mutating func next() throws(SchemeThrow) -> Syntax? {
    if let prologueError { throw prologueError }
    return try parser.next()
  }

  /// Whether a read error says that the text ends too early, so that more of it could make it right.
  static func isIncomplete(_ condition: Value, machine: Machine) -> Bool { ReadCondition.isIncomplete(condition) }

  private mutating func skipPrologue(_ codes: [UInt32]) -> SchemeThrow? {
    if codes.first == 0xFEFF { parser.lexer.source.skip(1) }
    let start = parser.lexer.source.position.offset
    guard codes[start...].starts(with: SyntaxReader.codes("#!")),
      !codes[start...].starts(with: SyntaxReader.codes("#!fold-case")),
      !codes[start...].starts(with: SyntaxReader.codes("#!no-fold-case"))
    else { return nil }
    var end = start
    while end < codes.count, codes[end] != 0x0A, codes[end] != 0x0D { end += 1 }
    guard codes[end - 1] == 0x5C else {
      parser.lexer.source.skip(end - start)
      return nil
    }
    while end + 1 < codes.count {
      if codes[end] == 0x21, codes[end + 1] == 0x23 {
        parser.lexer.source.skip(end + 2 - start)
        return nil
      }
      end += 1
    }
    return parser.lexer.failure(
      "missing !# for the #! that begins the text", at: parser.lexer.source.position, length: 2)
  }

  private static func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}

/// A mark on read errors.
enum ReadCondition {
  /// The variant of a condition object that says: the text was not complete.
  private static var incompleteVariant: UInt64 { 1 }

  static func markIncomplete(_ condition: Value) {
    guard condition.isObject(.condition) else { return }
    condition.address[0] |= incompleteVariant << ObjectHeader.variantShift
  }

  static func isIncomplete(_ condition: Value) -> Bool {
    condition.isObject(.condition) && ObjectHeader.variant(condition.header) & incompleteVariant != 0
  }
}

/// Builds syntax.
struct SyntaxBuilder: NodeBuilder {
  let source: SourceText
  let machine: Machine
  var labels = DatumLabels()

  init(source: SourceText, machine: Machine) {
    self.source = source
    self.machine = machine
  }

  static var maximumDepth: Int { SyntaxReader.maximumDepth }

  private func location(_ place: Place) -> SourceLocation {
    SourceLocation(source: source, line: place.start.line, column: place.start.column, length: place.length)
  }

  func atom(_ value: Value, at place: Place) -> Syntax {
    if value.isString || value.isBytevector { value.address[0] |= ObjectHeader.immutableBit }
    return Syntax(SyntaxReader.form(ofAtom: value, heap: machine.heap), at: location(place))
  }

  func list(_ nodes: ArraySlice<Syntax>, tail: Syntax?, at place: Place) -> Syntax {
    let elements = Array(nodes)
    guard let tail else { return Syntax(.list(elements), at: location(place)) }
    // (a . (b c)) is (a b c).
    let form: Syntax.Form =
      switch tail.form {
      case .list(let rest): .list(elements + rest)
      case .dotted(let rest, let last): .dotted(elements + rest, last)
      default: .dotted(elements, tail)
      }
    return Syntax(form, at: location(place))
  }

  func vector(_ nodes: ArraySlice<Syntax>, at place: Place) -> Syntax {
    Syntax(.vector(Array(nodes)), at: location(place))
  }

  func byte(_ node: Syntax) -> UInt8? {
    guard case .immediate(let value) = node.form, value.isFixnum else { return nil }
    return UInt8(exactly: value.fixnum)
  }

  /// A datum with a label may hold itself, which syntax cannot: it is read as a value, which the syntax keeps.
  mutating func readLabelled<Source>(
    _ label: Int, at place: Place, from lexer: inout Lexer<Source>
  ) throws(SchemeThrow) -> Syntax? {
    var values = ValueBuilder(machine: machine)
    values.labels = labels
    values.labels.open(label, heap: machine.heap)
    var parser = Parser(lexer: lexer, builder: values)
    guard let value = try parser.readDatum() else {
      throw lexer.failure("a datum must follow #\(label)=", at: place.start, length: place.length, incomplete: true)
    }
    guard parser.builder.close(label: label, as: value) else {
      throw lexer.failure("the datum label #\(label)= stands for itself", at: place.start, length: place.length)
    }
    parser.builder.labels.patch(value)
    labels = parser.builder.labels
    lexer = parser.lexer
    let whole = Place(start: place.start, length: lexer.length(from: place.start))
    return SyntaxReader.syntax(keeping: value, at: location(whole), machine: machine)
  }

  func close(label: Int, as node: Syntax) -> Bool { preconditionFailure("syntax has no open labels") }
}
