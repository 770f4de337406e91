// Programs with sockets in a process of their own: what needs a limit on descriptors, or a peer in another process.

import TestSupport
import Testing

@Suite struct SocketProgramTests {
  private static let patience = 120.0

  @Test("a client that never reads costs the others the send timeout, once") func neverReads() throws {
    let deadline = Deadline.seconds(SocketProgramTests.patience)
    let program = """
      (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
      (write-line (socket-name:port-number (getsockname listener)))
      (define sleeper (socket:accept listener))
      (define reader (socket:accept listener))
      (define block (make-string 100000 #\\a))
      (define start (current-second))
      (do ((n 0 (+ n 1))) ((= n 200))
        (display block sleeper) (newline sleeper)
        (display block reader) (newline reader))
      (write-line (list (exact-integer? (port-error sleeper)) (port-error reader)))
      (close-port reader)
      """
    let server = try ChildProcess([parleyBinary, "-e", "(begin \(program))"])
    let line = try server.output.read(through: "\n", by: deadline).dropLast()
    let port = try #require(UInt16(line))
    let sleeper = try Channel.connect(toPort: port, by: deadline)
    let reader = try Channel.connect(toPort: port, by: deadline)
    #expect(try reader.readToEnd(by: deadline).utf8.count == 200 * 100_001)
    let outcome = try server.finish(by: deadline)
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "(#t #f)\n")
    // Once the timeout of two seconds, not for each of the blocks.
    #expect(outcome.elapsed < 60)
    sleeper.close()
  }

  @Test("sockets and files that a program loses are closed before descriptors run out") func lostPorts() throws {
    let outcome = try run(
      descriptors: 40,
      """
      (define (lose n)
        (when (> n 0)
          (make-stream-socket af_inet)
          (make-stream-socketpair af_unix)
          (open-file "/dev/null" "w")
          (open-input-file "/dev/null")
          (opendir "/")
          (duplicate-port (current-output-port) "w")
          (lose (- n 1))))
      (lose 200)
      (define kept '())
      (define (keep) (set! kept (cons (make-stream-socket af_inet) kept)) (keep))
      (write-line (guard (e (#t (error-object-message e))) (keep)))
      (write-line (list (open-file "/dev/null" "r") (errno)))
      (set! kept '())
      (write-line (port? (open-file "/dev/null" "r")))
      """)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        make-stream-socket: cannot make a socket: Too many open files
        (#f 24)
        #t

        """)
  }

  @Test("two thousand connections are waited for at once") func manyConnections() throws {
    let outcome = try run(
      descriptors: 4200,
      """
      (define (pairs n) (if (= n 0) '() (cons (make-stream-socketpair af_unix) (pairs (- n 1)))))
      (define all (pairs 2000))
      (write-char #\\x (car (list-ref all 7)))
      (write-char #\\x (car (list-ref all 1900)))
      (define ready (apply wait-for-input 10 (map cdr all)))
      (write-line (list (length ready) (eq? (car ready) (cdr (list-ref all 7)))))
      """)
    #expect(outcome.errors == "")
    #expect(outcome.output == "(2 #t)\n")
  }

  @Test("another program takes the place of this one") func exec() throws {
    let outcome = try run(
      """
      (display "before ")
      (putenv "PARLEY_TEST=after")
      (execl "/nonexistent" "x")
      (execlp "sh" "sh" "-c" "echo $PARLEY_TEST")
      """)
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "before after\n")
  }

  /// Runs a program, with at most so many descriptors if that is given.
  private func run(descriptors: Int? = nil, _ program: String) throws -> Outcome {
    let command = [parleyBinary, "-e", "(begin \(program))"]
    let limit = descriptors.map { ["sh", "-c", "ulimit -n \($0) && exec \"$@\"", "sh"] } ?? []
    return try ChildProcess.run(limit + command, by: .seconds(SocketProgramTests.patience))
  }
}
