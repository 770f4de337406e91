// What looks after a running program from outside, on the program's own thread: the status line, and clients.

import Parley

/// Passes the machine's polls on, since there is but one place to be told of them.
public final class Supervisor {
  private var tasks: [() -> Void] = []

  public init(_ interpreter: Interpreter) {
    interpreter.onPoll { [weak self] in
      guard let self else { return }
      for task in tasks { task() }
    }
  }

  func add(_ task: @escaping () -> Void) { tasks.append(task) }
}
