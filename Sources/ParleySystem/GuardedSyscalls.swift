// The door to the system for programs that may not do everything: what a call wants is judged before it is made.
//
// File names are resolved (symbolic links, `.` and `..`) before they are compared with the folders that are allowed, whose
// names were resolved when the guard was made. Somebody else who can put a symbolic link into such a folder between the
// judgement and the call gets past it; a program that may not write there cannot.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a system call wants.
enum Access {
  case read(UnsafePointer<CChar>)
  case write(UnsafePointer<CChar>)
  case connect(UnsafePointer<sockaddr>, socklen_t)
  case bind(UnsafePointer<sockaddr>, socklen_t)
  /// Ask for the addresses of names.
  case resolve
  case environment(UnsafePointer<CChar>)
  /// Start, signal or change processes.
  case process
}

final class GuardedSyscalls: Syscalls {
  private var readable: [[UInt8]] = []
  private var writable: [[UInt8]] = []
  private var hosts: [(host: String, ports: ClosedRange<Int>)] = []
  private var listening: [ClosedRange<Int>] = []
  private var variables: Set<String> = []
  private var mayUseProcesses = false

  init(_ capabilities: Capabilities) {
    super.init()
    for grant in capabilities.grants {
      switch grant {
      case .fileRead(let folder): readable.append(GuardedSyscalls.resolved(folder) ?? Array(folder.utf8))
      case .fileWrite(let folder): writable.append(GuardedSyscalls.resolved(folder) ?? Array(folder.utf8))
      case .connect(let host, let ports): hosts.append((host, ports))
      case .listen(let ports): listening.append(ports)
      case .environment(let names): variables.formUnion(names)
      case .processes: mayUseProcesses = true
      }
    }
  }

  override func permits(_ access: Access) -> Bool {
    switch access {
    case .read(let path): return isInside(path, readable) || strcmp(path, "/dev/null") == 0
    case .write(let path): return isInside(path, writable)
    case .environment(let name): return variables.contains("*") || variables.contains(String(cString: name))
    case .process: return mayUseProcesses
    case .resolve: return !hosts.isEmpty
    case .connect(let address, let length):
      return permits(address, length) { host, port in
        hosts.contains { $0.ports.contains(port) && ($0.host == "*" || names($0.host, host)) }
      }
    case .bind(let address, let length):
      return permits(address, length) { _, port in listening.contains { $0.contains(port) } }
    }
  }

  override func message(for code: Int32) -> String {
    code == EPERM ? "not permitted: the host has not given this interpreter the capability" : super.message(for: code)
  }

  // MARK: - Files

  private func isInside(_ path: UnsafePointer<CChar>, _ folders: [[UInt8]]) -> Bool {
    guard !folders.isEmpty, let name = GuardedSyscalls.resolved(path) else { return false }
    return folders.contains { folder in
      guard name.starts(with: folder) else { return false }
      return name.count == folder.count || folder.last == UInt8(ascii: "/") || name[folder.count] == UInt8(ascii: "/")
    }
  }

  /// A file name without symbolic links, `.` and `..`. Its last part need not be there, but then it must not be a link.
  private static func resolved(_ path: UnsafePointer<CChar>) -> [UInt8]? {
    if let found = real(path) { return found }
    var status = stat()
    guard lstat(path, &status) != 0 else { return nil }
    var name = UnsafeRawBufferPointer(start: path, count: strlen(path)).map { $0 }
    let slash = UInt8(ascii: "/")
    while name.count > 1, name.last == slash { name.removeLast() }
    let start = name.lastIndex(of: slash).map { $0 + 1 } ?? 0
    let last = name[start...]
    guard !last.isEmpty, !last.elementsEqual(".".utf8), !last.elementsEqual("..".utf8) else { return nil }
    let folder = start == 0 ? Array(".".utf8) : Array(name[..<start])
    guard var found = real(folder.map { CChar(bitPattern: $0) } + [0]) else { return nil }
    if found.last != slash { found.append(slash) }
    return found + last
  }

  private static func real(_ path: UnsafePointer<CChar>) -> [UInt8]? {
    guard let result = realpath(path, nil) else { return nil }
    defer { free(result) }
    return UnsafeRawBufferPointer(start: result, count: strlen(result)).map { $0 }
  }

  // MARK: - Network

  private func permits(
    _ address: UnsafePointer<sockaddr>, _ length: socklen_t, _ isAllowed: (SocketAddress, Int) -> Bool
  ) -> Bool {
    var storage = sockaddr_storage()
    let count = min(Int(length), MemoryLayout<sockaddr_storage>.size)
    withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: count)) }
    let target = SocketAddress(storage, length: count)
    switch target {
    case .inet(_, let port), .inet6(_, let port, _): return isAllowed(target, Int(port))
    // The socket of a path is a file.
    case .unix(let path):
      return path.first != 0
        && (path + [0]).withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { text in text.baseAddress.map { isInside($0, writable) } ?? false }
        }
    case .other: return false
    }
  }

  /// Whether a host's name or numbers stand for an address.
  private func names(_ host: String, _ address: SocketAddress) -> Bool {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return false }
    defer { freeaddrinfo(list) }
    var next = list
    while let entry = next {
      if let found = entry.pointee.ai_addr {
        var storage = sockaddr_storage()
        let count = min(Int(entry.pointee.ai_addrlen), MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: UnsafeRawBufferPointer(start: found, count: count)) }
        if SocketAddress(storage, length: count).hasSameHost(as: address) { return true }
      }
      next = entry.pointee.ai_next
    }
    return false
  }
}

extension SocketAddress {
  /// Whether two addresses differ at most in their ports. An IPv4 address written in the manner of IPv6 is the same host.
  fileprivate func hasSameHost(as other: SocketAddress) -> Bool {
    guard let one = hostBytes, let two = other.hostBytes else { return false }
    return one == two
  }

  private var hostBytes: [UInt8]? {
    switch self {
    case .inet(let host, _):
      return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        + (0..<4).map { UInt8(truncatingIfNeeded: host >> (24 - 8 * UInt32($0))) }
    case .inet6(let host, _, _): return host
    case .unix, .other: return nil
    }
  }
}
