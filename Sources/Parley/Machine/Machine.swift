// The machine: one interpreter's execution state.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs code objects. Owns the heap, the stack and the global environment.
public final class Machine {
  let heap: Heap
  /// The primitive being called, for error texts.
  unowned(unsafe) var currentPrimitive: Primitive?

  init(limitBytes: Int) {
    heap = Heap(limitBytes: limitBytes)
  }

  /// Makes a primitive's procedure and binds it in the system environment.
  func install(_ primitive: Primitive) {
  }

  /// Polled by long loops inside primitives: raises when an interrupt came or the memory limit is passed.
  func checkpoint() throws(SchemeThrow) {
  }
}
