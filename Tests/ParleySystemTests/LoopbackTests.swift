// Sockets as a program sees them, over real loopback TCP and pairs of unix sockets. Each test has an interpreter of its
// own that talks with itself: `(join)` connects a client and returns it with the server's end.

import Parley
import ParleySystem
import Testing

private let preparation = """
  (define (make) (make-stream-socket af_inet))
  (define listener (socket:listen (socket:bind (make) 0) 50))
  (define number (socket-name:port-number (getsockname listener)))
  (define (join)
    (let* ((client (socket:connect (make) (inet:string->address "127.0.0.1") number))
           (server (socket:accept listener)))
      (cons client server)))
  ;; The server's end of a connection that the client has reset: a close with data unread does that.
  (define (reset-peer)
    (let* ((ends (join)) (client (car ends)) (server (cdr ends)))
      (write-char #\\x server)
      (wait-for-input 10 client)
      (close-port client)
      (wait-for-input 10 server)
      server))
  ;; Writes until that finds the peer gone.
  (define (write-in-vain port)
    (let loop ((n 0))
      (write-char #\\a port)
      (if (and (not (port-error port)) (< n 100000)) (loop (+ n 1)))))
  (define (text object) (call-with-output-string (lambda (port) (display object port))))
  (define unix (make-stream-socketpair af_unix))
  (define near (car unix))
  (define far (cdr unix))
  """

private struct World {
  let interpreter = Interpreter()

  init() throws {
    ParleySystem.install(into: interpreter, arguments: ["program"])
    try interpreter.run(text: preparation, name: "preparation")
  }

  /// The value of the last of these expressions, as `write` prints it.
  func value(_ expressions: String) throws -> String {
    interpreter.written(try interpreter.value(of: "(let () \(expressions))"))
  }

  func message(_ expression: String) -> String {
    do throws(SchemeError) { return interpreter.written(try interpreter.value(of: expression)) } catch {
      return error.message
    }
  }
}

@Suite struct GonePeerTests {
  @Test("writing to a peer that has reset the connection raises nothing", .timeLimit(.minutes(1)))
  func outputIsDropped() throws {
    let world = try World()
    let output = """
      (write-char #\\a s) (display "bb" s) (newline s) (write '(1 2) s) (write-string "x" s) (write-line "y" s)
      (write-u8 1 s) (write-bytevector #u8(1 2) s) (force-output s) (file-position s 0)
      """
    #expect(try world.value("(define s (reset-peer)) \(output)") == "#f")
    #expect(try world.value("(define s (reset-peer)) (close-port s) \(output)") == "#f")
  }

  @Test("a gone peer is ready, at its end, has its name and a reason", .timeLimit(.minutes(1)))
  func facts() throws {
    let world = try World()
    try world.interpreter.run(text: "(define s (reset-peer)) (define name (text (getpeername s)))", name: "test")
    #expect(try world.value("(list (read-char s) (read-line s) (peek-char s) (char-ready? s))").hasSuffix("#t)"))
    #expect(try world.value("(eof-object? (read-char s))") == "#t")
    #expect(try world.value("(eq? s (car (wait-for-input 10 listener s)))") == "#t")
    #expect(try world.value("(string=? name (text (getpeername s)))") == "#t")
    #expect(try world.value("(write-in-vain s) (exact-integer? (port-error s))") == "#t")
    #expect(try world.value("(close-port s) (list (getpeername s) (getsockname s))") == "(#f #f)")
    #expect(try world.value("(port-error (car (join)))") == "#f")
  }

  @Test("what came before the end is read first", .timeLimit(.minutes(1)))
  func dataBeforeTheEnd() throws {
    let world = try World()
    #expect(
      try world.value(
        """
        (define ends (join))
        (display "last" (car ends))
        (close-port (car ends))
        (let* ((s (cdr ends)) (a (read-string 4 s)))
          (write-in-vain s)
          (list a (eof-object? (read-char s))))
        """) == "(\"last\" #t)")
  }

  @Test("the program's broken-pipe is called once, by the output that finds the peer gone", .timeLimit(.minutes(1)))
  func brokenPipe() throws {
    let world = try World()
    try world.interpreter.run(
      text: "(define gone '()) (define (broken-pipe port) (set! gone (cons port gone)))", name: "test")
    #expect(
      try world.value(
        """
        (define s (reset-peer))
        (write-in-vain s) (display "hello" s) (newline s)
        (list (length gone) (eq? s (car gone)))
        """) == "(1 #t)")
    // Without the procedure, or with something else of that name, nothing happens.
    #expect(try world.value("(set! broken-pipe 5) (define s (reset-peer)) (write-in-vain s) (length gone)") == "1")
  }
}

