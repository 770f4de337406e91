// The words that the run loop shares with the rest of the machine, behind one pointer to a plain struct.
//
// A frame, addressed by its base:
//
//   base.callee   the closure being run; the caller's result slot
//   base.returnAddress   return address
//   base[0…]   arguments, locals, temporaries, and the frames of callees being prepared
//
// The word before a return address is the distance to the caller's base, so a return is: store the value in base.callee, load
// the address, subtract. No word of a frame is an address in the stack, so frames can be copied. Return addresses are
// multiples of four and look like fixnums, so the whole stack is one array of values to the collector.
//
// Every word from the top of the running frame up to `cleanEnd` may hold leftovers, which a collection clears; above it
// all is zero. So a slot that a frame has not written yet never holds a dangling reference.

typealias CodePointer = UnsafeMutablePointer<UInt32>

struct MachineState {
  /// Where execution stands; up to date only while the run loop is in a call that may need it.
  var pc: CodePointer
  var base: WordPointer
  /// The stack, and the bottom of the part that belongs to the innermost run.
  var stackStart: WordPointer
  var stackEnd: WordPointer
  var segmentBottom: WordPointer
  /// A frame may not start above this; soft, see `Machine.growStack`.
  var stackLimit: WordPointer
  /// The primitive that was called last. Its procedure keeps it alive.
  var primitive: Unmanaged<Primitive>?
  /// Behind the arguments that `apply` has spread for a running primitive, perhaps beyond the frame of the call; otherwise
  /// the beginning of the stack.
  var spreadEnd: WordPointer

  @inline(__always) mutating func save(_ pc: CodePointer, _ base: WordPointer) {
    self.pc = pc
    self.base = base
  }
  var position: (CodePointer, WordPointer) { @inline(__always) get { (pc, base) } }
}

/// Values that belong to the execution state; all are roots.
enum MachineRegister {
  /// Frames below the bottom of the stack, or the empty list.
  static var continuation: Int { 0 }
  static var winders: Int { 1 }
  static var handlers: Int { 2 }
  static var parameters: Int { 3 }
  static var inputPort: Int { 4 }
  static var outputPort: Int { 5 }
  static var errorPort: Int { 6 }
  static var result: Int { 7 }
  /// What is on its way out of a host call: the object raised, or a continuation and its value as a pair.
  static var departure: Int { 8 }
  static var count: Int { 9 }
}

/// The words below a frame's base. Swift 6.3 drops a store at a constant negative index when one at index 0 of the same
/// pointer follows; an address made from an integer it leaves alone.
extension WordPointer {
  @inline(__always) private func word(below bytes: UInt) -> WordPointer {
    WordPointer(bitPattern: UInt(bitPattern: self) &- bytes).unsafelyUnwrapped
  }

  /// The closure being run; the caller's result slot.
  var callee: UInt64 {
    @inline(__always) get { word(below: 16).pointee }
    @inline(__always) nonmutating set { word(below: 16).pointee = newValue }
  }

  var returnAddress: UInt64 {
    @inline(__always) get { word(below: 8).pointee }
    @inline(__always) nonmutating set { word(below: 8).pointee = newValue }
  }
}
