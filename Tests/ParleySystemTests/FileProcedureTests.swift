// The procedures of R7RS 6.13 and 6.14 that reach files and the process, on real files in a folder of the test's own. What
// a program sees of a file that cannot be opened, read or found is an error object that file-error? knows.

import Parley
import ParleySystem
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite final class FileProcedureTests {
  private let folder: String
  private let interpreter = Interpreter()

  init() throws {
    var template = Array("/tmp/parley-files-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    ParleySystem.install(into: interpreter, arguments: ["program", "one", "two"])
    try interpreter.run(text: "(define f \"\(folder)/f\")", name: "set-up")
  }

  deinit {
    unlink(folder + "/f")
    rmdir(folder)
  }

  /// The values of expressions evaluated in order; of the last one as `write` prints it.
  private func value(_ expressions: String...) throws -> String {
    var result = ""
    for expression in expressions { result = interpreter.written(try interpreter.value(of: expression)) }
    return result
  }

  private func message(_ expression: String) -> String {
    do throws(SchemeError) { return interpreter.written(try interpreter.value(of: expression)) } catch {
      return error.message
    }
  }

  // MARK: - Files

  @Test func textComesBackAsItWasWritten() throws {
    #expect(
      try value(
        "(call-with-output-file f (lambda (p) (write '(1 \"a\\nb\" #\\x) p) (newline p) (display \"λ two\" p)))",
        "(call-with-input-file f (lambda (p) (let* ((a (read p)) (b (read-char p)) (c (read-line p))) "
          + "(list a b c (eof-object? (read-char p))))))") == "((1 \"a\\nb\" #\\x) #\\newline \"λ two\" #t)")
  }

  @Test func currentPortsMayBeFiles() throws {
    #expect(
      try value(
        "(with-output-to-file f (lambda () (display \"hello\") (newline) (write 'there)))",
        "(with-input-from-file f (lambda () (let* ((a (read-line)) (b (read))) (list a b (eof-object? (read))))))")
        == "(\"hello\" there #t)")
  }

  @Test func bytesComeBackAsTheyWereWritten() throws {
    #expect(
      try value(
        "(define o (open-binary-output-file f))",
        "(define kinds (list (binary-port? o) (textual-port? o) (output-port? o) (input-port? o) (output-port-open? o)))",
        "(begin (write-u8 255 o) (write-bytevector #u8(1 2 3 4) o 1 3) (close-port o))",
        "(define i (open-binary-input-file f))",
        "(let* ((a (peek-u8 i)) (b (read-u8 i)) (c (u8-ready? i)) (d (read-bytevector 10 i)) (e (eof-object? (read-u8 i)))) "
          + "(close-input-port i) (list kinds a b c d e (input-port-open? i) (output-port-open? o)))")
        == "((#t #f #t #f #t) 255 255 #t #u8(2 3) #t #f #f)")
  }

  @Test func openingForOutputEmptiesAFile() throws {
    #expect(
      try value(
        "(call-with-output-file f (lambda (p) (write-string \"long text\" p)))",
        "(call-with-output-file f (lambda (p) (write-string \"abcdef\" p 2 4)))",
        "(call-with-input-file f (lambda (p) (read-string 100 p)))") == "\"cd\"")
  }

  @Test func flushedOutputCanBeReadBeforeThePortIsClosed() throws {
    #expect(
      try value(
        "(define o (open-output-file f))", "(begin (display \"now\" o) (flush-output-port o))",
        "(let ((seen (call-with-input-file f read-line))) (close-output-port o) seen)") == "\"now\"")
  }

  @Test func portsAreClosedWhenTheirProcedureReturns() throws {
    #expect(
      try value(
        "(define kept '())",
        "(call-with-output-file f (lambda (p) (set! kept (cons p kept)) (write 1 p)))",
        "(define results (call-with-values (lambda () (call-with-input-file f (lambda (p) (set! kept (cons p kept)) "
          + "(values (read p) 2)))) list))",
        "(list results (input-port-open? (car kept)) (output-port-open? (cadr kept)))") == "((1 2) #f #f)")
    #expect(
      message("(read (car kept))").hasPrefix("read: argument 1 (port) must be an open textual input port, got #<closed")
    )
    #expect(message("(write 1 (cadr kept))").hasPrefix("write: argument 2 (port) must be an open textual output port"))
  }

  @Test func filesAreFoundAndDeleted() throws {
    #expect(
      try value(
        "(call-with-output-file f (lambda (p) (write 1 p)))", "(define before (file-exists? f))", "(delete-file f)",
        "(list before (file-exists? f))") == "(#t #f)")
  }

  // MARK: - load

  @Test func loadEvaluatesTheFormsOfAFile() throws {
    #expect(
      try value(
        "(with-output-to-file f (lambda () (write '(define loaded 42)) (write '(set! loaded (+ loaded 1)))))",
        "(load f)", "loaded") == "43")
    #expect(try value("(load f (interaction-environment))", "loaded") == "43")
  }

  @Test func aMalformedFileIsAReadErrorAfterItsGoodForms() throws {
    #expect(
      try value(
        "(define seen 0)", "(with-output-to-file f (lambda () (display \"(set! seen 1) (car\")))",
        "(list (guard (e ((read-error? e) 'read-error)) (load f)) seen)") == "(read-error 1)")
  }

  // MARK: - Errors

  @Test(
    "what cannot be opened is a file error",
    arguments: [
      "(open-input-file \"/nonexistent/x\")", "(open-output-file \"/nonexistent/x\")",
      "(open-binary-input-file \"/nonexistent/x\")", "(open-binary-output-file \"/nonexistent/x\")",
      "(call-with-input-file \"/nonexistent/x\" read)", "(call-with-output-file \"/nonexistent/x\" write)",
      "(with-input-from-file \"/nonexistent/x\" read)", "(with-output-to-file \"/nonexistent/x\" newline)",
      "(delete-file \"/nonexistent/x\")", "(load \"/nonexistent/x\")", "(open-input-file \"/tmp\")",
      "(open-output-file \"/tmp\")", "(open-input-file \"\")",
    ])
  func fileErrors(expression: String) throws {
    #expect(try value("(guard (e (#t (list (file-error? e) (read-error? e)))) \(expression))") == "(#t #f)")
  }

  @Test(
    "wrong arguments are named",
    arguments: [
      ("(open-input-file 'a)", "open-input-file: argument 1 (filename) must be a string, got a"),
      ("(open-input-file \"a\\x0;b\")", "open-input-file: argument 1 (filename) must be a string without NUL"),
      ("(open-binary-output-file 5)", "open-binary-output-file: argument 1 (filename) must be a string, got 5"),
      ("(call-with-input-file 5 read)", "call-with-input-file: argument 1 (filename) must be a string, got 5"),
      ("(call-with-output-file \"x\" 5)", "call-with-output-file: argument 2 (procedure) must be a procedure, got 5"),
      ("(with-input-from-file 5 read)", "with-input-from-file: argument 1 (filename) must be a string, got 5"),
      ("(with-output-to-file \"x\" 5)", "with-output-to-file: argument 2 (thunk) must be a procedure, got 5"),
      ("(file-exists? 5)", "file-exists?: argument 1 (filename) must be a string, got 5"),
      ("(delete-file 'a)", "delete-file: argument 1 (filename) must be a string, got a"),
      ("(load 5)", "load: argument 1 (filename) must be a string, got 5"),
      ("(load \"x\" 5)", "load: argument 2 (environment) must be an environment, got 5"),
      ("(get-environment-variable 5)", "get-environment-variable: argument 1 (name) must be a string, got 5"),
      ("(get-environment-variable \"a\\x0;\")", "get-environment-variable: argument 1 (name) must be a string without"),
      ("(command-line 1)", "command-line: takes 0 arguments, called with 1"),
      ("(exit 1 2)", "exit: takes 0 or 1 arguments, called with 2"),
    ])
  func argumentErrors(expression: String, beginning: String) {
    #expect(message(expression).hasPrefix(beginning))
  }

  // MARK: - The process

  @Test func theProcessTellsOfItself() throws {
    #expect(try value("(command-line)") == "(\"program\" \"one\" \"two\")")
    setenv("PARLEY_TEST_VARIABLE", "välue", 1)
    defer { unsetenv("PARLEY_TEST_VARIABLE") }
    #expect(try value("(get-environment-variable \"PARLEY_TEST_VARIABLE\")") == "\"välue\"")
    #expect(
      try value("(cdr (assoc \"PARLEY_TEST_VARIABLE\" (get-environment-variables)))") == "\"välue\"")
    #expect(try value("(get-environment-variable \"PARLEY_NO_SUCH_VARIABLE\")") == "#f")
  }

  @Test func clocksGoForward() throws {
    #expect(try value("(let* ((a (current-jiffy)) (b (current-jiffy))) (and (exact-integer? a) (<= a b)))") == "#t")
    #expect(try value("(and (exact-integer? (jiffies-per-second)) (> (jiffies-per-second) 0))") == "#t")
    #expect(try value("(let ((s (current-second))) (and (inexact? s) (> s 1.6e9)))") == "#t")
  }
}
