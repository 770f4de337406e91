// Constructors for the objects of the heap. None collects; those of unbounded size throw when the limit is hit.

extension Heap {
  @inline(__always) func cons(_ car: Value, _ cdr: Value) -> Value {
    let pair = allocate(words: 2)
    pair[0] = car.bits
    pair[1] = cdr.bits
    return Value(pair: pair)
  }

  @inline(__always) func makeFlonum(_ double: Double) -> Value {
    if let value = Value(immediate: double) { return value }
    let object = allocate(words: 2)
    object[0] = ObjectHeader.make(.flonum, words: 2)
    object[1] = double.bitPattern
    return Value(object: object)
  }

  @inline(__always) func makeBox(_ content: Value) -> Value {
    let object = allocate(words: 2)
    object[0] = ObjectHeader.make(.box, words: 2)
    object[1] = content.bits
    return Value(object: object)
  }

  /// A small object of a traced kind with one slot.
  @inline(__always) func makeObject(_ kind: ObjectKind, _ slot: Value) -> Value {
    let object = allocate(words: 2)
    object[0] = ObjectHeader.make(kind, words: 2)
    object[1] = slot.bits
    return Value(object: object)
  }

  /// A small object of a traced kind with these slots.
  func makeObject(_ kind: ObjectKind, _ slots: Value...) -> Value {
    let object = allocate(words: slots.count + 1)
    object[0] = ObjectHeader.make(kind, words: slots.count + 1)
    for (index, slot) in slots.enumerated() { object[index + 1] = slot.bits }
    return Value(object: object)
  }

  /// A list of these elements.
  func makeList(_ elements: some BidirectionalCollection<Value>, tail: Value = .null) -> Value {
    var list = tail
    for element in elements.reversed() { list = cons(element, list) }
    return list
  }

  // MARK: - Vectors and bytevectors

  /// Fills a new object. A large one takes long, mostly in the system; an interrupt leaves the rest to nobody.
  private func fill<Element>(
    _ start: UnsafeMutablePointer<Element>, _ count: Int, with element: Element
  ) throws(SchemeThrow) {
    let step = 1 << 22
    var done = 0
    while true {
      (start + done).update(repeating: element, count: min(step, count - done))
      done += step
      guard done < count else { return }
      try poll?()
    }
  }

  func makeVector(count: Int, fill: Value) throws(SchemeThrow) -> Value {
    let object = try allocateObject(.vector, words: count + 1)
    try self.fill(object + 1, count, with: fill.bits)
    return Value(object: object)
  }

  func makeVector(_ elements: some Collection<Value>) throws(SchemeThrow) -> Value {
    let object = try allocateObject(.vector, words: elements.count + 1)
    var index = 1
    for element in elements {
      object[index] = element.bits
      index += 1
    }
    return Value(object: object)
  }

  /// A bytevector whose bytes are zero.
  func makeBytevector(count: Int) throws(SchemeThrow) -> Value {
    let object = try allocateObject(.bytevector, words: 2 + (count + 7) / 8)
    object[1] = UInt64(count)
    try fill(object + 2, (count + 7) / 8, with: 0)
    return Value(object: object)
  }

  func makeBytevector(_ bytes: some Collection<UInt8>) throws(SchemeThrow) -> Value {
    let value = try makeBytevector(count: bytes.count)
    let target = UnsafeMutableBufferPointer(start: BytevectorView(value).bytes, count: bytes.count)
    _ = target.update(fromContentsOf: bytes)
    return value
  }

  // MARK: - Strings

  /// A string whose characters the caller sets through a `StringView` before anything else happens.
  /// - Parameter wide: four bytes a character instead of one.
  func makeString(uninitialized count: Int, wide: Bool) throws(SchemeThrow) -> Value {
    let words = 1 + (wide ? (count + 1) / 2 : (count + 7) / 8)
    let storage = try allocateObject(.bytes, words: words)
    let object = allocate(words: 3)
    object[0] = ObjectHeader.make(.string, words: 3, variant: wide ? 1 : 0)
    object[1] = Value(object: storage).bits
    object[2] = Value(fixnum: count).bits
    return Value(object: object)
  }

  func makeString(count: Int, fill code: UInt32) throws(SchemeThrow) -> Value {
    let wide = code > 0xFF
    let value = try makeString(uninitialized: count, wide: wide)
    let view = StringView(value)
    if wide {
      try fill(view.wide, count, with: code)
    } else {
      try fill(view.narrow, count, with: UInt8(code))
    }
    return value
  }

