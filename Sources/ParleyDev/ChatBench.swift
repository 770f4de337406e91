// The documented chat server under load: one client talks, everybody listens, and what the server used of the processor
// between the first character and the last delivery is divided by the number of deliveries. The servers take the
// documented port one after the other. Clients leave in good order, since a server that closes first leaves the port
// busy for a minute.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ChatBench {
  let servers: [Contestant]
  let runs: Int
  let timeout: Double

  private static let port: UInt16 = 8001
  private static let program = "scheme-examples/chat-server.scm"
  private static let audiences = [2, 20, 200]
  private static let deliveries = 20_000

  func measure() throws -> [Goal.Result] {
    // A run takes a fraction of a second, and with 200 clients the figures scatter.
    let runs = max(self.runs, 7)
    print("Chat relay: server CPU microseconds for each character delivered, median of \(runs) runs\n")
    var table = Table(heading: ["clients"] + servers.map(\.title))
    var goals: [Goal.Result] = []
    for audience in ChatBench.audiences {
      var costs = [[Double]](repeating: [], count: servers.count)
      for _ in 0..<runs {
        for (index, server) in servers.enumerated() {
          costs[index].append(try measure(server, audience: audience))
        }
      }
      let medians = costs.map(median)
      table.add(
        ["\(audience)"]
          + medians.enumerated().map { index, cost in
            decimal(cost, 3) + (index == 0 ? "" : " " + ratio(cost, to: medians[0]))
          })
      if let index = servers.firstIndex(where: { $0.name == "scm" }) {
        let reached = medians[0] / medians[index]
        goals.append(
          Goal.Result(
            text: "chat, \(audience) clients: \(decimal(reached, 2)) of scm's time, below 1.00", isMet: reached < 1))
      }
    }
    table.show()
    return goals
  }

  /// Microseconds of the server's processor time for one delivery to one of `audience` clients.
  private func measure(_ server: Contestant, audience: Int) throws -> Double {
    let deadline = Deadline.seconds(timeout)
    let process = try ChildProcess([server.executable] + server.options + [ChatBench.program])
    process.input.close()
    var clients: [Channel] = []
    defer {
      process.kill()
      for client in clients { client.abort() }
    }
    do {
      for _ in 0..<audience {
        let client = try Channel.connect(toPort: ChatBench.port, by: deadline)
        clients.append(client)
        _ = try client.read(through: "connected\n", by: deadline)
      }
      let text = makeText(ChatBench.deliveries / audience)
      let before = try processorTime(of: process.pid)
      try relay(text, from: clients[0], to: clients, by: deadline)
      let after = try processorTime(of: process.pid)
      try check(clients, received: text)
      for client in clients {
        try client.finishSending()
        _ = try client.readToEnd(by: deadline)
      }
      return Double(after - before) * 1e-3 / Double(text.count * audience)
    } catch {
      try? process.errors.receive()
      throw SupportError("\(server.title) with \(audience) clients: \(error) \(process.errors.takePending())")
    }
  }

  private func makeText(_ length: Int) -> [UInt8] {
    let line = Array("the quick brown fox jumps over the lazy dog\n".utf8)
    return (0..<length).map { line[$0 % line.count] }
  }

  /// Sends `text` and takes in what comes back until everybody has all of it.
  private func relay(_ text: [UInt8], from sender: Channel, to clients: [Channel], by deadline: Deadline) throws {
    var sent = 0
    var waiting = clients
    while !waiting.isEmpty {
      // The server reads a character a pass; a few hundred in its buffer keep it busy without filling any.
      if sent < text.count, sent < sender.pending.count + 512 {
        sent += try sender.writeSome(text[sent..<min(sent + 512, text.count)])
      }
      try Channel.waitForInput(waiting, by: deadline)
      for client in waiting { try client.receive() }
      waiting.removeAll { $0.pending.count >= text.count || $0.isAtEnd }
    }
  }

  private func check(_ clients: [Channel], received text: [UInt8]) throws {
    for (index, client) in clients.enumerated() where client.pending != text {
      throw SupportError("client \(index) got \(client.pending.count) bytes that are not the \(text.count) sent")
    }
    for client in clients { _ = client.takePending() }
  }

  /// Nanoseconds that a running process has used.
  private func processorTime(of pid: pid_t) throws -> UInt64 {
    #if os(Linux)
      var clock = clockid_t()
      let code = clock_getcpuclockid(pid, &clock)
      guard code == 0 else { throw SupportError.system("clock_getcpuclockid", code) }
      var time = timespec()
      guard clock_gettime(clock, &time) == 0 else { throw SupportError.system("clock_gettime") }
      return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    #else
      var usage = rusage_info_v0()
      let code = withUnsafeMutablePointer(to: &usage) { pointer in
        pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) { proc_pid_rusage(pid, RUSAGE_INFO_V0, $0) }
      }
      guard code == 0 else { throw SupportError.system("proc_pid_rusage") }
      return usage.ri_user_time + usage.ri_system_time
    #endif
  }
}
