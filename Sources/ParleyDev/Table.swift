// A text table, its columns as wide as they need to be, and the numbers in it.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Table {
  private var rows: [[String]]

  init(heading: [String]) {
    rows = [heading]
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  func show() {
    var widths: [Int] = []
    for row in rows {
      for (column, text) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], text.count)
      }
    }
    for row in rows {
      let cells = row.enumerated().map { column, text in
        text + String(repeating: " ", count: widths[column] - text.count)
      }
      print("  " + cells.joined(separator: "  "))
    }
    print("")
  }
}

/// The middle one of `values`, of which there must be one.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The geometric mean of `values`, of which there must be one, all above 0.
func geometricMean(_ values: [Double]) -> Double {
  exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
}

/// `value` with `places` decimals.
func decimal(_ value: Double, _ places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = (value * scale).rounded()
  guard scaled.magnitude < 1e15 else { return "\(value)" }
  let digits = String(Int(scaled.magnitude))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = scaled < 0 ? "-" : ""
  return places == 0 ? sign + padded : "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
}

/// How many times `base` a value is.
func ratio(_ value: Double, to base: Double) -> String {
  "x\(decimal(value / base, 2))"
}
