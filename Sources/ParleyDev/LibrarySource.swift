// The library files of the engine, as the tools that read them see them.

import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One `.sld` file below Sources/Parley/Libraries.
struct LibrarySource {
  /// Below the folder of the libraries: `srfi/1.sld`.
  let path: String
  let text: String

  private var parts: [Substring] { path.dropLast(4).split(separator: "/") }
  /// The library's name as `write` shows it: `(srfi 1)`.
  var name: String { "(\(parts.joined(separator: " ")))" }
  /// The Swift constant that holds the text.
  var constantName: String {
    let words = parts.flatMap { $0.split(separator: "-") }
    return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
  var fileName: String { parts.joined(separator: "-") + ".swift" }

  /// Every library file, by folder and name.
  static func all(in folder: String) throws -> [LibrarySource] {
    try ["parley", "scheme", "srfi"].flatMap { try files(in: $0, below: folder) }.sorted { $0.order < $1.order }.map {
      LibrarySource(path: $0.path, text: String(decoding: try readFile("\(folder)/\($0.path)"), as: UTF8.self))
    }
  }

  private static func files(in group: String, below folder: String) throws -> [(
    path: String, order: (String, Int, String)
  )] {
    try fileNames(in: "\(folder)/\(group)").filter { !$0.hasPrefix(".") }.flatMap { name in
      let path = "\(group)/\(name)"
      guard name.hasSuffix(".sld") else {
        return name.contains(".") ? [] : try files(in: path, below: folder)
      }
      let parts = path.dropLast(4).split(separator: "/")
      return [(path, (String(parts[0]), Int(parts[1]) ?? 0, path))]
    }
  }
}

/// The names of what a folder holds.
func fileNames(in folder: String) throws -> [String] {
  guard let directory = opendir(folder) else { throw SupportError.system(folder) }
  defer { closedir(directory) }
  var result: [String] = []
  while let entry = readdir(directory) {
    result.append(
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return result
}

/// Replaces the contents of a file.
func writeFile(_ path: String, _ text: String) throws {
  guard let file = fopen(path, "wb") else { throw SupportError.system(path) }
  defer { fclose(file) }
  fputs(text, file)
}
