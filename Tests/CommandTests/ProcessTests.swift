// Copies of the process, and what may only be tried in a process of its own.

import TestSupport
import Testing

@Suite struct ProcessTests {
  @Test("a copy runs on by itself; what was buffered comes out once") func fork() throws {
    let outcome = try parley(
      """
      (display "before ")
      (define child (fork))
      (if (= child 0) (begin (display "in the copy ") (exit 5)))
      (define status (waitpid child 0))
      (write (list (> child 0) status (waitpid child 0) (errno)))
      """)
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "before in the copy (#t 1280 #f 10)")
    #expect(outcome.errors == "")
  }

  @Test("waitpid tells nothing of a copy that runs, and the signal that ended it") func signals() throws {
    let outcome = try parley(
      """
      (define child (fork))
      (if (= child 0) (let loop () (loop)))
      (write (list (waitpid child 1) (kill child 9) (waitpid child 0)))
      """)
    #expect(outcome.output == "(0 0 9)")
  }

  @Test("parent and copy talk over a pipe, and each end tells the other of its own") func pipes() throws {
    let outcome = try parley(
      """
      (define down (pipe))
      (define up (pipe))
      (define child (fork))
      (cond ((= child 0)
             (close-port (cdr down))
             (let loop ((x (read (car down))) (sum 0))
               (if (eof-object? x)
                   (begin (write sum (cdr up)) (newline (cdr up)) (exit 0))
                   (loop (read (car down)) (+ sum x))))))
      (for-each (lambda (i) (write i (cdr down)) (newline (cdr down))) (iota 1000))
      (close-port (cdr down))
      (write (read (car up)))
      """)
    #expect(outcome.output == "499500")
    #expect(outcome.errors == "")
  }

  private func parley(_ program: String) throws -> Outcome {
    try ChildProcess.run([parleyBinary, "-e", program], input: "", by: .seconds(60))
  }
}
