// Rules of the house that a machine can check: the layers of the engine, the embedded library, the declarations.

import Testing

@testable import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let engineFolder: String = {
  var path = #filePath
  for _ in 0..<3 { path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
  return path + "/Sources/Parley"
}()

private func contents(of path: String) throws -> String {
  let file = try #require(fopen(path, "rb"), "cannot read \(path)")
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

private func names(in folder: String, suffix: String = ".swift") throws -> [String] {
  let directory = try #require(opendir(folder), "cannot read \(folder)")
  defer { closedir(directory) }
  var result: [String] = []
  while let entry = readdir(directory) {
    result.append(
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return result.filter { $0.hasSuffix(suffix) }.sorted()
}

@Suite struct HouseTests {
  private static let layers = [
    "Values", "Heap", "Numbers", "Ports", "Printer", "Reader", "Expander", "Compiler", "Machine", "Primitives", "API",
  ]

  /// Names that folders on the left may use although they are declared on the right: the machine is the context that
  /// reading, expanding, compiling and raising errors need, and syntax is what the reader makes.
  private static let allowed: [String: Set<String>] = [
    "Values": ["Heap"],
    "Heap": ["CodeObject"],
    "Reader": ["Machine", "Syntax", "Alias", "Identifier", "Scope"],
    "Expander": ["Machine", "CodeLimits"],
    "Compiler": ["Machine", "ShowStage"],
    "Machine": ["Primitive", "Arguments", "ControlPrimitives"],
  ]

  @Test("A folder of the engine names types of folders to its left only")
  func layers() throws {
    var declared: [String: String] = [:]
    var sources: [(folder: String, name: String, words: Set<Substring>)] = []
    for folder in HouseTests.layers {
      for name in try names(in: "\(engineFolder)/\(folder)") {
        let lines = try contents(of: "\(engineFolder)/\(folder)/\(name)").split(separator: "\n")
        var words: Set<Substring> = []
        for line in lines {
          let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
          let tokens = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
          words.formUnion(tokens)
          // Only declarations at the top level of a file.
          guard line.first?.isWhitespace == false else { continue }
          if let index = tokens.firstIndex(where: { ["class", "struct", "enum", "protocol"].contains($0) }),
            tokens.count > index + 1, !tokens[..<index].contains("private")
          {
            declared[String(tokens[index + 1])] = folder
          }
        }
        sources.append((folder, name, words))
      }
    }
    let order = Dictionary(uniqueKeysWithValues: HouseTests.layers.enumerated().map { ($1, $0) })
    #expect(declared.count > 60)
    for source in sources {
      for (type, home) in declared where (order[home] ?? 0) > (order[source.folder] ?? 0) {
        guard source.words.contains(Substring(type)) else { continue }
        #expect(
          HouseTests.allowed[source.folder]?.contains(type) == true,
          "\(source.folder)/\(source.name) names \(type), which belongs to \(home)")
      }
    }
  }

  @Test("The embedded libraries are the ones in the Scheme sources")
  func embeddedLibraries() throws {
    func text(of source: StaticString) -> String {
      source.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } + "\n"
    }
    let folder = "\(engineFolder)/Libraries"
    #expect(
      try text(of: StandardLibraries.prelude) == contents(of: "\(folder)/scheme/prelude.scm"),
      "run make docs")
    var count = 0
    func compare(_ group: String) throws {
      for file in try names(in: "\(folder)/\(group)", suffix: "") where !file.hasPrefix(".") {
        let path = "\(group)/\(file)"
        if !file.contains(".") { try compare(path) }
        guard file.hasSuffix(".sld") else { continue }
        let name = "(\(path.dropLast(4).replacing("/", with: " ")))"
        let source = try #require(StandardLibraries.sources[name], "\(name): run make docs")
        #expect(try text(of: source) == contents(of: "\(folder)/\(path)"), "\(path): run make docs")
        count += 1
      }
    }
    try compare("parley")
    try compare("scheme")
    try compare("srfi")
    #expect(count == StandardLibraries.sources.count)
  }

  @Test("The engine does not use Foundation")
  func noFoundation() throws {
    for folder in HouseTests.layers {
      for name in try names(in: "\(engineFolder)/\(folder)") {
        let source = try contents(of: "\(engineFolder)/\(folder)/\(name)")
        #expect(!source.contains("import Foundation"), "\(folder)/\(name)")
      }
    }
  }

  @Test("Every primitive is declared once, with a sentence that begins with a verb and a reference")
  func declarations() {
    let scheme = Interpreter()
    let machine = scheme.machine
    var count = 0
    for symbol in machine.systemEnvironment.names {
      guard case .global(let cell)? = machine.systemEnvironment.lookup(symbol),
        let primitive = machine.primitive(in: cell)
      else { continue }
      count += 1
      let sentence = primitive.documentation
      #expect(sentence.first?.isUppercase == true && sentence.hasSuffix("."), "\(primitive.name): \(sentence)")
      #expect(!primitive.reference.isEmpty, "\(primitive.name) stands on nothing")
    }
    #expect(count > 300)
    #expect(machine.redeclared.isEmpty, "declared twice: \(machine.redeclared)")
    withExtendedLifetime(scheme) {}
  }

  @Test("A value is one word of plain data")
  func valueIsPlain() {
    #expect(MemoryLayout<Value>.size == 8 && MemoryLayout<Value>.stride == 8)
    #expect(_isPOD(Value.self))
  }

  @Test("Opcodes are contiguous, and each has a layout")
  func opcodes() {
    for raw in 0..<Opcode.count { #expect(Opcode(rawValue: UInt8(raw)) != nil) }
    #expect(Opcode(rawValue: UInt8(Opcode.count)) == nil)
  }
}
