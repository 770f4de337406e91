// The forms of earlier sessions. One entry a line, with newlines as \n and backslashes doubled, so that a form of several
// lines stays one entry and several sessions may append to one file.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct History {
  /// -1 while no history is kept.
  private var descriptor: Int32 = -1
  private let path: String?
  /// Entries kept; the file is cut when it has twice as many.
  private static let limit = 2000

  /// Opens the file that the environment names, and makes it if there is none.
  /// - Parameter complain: told in a sentence why no history is kept, unless that is wanted.
  init(complain: (String) -> Void) {
    path = History.path(complain)
    guard let path else { return }
    History.makeFolders(of: path)
    let flags = O_APPEND | O_CLOEXEC
    descriptor = open(path, O_RDWR | O_CREAT | flags, 0o600)
    if descriptor >= 0 {
      var status = stat()
      let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      if isFile, status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
      return
    }
    let reason = String(cString: strerror(errno))
    // What cannot be written may still be read.
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    complain("history is not kept: \(path): \(reason)")
  }

  private static func path(_ complain: (String) -> Void) -> String? {
    if let path = environmentVariable("PARLEY_HISTORY") { return path.isEmpty ? nil : path }
    let base: String
    if let state = environmentVariable("XDG_STATE_HOME"), state.hasPrefix("/") {
      base = state
    } else if let home = environmentVariable("HOME"), !home.isEmpty {
      base = home + "/.local/state"
    } else {
      complain("history is not kept: HOME is not set")
      return nil
    }
    return base + "/parley/history"
  }

  /// The entries of the file, oldest first.
  func entries() -> [String] {
    guard descriptor >= 0, let path else { return [] }
    var lines = lines()
    if lines.count > 2 * History.limit {
      lines.removeFirst(lines.count - History.limit)
      rewrite(lines, path)
    }
    return lines.map(History.decode)
  }

  /// Adds an entry to the file.
  func append(_ entry: String) {
    guard descriptor >= 0 else { return }
    // One write, so that entries of sessions side by side do not mix.
    let line = Array((History.encode(entry) + "\n").utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Replaces the file, unless another session keeps it from being replaced. What is appended to the old one until the
  /// next session is lost.
  private func rewrite(_ lines: [ArraySlice<UInt8>], _ path: String) {
    let fresh = path + ".new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let text = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    let isWritten = text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == text.count
    guard isWritten, rename(fresh, path) == 0 else {
      close(descriptor)
      unlink(fresh)
      return
    }
    dup2(descriptor, self.descriptor)
    close(descriptor)
  }

  private func lines() -> [ArraySlice<UInt8>] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if got <= 0 { break }
      bytes += buffer[..<got]
    }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }

  private static func makeFolders(of path: String) {
    var index = path.index(after: path.startIndex)
    while let slash = path[index...].firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      index = path.index(after: slash)
    }
  }

  private static func encode(_ entry: String) -> String {
    entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func decode(_ line: ArraySlice<UInt8>) -> String {
    let backslash = UInt8(ascii: "\\")
    guard line.contains(backslash) else { return String(decoding: line, as: UTF8.self) }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        text.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
