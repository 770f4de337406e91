// The session on the terminal: reads a form, has the session perform it, and knows where the cursor is.

import Parley
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class REPL: SessionOutput, StreamObserver {
  private let interpreter: Interpreter
  private let system: HostSystem
  private let statusLine: StatusLine
  private var session: Session?
  let usesColor: Bool
  private let banner: String

  /// Whether nothing stands on the cursor's line.
  private var isAtLineStart = true

  /// - Parameters:
  ///   - usesColor: whether errors are shown in colour.
  ///   - version: what the banner says.
  public init(
    interpreter: Interpreter, system: HostSystem, supervisor: Supervisor, usesColor: Bool, version: String
  ) {
    self.interpreter = interpreter
    self.system = system
    self.usesColor = usesColor
    banner = "\(version): R7RS Scheme with SCM's sockets. ,help tells more, Ctrl-D leaves."
    statusLine = StatusLine(interpreter)
    system.observeStandardStreams(self)
    guard isatty(STDOUT_FILENO) == 1, getenv("TERM").map({ strcmp($0, "dumb") != 0 }) ?? false else { return }
    supervisor.add { [unowned self] in statusLine.tick(isAtLineStart: isAtLineStart) }
  }

  /// Runs until Ctrl-D or `(exit)` and returns the status to leave with.
  public func run() -> Int32 {
    let session = Session(interpreter: interpreter, system: system, output: self, isLocal: true)
    self.session = session
    let completer = Completer(interpreter: interpreter)
    let editor = LineEditor(isComplete: { session.isComplete($0) }, complete: { completer.complete($0) })
    show(banner + "\n")
    let history = History { session.comment($0) }
    // Behind the first prompt, which is not to wait for it.
    var loadHistory: (() -> Void)? = { editor.remember(earlier: history.entries()) }
    session.transcript = Transcript()
    while true {
      switch editor.readForm(wait: {
        loadHistory?()
        loadHistory = nil
        return wait(for: $0)
      }) {
      case .end:
        show("\n")
        return 0
      case .interrupted:
        interpreter.interruptFlag.pointee = 0
        show("\n")
      case .text(let text):
        isAtLineStart = true
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if editor.remember(text) { history.append(text) }
        session.transcript.note(typed: text)
        statusLine.begin()
        let status = session.perform(text)
        statusLine.end()
        beginLine()
        // One that came too late has nothing to stop.
        interpreter.interruptFlag.pointee = 0
        if let status { return status }
      }
    }
  }

  private func wait(for descriptors: [Int32]) -> LineEditor.Event {
    do throws(PortError) {
      let ready = try system.waitForInput(descriptors)
      return ready[0] ? .key : .signal
    } catch {
      return error.reason == .interrupted ? .interrupt : .key
    }
  }

  /// What every command is called and does, for the documentation.
  public static var commands: [(usage: String, sentence: String)] { Command.all.map { ($0.usage, $0.sentence) } }

  // MARK: - Showing

  var columns: Int { TerminalText.columns(STDOUT_FILENO) }

  func show(_ text: String) {
    try? system.standardOutput.write(text)
    system.flushStandardOutput()
  }

  func showError(_ text: String) {
    system.flushStandardOutput()
    try? system.standardError.write(text)
  }

  func noteInterrupt() { isAtLineStart = false }

  func beginLine() {
    system.flushStandardOutput()
    if !isAtLineStart { show("\n") }
  }

  // MARK: - Where the cursor is

  public func willUse() { statusLine.erase() }

  public func didWrite(_ bytes: UnsafeBufferPointer<UInt8>) {
    session?.transcript.note(bytes)
    isAtLineStart = bytes.last == UInt8(ascii: "\n")
  }

  public func didRead(_ bytes: UnsafeBufferPointer<UInt8>) {
    // The terminal has shown what was typed.
    session?.transcript.note(bytes)
    if let last = bytes.last { isAtLineStart = last == UInt8(ascii: "\n") }
  }
}
