// Finding entries by key. Tables of kind `custom` are searched in Scheme, which calls the program's procedures.

extension HashTableView {
  /// The position of a key's entry, or -1. The table is of no `custom` kind, and its chains are right (`Heap.settle`).
  @inline(__always)
  func find(_ key: Value) -> Int {
    if kind == .eq || !key.isHeapReference { return search(Hashing.identity(key)) { other, _ in other == key } }
    switch kind {
    case .eq, .eqv:
      return search(Hashing.eqv(key)) { other, _ in isEqv(other, key) }
    case .equal:
      if key.isString { return findText(key) }
      if key.isSymbol { return search(Hashing.symbol(key)) { other, _ in other == key } }
      let hash = Hashing.equal(key)
      return search(hash) { other, otherHash in otherHash == hash && isEqual(other, key) }
    case .string, .custom: return findText(key)
    }
  }

  @inline(__always) private func findText(_ key: Value) -> Int {
    let text = StringView(key)
    let hash = Hashing.text(text)
    return search(hash) { other, otherHash in
      otherHash == hash && (other == key || (other.isString && isSameText(StringView(other), text)))
    }
  }

  /// The hash of a key, unless the table is of kind `custom`.
  @inline(__always) func hash(_ key: Value) -> UInt64 {
    switch kind {
    case .eq: Hashing.identity(key)
    case .eqv: Hashing.eqv(key)
    case .equal, .string, .custom: Hashing.equal(key)
    }
  }
}
