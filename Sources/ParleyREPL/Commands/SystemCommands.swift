// ,sockets ,reset ,save-transcript ,quit: the session and what it has open.

import Parley
import ParleySystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Command {
  static var systemCommands: [Command] {
    [
      Command(",sockets", "Lists the open ports: kind, state, names of both ends, bytes in and out.") { session, _ in
        let reports = session.system.openPorts
        guard !reports.isEmpty else { return session.comment("no port is open") }
        session.comment(
          [["", "kind", "state", "name", "peer", "in", "out"]]
            + reports.map {
              [
                String($0.descriptor), $0.kind, $0.state, $0.name, $0.peer, ByteText.grouped($0.traffic.received),
                ByteText.grouped($0.traffic.sent),
              ]
            })
      },
      Command(",reset", "Forgets all definitions and results.") { session, _ in
        session.reset()
        session.comment("everything that was defined is forgotten")
      },
      Command(",save-transcript file", "Writes what was typed and shown so far into a file.", completing: .file) {
        session, path in
        guard session.isLocal else { return session.comment("a transcript is kept on the terminal's own side only") }
        save(session, path)
      },
      Command(",quit", "Leaves, as Ctrl-D does.") { session, _ in session.exitStatus = 0 },
    ]
  }

  private static func save(_ session: Session, _ path: String) {
    guard let file = fopen(path, "wb") else {
      return session.comment("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let bytes = session.transcript.bytes
    let written = fwrite(bytes, 1, bytes.count, file)
    if fclose(file) != 0 || written != bytes.count {
      session.comment("cannot write \(path): \(String(cString: strerror(errno)))")
    } else {
      session.comment("wrote \(path)")
    }
  }
}
