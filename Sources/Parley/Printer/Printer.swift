// External representations (R7RS 6.13.3). A print job keeps what is still to be printed on a stack of its own, so data
// of any depth prints; what a circular structure needs is in Printer+Labels, single objects are in Printer+Atoms.

enum Printer {
  enum Mode {
    /// Strings and characters as their own text; otherwise like `write`.
    case display
    /// Readable; datum labels for cycles only.
    case write
    /// Readable; datum labels for everything that occurs more than once.
    case writeShared
    /// Readable; no labels, so circular data has no end.
    case writeSimple
  }

  /// The representation in UTF-8, cut with "..." if it outgrows the heap's limit. A raw-byte character is displayed as
  /// that byte.
  static func bytes(of value: Value, mode: Mode, heap: Heap) -> [UInt8] {
    if value.isFixnum { return Array(String(value.fixnum).utf8) }
    var job = PrintJob(mode: mode, heap: heap)
    job.findLabels(in: value, mode: mode)
    job.printQuietly(value)
    if job.isCut { job.append("...") }
    return job.out
  }

  /// Like `bytes` for data that may take long: calls `poll` now and then, and raises when the text outgrows the heap's
  /// limit.
  static func bytes(
    of value: Value, mode: Mode, heap: Heap, poll: @escaping () throws(SchemeThrow) -> Void
  ) throws(SchemeThrow) -> [UInt8] {
    var job = PrintJob(mode: mode, heap: heap)
    job.poll = poll
    job.findLabels(in: value, mode: mode)
    try job.print(value)
    if job.isCut { throw SchemeThrow(heap.exhausted) }
    return job.out
  }

  /// The representation as Swift text. Raw bytes that are not UTF-8 become U+FFFD.
  static func text(of value: Value, mode: Mode, heap: Heap) -> String {
    String(decoding: bytes(of: value, mode: mode, heap: heap), as: UTF8.self)
  }

  /// The written form cut to so many characters, in bounded time: for error messages.
  static func brief(_ value: Value, heap: Heap, length: Int = 60) -> String {
    var job = PrintJob(mode: .write, heap: heap)
    job.isBrief = true
    // Up to four bytes a character.
    job.limit = 4 * length + 4
    job.printQuietly(value)
    let text = String(decoding: job.out, as: UTF8.self)
    if !job.isCut, text.unicodeScalars.count <= length { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length - 3))) + "..."
  }
}

/// The state of printing one value.
struct PrintJob {
  /// What is left of an object whose beginning has been printed.
  private enum Task {
    /// A list's elements from here on, then a closing character.
    case tail(Value, close: UInt8)
    /// So many words, each after a space, then a closing character.
    case elements(WordPointer, Int, close: UInt8)
    /// A record's fields from this index on, with their names.
    case fields(Value, Int)
    case close(UInt8)
  }

  let heap: Heap
  let isDisplay: Bool
  var isBrief = false
  var out: [UInt8] = []
  /// The objects that need labels: `PrintLabels.wanted`, or the number each was given. Nil if there are none.
  private var labels: AddressTable?
  private var labelCount = 0
  /// No more is printed once `out` has this many bytes.
  var limit: Int
  private(set) var isCut = false
  var poll: (() throws(SchemeThrow) -> Void)?
  /// The size of `out` at which to poll or stop.
  private var nextCheck = 0
  private var tasks: [Task] = []

  init(mode: Printer.Mode, heap: Heap) {
    self.heap = heap
    isDisplay = mode == .display
    limit = heap.limitBytes / 2
  }

  mutating func findLabels(in value: Value, mode: Printer.Mode) {
    labels = PrintLabels.find(in: value, mode: mode)
    if labels?.count == 0 { labels = nil }
  }

  /// Prints without poll, which is all that could throw.
  mutating func printQuietly(_ value: Value) {
    do throws(SchemeThrow) { try print(value) } catch { isCut = true }
  }

  mutating func print(_ value: Value) throws(SchemeThrow) {
    var next: Value? = value
    while true {
      if out.count >= nextCheck, try !mayGoOn() { return }
      if let value = next {
        next = open(value)
      } else if let task = tasks.popLast() {
        next = try resume(task)
      } else {
        return
      }
    }
  }

  @inline(never) private mutating func mayGoOn() throws(SchemeThrow) -> Bool {
    if out.count >= limit {
      isCut = true
      return false
    }
    if let poll { try poll() }
    nextCheck = min(limit, out.count + 1 << 16)
    return true
  }

  // MARK: - Compound data

