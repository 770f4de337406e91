// GNU readline. On a terminal that can move its cursor a whole form is one text to readline: Enter inside an open form
// makes a new line, so that all of it can be edited and recalled. Elsewhere (TERM=dumb) every line is read by itself.
//
// Readline is used through its callbacks: the terminal belongs to it only while something is being typed, and waiting for
// keys is the caller's, which knows about interrupts. It keeps everything in globals of C, so there can be one editor, and
// it may be used from one thread. Completion is in LineEditor+Completion.

@preconcurrency import CReadline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct LineEditor {
  enum Input {
    case text(String)
    /// Ctrl-D on an empty line, or the terminal has gone.
    case end
    /// Ctrl-C: what was typed is dropped.
    case interrupted
  }

  /// What ended a wait.
  enum Event {
    case key, interrupt
    /// A signal that `TerminalSignals` has noted.
    case signal
  }

  static let prompt = "> "
  private let signals = TerminalSignals()
  /// Whether a whole form is one text to readline.
  private let editsForms: Bool

  /// - Parameters:
  ///   - isComplete: whether a text is to be evaluated as it is; otherwise more lines follow.
  ///   - complete: the candidates for the word before the cursor.
  init(isComplete: @escaping (String) -> Bool, complete: @escaping ([UInt8]) -> Completion) {
    // Names the section of ~/.inputrc; readline keeps the pointer.
    rl_readline_name = UnsafePointer(strdup("parley"))
    // Interrupts end the caller's wait; readline's own handlers would hide them.
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    // Without any word about the locale, characters are UTF-8.
    if ["LC_ALL", "LC_CTYPE", "LANG"].allSatisfy({ environmentVariable($0) ?? "" == "" }) {
      setlocale(LC_CTYPE, "C.UTF-8")
    } else {
      setlocale(LC_CTYPE, "")
    }
    using_history()
    EditorState.redisplay = rl_redisplay_function
    // Before readline reads ~/.inputrc, which has the last word.
    rl_variable_bind("blink-matching-paren", "on")
    EditorState.isComplete = isComplete
    EditorState.complete = complete
    LineEditor.bindKeys()
    LineEditor.installCompletion()
    rl_initialize()
    editsForms = rl_get_termcap("up").map { $0.pointee != 0 } ?? false
    EditorState.editsForms = editsForms
    // A cursor that cannot move would write the line again for each parenthesis.
    if !editsForms { rl_variable_bind("blink-matching-paren", "off") }
  }

  private static func bindKeys() {
    let enter: @convention(c) (Int32, Int32) -> Int32 = { _, key in EditorState.enter(key) }
    let newLine: @convention(c) (Int32, Int32) -> Int32 = { _, _ in EditorState.insertNewLine() }
    rl_add_defun("parley-enter", enter, -1)
    rl_add_defun("parley-new-line", newLine, -1)
    for name in ["emacs-standard", "vi-insert"] {
      guard let map = rl_get_keymap_by_name(name) else { continue }
      rl_bind_key_in_map(0x0D, enter, map)
      rl_bind_key_in_map(0x0A, enter, map)
      if name == "emacs-standard" { rl_bind_keyseq_in_map("\\e\\C-m", newLine, map) }
    }
    if let map = rl_get_keymap_by_name("vi-command") { rl_bind_key_in_map(0x0D, enter, map) }
  }

  /// Lets the user type a form.
  func readForm(wait: ([Int32]) -> Event) -> Input {
    var form: [UInt8] = []
    var scanner = FormScanner()
    while true {
      let isFirst = form.isEmpty
      let column = isFirst || EditorState.isInputPending ? 0 : Indentation.column(scanner) ?? 0
      let indentation = String(repeating: " ", count: column)
      switch readLine(prompt: isFirst ? LineEditor.prompt : "  ", initial: indentation, wait) {
      case .text(let line):
        form += Array((line + "\n").utf8)
        scanner.scan(form)
        let text = String(decoding: form.dropLast(), as: UTF8.self)
        if editsForms || !scanner.isOpen && EditorState.isComplete(text) { return .text(text) }
      case .end: return .end
      case .interrupted: return .interrupted
      }
    }
  }

  private func readLine(prompt: String, initial: String, _ wait: ([Int32]) -> Event) -> Input {
    EditorState.received = nil
    signals.beginLine()
    defer { signals.endLine() }
    rl_callback_handler_install(prompt) { line in
      // Removed at once: a program that the line starts shall find the terminal as it was.
      rl_callback_handler_remove()
      guard let line else {
        EditorState.received = .end
        return
      }
      EditorState.received = .text(String(cString: line))
      free(line)
    }
    if !initial.isEmpty {
      rl_insert_text(initial)
      rl_redisplay()
    }
    while true {
      if let input = EditorState.received {
        EditorState.scanned = nil
        return input
      }
      switch wait([STDIN_FILENO, signals.descriptor]) {
      case .key:
        // While a paste comes in, showing every step of it would take a hundred times as long.
        let isPaste = EditorState.isPastePending
        EditorState.hidesPaste = isPaste
        rl_redisplay_function = isPaste ? { () -> Void in } : EditorState.redisplay
        rl_callback_read_char()
        rl_redisplay_function = EditorState.redisplay
        // Readline may have read ahead.
        if isPaste, !EditorState.isInputPending, EditorState.received == nil {
          rl_redisplay()
          fflush(rl_outstream)
        }
      case .signal:
        let came = signals.take()
        if came.contains(SIGWINCH) { rl_resize_terminal() }
        if came.contains(SIGTSTP) { stop() }
      case .interrupt:
        rl_point = rl_end
        rl_redisplay_function = EditorState.redisplay
        rl_redisplay()
        rl_free_line_state()
        rl_callback_sigcleanup()
        rl_callback_handler_remove()
        EditorState.scanned = nil
        return .interrupted
      }
    }
  }

  /// Ctrl-Z: gives the terminal back, stops, and goes on editing afterwards.
  private func stop() {
    rl_deprep_terminal()
    signals.endLine()
    kill(0, SIGTSTP)
    // The process stands still here until it is continued.
    signals.beginLine()
    rl_prep_terminal(1)
    rl_forced_update_display()
  }

  /// Puts the entries of earlier sessions into the history; also while a line is being typed.
  func remember(earlier entries: [String]) {
    for entry in entries { add_history(entry) }
    using_history()
  }

  /// Makes `entry` the latest in the history. False if it is already.
  @discardableResult func remember(_ entry: String) -> Bool {
    if let latest = history_get(history_base + history_length - 1), String(cString: latest.pointee.line) == entry {
      return false
    }
    add_history(entry)
    return true
  }
}

