// Where the tests find what they test.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The `parley` that was built together with the running tests; PARLEY_BINARY names another one.
public let parleyBinary: String = {
  if let path = getenv("PARLEY_BINARY") { return String(cString: path) }
  // On Linux the test bundle is the running program; elsewhere a helper runs it and gets its path as an argument.
  let arguments = CommandLine.arguments
  let marker = arguments.firstIndex(of: "--test-bundle-path").map { $0 + 1 } ?? 0
  var directory = arguments[min(marker, arguments.count - 1)]
  while let slash = directory.lastIndex(of: "/") {
    directory = String(directory[..<slash])
    let candidate = directory + "/parley"
    if access(candidate, X_OK) == 0 { return candidate }
  }
  return "parley"
}()

/// The folder that holds Package.swift, without a slash at the end.
public let packageRoot: String = {
  var path = #filePath
  for _ in 0..<3 { path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
  return path
}()

/// The path of `name` among the example programs.
public func examplePath(_ name: String) -> String {
  "\(packageRoot)/scheme-examples/\(name)"
}

/// Runs `body` with the path of a copy of an example that names another port than 8001, so that it can run beside the
/// others that do.
public func withExample<Result>(
  _ name: String, servingOn port: UInt16, body: (String) throws -> Result
) throws -> Result {
  let text = String(decoding: try readFile(examplePath(name)), as: UTF8.self)
  let parts = text.split(separator: " 8001)", omittingEmptySubsequences: false)
  guard parts.count == 2 else { throw SupportError("\(name) does not name its port once") }
  return try withTemporaryFile("\(parts[0]) \(port))\(parts[1])".utf8, body: body)
}

/// The path of `name`, looked for in PATH unless it contains a slash.
public func findExecutable(_ name: String) -> String? {
  if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
  guard let path = getenv("PATH") else { return nil }
  return String(cString: path).split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
}

/// The bytes of a file.
public func readFile(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw SupportError.system(path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// Runs `body` with the path of a file that holds `bytes`, and removes the file afterwards.
public func withTemporaryFile<Result>(
  _ bytes: some Collection<UInt8>, body: (String) throws -> Result
) throws -> Result {
  var template = Array("/tmp/parley-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw SupportError.system("mkstemp") }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  let channel = Channel(descriptor)
  try channel.write(bytes, by: .seconds(10))
  channel.close()
  return try body(path)
}

/// Runs `body` with the path of a new folder, and removes it with all that is in it afterwards.
public func withTemporaryFolder<Result>(body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/parley-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw SupportError.system("mkdtemp") }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = try? ChildProcess.run(["rm", "-rf", path], input: "", by: .seconds(10)) }
  return try body(path)
}
