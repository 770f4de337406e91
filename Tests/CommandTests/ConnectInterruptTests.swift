// Ctrl-C while a program waits for a connection that nobody accepts.

#if os(Linux)
  import TestSupport
  import Testing

  @Suite struct ConnectInterruptTests {
    /// Linux drops what a full backlog cannot take, so the caller waits; other systems refuse.
    @Test("Ctrl-C ends a connect that hangs") func hangingConnect() throws {
      let deadline = Deadline.seconds(120)
      let listener = try Channel.listener(onPort: 0, by: deadline)
      let port = try listener.localPort()
      let program = """
        (do ((sockets '() (cons (socket:connect (make-stream-socket af_inet) 2130706433 \(port)) sockets))) (#f)
          (write-line (length sockets)))
        """
      // A busy machine may be slow once; a wait that is not ended would be slow each time.
      var fastest = Double.infinity
      for _ in 0..<3 where fastest > 0.2 {
        let process = try ChildProcess([parleyBinary, "-e", program])
        _ = try process.output.read(through: "\n", by: deadline)
        // It says when it begins to connect. Those that the backlog takes take no time.
        while try Channel.hasInput([process.output], within: 500) {
          try process.output.receive()
          if process.output.isAtEnd { break }
        }
        let begin = monotonicNanoseconds()
        process.signal(2)
        let outcome = try process.finish(by: deadline)
        fastest = min(fastest, Double(monotonicNanoseconds() - begin) * 1e-9)
        #expect(outcome.status == .exited(130))
        #expect(outcome.errors.hasPrefix("error: interrupted"), "\(outcome.errors)")
        #expect(outcome.errors.contains("socket:connect"), "\(outcome.errors)")
      }
      #expect(fastest <= 0.2)
      listener.close()
    }
  }
#endif
