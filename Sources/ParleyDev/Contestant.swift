// Who takes part in a benchmark and how each is started.

import ArgumentParser
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Contestant {
  enum Language: String {
    case scheme = "scm"
    case lua
  }

  let name: String
  /// What the table calls it, where that differs.
  let title: String
  let executable: String
  let language: Language
  /// What comes between the executable and the program's file.
  var options: [String] = []
  /// What runs `-e 0`, for those whose start is measured.
  var startUp: [String]?

  /// The one that the others are compared with.
  var isSubject: Bool { name == "parley" }

  var isInstalled: Bool { findExecutable(executable) != nil }

  static func parley(at path: String) -> Contestant {
    Contestant(name: "parley", title: "parley", executable: path, language: .scheme, startUp: ["-e", "0"])
  }

  private static let allPeers = [
    Contestant(name: "lua5.4", title: "lua5.4", executable: "lua5.4", language: .lua, startUp: ["-e", "return 0"]),
    Contestant(name: "luajit", title: "luajit -joff", executable: "luajit", language: .lua, options: ["-joff"]),
    Contestant(name: "guile", title: "guile", executable: "guile", language: .scheme),
    Contestant(
      name: "scm", title: "scm", executable: "scm", language: .scheme, options: ["-f"], startUp: ["-e", "0"]),
    Contestant(name: "petite", title: "petite", executable: "petite", language: .scheme, options: ["--script"]),
    Contestant(name: "gsi", title: "gsi", executable: "gsi", language: .scheme),
    Contestant(name: "csi", title: "csi", executable: "csi", language: .scheme, options: ["-n", "-q", "-b"]),
  ]

  /// The peers of those names, or all of them.
  static func peers(named names: [String]?) throws -> [Contestant] {
    guard let names, names != ["none"] else { return names == nil ? allPeers : [] }
    return try names.map { name in
      guard let peer = allPeers.first(where: { $0.name == name }) else {
        throw ValidationError("unknown peer \(name); known are \(allPeers.map(\.name).joined(separator: ", "))")
      }
      return peer
    }
  }

  /// The command that runs the program of bench/; nil when there is none in this language.
  func command(for program: String, scratch: String) throws -> [String]? {
    let file = "bench/\(program).\(language.rawValue)"
    guard access(file, R_OK) == 0 else { return nil }
    guard name == "guile" else { return [executable] + options + [file] }
    // Guile's figure is that of compiled code: the compiler runs first and is not counted.
    let compiled = "\(scratch)/\(program).go"
    let compile = """
      (use-modules (system base compile))
      (compile-file "\(file)" #:output-file "\(compiled)" #:optimization-level 2)
      """
    let compilation = try ChildProcess.run([executable, "-c", compile], by: .seconds(60))
    guard compilation.status == .exited(0) else { throw SupportError("guile: \(compilation.errors)") }
    return [executable, "-c", "(load-compiled \"\(compiled)\")"]
  }
}

/// Runs `body` with the path of an empty folder, which is removed afterwards with the files in it.
func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/parley-bench-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw SupportError.system("mkdtemp") }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }
  return try body(path)
}
