// ,time ,profile ,gc: what the program costs.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Command {
  static var measuringCommands: [Command] {
    [
      Command(",time expr", "Evaluates an expression and tells its time, the collector's, and the memory it took.") {
        session, expression in
        let before = Measurement(session.interpreter)
        session.evaluate(expression)
        let after = Measurement(session.interpreter)
        session.comment(after.difference(from: before))
      },
      Command(",profile expr", "Evaluates an expression and tells which procedures its time went to.") {
        session, expression in
        let interpreter = session.interpreter
        guard !interpreter.isProfiling else { return session.comment("a profile of everything is being taken already") }
        interpreter.startProfile()
        session.evaluate(expression)
        guard let profile = interpreter.stopProfile() else { return }
        session.comment(String(profile.table.dropLast()))
      },
      Command(",gc", "Collects all garbage and tells what is left.") { session, _ in
        let before = session.interpreter.statistics.heapBytes
        let start = Measurement(session.interpreter)
        guard (try? session.interpreter.collectGarbage()) == true else {
          return session.comment(
            "the program waits in the middle of a procedure of the engine; garbage stays until it goes on")
        }
        let milliseconds = (Measurement(session.interpreter).real - start.real) * 1000
        let after = session.interpreter.statistics.heapBytes
        session.comment(
          "\(ByteText.grouped(before)) bytes before, \(ByteText.grouped(after)) after, in \(Measurement.decimal(milliseconds, 1)) ms"
        )
      },
    ]
  }
}

/// The clocks and counters of a moment.
struct Measurement {
  let real: Double
  let processor: Double
  let collector: Double
  let allocated: Int

  init(_ interpreter: Interpreter) {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    real = Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    processor = Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    let statistics = interpreter.statistics
    collector = statistics.collectorMilliseconds / 1000
    allocated = statistics.bytesAllocated
  }

  func difference(from start: Measurement) -> String {
    func seconds(_ value: Double) -> String { Measurement.decimal(value, 3) }
    return "\(seconds(real - start.real)) s real, \(seconds(processor - start.processor)) s CPU, "
      + "\(seconds(collector - start.collector)) s collecting, \(ByteText.grouped(allocated - start.allocated)) bytes allocated"
  }

  /// A number with some digits behind the point.
  static func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let number = Int((value * Double(scale)).rounded())
    let fraction = String(abs(number) % scale)
    return "\(number < 0 ? "-" : "")\(abs(number) / scale)"
      + (digits == 0 ? "" : "." + String(repeating: "0", count: digits - fraction.count) + fraction)
  }
}

enum ByteText {
  /// 1,234,567
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(abs(number)).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
  }

  /// 1.2 MB
  static func short(_ number: Int) -> String {
    switch number {
    case ..<10_000: "\(number) B"
    case ..<10_000_000: "\(number / 1000) kB"
    default: "\(number / 1_000_000) MB"
    }
  }
}
