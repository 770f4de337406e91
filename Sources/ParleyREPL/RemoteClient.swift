// `parley --connect PATH`: the terminal of a session inside a running program. What is typed is edited here and performed
// there. Without a terminal it sends what it reads and shows the answers, for scripts and editors.

import Parley
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class RemoteClient {
  private let system: HostSystem
  private let interpreter: Interpreter
  private let socket: MessageSocket
  private var messages: [MessageSocket.Message] = []

  /// - Throws: why there is nobody to talk to.
  public init(path: String, interpreter: Interpreter, system: HostSystem) throws(PortError) {
    self.system = system
    self.interpreter = interpreter
    socket = try MessageSocket.connect(to: path, system)
  }

  /// Runs until either side ends it, and returns the status to leave with.
  public func run() -> Int32 {
    guard isatty(STDIN_FILENO) == 1 else { return runUnattended() }
    guard let hello = waitForMessage(RemoteMessage.hello) else { return lost() }
    show(hello.text + "\n")
    let editor = LineEditor(isComplete: isComplete) { [unowned self] in complete($0) }
    let history = History { show("; \($0)\n") }
    // Behind the first prompt, which is not to wait for it.
    var loadHistory: (() -> Void)? = { editor.remember(earlier: history.entries()) }
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
        if socket.isOver { return lost() }
      case .text(let text):
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if editor.remember(text) { history.append(text) }
        guard let done = perform(text) else { return lost() }
        if let status = Int32(done.text) { return status }
      }
    }
  }

  /// Sends all of standard input.
  private func runUnattended() -> Int32 {
    var text: [UInt8] = []
    do throws(PortError) {
      while let byte = try system.standardInput.readByte() { text.append(byte) }
    } catch { return 1 }
    guard waitForMessage(RemoteMessage.hello) != nil, let done = perform(String(decoding: text, as: UTF8.self)) else {
      return lost()
    }
    return Int32(done.text) ?? 0
  }

  /// Has a text performed and shows what comes, until that is done; nil if the program goes away meanwhile.
  private func perform(_ text: String) -> MessageSocket.Message? {
    socket.send(RemoteMessage.perform, text.utf8)
    return waitForMessage(RemoteMessage.done)
  }

  private func complete(_ text: [UInt8]) -> Completion {
    socket.send(RemoteMessage.complete, text)
    let answer = waitForMessage(RemoteMessage.candidates)
    return answer.flatMap { Completion(encoded: $0.text) } ?? Completion(start: text.count)
  }

  /// The interpreter here only reads.
  private func isComplete(_ text: String) -> Bool {
    var scanner = FormScanner()
    scanner.scan(Array(text.utf8))
    if scanner.isOpen { return false }
    guard let last = Transcript.items(of: text).last, case .forms(let forms, _) = last else { return true }
    return !interpreter.isIncomplete(forms)
  }

  // MARK: - Waiting

  /// Shows output until a message of a kind comes; Ctrl-C goes to the program. Nil when the program has gone.
  private func waitForMessage(_ kind: UInt8) -> MessageSocket.Message? {
    while true {
      while !messages.isEmpty {
        let message = messages.removeFirst()
        if message.kind == kind { return message }
        if message.kind == RemoteMessage.output { show(message.text) }
      }
      if socket.isOver { return nil }
      do throws(PortError) { _ = try system.waitForInput([socket.descriptor]) } catch {
        guard error.reason == .interrupted else { return nil }
        interpreter.interruptFlag.pointee = 0
        // The terminal has shown ^C.
        if isatty(STDIN_FILENO) == 1 { show("\n") }
        socket.send(RemoteMessage.interrupt, [])
      }
      messages += socket.receive()
    }
  }

  private func wait(for descriptors: [Int32]) -> LineEditor.Event {
    while true {
      do throws(PortError) {
        let ready = try system.waitForInput(descriptors + [socket.descriptor])
        if ready[0] { return .key }
        if ready[1] { return .signal }
        messages += socket.receive()
        if socket.isOver { return .interrupt }
      } catch {
        return error.reason == .interrupted ? .interrupt : .key
      }
    }
  }

  private func show(_ text: String) {
    try? system.standardOutput.write(text)
    system.flushStandardOutput()
  }

  private func lost() -> Int32 {
    try? system.standardError.write("; the program has gone\n")
    return 1
  }
}
