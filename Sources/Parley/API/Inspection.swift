// What an interpreter tells about names and values to somebody at a prompt.

extension Interpreter {
  /// The names that the program sees now, sorted.
  public var boundNames: [String] {
    let environment = machine.interactionScope.environment
    var names = Set(environment.names.filter(environment.isDefined).map(machine.heap.symbolText))
    for library in ambientLibraryNames { names.formUnion(exportedNames(ofLibrary: library)) }
    return names.filter { !$0.hasPrefix("%") }.sorted()
  }

  /// The libraries that an import would find without looking at files: the engine's and those that were loaded or defined.
  public var knownLibraryNames: [String] {
    let others = machine.libraries.keys.filter {
      StandardLibraries.sources[$0] == nil && machine.hostLibraries[$0] == nil && $0 != Catalogue.system
    }
    return libraryNames + [Catalogue.system] + others.sorted()
  }

  /// Where the procedure that a variable of the program holds was written.
  public func definitionLocation(of name: String) -> SourceLocation? {
    guard case .global(let cell)? = machine.interactionScope.environment.find(machine.heap.intern(name)) else {
      return nil
    }
    return code(of: machine.untraced(cell.value)).flatMap { machine.codeTable[$0]?.location }
  }

  func code(of procedure: Value) -> CodeObject? {
    if procedure.isObject(.closure) { return procedure.closureCode }
    return procedure.isObject(.caseLambda) ? procedure.slot(1).closureCode : nil
  }

  /// A call of a procedure and what it returns: `(string-pad "abc" 5) ; => "  abc"`. One of the tests.
  public func example(of name: String) -> String? {
    StandardLibraries.examples.withUTF8Buffer { text in
      text.split(separator: UInt8(ascii: "\n")).first {
        $0.dropFirst().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ")") }.elementsEqual(name.utf8)
      }.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// All of these examples.
  public var examples: [String] { "\(StandardLibraries.examples)".split(separator: "\n").map(String.init) }

  /// What a value is, in a line, and lines with what it consists of.
  public func description(of value: Value) -> [String] {
    func brief(_ value: Value) -> String { Printer.brief(value, heap: machine.heap) }
    func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
    switch value {
    case .null: return ["the empty list"]
    case .true, .false: return ["a boolean"]
    case .eof: return ["the end-of-file object"]
    case .unspecified: return ["the unspecified value"]
    default: break
    }
    if value.isPair {
      guard let count = listLength(value) else { return ["a pair, and no list: \(brief(value))"] }
      return ["a list of \(counted(count, "element")): \(brief(value))"]
    }
    if value.isFixnum { return ["an exact integer: \(value.fixnum), #x\(String(value.fixnum, radix: 16))"] }
    if value.isCharacter {
      let code = value.characterCode
      return ["the character \(brief(value)), code \(code), #x\(String(code, radix: 16))"]
    }
    if value.isFlonum { return ["an inexact number: \(brief(value))"] }
    guard value.isObject else { return ["a constant: \(brief(value))"] }
    switch value.objectKind {
    case .string: return ["a string of \(counted(StringView(value).count, "character")): \(brief(value))"]
    case .symbol: return ["a symbol: \(brief(value))"]
    case .vector: return ["a vector of \(counted(VectorView(value).count, "element")): \(brief(value))"]
    case .bytevector: return ["a bytevector of \(counted(BytevectorView(value).count, "byte")): \(brief(value))"]
    case .bignum: return ["an exact integer: \(brief(value))"]
    case .ratio: return ["an exact ratio: \(brief(value))"]
    case .complex: return ["a complex number: \(brief(value))"]
    case .hashTable:
      let table = HashTableView(value)
      return ["a hash table (\(table.kind.name)) of \(counted(table.count, "association"))"]
    case .record: return describe(record: value, brief)
    case .recordType: return ["a record type: \(brief(value))"]
    case .closure, .caseLambda, .primitive, .parameter: return describe(procedure: value)
    case .continuation: return ["a continuation; a call with values returns them to where it was captured"]
    case .condition: return describe(condition: value, brief)
    case .promise: return ["a promise"]
    case .values: return ["multiple values: \(brief(value))"]
    default: return [brief(value)]
    }
  }

  /// Nil for a list with a tail, or without an end.
  private func listLength(_ list: Value) -> Int? {
    var count = 0
    var (slow, fast) = (list, list)
    while fast.isPair {
      fast = fast.cdr
      count += 1
      guard fast.isPair else { break }
      fast = fast.cdr
      count += 1
      slow = slow.cdr
      if fast == slow { return nil }
    }
    return fast.isNull ? count : nil
  }

  private func describe(record: Value, _ brief: (Value) -> String) -> [String] {
    let type = record.slot(1)
    guard type.isObject(.recordType) else { return ["a record"] }
    let fields = VectorView(type.slot(2))
    let lines = (0..<fields.count).map { "  \(brief(fields[$0])): \(brief(record.slot($0 + 2)))" }
    return ["a record of the type \(brief(type.slot(1)))"] + lines
  }

  private func describe(procedure: Value) -> [String] {
    let procedure = machine.untraced(procedure)
    if procedure.isObject(.primitive) {
      let primitive = procedure.retained(Primitive.self)
      return ["a procedure of the engine: \(primitive.usage)", primitive.documentation]
    }
    if procedure.isObject(.parameter) { return ["a parameter"] }
    guard let code = code(of: procedure), let info = machine.codeTable[code] else { return ["a procedure"] }
    let name = info.name.isEmpty ? "procedure" : info.name
    let usages = machine.usages(of: procedure, name: name)
    var lines = ["a procedure" + (usages.isEmpty ? "" : ": \(usages.joined(separator: ", "))")]
    if let text = info.documentation { lines.append(text) }
    if let place = info.location { lines.append("defined at \(place.source.name):\(place.line):\(place.column)") }
    return lines
  }

  private func describe(condition: Value, _ brief: (Value) -> String) -> [String] {
    let kind = brief(condition.slot(ConditionSlot.kind))
    let message = Printer.text(of: condition.slot(ConditionSlot.message), mode: .display, heap: machine.heap)
    let irritants = condition.slot(ConditionSlot.irritants)
    return ["a condition of the kind \(kind): \(message)"]
      + (irritants.isNull ? [] : ["  irritants: \(brief(irritants))"])
  }
}
