// Profiles: where a program's time went, by procedure and as a flame graph.

/// What a profile tells. Times are those that the thread was running, not waiting.
public struct Profile {
  /// One procedure.
  public struct Entry {
    /// Its name; `lambda` for one without, `top level` for a form of the program.
    public let procedure: String
    public let location: SourceLocation?
    /// While it was the innermost one, primitives that it called included.
    public let selfSeconds: Double
    /// While it was running or waited for one that it had called.
    public let totalSeconds: Double
    public let samples: Int
  }

  /// The procedures, those with the most time of their own first.
  public let entries: [Entry]
  public let samples: Int
  public let seconds: Double
  private let root: Profiler.Node

  init(_ profiler: Profiler) {
    root = profiler.root
    samples = profiler.samples
    let procedures = profiler.procedures.values
    seconds = Profile.seconds(procedures.map(\.selfNanoseconds).reduce(0, +))
    entries = procedures.map { procedure in
      Entry(
        procedure: Profile.name(procedure.info), location: procedure.info.location,
        selfSeconds: Profile.seconds(procedure.selfNanoseconds),
        totalSeconds: Profile.seconds(procedure.totalNanoseconds), samples: procedure.samples)
    }.sorted { ($1.selfSeconds, $1.totalSeconds, $0.procedure) < ($0.selfSeconds, $0.totalSeconds, $1.procedure) }
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }

  private static func name(_ info: CodeInfo) -> String {
    if !info.name.isEmpty { return info.name }
    return info.isTopLevel ? "top level" : "lambda"
  }

  /// The procedures in a table, with their share of the time; those below a thousandth are left out. `total` is the time
  /// in which a procedure was running or waiting for one that it had called, `self` what of that was its own.
  public var table: String {
    guard samples > 0 else { return "too short to tell: there was no sample\n" }
    var lines = [
      "\(Profile.milliseconds(seconds)) ms in \(samples) sample\(samples == 1 ? "" : "s")",
      "   self    total      self ms     total ms  procedure",
    ]
    for entry in entries where entry.totalSeconds * 1000 >= seconds {
      let place = entry.location.map { "  \($0.source.name):\($0.line):\($0.column)" } ?? ""
      lines.append(
        "\(share(entry.selfSeconds))  \(share(entry.totalSeconds))  "
          + Profile.pad(Profile.milliseconds(entry.selfSeconds), 11) + "  "
          + Profile.pad(Profile.milliseconds(entry.totalSeconds), 11) + "  \(entry.procedure)\(place)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func share(_ part: Double) -> String {
    let tenths = seconds > 0 ? Int((part / seconds * 1000).rounded()) : 0
    return Profile.pad("\(tenths / 10).\(tenths % 10)", 6) + "%"
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 1e4).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  // MARK: - Flame graph

  /// A picture of the stacks, as an SVG file that needs nothing else: each box is a procedure, as wide as its share of the
  /// time, above the one that called it. Pointing at a box shows its time.
  public func flameGraph(title: String) -> String {
    let nodes = Profile.layers(root)
    let height = Double(nodes.count) * Profile.rowHeight + 60
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Profile.width)) \(Int(height))" \
      font-family="monospace" font-size="12">
      <rect width="100%" height="100%" fill="#ffffff"/>
      <text x="\(Int(Profile.width / 2))" y="24" text-anchor="middle" font-size="16">\(Profile.escaped(title))</text>
      <text x="10" y="\(Int(height) - 10)">\(Profile.milliseconds(seconds)) ms in \(samples) samples</text>

      """
    for (depth, layer) in nodes.enumerated() {
      let y = height - 30 - Double(depth + 1) * Profile.rowHeight
      for box in layer { text += Profile.box(box, y: y, ofAll: seconds) }
    }
    return text + "</svg>\n"
  }

  private static var width: Double { 1200 }
  private static var rowHeight: Double { 18 }

  private struct Box {
    let info: CodeInfo
    let x: Double
    let width: Double
    let seconds: Double
  }

  /// The boxes by depth, outermost first; what would be too narrow to see is left out, and what is above it.
  private static func layers(_ root: Profiler.Node) -> [[Box]] {
    func total(_ node: Profiler.Node) -> UInt64 {
      node.selfNanoseconds + node.children.values.map(total).reduce(0, +)
    }
    let all = Double(max(1, total(root)))
    var layers: [[Box]] = []
    func place(_ node: Profiler.Node, at x: Double, depth: Int) {
      var x = x
      let children = node.children.values.map { ($0, total($0)) }
        .sorted { ($0.0.info?.name ?? "", $0.1) < ($1.0.info?.name ?? "", $1.1) }
      for (child, nanoseconds) in children {
        let width = Double(nanoseconds) / all * (Profile.width - 20)
        defer { x += width }
        guard width >= 0.3, let info = child.info else { continue }
        if layers.count <= depth { layers.append([]) }
        layers[depth].append(Box(info: info, x: x, width: width, seconds: Double(nanoseconds) / 1e9))
        place(child, at: x, depth: depth + 1)
      }
    }
    place(root, at: 10, depth: 0)
    return layers
  }

  private static func box(_ box: Box, y: Double, ofAll seconds: Double) -> String {
    let name = name(box.info)
    let place = box.info.location.map { " \($0.source.name):\($0.line):\($0.column)" } ?? ""
    let share = seconds > 0 ? Int((box.seconds / seconds * 1000).rounded()) : 0
    // The same procedure has the same colour everywhere, and in every picture.
    let seed = name.utf8.reduce(UInt32(7)) { ($0 &* 31) &+ UInt32($1) }
    let color = "rgb(\(205 + seed % 50),\(90 + seed / 50 % 130),\(40 + seed / 6500 % 50))"
    let room = Int(box.width / 7.3) - 1
    let label = room < 2 ? "" : name.count <= room ? name : String(name.prefix(room - 1)) + "…"
    return """
      <g><title>\(escaped(name + place)), \(milliseconds(box.seconds)) ms, \(share / 10).\(share % 10)%</title>\
      <rect x="\(rounded(box.x))" y="\(rounded(y))" width="\(rounded(box.width))" height="\(rounded(rowHeight - 1))" \
      rx="2" fill="\(color)"/>\
      <text x="\(rounded(box.x + 4))" y="\(rounded(y + 13))">\(escaped(label))</text></g>

      """
  }

  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // Such characters may not stand in an XML file.
      case _ where character.value < 0x20 || character.value == 0xFFFE || character.value == 0xFFFF: escaped += "?"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

extension Interpreter {
  /// Begins to take a profile of what runs from here on; one that was being taken is dropped.
  public func startProfile() { machine.profiler = Profiler() }

  /// Ends the profile.
  /// - Returns: nil if none was being taken.
  public func stopProfile() -> Profile? {
    defer { machine.profiler = nil }
    return machine.profiler.map(Profile.init)
  }

  /// Whether a profile is being taken.
  public var isProfiling: Bool { machine.profiler != nil }
}
