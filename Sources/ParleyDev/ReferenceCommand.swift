// Writes docs/reference. A test compares the two.

import ArgumentParser
import Parley
import ParleySystem
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Regenerate docs/reference from what the declarations say.")

  func run() throws {
    let interpreter = Interpreter()
    ParleySystem.install(into: interpreter, arguments: [])
    let folder = "\(packageRoot)/docs/reference"
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw SupportError.system(folder) }
    let pages = ReferencePages(interpreter).all
    for name in try fileNames(in: folder) where name.hasSuffix(".md") && pages[name] == nil {
      unlink("\(folder)/\(name)")
    }
    for (name, text) in pages { try writeFile("\(folder)/\(name)", text) }
  }
}