  /// A string of these character codes.
  func makeString(codes: some Collection<UInt32>) throws(SchemeThrow) -> Value {
    let wide = codes.contains { $0 > 0xFF }
    let value = try makeString(uninitialized: codes.count, wide: wide)
    let view = StringView(value)
    var index = 0
    for code in codes {
      if wide { view.wide[index] = code } else { view.narrow[index] = UInt8(truncatingIfNeeded: code) }
      index += 1
    }
    return value
  }

  func makeString(_ text: some StringProtocol) throws(SchemeThrow) -> Value {
    try makeString(codes: String(text).characterCodes)
  }

  /// Stores a character into a string, widening its storage first if need be. `index` must be in range.
  func setString(_ string: Value, at index: Int, to code: UInt32) throws(SchemeThrow) {
    let view = StringView(string)
    if view.isWide {
      view.wide[index] = code
    } else if code <= 0xFF {
      view.narrow[index] = UInt8(truncatingIfNeeded: code)
    } else {
      try widen(string)
      StringView(string).wide[index] = code
    }
  }

  /// Gives a narrow string wide storage.
  func widen(_ string: Value) throws(SchemeThrow) {
    let view = StringView(string)
    guard !view.isWide else { return }
    let count = view.count
    let storage = try allocateObject(.bytes, words: 1 + (count + 1) / 2)
    let wide = UnsafeMutableRawPointer(storage + 1).assumingMemoryBound(to: UInt32.self)
    for index in 0..<count { wide[index] = UInt32(view.narrow[index]) }
    view.address[0] |= 1 << ObjectHeader.variantShift
    store(Value(object: storage), at: view.address + 1)
  }

  /// The text of a string value. A raw byte becomes U+FFFD: Swift strings cannot hold it.
  func swiftString(_ string: Value) -> String {
    let view = StringView(string)
    if !view.isWide, !UnsafeBufferPointer(start: view.narrow, count: view.count).contains(where: { $0 > 0x7F }) {
      return String(decoding: UnsafeBufferPointer(start: view.narrow, count: view.count), as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    for index in 0..<view.count { text.append(Unicode.Scalar(view[index]) ?? "\u{FFFD}") }
    return String(text)
  }

  // MARK: - Symbols

  /// The symbol of that name.
  func intern(_ name: String) -> Value {
    symbols.intern(codes: name.characterCodes, in: self)
  }

  /// The text of a symbol's name.
  func symbolText(_ symbol: Value) -> String { swiftString(symbol.symbolName) }

  // MARK: - Objects that hold Swift objects

  /// A heap object that retains a Swift object until it is collected.
  /// - Parameter words: its size; what comes behind the first two is for the caller to fill.
  func makeRetaining(_ kind: ObjectKind, _ object: AnyObject, words: Int = 2) -> Value {
    let address = allocate(words: words)
    address[0] = ObjectHeader.make(kind, words: words)
    address[1] = UInt64(UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()))
    youngFinalizable.append(address)
    return Value(object: address)
  }

  /// The objects of a kind that retain Swift objects, oldest first; among them those that the next collection will find
  /// unreachable.
  func retainingObjects(_ kind: ObjectKind) -> [Value] {
    (oldFinalizable + youngFinalizable).map { Value(object: $0) }.filter { $0.isObject(kind) }
  }

  /// Takes away what a retaining object holds, for `letGo`.
  func release(_ object: WordPointer) {
    guard let raw = UnsafeRawPointer(bitPattern: UInt(object[1])) else { return }
    released.append(Unmanaged<AnyObject>.fromOpaque(raw).takeRetainedValue())
  }

  /// Lets go of Swift objects that were released. Their ends may do anything, also allocate.
  func letGo() {
    var objects: [AnyObject] = []
    swap(&objects, &released)
  }

  // MARK: - Cells

  /// A new global variable, unbound.
  func makeCell(named name: Value, isSystem: Bool = false) -> Cell {
    let address = allocateFixed(words: Cell.words)
    address[0] = ObjectHeader.make(.cell, words: Cell.words, variant: isSystem ? 1 : 0) | ObjectHeader.fixedBit
    address[1] = Value.unbound.bits
    address[2] = 0
    address[3] = Cell.noArity
    address[4] = name.bits
    address[5] = 0
    let cell = Cell(address)
    cells.append(cell)
    return cell
  }
}
