// The documented chat server under load: one client talks, everybody listens, and what the server used of the processor
// between the first character and the last delivery is divided by the number of deliveries. The servers take the
// documented port one after the other. Clients leave in good order, since a server that closes first leaves the port
// busy for a minute.
//
// All get the same load, a number of characters a millisecond that leaves them idle between. A server that is kept busy
// has the less to do the faster it is, since TCP joins what is sent in quick succession: speed would count twice.
//
// The yardstick is a C program that makes the same system calls (bench/chat-yardstick.c): nearly all of the time is the
// system's, so what Parley itself takes shows in the difference.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ChatBench {
  let contestants: [Contestant]
  let runs: Int
  let timeout: Double

  /// What takes part: a program that serves the documented port.
  private struct Server {
    let name: String
    let title: String
    let command: [String]
  }

  private static let port: UInt16 = 8001
  private static let program = "scheme-examples/chat-server.scm"
  private static let yardstick = "bench/chat-yardstick.c"
  /// Numbers of clients, and how many times the yardstick's time Parley may take with them.
  private static let audiences = [(size: 2, allowed: 1.3), (size: 20, allowed: 1.15), (size: 200, allowed: 1.15)]
  private static let deliveries = 60_000
  private static let deliveriesPerSecond = 100_000.0

  func measure() throws -> [Goal.Result] {
    try withScratchFolder { scratch in
      var servers = contestants.map {
        Server(name: $0.name, title: $0.title, command: [$0.executable] + $0.options + [ChatBench.program])
      }
      if findExecutable("cc") != nil {
        let executable = "\(scratch)/chat-yardstick"
        let compilation = try ChildProcess.run(
          ["cc", "-O2", "-o", executable, ChatBench.yardstick], by: .seconds(60))
        guard compilation.status == .exited(0) else { throw SupportError("cc: \(compilation.errors)") }
        servers.insert(Server(name: "c", title: "C", command: [executable]), at: 1)
      } else {
        print("Not installed, left out: cc, for the yardstick")
      }
      return try measure(servers)
    }
  }

  private func measure(_ servers: [Server]) throws -> [Goal.Result] {
    // A run takes a fraction of a second, and with 200 clients the figures scatter.
    let runs = max(self.runs, 7)
    print("Chat relay: server CPU microseconds for each character delivered, median of \(runs) runs\n")
    var table = Table(heading: ["clients"] + servers.map(\.title))
    var goals: [Goal.Result] = []
    for audience in ChatBench.audiences {
      var costs = [[Double]](repeating: [], count: servers.count)
      for _ in 0..<runs {
        for (index, server) in servers.enumerated() {
          costs[index].append(try measure(server, audience: audience.size))
        }
      }
      let medians = costs.map(median)
      table.add(
        ["\(audience.size)"]
          + medians.enumerated().map { index, cost in
            decimal(cost, 3) + (index == 0 ? "" : " " + ratio(cost, to: medians[0]))
          })
      for (server, cost) in zip(servers, medians).dropFirst() {
        let reached = medians[0] / cost
        let begin = "chat, \(audience.size) clients: \(decimal(reached, 2)) of \(server.title)'s time"
        let limit = server.name == "c" ? "at most \(decimal(audience.allowed, 2))" : "below 1.00"
        goals.append(
          Goal.Result(
            text: "\(begin), \(limit)", isMet: server.name == "c" ? reached <= audience.allowed : reached < 1))
      }
    }
    table.show()
    return goals
  }

  /// Microseconds of the server's processor time for one delivery to one of `audience` clients.
  private func measure(_ server: Server, audience: Int) throws -> Double {
    let deadline = Deadline.seconds(timeout)
    let process = try ChildProcess(server.command)
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

  /// Sends `text` at the rate of the benchmark and takes in what comes back until everybody has all of it.
  private func relay(_ text: [UInt8], from sender: Channel, to clients: [Channel], by deadline: Deadline) throws {
    var sent = 0
    var waiting = clients
    let begin = monotonicNanoseconds()
    while !waiting.isEmpty {
      guard !deadline.hasPassed else { throw SupportError("not everything came back in time") }
      let elapsed = Double(monotonicNanoseconds() - begin) * 1e-9
      let due = min(text.count, Int(elapsed * ChatBench.deliveriesPerSecond) / clients.count)
      // A slow server is not buried.
      if sent < due, sent < sender.pending.count + 512 { sent += try sender.writeSome(text[sent..<due]) }
      _ = try Channel.hasInput(waiting, within: 1)
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
