// `parley-dev bench embedding`: what crossing between Swift and Scheme costs, and what an interpreter does.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum EmbeddingBench {
  static func measure() throws -> [Goal.Result] {
    let scheme = Interpreter()
    scheme.define("next") { (n: Int) in n + 1 }
    try scheme.run(
      text: """
        (define (calling n) (let loop ((i 0)) (if (< i n) (begin (next i) (loop (+ i 1))))))
        (define (empty n) (let loop ((i 0)) (if (< i n) (loop (+ i 1)))))
        (define (same x) x)
        """, name: "bench")
    let count = 1_000_000
    let calling = try scheme.function("calling", as: ((Int) throws -> Void).self)
    let empty = try scheme.function("empty", as: ((Int) throws -> Void).self)
    let out = (try best { try calling(count) } - best { try empty(count) }) / Double(count)
    let same = try scheme.function("same", as: ((Int) throws -> Int).self)
    let into = try best { for n in 0..<count { _ = try same(n) } } / Double(count)
    let start = try best { for _ in 0..<20 { _ = Interpreter() } } / 20
    let before = residentBytes()
    let alive = (0..<1000).map { _ in Interpreter() }
    let memory = residentBytes() - before
    func result(_ text: String, _ value: Double, _ limit: Double, _ unit: String) -> Goal.Result {
      Goal.Result(text: "\(text): \(Double(Int(value * 100)) / 100) \(unit), at most \(limit)", isMet: value <= limit)
    }
    return [
      result("typed call of the host from Scheme", out * 1e9, 150, "ns"),
      result("call of Scheme from Swift", into * 1e9, 300, "ns"),
      result("new interpreter", start * 1e3, 5, "ms"),
      result("\(alive.count) interpreters", Double(memory) / 0x1p30, 2, "GiB"),
    ]
  }

  /// Seconds of the fastest of some runs.
  private static func best(_ body: () throws -> Void) throws -> Double {
    var least = Double.infinity
    for _ in 0..<5 {
      let clock = ContinuousClock()
      let time = try clock.measure(body)
      least = min(least, Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
    }
    return least
  }

  private static func residentBytes() -> Int {
    #if canImport(Glibc)
      guard let file = fopen("/proc/self/statm", "r") else { return 0 }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      guard fgets(&line, 256, file) != nil else { return 0 }
      let fields = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
      return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    #else
      return 0
    #endif
  }
}
