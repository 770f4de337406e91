// Runs every script under Scripts in every mode. A failure names the script and its line, and how to run it alone.

import Foundation
import ParleySystem
import Testing

@testable import Parley

@Suite struct ConformanceTests {
  @Test("conformance script", arguments: ScriptRun.all)
  func script(_ run: ScriptRun) {
    let runner = ScriptRunner(run)
    runner.assertModeIsOn()
    for step in run.script.steps { runner.perform(step) }
  }

  @Test func thereAreEnoughCases() {
    guard ProcessInfo.processInfo.environment["PARLEY_SCRIPT"] == nil else { return }
    #expect(Script.all.map { $0.steps.map(\.expectations.count).reduce(0, +) }.reduce(0, +) >= 450)
  }
}

/// A way of running the engine in which every script must give the same results.
enum Mode: String, CaseIterable, Sendable {
  case plain
  /// Collects and verifies the heap at every safe point.
  case stress
  /// Frames spill to the heap after a few hundred words.
  case segments
  case unsimplified
  /// Polls at every call and loop turn.
  case fuel

  func suits(_ script: Script) -> Bool {
    switch self {
    case .plain: true
    case .stress: !script.isSlow && script.runsUnderStress
    case .segments, .unsimplified, .fuel: !script.isSlow
    }
  }

  var configuration: Interpreter.Configuration {
    var configuration = Interpreter.Configuration(limits: Limits(heapBytes: 256 << 20))
    switch self {
    case .plain: break
    case .stress:
      configuration.collectAtEverySafePoint = true
      configuration.fuelSlice = 0
    case .segments: configuration.stackSegmentWords = 1
    case .unsimplified: configuration.simplify = false
    case .fuel: configuration.fuelSlice = 0
    }
    return configuration
  }
}

struct ScriptRun: Sendable, CustomTestStringConvertible {
  let script: Script
  let mode: Mode

  var testDescription: String { "\(script.name), \(mode.rawValue)" }

  /// All scripts in all modes, or what PARLEY_SCRIPT and PARLEY_MODE select.
  static let all: [ScriptRun] = {
    let wanted = ProcessInfo.processInfo.environment["PARLEY_MODE"].flatMap(Mode.init)
    return Script.all.flatMap { script in
      Mode.allCases.filter { $0.suits(script) && $0 == wanted ?? $0 }.map { ScriptRun(script: script, mode: $0) }
    }
  }()
}

/// One interpreter, fed the steps of one script.
private final class ScriptRunner {
  private let run: ScriptRun
  private let interpreter: Interpreter
  private var output: Parley.Port
  /// Where the script is evaluated; nil for where programs are.
  private var scope: Scope?

  /// Seconds after which a step counts as hanging.
  private static let patience = 120.0

  init(_ run: ScriptRun) {
    self.run = run
    var configuration = run.mode.configuration
    configuration.limits.heapBytes = run.script.heapLimit ?? configuration.limits.heapBytes
    interpreter = Interpreter(configuration: configuration)
    output = Parley.Port.stringOutput(heap: interpreter.machine.heap)
    if run.script.usesSystem { _ = ParleySystem.install(into: interpreter, arguments: ["script"]) }
  }

  // MARK: - Modes

  /// A mode that silently did nothing would prove nothing.
  func assertModeIsOn() {
    let before = interpreter.statistics
    var expanded = ""
    interpreter.show([.expanded]) { expanded += $0 }
    perform(
      Script.Step(text: "(if #t 'taken 'dropped)", line: 1, expectations: [.value("taken")]))
    interpreter.show([]) { _ in }
    // Deep enough to leave a tiny segment.
    let depth = run.mode == .segments ? 1000 : 50
    perform(
      Script.Step(
        text: "(let deep ((n \(depth))) (if (= n 0) 0 (+ 1 (deep (- n 1)))))", line: 1,
        expectations: [.value("\(depth)")]))
    let after = interpreter.statistics
    #expect((after.heapVerifications > before.heapVerifications) == (run.mode == .stress))
    #expect((after.stackSpills > before.stackSpills) == (run.mode == .segments))
    #expect((after.polls >= before.polls + depth) == (run.mode == .fuel || run.mode == .stress))
    #expect(expanded.contains("dropped") == (run.mode == .unsimplified), "\(expanded)")
    guard run.script.usesInternals else { return }
    let machine = interpreter.machine
    scope = machine.makeTopScope(name: "script", bases: [machine.systemEnvironment], isSystem: true)
  }

