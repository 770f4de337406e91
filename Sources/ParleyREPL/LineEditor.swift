// GNU readline, one line at a time. It is used through its callbacks: the terminal belongs to readline only while a
// line is being typed, and waiting for keys is the caller's, which knows about interrupts. Readline keeps everything in
// globals of C, so there can be one editor, and it may be used from one thread.

@preconcurrency import CReadline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct LineEditor {
  enum Line {
    case text(String)
    /// Ctrl-D on an empty line, or the terminal has gone.
    case end
    /// Ctrl-C: what was typed is dropped.
    case interrupted
  }

  init() {
    // Names the section of ~/.inputrc; readline keeps the pointer.
    rl_readline_name = UnsafePointer(strdup("parley"))
    // An interrupt ends the caller's wait; readline's own handlers would hide it.
    rl_catch_signals = 0
    using_history()
  }

  /// Shows `prompt` and lets the user type a line. `waitForKey` returns when there is a key, false for an interrupt.
  func readLine(prompt: String, waitForKey: () -> Bool) -> Line {
    receivedLine = nil
    rl_callback_handler_install(prompt) { line in
      // Removed at once: a program that the line starts shall find the terminal as it was.
      rl_callback_handler_remove()
      guard let line else {
        receivedLine = .end
        return
      }
      receivedLine = .text(String(cString: line))
      free(line)
    }
    while true {
      if let line = receivedLine { return line }
      if waitForKey() {
        rl_callback_read_char()
      } else {
        rl_free_line_state()
        rl_callback_sigcleanup()
        rl_callback_handler_remove()
        return .interrupted
      }
    }
  }

  /// Makes `entry` the latest in the history, unless it already is.
  func remember(_ entry: String) {
    if let latest = history_get(history_base + history_length - 1), String(cString: latest.pointee.line) == entry {
      return
    }
    add_history(entry)
  }
}

/// What readline's callback has got.
private nonisolated(unsafe) var receivedLine: LineEditor.Line?
