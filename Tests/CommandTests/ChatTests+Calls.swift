// What the relaying of a character costs in system calls, as strace(1) sees it: one read, and one write to each client.

import TestSupport
import Testing

extension ChatTests {
  @Test("a character is one read and one write to each client", .enabled(if: canTrace, "strace(1) cannot trace here"))
  func systemCalls() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let (length, audience) = (300, 3)
    try withTemporaryFile([]) { file in
      // -D: the server itself is the process that was started, so that it gets the signals.
      let calls = "trace=accept,accept4,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,lseek"
      let server = try ChatServer(tracedBy: ["strace", "-D", "-f", "-o", file, "-e", calls], by: deadline)
      let clients = try (0..<audience).map { _ in try server.join() }
      try exchange([(clients[0], String(repeating: "~", count: length))], listeners: clients, by: deadline)
      for client in clients {
        let port = try client.localPort()
        try client.finishSending()
        #expect(try client.readToEnd(by: deadline) == String(repeating: "~", count: length))
        #expect(try server.readDeparture() == port)
      }
      try server.stop()

      let trace = try readTrace(file, by: deadline)
      let begin = try #require(trace.firstIndex { $0.contains("accept") })
      let relayed = trace[begin...]
      func count(_ call: String, _ argument: String? = nil) -> Int {
        relayed.count { line in line.contains(" \(call)(") && argument.map { line.contains($0) } ?? true }
      }
      // Every client's end is one more read, its greeting two writes.
      #expect(count("recvfrom", #", "~", 1, "#) == length)
      #expect(count("recvfrom") == length + audience)
      #expect(count("sendto", #", "~", 1, "#) == length * audience)
      #expect(count("sendto") == length * audience + 2 * audience)
      // The rest is the log, one write for each of its lines.
      #expect(count("write", "write(1, ") == 2 * audience)
      for call in ["recvmsg", "readv", "sendmsg", "writev", "lseek"] { #expect(count(call) == 0) }
    }
  }

  /// The lines of a trace, once it tells of the end.
  private func readTrace(_ file: String, by deadline: Deadline) throws -> [Substring] {
    while true {
      let text = String(decoding: try readFile(file), as: UTF8.self)
      if text.contains("+++ exited with 130 +++") { return text.split(separator: "\n") }
      guard !deadline.hasPassed else { throw SupportError("the trace does not end: \(text.suffix(1000))") }
    }
  }
}

/// Whether strace is there and may trace.
private let canTrace: Bool = {
  let outcome = try? ChildProcess.run(["strace", "-o", "/dev/null", "true"], by: .seconds(20))
  return outcome?.status == .exited(0)
}()
