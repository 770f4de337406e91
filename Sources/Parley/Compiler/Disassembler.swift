// Listings of code objects, for `--show=code` and for reading while working on the compiler.

struct Disassembler {
  let machine: Machine

  /// The listing of a code object and of those it makes closures of.
  func text(_ code: CodeObject) -> String {
    var lines: [String] = []
    append(code, to: &lines)
    return lines.joined(separator: "\n")
  }

  private func append(_ code: CodeObject, to lines: inout [String]) {
    let info = machine.codeTable[code]
    let name = info?.name.isEmpty == false ? info?.name ?? "" : "top level"
    lines.append("procedure \(name)  arity \(code.arity)  frame \(code.frameSize)")
    var inner: [CodeObject] = []
    var offset = 0
    while offset < code.instructionCount {
      let word = code.entry[offset]
      guard let op = code.opcode(at: offset) else { break }
      if offset == code.instructionCount - 1, op == .return, offset & 1 == 1 { break }
      lines.append("  \(pad(offset))  \(op)\(operands(op, word, code, offset, &inner))")
      offset += info?.replacedWords[offset] ?? code.instructionWords(at: offset)
    }
    for procedure in inner { append(procedure, to: &lines) }
  }

  private func pad(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }

  private func literal(_ code: CodeObject, _ offset: Int, _ distance: Int, _ inner: inout [CodeObject]) -> String {
    let slot = UnsafeRawPointer(code.entry + offset + distance)
    let value = Value(bits: slot.loadUnaligned(as: UInt64.self))
    if value.isObject(.cell) { return machine.heap.symbolText(Cell(value.address).name) }
    if value.isObject(.code) {
      inner.append(CodeObject(value))
      return "code \(Printer.brief(CodeObject(value).name, heap: machine.heap))"
    }
    if value.isObject(.closure), machine.codeTable[value.closureCode]?.location != nil {
      inner.append(value.closureCode)
    }
    return Printer.brief(value, heap: machine.heap)
  }

  private func operands(
    _ op: Opcode, _ word: UInt32, _ code: CodeObject, _ offset: Int, _ inner: inout [CodeObject]
  ) -> String {
    let a = Int(word >> 8 & 255)
    let b = Int(word >> 16 & 255)
    let c = Int(word >> 24)
    let wide = Int(word >> 16)
    func next(_ index: Int = 1) -> Int { Int(Int32(bitPattern: code.entry[offset + index])) }
    func target() -> String { "-> \(offset + 2 + next())" }
    switch op.layout {
    case .none: return ""
    case .a: return " r\(a)"
    case .ab: return " r\(a) r\(b)"
    case .abc: return " r\(a) r\(b) r\(c)"
    case .abcd: return " r\(a) r\(b) r\(c) r\(next())"
    case .aImmediate16: return " r\(a) \(Int32(bitPattern: word) >> 16)"
    case .aLiteral: return " r\(a) \(literal(code, offset, wide, &inner))"
    case .aFree: return " r\(a) captured \(wide)"
    case .call: return " \(a) at r\(next())"
    case .callGlobal: return " \(literal(code, offset, wide, &inner)) \(a) at r\(next())"
    case .jumpOnly: return " \(target())"
    case .aJump: return " r\(a) \(target())"
    case .abJump: return " r\(a) r\(b) \(target())"
    case .aImmediateJump: return " r\(a) \(Int8(truncatingIfNeeded: b)) \(target())"
    case .aLiteralJump: return " r\(a) \(literal(code, offset, next(2), &inner)) \(target())"
    case .abImmediate: return " r\(a) r\(b) \(Int8(truncatingIfNeeded: c))"
    case .abImmediateJump: return " r\(a) r\(b) \(Int8(truncatingIfNeeded: c)) \(target())"
    case .aImmediatesJump:
      return " r\(a) \(Int8(truncatingIfNeeded: b)) \(Int8(truncatingIfNeeded: c)) \(target())"
    case .closureSet: return " r\(a) captured \(next()) := r\(b)"
    case .detour: return " -> \(offset + Int(word >> 8))"
    case .record: return " r\(a) r\(b) \(c) \(literal(code, offset, next(), &inner))"
    case .closure:
      let captures = (0..<next()).map { index in
        let source = next(2 + index)
        return ["r\(source >> 2)", "captured \(source >> 2)", "own", "later"][source & 3]
      }
      return " r\(a) \(literal(code, offset, wide, &inner)) [\(captures.joined(separator: ", "))]"
    }
  }
}
