// Before a collection: the registers of frames on the stack that nobody will read again are cleared, so that nothing lives
// longer than the program can tell, but for what errors show: a variable that is not used any more is missing there.

extension Machine {
  /// Clears them in the frames of the innermost run. Those of frames that were moved to the heap stay.
  func clearDeadRegisters() {
    var base = state.pointee.base
    let bottom = state.pointee.segmentBottom
    guard base > bottom, state.pointee.spreadEnd <= base else { return }
    clearRunning(base)
    while base > bottom {
      let returnAddress = codePointer(base.returnAddress)
      if returnAddress == underflowStub { return }
      let distance = Int(returnAddress[-1])
      let caller = base - distance
      // A frame that failed is shown as it was to whoever handles the error.
      if caller > bottom, UInt8(truncatingIfNeeded: returnAddress.pointee) != Opcode.raiseReturned.rawValue {
        let callee = Value(bits: caller.callee)
        if callee.isObject(.closure) {
          let code = callee.closureCode
          let live = codeTable[code]?.liveness(of: code)?.live(returningTo: returnAddress - code.entry)
          // The result comes where the callee's frame begins.
          if let live { clear(caller, count: distance - 2, but: live) }
        }
      }
      base = caller
    }
  }

  private func clearRunning(_ base: WordPointer) {
    let callee = Value(bits: base.callee)
    guard callee.isObject(.closure) else { return }
    let code = callee.closureCode
    let offset = state.pointee.pc - code.entry
    guard let live = codeTable[code]?.liveness(of: code)?.live(around: offset) else { return }
    clear(base, count: code.frameSize, but: live)
  }

  private func clear(_ base: WordPointer, count: Int, but live: RegisterSet) {
    for register in 0..<count where !live.contains(register) { base[register] = Value.uninitialized.bits }
  }
}
