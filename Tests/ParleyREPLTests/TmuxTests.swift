// Editing on a terminal that moves its cursor: forms of several lines, wide characters, lists of candidates, windows that
// change, the status line, Ctrl-Z.

import TestSupport
import Testing

@Suite(.enabled(if: Tmux.isInstalled, "tmux is not installed")) struct TmuxTests {
  private func start(columns: Int = 80, environment: [String: String] = [:]) throws -> Tmux {
    let tmux = try Tmux(parleyBinary, columns: columns, environment: environment)
    try tmux.wait(for: "\n>", atEnd: true)
    return tmux
  }

  @Test("A form of several lines is indented, edited and recalled as a whole") func wholeForms() throws {
    let tmux = try start()
    try tmux.type("(define (square x)")
    try tmux.press("Enter")
    try tmux.type("(* x x))")
    try tmux.wait(for: "> (define (square x)\n    (* x x))", atEnd: true)
    try tmux.press("Enter")
    try tmux.wait(for: "; square\n>", atEnd: true)
    // The first line of the recalled form is changed.
    try tmux.press("Up")
    try tmux.wait(for: "> (define (square x)\n    (* x x))", atEnd: true)
    try tmux.press("C-a")
    for _ in 0..<9 { try tmux.press("Right") }
    try tmux.type("my-")
    try tmux.press("Enter")
    try tmux.wait(for: "; my-square\n>", atEnd: true)
    try tmux.type("(my-square 5)")
    try tmux.press("Enter")
    try tmux.wait(for: "$1 = 25\n>", atEnd: true)
  }

  @Test("Wide characters are typed, passed over and deleted") func wideCharacters() throws {
    let tmux = try start()
    try tmux.type("(list \"λ日本語😀é\")")
    try tmux.wait(for: "> (list \"λ日本語😀é\")", atEnd: true)
    // Two cells for each of the four wide ones.
    try tmux.waitForCursor(column: 2 + 7 + 1 + 6 + 2 + 1 + 2)
    for _ in 0..<4 { try tmux.press("Left") }
    try tmux.waitForCursor(column: 2 + 7 + 1 + 6)
    try tmux.press("BSpace")
    try tmux.wait(for: "> (list \"λ日本😀é\")", atEnd: true)
    try tmux.waitForCursor(column: 2 + 7 + 1 + 4)
    try tmux.type("x")
    try tmux.press("Enter")
    try tmux.wait(for: "$1 = (\"λ日本x😀é\")\n>", atEnd: true)
    try tmux.press("Up")
    try tmux.wait(for: "> (list \"λ日本x😀é\")", atEnd: true)
  }

  @Test("TAB completes names and lists candidates with what they take") func completion() throws {
    let tmux = try start()
    try tmux.type("(string-ap")
    try tmux.press("Tab")
    try tmux.wait(for: "> (string-append", atEnd: false)
    try tmux.press("C-c")
    try tmux.type("(vector-f")
    try tmux.press("Tab", "Tab")
    try tmux.wait(for: "vector-for-each  (vector-for-each procedure vector1 vector2 ...)\n> (vector-f", atEnd: true)
  }

  @Test(
    "TAB completes macros, libraries, files, commands and one's own names",
    arguments: [
      ("(call-with-curre", "(call-with-current-continuation"), ("(define-rec", "(define-record-type"),
      ("(import (scheme ba", "(import (scheme base)"), ("(import (only (srfi 13", "(import (only (srfi 13"),
      ("(load \"/etc/host", "(load \"/etc/host"), (",sock", ",sockets"), (",help ,sa", ",help ,save-transcript"),
      (",import (scheme wr", ",import (scheme write)"),
      ("(let ((a-long-name 1)) a-lo", "(let ((a-long-name 1)) a-long-name"),
      (",load /etc/passw", ",load /etc/passwd"),
    ])
  func completions(typed: String, completed: String) throws {
    let tmux = try start()
    try tmux.type(typed)
    try tmux.press("Tab")
    try tmux.wait(for: "> \(completed)")
  }

  @Test("A file's name is completed inside a string, and the string closed") func fileNames() throws {
    try withTemporaryFolder { folder in
      _ = try ChildProcess.run(["touch", "\(folder)/a file.scm"], by: .seconds(10))
      let tmux = try start()
      try tmux.type("(load \"\(folder)/a f")
      try tmux.press("Tab")
      try tmux.wait(for: "/a file.scm\"", atEnd: true)
    }
  }

  @Test("The window may be resized while a form is typed, down to 20 columns") func resize() throws {
    let tmux = try start()
    try tmux.type("(list 'some-long-word 'another-long-word)")
    try tmux.resize(columns: 20, rows: 24)
    try tmux.wait(for: "> (list 'some-long-w\nord 'another-long-wo\nrd)", atEnd: true)
    try tmux.press("Home", "Right")
    for _ in 0..<4 { try tmux.press("DC") }
    try tmux.type("vector")
    try tmux.wait(for: "> (vector 'some-long", atEnd: false)
    try tmux.resize(columns: 60, rows: 24)
    try tmux.press("Enter")
    try tmux.wait(for: "$1 = #(some-long-word another-long-word)\n>", atEnd: true)
  }

  @Test("A long evaluation shows its time, and nothing of that stays") func statusLine() throws {
    let tmux = try start()
    try tmux.type("(let loop () (loop))")
    try tmux.press("Enter")
    try tmux.wait(for: " s, heap ")
    try tmux.press("C-c")
    let screen = try tmux.wait(for: "\n>", atEnd: true)
    #expect(!screen.contains("heap"), "\(screen)")
  }

  @Test("The status line gives way to output") func statusLineAndOutput() throws {
    let tmux = try start()
    try tmux.type(
      "(define (work n) (if (> n 0) (work (- n 1)))) (define (go) (work 3000000) (display \"*\") (newline) (go)) (go)")
    try tmux.press("Enter")
    try tmux.wait(for: " s, heap ")
    try tmux.press("C-c")
    let screen = try tmux.wait(for: "\n>", atEnd: true)
    #expect(!screen.contains("heap") && screen.contains("*\n*"), "\(screen)")
  }

  @Test("Ctrl-Z stops the session, fg continues it with what was typed") func suspend() throws {
    let tmux = try Tmux("sh -i", environment: ["PS1": "shell: ", "ENV": ""])
    try tmux.wait(for: "shell:", atEnd: true)
    try tmux.type(parleyBinary)
    try tmux.press("Enter")
    try tmux.wait(for: "\n>", atEnd: true)
    try tmux.type("(+ 40")
    try tmux.press("C-z")
    try tmux.wait(for: "shell:", atEnd: true)
    try tmux.type("echo $((6*7))")
    try tmux.press("Enter")
    try tmux.wait(for: "42\nshell:", atEnd: true)
    try tmux.type("fg")
    try tmux.press("Enter")
    try tmux.wait(for: "> (+ 40", atEnd: true)
    try tmux.type(" 2)")
    try tmux.press("Enter")
    try tmux.wait(for: "$1 = 42\n>", atEnd: true)
  }

  @Test("Lines that come as a paste keep their indentation and run as they are") func bracketedPaste() throws {
    let tmux = try start()
    try tmux.type("\u{1B}[200~(define (f x)\n      (* x 2))\n(f 4)\n(f 5)\u{1B}[201~")
    try tmux.wait(for: "(f 5)", atEnd: true)
    try tmux.press("Enter")
    try tmux.wait(for: "; f\n$1 = 8\n$2 = 10\n>", atEnd: true)
  }

  @Test("Reverse search finds a form by a word in it") func reverseSearch() throws {
    let tmux = try start()
    for form in ["(list 'needle 1)", "(list 'hay 2)"] {
      try tmux.type(form)
      try tmux.press("Enter")
    }
    try tmux.wait(for: "$2 = (hay 2)\n>", atEnd: true)
    try tmux.press("C-r")
    try tmux.type("need")
    try tmux.wait(for: "(reverse-i-search)`need': (list 'needle 1)")
    try tmux.press("Enter")
    try tmux.wait(for: "$3 = (needle 1)\n>", atEnd: true)
  }

  @Test("A closing parenthesis shows the one that it closes, for a moment") func matchingParenthesis() throws {
    let tmux = try start()
    try tmux.type("(list (vector 1) 2")
    try tmux.waitForCursor(column: 20)
    try tmux.type(")")
    try tmux.waitForCursor(column: 2)
    try tmux.waitForCursor(column: 21)
  }
}