@Suite struct SlowPeerTests {
  @Test("a peer that reads late loses nothing", .timeLimit(.minutes(1)))
  func lateReader() throws {
    // More than a socket takes, less than the queue behind it.
    #expect(
      try World().value(
        """
        (define text (make-string 1000000 #\\λ))
        (write-string (substring text 0 500000) near)
        (let ((got (read-string 500000 far)))
          (list (string-length got) (string=? got (substring text 0 500000)) (port-error near)))
        """) == "(500000 #t #f)")
  }

  @Test("a queue that was closed or shut down is sent to its end", .timeLimit(.minutes(1)))
  func closingSends() throws {
    let world = try World()
    for ending in ["(close-port near)", "(socket:shutdown near 1)"] {
      #expect(
        try world.value(
          """
          (define ends (make-stream-socketpair af_unix))
          (define near (car ends))
          (define far (cdr ends))
          (write-string (make-string 900000 #\\a) near)
          \(ending)
          (let ((got (read-string 1000000 far))) (list (string-length got) (eof-object? (read-char far))))
          """) == "(900000 #t)")
    }
  }

  @Test("a peer that takes nothing is given up after the send timeout", .timeLimit(.minutes(1)))
  func deadReader() throws {
    #expect(
      try World().value(
        """
        (socket:send-timeout 1/20)
        (define piece (make-string 100000 #\\a))
        (let loop ((n 0))
          (cond ((port-error near) (list (< 10 n 100) (socket:send-timeout)))
                ((< n 1000) (write-string piece near) (loop (+ n 1)))
                (else n)))
        """) == "(#t 0.05)")
  }
}

@Suite struct SocketTextTests {
  @Test("every byte passes a program that reads and writes characters", .timeLimit(.minutes(1)))
  func everyByte() throws {
    #expect(
      try World().value(
        """
        (define bytes (make-bytevector 512 46))
        (do ((i 0 (+ i 1))) ((= i 256)) (bytevector-u8-set! bytes (* 2 i) i))
        (write-bytevector bytes near)
        (let loop () (if (wait-for-input 0 far) (begin (write-char (read-char far) far) (loop))))
        (equal? bytes (read-bytevector 512 near))
        """) == "#t")
  }

  @Test("half a character is not ready, the whole one and a broken one are", .timeLimit(.minutes(1)))
  func halfCharacters() throws {
    let world = try World()
    #expect(
      try world.value(
        "(write-u8 #xe2 near) (write-u8 #x82 near) (list (wait-for-input 1/50 far) (char-ready? far))") == "(#f #f)")
    #expect(
      try world.value("(write-u8 #xac near) (list (pair? (wait-for-input 10 far)) (read-char far))") == "(#t #\\€)")
    #expect(
      try world.value(
        "(write-u8 #xe2 near) (write-u8 65 near) (list (pair? (wait-for-input 10 far)) "
          + "(char->integer (read-char far)) (read-char far))") == "(#t \(0x110000 + 0xe2) #\\A)")
    // Read as bytes, any of them is ready.
    #expect(try world.value("(write-u8 #xe2 near) (list (u8-ready? far) (read-u8 far))") == "(#t 226)")
    #expect(
      try world.value(
        "(write-u8 #xe2 near) (close-port near) (list (pair? (wait-for-input 10 far)) "
          + "(char->integer (read-char far)) (eof-object? (read-char far)))") == "(#t \(0x110000 + 0xe2) #t)")
  }
}

