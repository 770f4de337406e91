enum Printer {
  static func brief(_ value: Value, heap: Heap) -> String { "?" }
}
