// The line that a long evaluation shows: how long it has taken, how large the heap is. It is drawn only where the cursor is
// at the start of a line, goes before anything else is written, and leaves nothing behind.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class StatusLine {
  private let interpreter: Interpreter
  /// Seconds before it appears, and between two of its changes.
  private static let delay = 2.0
  private static let interval = 0.25

  private var start: Double?
  private var lastDrawn = 0.0
  private var isShown = false

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  func begin() {
    start = StatusLine.now
    lastDrawn = 0
  }

  func end() {
    start = nil
    erase()
  }

  /// Called at polls of the running program.
  /// - Parameter isAtLineStart: where the cursor is.
  func tick(isAtLineStart: Bool) {
    guard let start, isAtLineStart else { return }
    let now = StatusLine.now
    guard now - start >= StatusLine.delay, now - lastDrawn >= StatusLine.interval else { return }
    lastDrawn = now
    let heap = ByteText.short(interpreter.statistics.heapBytes)
    let text = "; \(Measurement.decimal(now - start, 1)) s, heap \(heap), Ctrl-C stops"
    write("\r\u{1B}[2m\(text.prefix(TerminalText.columns(STDOUT_FILENO) - 1))\u{1B}[0m\u{1B}[K\r")
    isShown = true
  }

  func erase() {
    guard isShown else { return }
    isShown = false
    write("\r\u{1B}[K")
  }

  /// Straight to the terminal, unless that is stopped: the program must not wait for it.
  private func write(_ text: String) {
    var entry = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    guard poll(&entry, 1, 0) == 1 else { return }
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  private static var now: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}

/// write(2), which the method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