@Suite struct WaitForInputTests {
  @Test("the ready ports come in argument order, each once", .timeLimit(.minutes(1)))
  func order() throws {
    #expect(
      try World().value(
        """
        (define other (make-stream-socketpair af_unix))
        (write-char #\\a near) (write-char #\\b (car other))
        (define a far) (define b (cdr other))
        (list (equal? (wait-for-input 10 b a) (list b a)) (equal? (wait-for-input 10 a b a near) (list a b)))
        """) == "(#t #t)")
  }

  @Test("who spoke last is looked at first, and still comes in its place", .timeLimit(.minutes(1)))
  func orderAfterTalk() throws {
    #expect(
      try World().value(
        """
        (define others (list (make-stream-socketpair af_unix) (make-stream-socketpair af_unix)))
        (define a far) (define b (cdr (car others))) (define c (cdr (cadr others)))
        (write-char #\\1 (car (cadr others)))
        (define first (wait-for-input 10 a b c))
        (read-char c)
        (define none (wait-for-input 0 a b c))
        (write-char #\\2 near) (write-char #\\3 (car (cadr others)))
        (define both (wait-for-input 10 a b c))
        (define fewer (wait-for-input 10 a))
        (read-char a) (read-char c)
        (write-char #\\4 (car (car others)))
        (list (equal? first (list c)) none (equal? both (list a c)) (equal? fewer (list a))
          (equal? (wait-for-input 10 a b) (list b)))
        """) == "(#t #f #t #t #t)")
  }

  @Test("a character of several bytes in an unbuffered pipe leaves the others in their places", .timeLimit(.minutes(1)))
  func longCharacters() throws {
    #expect(
      try World().value(
        """
        (define a (duplicate-port (open-input-pipe "printf xx") "r0"))
        (define b (duplicate-port (open-input-pipe "printf 'yé'") "r0"))
        ;; What is written at once is there when its beginning is.
        (read-char a) (read-char b)
        (define first (wait-for-input 10 a b))
        (list (equal? first (list a b)) (read-char a) (read-char b))
        """) == "(#t #\\x #\\é)")
  }

  @Test("what is buffered, strings and gone peers are ready at once", .timeLimit(.minutes(1)))
  func readyAtOnce() throws {
    let world = try World()
    #expect(
      try world.value(
        """
        (define in (duplicate-port far "r"))
        (display "ab" near)
        (read-char in)
        (list (equal? (wait-for-input 10 in) (list in)) (read-char in) (wait-for-input 0 in))
        """) == "(#t #\\b #f)")
    #expect(try world.value("(length (wait-for-input 10 far (open-input-string \"\")))") == "1")
    #expect(try world.value("(peek-char (open-input-string \"x\")) (close-port far) (wait-for-input 0.01 far)") == "#f")
  }

  @Test(
    "wrong arguments are errors",
    arguments: [
      ("(wait-for-input)", "takes"), ("(wait-for-input -1 listener)", "a non-negative number of seconds"),
      ("(wait-for-input \"1\" listener)", "a number of seconds"), ("(wait-for-input 0 5)", "a port"),
      ("(wait-for-input 0 #f)", "a port"),
    ])
  func errors(expression: String, part: String) throws {
    let message = try World().message(expression)
    #expect(message.hasPrefix("wait-for-input: ") && message.contains(part), "\(message)")
  }
}

@Suite struct SocketStateTests {
  @Test("directions, printed forms and ends follow shutdown", .timeLimit(.minutes(1)))
  func shutdown() throws {
    let world = try World()
    #expect(
      try world.value(
        """
        (define (state p) (list (input-port? p) (output-port? p) (port-closed? p)))
        (define one (join)) (define two (join)) (define three (join))
        (list (state (make)) (state listener) (state (car one))
              (state (socket:shutdown (car one) 0)) (state (socket:shutdown (car two) 1))
              (state (socket:shutdown (car three) 2))
              (eof-object? (read-char (cdr two))) (eof-object? (read-char (cdr three))))
        """)
        == "((#f #f #f) (#t #f #f) (#t #t #f) (#f #t #f) (#t #f #f) (#f #f #t) #t #t)")
    #expect(
      world.message("(socket:shutdown near 3)")
        == "socket:shutdown: argument 2 (how) must be 0 (input), 1 (output) or 2 (both), got 3")
  }

  @Test("failures of the system are #f, wrong states are errors", .timeLimit(.minutes(1)))
  func failures() throws {
    let world = try World()
    #expect(try world.value("(list (socket:bind (make) number) (> (errno) 0))") == "(#f #t)")
    #expect(try world.value("(socket:connect (make) (inet:string->address \"127.0.0.1\") 1)") == "#f")
    #expect(try world.value("(socket:connect (make-stream-socket af_unix) \"/nonexistent/x\")") == "#f")
    #expect(try world.value("(socket:bind (make-stream-socket af_unix) (make-string 300 #\\x))") == "#f")
    #expect(try world.value("(socket:shutdown (make) 1)") == "#f")
    #expect(try world.value("(list (getpeername (make)) (socket:accept (current-input-port)))") == "(#f #f)")
    for (expression, part) in [
      ("(socket:bind near 5)", "neither connected nor listening"), ("(socket:listen listener 5)", "neither"),
      ("(socket:connect listener 1 1)", "neither"), ("(socket:accept (make))", "a listening socket"),
      ("(socket:bind (make) \"x\")", "a port number"), ("(socket:bind (make) 70000)", "from 0 to 65535"),
      ("(socket:connect (make) \"localhost\" 80)", "an internet address"),
      ("(make-stream-socket 77)", "cannot make a socket"),
      ("(getpeername 5)", "a socket"), ("(begin (close-port near) (socket:shutdown near 1))", "an open socket"),
    ] {
      let message = world.message(expression)
      #expect(message.contains(part), "\(expression): \(message)")
    }
  }

  @Test("an error about the #f of a failed call says what failed", .timeLimit(.minutes(1)))
  func failedBefore() throws {
    let message = try World().message("(socket:listen (socket:bind (make) number) 5)")
    #expect(
      message == "socket:listen: argument 1 (socket) must be a socket, got #f (socket:bind failed before: "
        + "Address already in use)")
  }

  @Test("unreachable sockets are closed by a collection", .timeLimit(.minutes(1)))
  func unreachable() throws {
    // A stale register may keep the last of them.
    #expect(
      try World().value(
        """
        (define (lone-client) (let ((ends (join))) (set-cdr! ends #f) (car ends)))
        (define clients
          (let loop ((n 20) (clients '())) (if (= n 0) clients (loop (- n 1) (cons (lone-client) clients)))))
        (gc)
        (let loop ((n 1000)) (if (> n 0) (loop (- n 1))))
        (> (length (apply wait-for-input 10 clients)) 15)
        """) == "#t")
  }
}

