// A thread of the system for tests that must have one.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hands an interpreter to another thread, which is what a test of doing so needs.
final class Shared: @unchecked Sendable {
  let interpreter: Interpreter
  init(_ interpreter: Interpreter) { self.interpreter = interpreter }
}

final class SystemThread {
  private var thread = pthread_t()
  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  init(_ body: @escaping () -> Void) {
    let box = Unmanaged.passRetained(Body(body)).toOpaque()
    var made = pthread_t()
    pthread_create(
      &made, nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box)
    thread = made
  }

  func join() { pthread_join(thread, nil) }
}
