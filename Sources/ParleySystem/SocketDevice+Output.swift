// Output of sockets: one send(2) an operation while the peer keeps up. What the system does not take goes into a
// bounded queue, which every wait sends on. When the queue is full the writer waits; a peer that takes nothing for the
// send timeout counts as gone. So a dead reader costs the others one timeout, and a slow one loses nothing.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes waiting to be sent, in order.
struct SendQueue {
  private var bytes: [UInt8] = []
  private var start = 0
  /// When the peer last took something, or the queue began.
  var lastProgress: UInt64 = 0
  /// Bytes added since the system last refused some.
  var addedSinceRefusal = 0

  /// The most that a socket queues.
  static var limit: Int { 1 << 20 }

  var count: Int { bytes.count - start }
  var isEmpty: Bool { start == bytes.count }

  mutating func append(_ pointer: UnsafePointer<UInt8>, _ count: Int) {
    // Sent bytes at the front are dropped when they are most of it.
    if start > bytes.count / 2 {
      bytes.removeSubrange(0..<start)
      start = 0
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: pointer, count: count))
    addedSinceRefusal += count
  }

  mutating func removeFirst(_ count: Int) {
    start += count
    if isEmpty { removeAll() }
  }

  mutating func removeAll() {
    bytes = []
    start = 0
    addedSinceRefusal = 0
  }

  func withFirst(_ body: (UnsafePointer<UInt8>, Int) -> Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return body(base + start, count)
    }
  }
}

extension SocketDevice {
  var queuedBytes: Int { queue.count }

  /// How much may be added to a queue before the system is asked again without anybody waiting.
  private static var retryInterval: Int { 4096 }
  /// How long a closed socket goes on sending to a peer that takes nothing.
  private static var lingerNanoseconds: UInt64 { 30_000_000_000 }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PortError) -> Int {
    if goneCode != 0 || state != .connected { return count }
    if isQueueing {
      try enqueue(bytes, count)
      return count
    }
    return try write(bytes, count: count, after: context.calls.send(descriptor, bytes, count))
  }

  func write(_ bytes: UnsafePointer<UInt8>, count: Int, after outcome: Int) throws(PortError) -> Int {
    var outcome = outcome
    var sent = 0
    while true {
      if outcome >= 0 {
        traffic.sent &+= outcome
        sent += outcome
        if sent == count { return count }
      } else if !mayRetry(Int32(-outcome)) {
        break
      }
      outcome = context.calls.send(descriptor, bytes + sent, count - sent)
    }
    if goneCode != 0 { return count }
    queue.lastProgress = context.calls.monotonicNanoseconds()
    context.sendingSockets.append(self)
    try enqueue(bytes + sent, count - sent)
    return count
  }

  /// What a failed send means: true to try again at once.
  private func mayRetry(_ code: Int32) -> Bool {
    switch code {
    case EINTR: return true
    // The queue takes over. ENOBUFS: BSD says so when its buffers, not the socket's, are full.
    case EAGAIN, ENOBUFS, ENOMEM: return false
    default:
      markGone(code)
      return false
    }
  }

  private func enqueue(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(PortError) {
    var done = 0
    while done < count {
      if queue.count == queueLimit {
        try waitForRoom()
        if goneCode != 0 { return }
        if queue.isEmpty {
          // Everything went while waiting: the socket has left the list of those that are sending.
          queue.lastProgress = context.calls.monotonicNanoseconds()
          context.sendingSockets.append(self)
        }
      }
      let piece = min(count - done, queueLimit - queue.count)
      queue.append(bytes + done, piece)
      done += piece
    }
    if queue.addedSinceRefusal > SocketDevice.retryInterval { sendQueued() }
  }

  /// Waits until the peer has taken something of a full queue. A peer that does not is given up.
  private func waitForRoom() throws(PortError) {
    let deadline = context.calls.monotonicNanoseconds() + context.sendTimeout
    while queue.count == queueLimit, goneCode == 0 {
      if try context.wait(for: descriptor, Int32(POLLOUT), until: deadline) {
        sendQueued()
      } else if queue.count == queueLimit {
        abandon()
      }
    }
  }

  /// Sends what the system takes of the queue, without waiting.
  func sendQueued() {
    queue.addedSinceRefusal = 0
    while !queue.isEmpty {
      let result = queue.withFirst { context.calls.send(descriptor, $0, $1) }
      if result >= 0 {
        traffic.sent &+= result
        queue.removeFirst(result)
        queue.lastProgress = context.calls.monotonicNanoseconds()
      } else if !mayRetry(Int32(-result)) {
        return
      }
    }
    finishSending()
  }

  /// Forgets what is queued: the peer is gone.
  func dropQueue() {
    guard !queue.isEmpty else { return }
    queue.removeAll()
    finishSending()
  }

  /// Forgets what is queued, which another process sends.
  func forgetQueue() {
    queue.removeAll()
    endsOutputWhenSent = false
    if closesWhenSent { closeDescriptor() }
  }

  /// Does what waited for the queue to become empty.
  private func finishSending() {
    context.sendingSockets.removeAll { $0 === self }
    if closesWhenSent {
      closeDescriptor()
    } else if endsOutputWhenSent {
      endsOutputWhenSent = false
      _ = context.calls.shutdown(descriptor, 1)
    }
  }

  /// Ends the sending of a closed socket whose peer takes nothing for long.
  func giveUpIfStuck() {
    guard closesWhenSent else { return }
    if context.calls.monotonicNanoseconds() - queue.lastProgress > SocketDevice.lingerNanoseconds { dropQueue() }
  }
}
