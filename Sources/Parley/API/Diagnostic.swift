// What `Interpreter.check` finds in a program without running it.

/// Something wrong in a program's text.
public struct Diagnostic: Sendable {
  public enum Severity: String, Sendable {
    /// The program fails, or cannot even begin.
    case error
    /// It runs, but not as it was meant to.
    case warning
  }

  /// A place in a text; lines and columns count from 1.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
  }

  public let severity: Severity
  /// The kind of mistake: `read`, `syntax`, `file`, `unbound`, `arity`, `unused`.
  public let code: String
  public let message: String
  /// Where it begins; its source may be a library file that the program imports.
  public let location: SourceLocation
  /// From the first character of what is wrong to behind the last one.
  public var range: Range<Position> { Position(line: location.line, column: location.column)..<location.end }

  /// The diagnostic as text: place and message, the source line with a caret. Ends in a newline.
  public func rendered(color: Bool = false) -> String {
    let paint = Paint(isOn: color)
    let kind = severity == .error ? paint.strong("error:") : paint.dim("warning:")
    let lines = ["\(location): \(kind) \(message)"] + Excerpt.lines(of: location, notes: [], paint)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Diagnostic.Position: Comparable {
  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension SourceLocation {
  /// Where what begins here ends.
  fileprivate var end: Diagnostic.Position {
    let form = form.extent
    // A form that goes on over the end of its line is longer than the location says.
    guard length > 1, form.lines > 0 else { return Diagnostic.Position(line: line, column: column + length) }
    return Diagnostic.Position(line: line + form.lines, column: form.column)
  }
}

extension Interpreter {
  /// Looks for mistakes in a program without running it: reads it, expands its macros and the libraries it imports, and
  /// finds names that nothing defines, calls of known procedures with the wrong number of arguments, and definitions that
  /// nothing uses. What cannot be known without running the program is not reported. Transformers written as procedures
  /// do run, since only they know what their macros mean.
  /// - Parameter name: what places in the text are called by.
  public func check(text: String, name: String) -> [Diagnostic] { check(codes: text.characterCodes, name: name) }

  /// Looks for mistakes in the program in a file.
  public func check(file: String) throws(SchemeError) -> [Diagnostic] {
    let source: (name: String, codes: [UInt32])
    do throws(SchemeThrow) { source = try machine.sourceText(file) } catch { throw machine.hostError(error) }
    return check(codes: source.codes, name: source.name)
  }

  private func check(codes: [UInt32], name: String) -> [Diagnostic] {
    let source = SourceText(name: name, codes: codes)
    let mode = CheckMode(machine)
    let known = Set(machine.libraries.keys)
    defer { machine.forgetLibraries { !known.contains($0) } }
    var scope: Scope?
    var isIsolated = false
    var reader = SyntaxReader(source: source, codes: codes, machine: machine)
    do throws(SchemeThrow) {
      while let form = try reader.next() {
        if scope == nil { isIsolated = machine.beginsWithImport(form) }
        let target =
          scope ?? machine.makeTopScope(name: "program", bases: isIsolated ? [] : [machine.systemEnvironment])
        scope = target
        mode.expand(form, in: target)
      }
    } catch {
      mode.note(error, at: Syntax(.list([]), at: nil))
    }
    mode.loadRemaining()
    var finder = MistakeFinder(mode, machine: machine)
    do throws(SchemeThrow) {
      try machine.expanding { () throws(SchemeThrow) in try finder.run(reportsUnused: isIsolated) }
    } catch {
      mode.note(error, at: Syntax(.list([]), at: nil))
    }
    let start = SourceLocation(source: source, line: 1, column: 1, length: 1)
    let problems = mode.problems.map { problem in
      Diagnostic(
        severity: .error, code: problem.kind.rawValue, message: problem.message, location: problem.location ?? start)
    }
    let mistakes = finder.mistakes.filter { $0.isError || $0.location.source === source }.map { mistake in
      Diagnostic(
        severity: mistake.isError ? .error : .warning, code: mistake.code, message: mistake.message,
        location: mistake.location)
    }
    return (problems + mistakes).sorted {
      ($0.location.source === source ? 0 : 1, $0.location.source.name, $0.location.line, $0.location.column)
        < ($1.location.source === source ? 0 : 1, $1.location.source.name, $1.location.line, $1.location.column)
    }
  }
}