@Suite struct DuplicatePortTests {
  @Test("duplicates are buffered unless asked otherwise; the peer's end comes with the last", .timeLimit(.minutes(1)))
  func duplicates() throws {
    #expect(
      try World().value(
        """
        (define out (duplicate-port near "w"))
        (define in (duplicate-port near "r"))
        (define direct (duplicate-port near "w0"))
        (display "buffered" out)
        (let* ((early (wait-for-input 1/50 far)) (_ (force-output out)) (text (read-string 8 far)))
          (display "one\\ntwo\\n" far)
          (let* ((lines (list (read-line in) (read-line in))))
            (write-char #\\! direct)
            (close-port near) (close-port in) (close-port direct)
            (display "last" out)
            (let ((rest (list (read-char far) (char-ready? far))))
              (close-port out)
              (list early text lines rest (read-string 9 far) (eof-object? (read-char far))))))
        """) == "(#f \"buffered\" (\"one\" \"two\") (#\\! #f) \"last\" #t)")
  }

  @Test("a redirected port goes where the other does, and back", .timeLimit(.minutes(1)))
  func redirection() throws {
    #expect(
      try World().value(
        """
        (define other (make-stream-socketpair af_unix))
        (define saved (duplicate-port near "r+"))
        (define same (redirect-port! (car other) near))
        (write-line "there" near)
        (define there (read-line (cdr other)))
        (redirect-port! near near)
        (redirect-port! saved near)
        (write-line "back" near)
        (list (eq? same near) there (read-line far))
        """) == "(#t \"there\" \"back\")")
  }

  @Test("a redirected socket's queue is still sent", .timeLimit(.minutes(1)))
  func redirectedQueue() throws {
    #expect(
      try World().value(
        """
        (define other (make-stream-socketpair af_unix))
        (write-string (make-string 900000 #\\a) near)
        (redirect-port! (car other) near)
        (write-line "there" near)
        (list (read-line (cdr other)) (string-length (read-string 1000000 far)))
        """) == "(\"there\" 900000)")
  }
}

@Suite struct InetTests {
  @Test(
    "addresses by class",
    arguments: [
      ("127.0.0.1", "(127 1)"), ("10.1.2.3", "(10 66051)"), ("172.16.2.3", "(44048 515)"),
      ("192.168.2.3", "(12625922 3)"),
    ])
  func classes(address: String, parts: String) throws {
    let world = try World()
    #expect(
      try world.value(
        """
        (define a (inet:string->address "\(address)"))
        (define parts (list (inet:network a) (inet:local-network-address a)))
        (list parts (= a (apply inet:make-address parts)) (inet:address->string a))
        """) == "(\(parts) #t \"\(address)\")")
  }

  @Test("tables answer by name, by number and step by step")
  func tables() throws {
    let world = try World()
    #expect(try world.value("(gethost \"no-such-host.invalid\")") == "#f")
    #expect(
      try world.value("(define h (gethost \"127.0.0.1\")) (list (vector-length h) (vector-ref h 4))")
        == "(5 (2130706433))")
    // What the tables hold is the machine's business; what one answers the other must find.
    #expect(
      try world.value(
        """
        (setprotoent #t)
        (setservent #t)
        (let* ((p (getproto)) (s (getserv)))
          (list (or (not p) (equal? p (getproto (vector-ref p 0))))
                (or (not s) (equal? s (getserv (vector-ref s 2) (vector-ref s 3))))
                (begin (setprotoent #t) (equal? p (getproto)))
                (begin (setservent) (setservent #f) (equal? s (getserv)))
                (or (not (getnet 127)) (equal? (getnet 127) (getnet 2130706432)))))
        """) == "(#t #t #t #t #t)")
    #expect(world.message("(getproto 'tcp)").contains("getproto: argument 1"))
    #expect(world.message("(gethost -1)").contains("gethost: argument 1"))
  }
}