  /// Prints an atom, or the beginning of a compound object; returns the part to print next.
  private mutating func open(_ value: Value) -> Value? {
    if value.isPair { return labels == nil || isNewLabel(value) ? openPair(value) : nil }
    guard value.isObject else {
      appendAtom(value)
      return nil
    }
    switch value.objectKind {
    case .vector:
      if labels != nil, !isNewLabel(value) { return nil }
      append("#(")
      return openElements(value.address + 1, VectorView(value).count, close: UInt8(ascii: ")"))
    case .values:
      append("#<values")
      tasks.append(.elements(value.address + 1, ObjectHeader.words(value.header) - 1, close: UInt8(ascii: ">")))
    case .record:
      if labels != nil, !isNewLabel(value) { return nil }
      append("#<")
      appendTypeName(value.slot(1))
      tasks.append(.fields(value, 0))
    case .condition:
      if labels != nil, !isNewLabel(value) { return nil }
      append("#<condition ")
      appendName(value.slot(ConditionSlot.kind))
      append(": ")
      if value.slot(ConditionSlot.message).isString { appendWritten(StringView(value.slot(ConditionSlot.message))) }
      tasks.append(.tail(value.slot(ConditionSlot.irritants), close: UInt8(ascii: ">")))
    default: appendObject(value)
    }
    return nil
  }

  private mutating func openPair(_ pair: Value) -> Value {
    if let prefix = quotePrefix(pair) {
      append(prefix)
      return pair.cdr.car
    }
    out.append(UInt8(ascii: "("))
    tasks.append(.tail(pair.cdr, close: UInt8(ascii: ")")))
    return pair.car
  }

  private mutating func openElements(_ start: WordPointer, _ count: Int, close: UInt8) -> Value? {
    if count == 0 {
      out.append(close)
      return nil
    }
    tasks.append(.elements(start + 1, count - 1, close: close))
    return Value(bits: start.pointee)
  }

  /// Goes on with an object; returns the compound part to print next.
  private mutating func resume(_ task: Task) throws(SchemeThrow) -> Value? {
    switch task {
    case .tail(var rest, let close):
      while rest.isPair, labels == nil || labels?[rest.bits] == nil {
        if out.count >= nextCheck, try !mayGoOn() { return nil }
        out.append(UInt8(ascii: " "))
        let element = rest.car
        rest = rest.cdr
        if PrintLabels.parts(of: element) != nil {
          tasks.append(.tail(rest, close: close))
          return element
        }
        appendAtom(element)
      }
      if rest.isNull {
        out.append(close)
        return nil
      }
      append(" . ")
      tasks.append(.close(close))
      return rest
    case .elements(var position, var left, let close):
      while left > 0 {
        if out.count >= nextCheck, try !mayGoOn() { return nil }
        out.append(UInt8(ascii: " "))
        let element = Value(bits: position.pointee)
        position += 1
        left -= 1
        if PrintLabels.parts(of: element) != nil {
          tasks.append(.elements(position, left, close: close))
          return element
        }
        appendAtom(element)
      }
      out.append(close)
      return nil
    case .fields(let record, let index):
      guard index < ObjectHeader.words(record.header) - 2 else {
        out.append(UInt8(ascii: ">"))
        return nil
      }
      out.append(UInt8(ascii: " "))
      let names = record.slot(1).isObject(.recordType) ? record.slot(1).slot(2) : .false
      if names.isVector, index < VectorView(names).count {
        appendName(VectorView(names)[index])
        append(": ")
      }
      tasks.append(.fields(record, index + 1))
      return record.slot(index + 2)
    case .close(let close):
      out.append(close)
      return nil
    }
  }

  /// Prints what `value`'s label asks for: `#0=` and true where it stands first, `#0#` and false afterwards.
  private mutating func isNewLabel(_ value: Value) -> Bool {
    guard let label = labels?[value.bits] else { return true }
    let isNew = label == PrintLabels.wanted
    let number = isNew ? labelCount : label
    if isNew {
      labels?.update(value.bits, number)
      labelCount += 1
    }
    out.append(UInt8(ascii: "#"))
    append(String(number))
    out.append(isNew ? UInt8(ascii: "=") : UInt8(ascii: "#"))
    return isNew
  }

  /// The abbreviation that fits `(quote x)` and its kind. Compares names: symbols are only looked at where a list of
  /// two elements begins with one.
  private func quotePrefix(_ pair: Value) -> String? {
    guard pair.car.isSymbol, pair.cdr.isPair, pair.cdr.cdr.isNull, labels?[pair.cdr.bits] == nil else { return nil }
    let name = StringView(pair.car.symbolName)
    func isNamed(_ text: StaticString) -> Bool {
      name.count == text.utf8CodeUnitCount && !name.isWide
        && (0..<name.count).allSatisfy { name.narrow[$0] == text.utf8Start[$0] }
    }
    switch name.count {
    case 5: return isNamed("quote") ? "'" : nil
    case 7: return isNamed("unquote") ? "," : nil
    case 10: return isNamed("quasiquote") ? "`" : nil
    case 16: return isNamed("unquote-splicing") ? ",@" : nil
    default: return nil
    }
  }

  // MARK: - Output

  @inline(__always) mutating func append(_ text: String) { out.append(contentsOf: text.utf8) }
}
