// How much a program may use.

/// How much one evaluation may use. A program that passes a limit gets a condition of kind `limit` (`memory` for the
/// heap), which it may catch once to clean up, with a small reserve; passing that too ends the evaluation, whatever
/// handlers and after thunks the program has.
///
/// Steps, time and output count from the moment when the host calls into the interpreter.
public struct Limits: Sendable {
  /// Calls and turns of loops, counted in slices of `Interpreter.Configuration.fuelSlice`.
  public var steps: Int?
  /// Seconds by the clock, waiting included.
  public var seconds: Double?
  /// Bytes of live data, for all evaluations together.
  public var heapBytes: Int
  /// Bytes of stack frames that a recursion may hold; half of the heap, at most 512 MiB, if nil.
  public var stackBytes: Int?
  /// Bytes written to standard output and standard error.
  public var outputBytes: Int?

  public init(
    steps: Int? = nil, seconds: Double? = nil, heapBytes: Int = 1 << 30, stackBytes: Int? = nil,
    outputBytes: Int? = nil
  ) {
    self.steps = steps
    self.seconds = seconds
    self.heapBytes = heapBytes
    self.stackBytes = stackBytes
    self.outputBytes = outputBytes
  }
}
