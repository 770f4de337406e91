// Reading whatever has arrived, for protocols that take their input in pieces of any size.

extension Port {
  /// Bytes that were read ahead and not yet taken.
  public var unreadBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: state.pointee.input + state.pointee.inputStart, count: state.pointee.inputEnd - state.pointee.inputStart)
  }

  /// Takes what is there, up to `count` bytes, and waits only if nothing is. Returns how many; 0 at the end of input.
  public func readSome(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(PortError) -> Int {
    guard flags.contains(.inputOpen) else { throw .closed }
    flags.insert(.readsBytes)
    let ahead = min(count, unreadBytes.count)
    target.update(from: state.pointee.input + state.pointee.inputStart, count: ahead)
    var done = ahead
    if done < count, !flags.contains(.ended), let device {
      // An error leaves what was read ahead where it is.
      let got =
        done == 0
        ? try device.read(into: target, count: count)
        : try device.readAvailable(into: target + done, count: count - done, polled: false)
      if got == 0 { flags.insert(.ended) }
      done += got ?? 0
    }
    state.pointee.inputStart += ahead
    return done
  }
}