/// What readline's callbacks work with.
enum EditorState {
  /// How readline shows the text; with any other function it does not redraw well in a resized window.
  nonisolated(unsafe) static var redisplay: (@convention(c) () -> Void)?
  /// Nothing is shown for the moment.
  nonisolated(unsafe) static var hidesPaste = false
  nonisolated(unsafe) static var received: LineEditor.Input?
  nonisolated(unsafe) static var isComplete: (String) -> Bool = { _ in true }
  nonisolated(unsafe) static var complete: ([UInt8]) -> Completion = { Completion(start: $0.count) }
  nonisolated(unsafe) static var completion = Completion(start: 0)
  nonisolated(unsafe) static var editsForms = false
  /// The scanner behind the last new line, while a paste without brackets comes in line by line.
  nonisolated(unsafe) static var scanned: FormScanner?

  /// What is typed, up to an offset.
  static func text(upTo end: Int32) -> [UInt8] {
    guard let buffer = rl_line_buffer else { return [] }
    return UnsafeBufferPointer(start: buffer, count: Int(end)).map { UInt8(bitPattern: $0) }
  }

  /// Enter: evaluates a complete form, and makes a new line in any other.
  static func enter(_ key: Int32) -> Int32 {
    guard editsForms else { return accept(key) }
    let text = text(upTo: rl_end)
    // Typed behind each other, lines need not be scanned again from the start.
    var scanner = isInputPending && rl_point == rl_end ? scanned ?? freshScanner : freshScanner
    scanner.scan(text)
    scanned = scanner
    if !scanner.isOpen, isComplete(String(decoding: text, as: UTF8.self)) { return accept(key) }
    return insertNewLine()
  }

  private static func accept(_ key: Int32) -> Int32 {
    if hidesPaste {
      rl_redisplay_function = redisplay
      rl_redisplay()
    }
    return rl_newline(1, key)
  }

  private static var freshScanner: FormScanner { FormScanner(column: LineEditor.prompt.count) }

  static func insertNewLine() -> Int32 {
    rl_insert_text("\n")
    // What is pasted has its own indentation.
    guard !isInputPending else { return 0 }
    var scanner = freshScanner
    scanner.scan(text(upTo: rl_point))
    guard let column = Indentation.column(scanner) else { return 0 }
    // Behind the cursor, the rest of a line that was broken loses its own.
    let end = text(upTo: rl_end)
    var rest = Int(rl_point)
    while rest < end.count, end[rest] == UInt8(ascii: " ") { rest += 1 }
    if rest > Int(rl_point) { rl_delete_text(rl_point, Int32(rest)) }
    rl_insert_text(String(repeating: " ", count: max(column, LineEditor.prompt.count)))
    return 0
  }

  static var isInputPending: Bool { pendingBytes > 0 }
  /// Whether there is more to read than fingers type.
  static var isPastePending: Bool { pendingBytes > 64 }

  private static var pendingBytes: Int {
    var count: Int32 = 0
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }
}
