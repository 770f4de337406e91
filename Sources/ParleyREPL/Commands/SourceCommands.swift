// ,import ,load ,reload ,edit: code that comes from elsewhere.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Command {
  static var sourceCommands: [Command] {
    [
      Command(",import set ...", "Imports libraries, as (import set ...) does.", completing: .library) {
        session, sets in
        // A library may be named without its parentheses.
        session.evaluate("(import \(sets.hasPrefix("(") ? sets : "(\(sets))"))")
      },
      Command(",load file", "Loads a file, as (load \"file\") does.", completing: .file) { session, argument in
        load(session, unquoted(argument))
      },
      Command(
        ",reload [library]", "Loads the last file again; with a library, reads that anew and imports it again.",
        completing: .library
      ) { session, argument in
        guard !argument.isEmpty else {
          guard let file = session.loadedFile else { return session.comment("nothing was loaded yet; ,load file does") }
          return load(session, file)
        }
        let name = argument.hasPrefix("(") ? argument : "(\(argument))"
        if session.interpreter.forgetLibrary(named: name) {
          session.evaluate("(import \(name))")
        } else {
          session.comment("\(name) was not read from a file")
        }
      },
      Command(
        ",edit [name]", "Opens $EDITOR at the last error, or where a procedure was defined, and loads what was changed."
      ) { session, name in
        guard session.isLocal else { return session.comment("the editor is for a session on its own terminal") }
        Editing.edit(session, name)
      },
    ]
  }

  /// A file's name may be written as a string.
  private static func unquoted(_ argument: String) -> String {
    argument.count > 1 && argument.hasPrefix("\"") && argument.hasSuffix("\"")
      ? String(argument.dropFirst().dropLast()) : argument
  }

  private static func load(_ session: Session, _ file: String) {
    session.loadedFile = file
    let quoted = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    session.evaluate("(load \"\(quoted)\")")
  }
}

private enum Editing {
  static func edit(_ session: Session, _ name: String) {
    let location: SourceLocation?
    if name.isEmpty {
      location = session.lastError?.location
      if location == nil { return session.comment("there was no error with a place; ,edit name opens a definition") }
    } else {
      location = session.interpreter.definitionLocation(of: name)
      if location == nil { return session.comment("\(name) is no procedure that was defined here") }
    }
    guard let location else { return }
    if access(location.source.name, R_OK) == 0 {
      edit(session, file: location.source.name, line: location.line)
    } else {
      editTyped(session, location)
    }
  }

  private static func edit(_ session: Session, file: String, line: Int) {
    let before = contents(file)
    guard run(session, file, line) else { return }
    if contents(file) == before {
      session.comment("\(file) is as it was")
    } else {
      session.loadedFile = file
      session.comment("loading \(file)")
      session.evaluate("(load \"\(file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\")")
    }
  }

  /// What was typed at the prompt is in no file: it gets one for as long as it is edited.
  private static func editTyped(_ session: Session, _ location: SourceLocation) {
    var template = Array("\(environmentVariable("TMPDIR") ?? "/tmp")/parley-XXXXXX.scm".utf8CString)
    let descriptor = mkstemps(&template, 4)
    guard descriptor >= 0 else { return session.comment("no temporary file: \(String(cString: strerror(errno)))") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let text = Array((location.source.lines.joined(separator: "\n") + "\n").utf8)
    _ = text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard run(session, path, location.line - (location.source.firstLine - 1)) else { return }
    let edited = contents(path)
    if edited == text {
      session.comment("nothing was changed")
    } else {
      session.evaluate(String(decoding: edited, as: UTF8.self))
    }
  }

  private static func contents(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// Runs the editor on the terminal and waits for it. False if it could not be run, which is said.
  private static func run(_ session: Session, _ path: String, _ line: Int) -> Bool {
    let variables = ["VISUAL", "EDITOR"].compactMap(environmentVariable)
    let editor = variables.first { !$0.isEmpty } ?? "vi"
    session.system.flushStandardOutput()
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    // VS Code has an option of its own for places.
    let isCode = editor.split(separator: " ").first?.split(separator: "/").last == "code"
    let command = isCode ? "\(editor) --wait --goto \(quoted):\(line)" : "\(editor) +\(line) \(quoted)"
    guard let status = Subprocess.run(shell: command) else {
      session.comment("cannot run \(editor): \(String(cString: strerror(errno)))")
      return false
    }
    if status != 0 { session.comment("\(editor) ended with status \(status); $EDITOR names the editor") }
    return status == 0
  }
}
