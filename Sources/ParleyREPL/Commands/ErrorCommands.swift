// ,bt ,locals ,up ,down: a look at the last error. The session has gone on; what is looked at is what the error tells.

import Parley

extension Command {
  static var errorCommands: [Command] {
    [
      Command(",bt", "Lists all callers of the last error, innermost first.") { session, _ in
        guard let error = lastError(session) else { return }
        var rows = error.frames.enumerated().map { index, frame in row(frame, index, session) }
        if rows.isEmpty, let location = error.location { rows = [["  0", "", ErrorDisplay.place(location)]] }
        session.comment(rows)
        if error.framesAreCut { session.comment("  ...  and more") }
      },
      Command(",locals", "Lists the variables of the frame that is looked at, and their values.") { session, _ in
        guard let error = lastError(session) else { return }
        let frames = error.frames
        let variables = frames.indices.contains(session.selectedFrame) ? frames[session.selectedFrame].variables : []
        if variables.isEmpty { return session.comment("no variables are known here") }
        session.comment(variables.map { "\($0.name) = \($0.value)" }.joined(separator: "\n"))
      },
      Command(",up [n]", "Looks at the caller of the frame that was looked at.") { session, argument in
        move(session, by: Int(argument) ?? 1)
      },
      Command(",down [n]", "Looks at the frame that the one looked at has called.") { session, argument in
        move(session, by: -(Int(argument) ?? 1))
      },
    ]
  }

  private static func lastError(_ session: Session) -> SchemeError? {
    if session.lastError == nil { session.comment("there was no error") }
    return session.lastError
  }

  /// Number, procedure, place and form of a frame; the one that is looked at is marked.
  private static func row(_ frame: SchemeError.Frame, _ index: Int, _ session: Session) -> [String] {
    let mark = index == session.selectedFrame ? ">" : " "
    let number = String(index)
    var form = frame.location.map(ErrorDisplay.excerpt) ?? ""
    if frame.repetitions > 0 { form += (form.isEmpty ? "" : "  ") + "and \(frame.repetitions) more" }
    return [
      mark + String(repeating: " ", count: max(0, 2 - number.count)) + number, frame.procedure,
      frame.location.map(ErrorDisplay.place) ?? "", form,
    ]
  }

  private static func move(_ session: Session, by distance: Int) {
    guard let error = lastError(session) else { return }
    guard !error.frames.isEmpty else { return session.comment("the error has no callers") }
    let target = session.selectedFrame + distance
    if target < 0 { session.comment("this is the innermost frame") }
    if target >= error.frames.count { session.comment("this is the outermost frame") }
    session.selectedFrame = min(max(0, target), error.frames.count - 1)
    let frame = error.frames[session.selectedFrame]
    session.comment([row(frame, session.selectedFrame, session)])
    if let location = frame.location {
      session.comment(ErrorDisplay.source(location).map { "  " + $0 }.joined(separator: "\n"))
    }
  }
}
