// Interpreters in actors: parking, cancellation, and the interrupt from other threads.

import Parley
import ParleySystem
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private enum NetError: Error, Equatable { case refused }

/// Resumes whoever waits when it is opened.
private actor Door {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isOpen = false
  private(set) var arrivals = 0
  private var watchers: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    arrivals += 1
    for watcher in watchers { watcher.resume() }
    watchers = []
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }
  func arrival() async {
    if arrivals > 0 { return }
    await withCheckedContinuation { watchers.append($0) }
  }
  func open() {
    isOpen = true
    for one in waiting { one.resume() }
    waiting = []
  }
}

@Suite(.timeLimit(.minutes(2))) struct ActorTests {
  @Test("An asynchronous procedure returns its result to the middle of the program")
  func asynchronousProcedures() async throws {
    let session = SchemeActor()
    await session.defineAsync("slowly") { (n: Int) async throws -> Int in
      await Task.yield()
      return n + 1
    }
    let sum: Int = try await session.evaluate(
      "(define (sum n) (if (= n 0) 0 (+ (slowly n) (sum (- n 1))))) (define x (sum 10)) (+ x (slowly 0))")
    #expect(sum == 66)
  }

  @Test("What an asynchronous procedure throws is a condition, and the same error outside")
  func errors() async throws {
    let session = SchemeActor()
    await session.defineAsync("fail") { () async throws -> Int in throw NetError.refused }
    #expect(try await session.evaluate("(guard (e ((host-error? e) 'caught)) (fail))") as Symbol == "caught")
    await #expect(throws: NetError.refused) { try await session.run("(fail)") }
    #expect(
      try await session.evaluate(
        """
        (define log '())
        (guard (e (#t #f))
          (dynamic-wind (lambda () (set! log (cons 'in log))) (lambda () (fail)) (lambda () (set! log (cons 'out log)))))
        log
        """) as [Symbol] == ["out", "in"])
  }

  @Test("While one program is parked, others run in the same interpreter")
  func interleaving() async throws {
    let session = SchemeActor()
    let door = Door()
    await session.defineAsync("wait") { () async in await door.pass() }
    async let waiting: Int = session.evaluate("(wait) (+ n 1)")
    await door.arrival()
    try await session.run("(define n 41)")
    await door.open()
    #expect(try await waiting == 42)
  }

  @Test("Cancelling the task ends the program")
  func cancellation() async throws {
    let session = SchemeActor()
    let door = Door()
    await session.define("arrived") { Task { await door.pass() } as Any? != nil }
    let task = Task { try await session.run("(arrived) (let loop () (loop))") }
    await door.arrival()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    await door.open()
    #expect(try await session.evaluate("(+ 1 1)") as Int == 2)
  }

  @Test("Callbacks cannot park, and say so")
  func noParking() async throws {
    let session = SchemeActor()
    await session.defineAsync("soon") { () async in 1 }
    await session.define("call") { (f: Callback<HostValue>) throws in try f() }
    let message: String = try await session.evaluate(
      "(guard (e (#t (error-object-message e))) (call (lambda () (soon))))")
    #expect(message.contains("asynchronous"))
    #expect(try await session.evaluate("(soon)") as Int == 1)
    #expect(throws: SchemeError.self) { try Interpreter().evaluate("(%park 1 2)") }
  }

  @Test("The limits of an evaluation hold across parking")
  func limits() async throws {
    let session = SchemeActor(.pure, limits: Limits(steps: 1_000_000))
    await session.defineAsync("soon") { () async in 1 }
    do {
      try await session.run("(let loop () (soon) (let spin ((n 100000)) (if (> n 0) (spin (- n 1)))) (loop))")
      Issue.record("it ended")
    } catch let error as SchemeError { #expect(error.kind == .limit) }
  }

  // MARK: - Waiting

  private func networkSession(_ limits: Limits = Limits()) -> SchemeActor {
    SchemeActor(.network, limits: limits) { ParleySystem.install(into: $0, arguments: []) }
  }

  @Test("Waiting for a connection and for input leaves the actor free")
  func sockets() async throws {
    let session = networkSession()
    let port: Int = try await session.evaluate(
      """
      (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
      (socket-name:port-number (getsockname listener))
      """)
    // The same actor is server and client: a wait that held it up would last for ever.
    async let heard: [String] = session.evaluate(
      """
      (define connection (socket:accept listener))
      (define first (read-line connection))
      (define ready (wait-for-input 60 listener connection))
      (list first (if (memq connection ready) "ready" "other") (string (read-char connection)) (read-line connection)
            (if (eof-object? (read-line connection)) "end" "more"))
      """)
    try await session.run(
      """
      (define client
        (socket:connect (make-stream-socket af_inet) (inet:string->address "127.0.0.1") \(port)))
      (display "hello\\n" client)
      """)
    while try await !session.evaluate("(guard (e (#t #f)) (string? first))", as: Bool.self) { await Task.yield() }
    try await session.run("(display \"good\\n\" client) (close-port client)")
    #expect(try await heard == ["hello", "ready", "g", "ood", "end"])
  }

  @Test("What a socket has queued is sent while the program waits")
  func queuedOutput() async throws {
    let session = networkSession()
    let port: UInt16 = try await session.evaluate(
      """
      (define listener (socket:bind (make-stream-socket af_inet) 0))
      (socket:option listener 'send-buffer 5000)
      (socket:listen listener 5)
      (socket-name:port-number (getsockname listener))
      """)
    let client = try Channel.connect(toPort: port, by: .seconds(60))
    let count = 800_000
    async let ended: Bool = session.evaluate(
      """
      (define connection (socket:accept listener))
      (display (make-string \(count) #\\x) connection)
      (pair? (wait-for-input 60 connection))
      """)
    // More than the system's buffers take: most of it is queued while the program waits for something else.
    // Without holding up a thread that the program's task may need.
    let deadline = Deadline.seconds(60)
    while client.pending.count < count, !deadline.hasPassed {
      try client.receive()
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(client.pending.count == count)
    client.close()
    #expect(try await ended)
  }

  @Test("A wait that is parked ends in time")
  func timedWait() async throws {
    let session = networkSession()
    let before = ContinuousClock.now
    let outcome: String = try await session.evaluate(
      """
      (define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
      (sleep 0.1)
      (if (wait-for-input 0.1 listener) "ready" "nothing")
      """)
    #expect(outcome == "nothing")
    #expect(ContinuousClock.now - before >= .milliseconds(200))
  }

  @Test("While one program sleeps others run; cancelling and limits end its sleep")
  func sleeping() async throws {
    let session = networkSession()
    let sleeper = Task { try await session.run("(define asleep #t) (sleep 1000)") }
    while try await !session.evaluate("(guard (e (#t #f)) asleep)", as: Bool.self) { await Task.yield() }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(try await session.evaluate("(+ 1 1)") as Int == 2)
    let limited = networkSession(Limits(seconds: 0.2))
    do {
      try await limited.run("(sleep 1000)")
      Issue.record("it ended")
    } catch let error as SchemeError { #expect(error.kind == .limit) }
  }

  @Test("Many programs of one actor are parked and go on by turns")
  func crowd() async throws {
    let session = SchemeActor()
    await session.defineAsync("pause") { () async throws in try await Task.sleep(for: .milliseconds(1)) }
    try await session.run("(define (count n) (let loop ((i 0)) (if (= i n) i (begin (pause) (loop (+ i 1))))))")
    let total = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { try await session.call("count", 40) } }
      return try await group.reduce(0, +)
    }
    #expect(total == 50 * 40)
  }

  @Test("Many actors work at once")
  func many() async throws {
    let total = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<50 {
        group.addTask {
          let session = SchemeActor()
          await session.defineAsync("number") { () async in number }
          return try await session.evaluate("(let loop ((i 0) (s 0)) (if (= i 20) s (loop (+ i 1) (+ s (number)))))")
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(total == 20 * (0..<50).reduce(0, +))
  }

  @Test("A token interrupts from another thread")
  func token() throws {
    let scheme = Interpreter()
    let token = scheme.interruptToken
    scheme.define("begin!") { SystemThread { token.interrupt() }.join() }
    do {
      try scheme.run(text: "(guard (e (#t 1)) (begin!) (let loop () (loop)))", name: "loop")
      Issue.record("it ended")
    } catch { #expect(error.kind == .interrupt) }
  }

  @Test("An interrupt ends a wait that looks first at whoever spoke last", .timeLimit(.minutes(1)))
  func waitAfterTalk() throws {
    let scheme = Interpreter()
    ParleySystem.install(into: scheme, arguments: [])
    let token = scheme.interruptToken
    var threads: [SystemThread] = []
    scheme.define("interrupt-soon!") {
      threads.append(
        SystemThread {
          usleep(20_000)
          token.interrupt()
        })
    }
    do {
      try scheme.run(
        text: """
          (define silent (cdr (make-stream-socketpair af_unix)))
          (define ends (make-stream-socketpair af_unix))
          (write-char #\\a (car ends))
          (wait-for-input 10 silent (cdr ends))
          (read-char (cdr ends))
          (interrupt-soon!)
          (wait-for-input 50 silent (cdr ends))
          """, name: "wait")
      Issue.record("it ended")
    } catch { #expect(error.kind == .interrupt) }
    for thread in threads { thread.join() }
  }
}
