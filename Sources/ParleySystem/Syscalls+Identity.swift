// System calls about users, groups and the machine.

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// The numbers that a process runs under, by the names of C.
enum Identity: String {
  case user = "uid"
  case group = "gid"
  case effectiveUser = "euid"
  case effectiveGroup = "egid"
}

struct UserEntry {
  let name, password, fullName, folder, shell: [UInt8]
  let number, group: Int

  fileprivate init?(_ entry: UnsafeMutablePointer<passwd>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.pw_name)
    password = text(entry.pw_passwd)
    fullName = text(entry.pw_gecos)
    folder = text(entry.pw_dir)
    shell = text(entry.pw_shell)
    number = Int(entry.pw_uid)
    group = Int(entry.pw_gid)
  }
}

struct GroupEntry {
  let name, password: [UInt8]
  let number: Int
  let users: [[UInt8]]

  fileprivate init?(_ entry: UnsafeMutablePointer<group>?) {
    guard let entry = entry?.pointee else { return nil }
    name = text(entry.gr_name)
    password = text(entry.gr_passwd)
    number = Int(entry.gr_gid)
    users = texts(entry.gr_mem)
  }
}

extension Syscalls {
  /// getuid(2) and its kin.
  func identity(_ identity: Identity) -> Int {
    switch identity {
    case .user: return Int(getuid())
    case .group: return Int(getgid())
    case .effectiveUser: return Int(geteuid())
    case .effectiveGroup: return Int(getegid())
    }
  }
  /// getgroups(2).
  func supplementaryGroups() -> [Int] {
    // Another thread may add to them between the two calls; the system has an upper bound too.
    for _ in 0..<3 {
      let count = getgroups(0, nil)
      guard count > 0 else { return [] }
      var groups = [gid_t](repeating: 0, count: Int(count))
      let found = getgroups(count, &groups)
      if found >= 0 { return groups[0..<Int(found)].map(Int.init) }
    }
    return []
  }
  /// setuid(2) and its kin.
  func setIdentity(_ identity: Identity, _ number: UInt32) -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    switch identity {
    case .user: return outcome(setuid(number))
    case .group: return outcome(setgid(number))
    case .effectiveUser: return outcome(seteuid(number))
    case .effectiveGroup: return outcome(setegid(number))
    }
  }
  /// uname(2): system, node, release, version, machine.
  func uname() -> [[UInt8]] {
    var names = utsname()
    guard systemNames(&names) >= 0 else { return [] }
    func field<T>(_ field: T) -> [UInt8] {
      withUnsafeBytes(of: field) { bytes in Array(bytes.prefix { $0 != 0 }) }
    }
    return [
      field(names.sysname), field(names.nodename), field(names.release), field(names.version), field(names.machine),
    ]
  }
  /// nice(3).
  func nice(_ increment: Int32) -> Int {
    guard permits(.process) else { return Syscalls.refusal }
    errno = 0
    let result = systemNice(increment)
    // -1 is a niceness too.
    return result == -1 && errno != 0 ? -Int(errno) : 0
  }
  /// ttyname(3).
  func terminalName(_ descriptor: Int32) -> [UInt8]? {
    SharedAnswers.others.use { ttyname(descriptor).map { text($0) } }
  }

  /// getpwnam(3), getpwuid(3), getpwent(3).
  func user(named name: [CChar]) -> UserEntry? {
    permits(reading: "/etc/passwd") ? SharedAnswers.others.use { UserEntry(getpwnam(name)) } : nil
  }
  func user(numbered number: UInt32) -> UserEntry? {
    permits(reading: "/etc/passwd") ? SharedAnswers.others.use { UserEntry(getpwuid(number)) } : nil
  }
  func nextUser() -> UserEntry? {
    guard permits(reading: "/etc/passwd") else { return nil }
    return places.users.next {
      SharedAnswers.others.readAll(from: { setpwent() }, { UserEntry(getpwent()) }, to: { endpwent() })
    }
  }

  /// getgrnam(3), getgrgid(3), getgrent(3).
  func group(named name: [CChar]) -> GroupEntry? {
    permits(reading: "/etc/group") ? SharedAnswers.others.use { GroupEntry(getgrnam(name)) } : nil
  }
  func group(numbered number: UInt32) -> GroupEntry? {
    permits(reading: "/etc/group") ? SharedAnswers.others.use { GroupEntry(getgrgid(number)) } : nil
  }
  func nextGroup() -> GroupEntry? {
    guard permits(reading: "/etc/group") else { return nil }
    return places.groups.next {
      SharedAnswers.others.readAll(from: { setgrent() }, { GroupEntry(getgrent()) }, to: { endgrent() })
    }
  }
}

private func systemNames(_ names: UnsafeMutablePointer<utsname>) -> Int32 { uname(names) }
private func systemNice(_ increment: Int32) -> Int32 { nice(increment) }
