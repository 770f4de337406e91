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
  var environment: [String: String] = [:]
  /// Whether it runs programs that begin with an import of R7RS libraries.
  var takesImports = false
  /// Whether the program is compiled beforehand, by guile's compiler.
  var isCompiled = false
  /// What runs `-e 0`, for those whose start is measured.
  var startUp: [String]?
  var versionOptions = ["--version"]

  /// The one that the others are compared with.
  var isSubject: Bool { name == "parley" }

  var isInstalled: Bool { findExecutable(executable) != nil }

  static func parley(at path: String) -> Contestant {
    Contestant(
      name: "parley", title: "parley", executable: path, language: .scheme, takesImports: true, startUp: ["-e", "0"])
  }

  private static let allPeers = [
    Contestant(
      name: "guile", title: "guile", executable: "guile", language: .scheme, takesImports: true, isCompiled: true),
    Contestant(
      name: "guile-nojit", title: "guile, no JIT", executable: "guile", language: .scheme,
      environment: ["GUILE_JIT_THRESHOLD": "-1"], takesImports: true, isCompiled: true),
    Contestant(
      name: "luajit", title: "luajit -joff", executable: "luajit", language: .lua, options: ["-joff"],
      versionOptions: ["-v"]),
    Contestant(
      name: "lua5.4", title: "lua5.4", executable: "lua5.4", language: .lua, startUp: ["-e", "return 0"],
      versionOptions: ["-v"]),
    Contestant(
      name: "scm", title: "scm", executable: "scm", language: .scheme, options: ["-f"], startUp: ["-e", "0"]),
    Contestant(name: "petite", title: "petite", executable: "petite", language: .scheme, options: ["--script"]),
    Contestant(name: "chez", title: "chez", executable: "chezscheme", language: .scheme, options: ["--script"]),
    Contestant(name: "racket", title: "racket", executable: "plt-r5rs", language: .scheme),
    Contestant(
      name: "gsi", title: "gsi", executable: "gsi", language: .scheme, takesImports: true, versionOptions: ["-v"]),
    Contestant(
      name: "csi", title: "csi", executable: "csi", language: .scheme, options: ["-n", "-q", "-b"],
      versionOptions: ["-version"]),
  ]

  static let peerNames = allPeers.map(\.name)

  /// The peers of those names, or all of them.
  static func peers(named names: [String]?) throws -> [Contestant] {
    guard let names, names != ["none"] else { return names == nil ? allPeers : [] }
    return try names.map { name in
      guard let peer = allPeers.first(where: { $0.name == name }) else {
        throw ValidationError("unknown peer \(name); known are \(peerNames.joined(separator: ", "))")
      }
      return peer
    }
  }

  /// The command that runs the program of bench/; nil when there is none that it can take.
  func command(for program: String, scratch: String) throws -> [String]? {
    let file = "bench/\(program).\(language.rawValue)"
    guard access(file, R_OK) == 0 else { return nil }
    if language == .scheme, !takesImports,
      try readFile(file).split(separator: UInt8(ascii: "\n")).contains(where: {
        $0.starts(with: "(import ".utf8)
      })
    {
      return nil
    }
    guard isCompiled else { return [executable] + options + [file] }
    // Guile's figure is that of compiled code: the compiler runs first and is not counted.
    let compiled = "\(scratch)/\(program).go"
    if access(compiled, R_OK) != 0 {
      let compile = """
        (use-modules (system base compile))
        (compile-file "\(file)" #:output-file "\(compiled)" #:optimization-level 2)
        """
      let compilation = try ChildProcess.run([executable, "--r7rs", "-c", compile], by: .seconds(60))
      guard compilation.status == .exited(0) else { throw SupportError("guile: \(compilation.errors)") }
    }
    return [executable, "--r7rs", "-c", "(load-compiled \"\(compiled)\")"]
  }
}

/// Runs `body` with the path of an empty folder, in TMPDIR or /tmp, which is removed afterwards with the files in it.
func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
  var template = Array("\(parent.isEmpty ? "/tmp" : parent)/parley-bench-XXXXXX".utf8CString)
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