  // MARK: - Steps

  private enum Outcome {
    /// What `write` prints for the value.
    case value(String)
    case failure(SchemeError)
  }

  func perform(_ step: Script.Step) {
    output = Parley.Port.stringOutput(heap: interpreter.machine.heap)
    let input = Parley.Port(device: NoInput(), name: "none", input: true)
    interpreter.setStandardPorts(input: input, output: output, error: output)
    let outcome = evaluate(step)
    if case .failure(let error) = outcome, !step.expectsError {
      fail(step, "no error", error.rendered())
    }
    for expectation in step.expectations { check(expectation, outcome, step) }
  }

  /// Evaluates a step, with a clock that interrupts it when it hangs.
  private func evaluate(_ step: Script.Step) -> Outcome {
    // So that errors name the script's own lines.
    let text = String(repeating: "\n", count: step.line - 1) + step.text
    let flag = InterruptFlag(address: interpreter.interruptFlag)
    let alarm = DispatchWorkItem { flag.address.pointee = 1 }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: alarm)
    defer { alarm.cancel() }
    do throws(SchemeError) {
      return .value(
        interpreter.written(
          try interpreter.evaluate(
            codes: text.characterCodes, name: "\(run.script.name).scm", in: scope)))
    } catch {
      return .failure(error)
    }
  }

  private func check(_ expectation: Script.Expectation, _ outcome: Outcome, _ step: Script.Step) {
    switch (expectation, outcome) {
    case (.value(let text), .value(let written)):
      let wanted = normalized(text)
      if written != wanted { fail(step, wanted, written) }
    case (.value, .failure): break
    case (.prints(let text), _):
      let printed = printedText()
      if printed != text { fail(step, "to print \(text.debugDescription)", printed.debugDescription) }
    case (.error(let part), .failure(let error)):
      if !error.message.includes(part) { fail(step, "an error with \"\(part)\"", error.message) }
    case (.syntaxError(let part), .failure(let error)):
      if !error.message.includes(part) || (error.kind != .syntax && error.kind != .read) {
        fail(step, "a syntax error with \"\(part)\"", "\(error.kind): \(error.message)")
      }
    case (.error(let part), .value(let written)), (.syntaxError(let part), .value(let written)):
      fail(step, "an error with \"\(part)\"", written)
    }
  }

  /// The text of an expected value as `write` would print it.
  private func normalized(_ text: String) -> String {
    if text.hasPrefix("#<") { return text }
    var reader = DatumReader(codes: text.unicodeScalars.map(\.value), machine: interpreter.machine)
    do throws(SchemeThrow) {
      return interpreter.written(try reader.next())
    } catch {
      return text
    }
  }

  private func printedText() -> String {
    do throws(SchemeThrow) {
      return interpreter.displayed(try output.accumulatedString(in: interpreter.machine.heap))
    } catch {
      return "(no memory for the output)"
    }
  }

  private func fail(_ step: Script.Step, _ wanted: String, _ got: String) {
    // The line of the comment, where the expectation is.
    let line = step.line + step.text.split(separator: "\n", omittingEmptySubsequences: false).count - 2
    let script = run.script
    Issue.record(
      """
      \(script.name).scm:\(line): \(step.text.trimmingCharacters(in: .whitespacesAndNewlines))
        expected \(wanted)
        got      \(got)
        again: PARLEY_SCRIPT=\(script.name) PARLEY_MODE=\(run.mode.rawValue) make test FILTER=ConformanceTests
      """,
      sourceLocation: SourceLocation(
        fileID: "ConformanceTests/\(script.name).scm", filePath: script.path, line: line, column: 1))
  }
}

extension Script.Step {
  fileprivate var expectsError: Bool {
    expectations.contains {
      switch $0 {
      case .error, .syntaxError: true
      case .value, .prints: false
      }
    }
  }
}

extension String {
  fileprivate func includes(_ part: String) -> Bool { part.isEmpty || contains(part) }
}

/// What scripts find on their standard input.
private final class NoInput: PortDevice {
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int { 0 }
  func write(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int { count }
  func close() {}
}

/// The one thing of an interpreter that other threads may touch.
private struct InterruptFlag: @unchecked Sendable {
  let address: UnsafeMutablePointer<Int32>
}
