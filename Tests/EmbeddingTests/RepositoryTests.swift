// What the package promises to those who depend on it.

import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of the repository.
func contents(of path: String) throws -> String {
  var root = #filePath
  for _ in 0..<3 { root = String(root[..<(root.lastIndex(of: "/") ?? root.startIndex)]) }
  let file = try #require(fopen(root + "/" + path, "rb"), "cannot read \(path)")
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct RepositoryTests {
  @Test("The library products need no readline: only the prompt's target does")
  func products() throws {
    let manifest = try contents(of: "Package.swift")
    let users = manifest.split(separator: "\n").filter { $0.contains("\"CReadline\"") }
    // Its own declaration, and the target of the prompt.
    #expect(users.count == 2)
    #expect(users.contains { $0.contains("name: \"ParleyREPL\"") })
    let libraries = manifest.split(separator: "\n").filter { $0.contains(".library(") }
    #expect(libraries.count == 2 && libraries.allSatisfy { !$0.contains("ParleyREPL") })
    let system = try #require(
      manifest.split(separator: "\n").first { $0.contains("name: \"ParleySystem\", dependencies") })
    #expect(system.contains("dependencies: [\"Parley\"]"))
  }

  @Test("The project's licence is Apache 2.0, and the README tells of readline's")
  func licence() throws {
    #expect(try contents(of: "LICENSE").contains("Apache License"))
    let readme = try contents(of: "README.md").lowercased()
    #expect(readme.contains("readline") && readme.contains("gnu general public license"))
  }
}
