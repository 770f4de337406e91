// What the system tells about open ports to somebody at a prompt, and who sees the standard streams go by.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open port: what it stands on, and how much has gone through it.
public struct PortReport: Sendable {
  public let descriptor: Int32
  /// "tcp", "tcp6", "unix", "udp", "file", "stream" ...
  public let kind: String
  /// "listening", "connected", "peer gone", "open" ...
  public let state: String
  /// This end: an address or a path.
  public let name: String
  /// The other end; empty if there is none.
  public let peer: String
  public let traffic: Traffic
}

/// Bytes that came in and went out.
public struct Traffic: Sendable {
  public var received = 0
  public var sent = 0
}

/// A device that counts.
protocol TrafficSource: AnyObject {
  /// Nil if it stands under no open port of the program.
  var report: PortReport? { get }
}

/// What sees the bytes of the standard streams go by: a session on a terminal, which must know where the cursor is.
public protocol StreamObserver: AnyObject {
  /// Called before one of them is read or written.
  func willUse()
  func didWrite(_ bytes: UnsafeBufferPointer<UInt8>)
  func didRead(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension SocketDevice {
  var report: PortReport? {
    guard descriptor >= 0, !isHidden else { return nil }
    let state: String
    if closesWhenSent {
      state = "closing"
    } else if goneCode != 0 {
      state = "peer gone"
    } else {
      state = self.state == .fresh ? "new" : "\(self.state)"
    }
    let queued = queuedBytes == 0 ? "" : ", \(queuedBytes) bytes to send"
    return PortReport(
      descriptor: descriptor, kind: kind, state: state + queued, name: name()?.description ?? "",
      peer: self.state == .connected ? peer?.description ?? "" : "", traffic: totalTraffic)
  }

  private var kind: String {
    switch family {
    case AF_INET: isDatagram ? "udp" : "tcp"
    case AF_INET6: isDatagram ? "udp6" : "tcp6"
    default: isDatagram ? "unix datagram" : "unix"
    }
  }
}
