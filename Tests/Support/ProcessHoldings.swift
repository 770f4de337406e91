// What a running process holds: memory and descriptors. For tests and measurements of programs that run for long.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public struct ProcessHoldings: Sendable {
  /// Resident memory in bytes.
  public let memory: Int
  /// Open descriptors.
  public let descriptors: Int

  public init(of pid: pid_t) throws {
    #if os(Linux)
      let words = String(decoding: try readFile("/proc/\(pid)/statm"), as: UTF8.self).split(separator: " ")
      guard words.count > 1, let pages = Int(words[1]) else { throw SupportError("/proc/\(pid)/statm is empty") }
      memory = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
      guard let folder = opendir("/proc/\(pid)/fd") else { throw SupportError.system("/proc/\(pid)/fd") }
      defer { closedir(folder) }
      // Itself and its parent are in every folder.
      var count = -2
      while readdir(folder) != nil { count += 1 }
      descriptors = count
    #else
      var usage = rusage_info_v0()
      let code = withUnsafeMutablePointer(to: &usage) { pointer in
        pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) { proc_pid_rusage(pid, RUSAGE_INFO_V0, $0) }
      }
      guard code == 0 else { throw SupportError.system("proc_pid_rusage") }
      memory = Int(usage.ri_resident_size)
      var entries = [proc_fdinfo](repeating: proc_fdinfo(), count: 65536)
      let size = Int32(entries.count * MemoryLayout<proc_fdinfo>.stride)
      let filled = proc_pidinfo(pid, PROC_PIDLISTFDS, 0, &entries, size)
      guard filled >= 0 else { throw SupportError.system("proc_pidinfo") }
      descriptors = Int(filled) / MemoryLayout<proc_fdinfo>.stride
    #endif
  }
}

/// Lets this process, and those it starts, have `count` descriptors. False if that is beyond the hard limit.
public func raiseDescriptorLimit(to count: Int) -> Bool {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  guard getrlimit(resource, &limit) == 0 else { return false }
  if limit.rlim_cur >= rlim_t(count) { return true }
  guard limit.rlim_max >= rlim_t(count) else { return false }
  limit.rlim_cur = rlim_t(count)
  return setrlimit(resource, &limit) == 0
}
