// The benchmark as a picture: a line for each program, a dot for each peer, Parley's time divided by the peer's on a
// logarithmic scale. SVG with the colours of a light or of a dark page, whichever it stands on.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BenchChart {
  let report: BenchReport

  private static let left = 110.0
  private static let width = 620.0
  private static let top = 74.0
  private static let step = 17.0
  /// Told apart by people who see few colours, and visible on white and on black.
  private static let colours = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#7f7f7f", "#8a5fd0", "#c0392b", "#5d8a00",
  ]
  /// Powers of two at the ends of the scale.
  private static let (least, most) = (-6, 4)

  private var peers: [Int] { report.contestants.indices.dropFirst().filter { report.mean(to: $0) != nil } }

  private func x(_ ratio: Double) -> Double {
    let place = min(max(log2(ratio), Double(BenchChart.least)), Double(BenchChart.most))
    return BenchChart.left + (place - Double(BenchChart.least)) * BenchChart.width
      / Double(BenchChart.most - BenchChart.least)
  }

  var svg: String {
    let height = BenchChart.top + Double(report.rows.count + 1) * BenchChart.step + 30
    let bottom = height - 30
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 \(decimal(height, 0))" font-family="sans-serif" font-size="11">
      """,
      """
      <style>
        text { fill: #57606a } line { stroke: #8c959f; stroke-opacity: .3 } .even { stroke-opacity: 1 }
        @media (prefers-color-scheme: dark) { text { fill: #adbac7 } }
      </style>
      """,
      text(BenchChart.left, 16, "Parley's CPU time divided by each peer's: left of the line 1 Parley is the faster"),
    ]
    for (place, peer) in peers.enumerated() {
      let across = BenchChart.left + Double(place % 5) * 130
      let down = 34.0 + Double(place / 5) * 14
      lines.append(dot(across, down - 4, peer, report.contestants[peer].title))
      lines.append(text(across + 9, down, report.contestants[peer].title))
    }
    for power in BenchChart.least...BenchChart.most {
      let value = power < 0 ? 1 / Double(1 << -power) : Double(1 << power)
      let kind = power == 0 ? " class=\"even\"" : ""
      lines.append(
        "<line x1=\"\(at(x(value)))\" x2=\"\(at(x(value)))\" y1=\"\(at(BenchChart.top - 10))\" y2=\"\(at(bottom))\"\(kind)/>"
      )
      lines.append(text(x(value), bottom + 14, power < 0 ? "1/\(1 << -power)" : "\(1 << power)", anchor: "middle"))
    }
    for (index, row) in report.rows.enumerated() {
      let y = BenchChart.top + Double(index) * BenchChart.step
      addLine(row.program, y, { row.timeRatio(to: $0) }, to: &lines)
    }
    addLine(
      "geometric mean", BenchChart.top + Double(report.rows.count) * BenchChart.step + 6,
      { report.mean(to: $0)?.ratio },
      to: &lines)
    lines.append("</svg>\n")
    return lines.joined(separator: "\n")
  }

  private func addLine(_ name: String, _ y: Double, _ ratio: (Int) -> Double?, to lines: inout [String]) {
    lines.append(text(BenchChart.left - 10, y + 4, name, anchor: "end"))
    lines.append(
      "<line x1=\"\(at(BenchChart.left))\" x2=\"\(at(BenchChart.left + BenchChart.width))\" y1=\"\(at(y))\" y2=\"\(at(y))\"/>"
    )
    for peer in peers {
      guard let value = ratio(peer) else { continue }
      lines.append(dot(x(value), y, peer, "\(name): \(decimal(value, 2)) of \(report.contestants[peer].title)"))
    }
  }

  private func dot(_ x: Double, _ y: Double, _ peer: Int, _ title: String) -> String {
    let colour = BenchChart.colours[(peer - 1) % BenchChart.colours.count]
    return
      "<circle cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"4\" fill=\"\(colour)\"><title>\(escaped(title))</title></circle>"
  }

  private func text(_ x: Double, _ y: Double, _ text: String, anchor: String = "start") -> String {
    "<text x=\"\(at(x))\" y=\"\(at(y))\" text-anchor=\"\(anchor)\">\(escaped(text))</text>"
  }

  private func at(_ value: Double) -> String { decimal(value, 1) }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
