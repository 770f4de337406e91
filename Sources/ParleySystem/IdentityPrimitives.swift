// Who the program runs as, and the system's tables of users and groups (SCM 5.11). A table is looked up by name or
// number, or stepped through by calls without arguments.

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineIdentityPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context
  let calls = context.calls
  for (identity, sentence) in [
    (Identity.user, "the user that this process runs for"), (.group, "the group that this process runs for"),
    (.effectiveUser, "the user whose rights this process has"),
    (.effectiveGroup, "the group whose rights this process has"),
  ] {
    let name = identity.rawValue
    define("(get\(name))", "Returns the number of \(sentence).", "SCM get\(name)") { _ in
      Value(fixnum: calls.identity(identity))
    }
    define(
      "(set\(name) number)", "Makes NUMBER that of \(sentence). Returns #t, or #f.", "SCM set\(name)"
    ) { a throws(SchemeThrow) in
      context.answer(calls.setIdentity(identity, try identityNumber(a, 0)))
    }
  }
  define(
    "(getgroups)", "Returns a vector of the numbers of the groups whose rights this process has besides its own.",
    "SCM getgroups"
  ) { a throws(SchemeThrow) in
    try a.makeVector(calls.supplementaryGroups().map { Value(fixnum: $0) })
  }
  define(
    "(uname)", "Returns a vector about the system: its name, that of this machine, release, version, kind of machine.",
    "SCM uname"
  ) { a throws(SchemeThrow) in
    var parts: [Value] = []
    for part in calls.uname() { parts.append(try a.makeString(bytes: part)) }
    return try a.makeVector(parts)
  }
  define("(ttyname port)", "Returns the file name of the terminal that PORT stands on, or #f.", "SCM ttyname") {
    a throws(SchemeThrow) in
    guard let descriptor = try a.port(0).device?.descriptor, descriptor >= 0,
      let name = calls.terminalName(descriptor)
    else { return .false }
    return try a.makeString(bytes: name)
  }
  defineUserTable(define, calls)
  defineGroupTable(define, calls)
}

private func defineUserTable(_ define: PrimitiveDefiner, _ calls: Syscalls) {
  define(
    "(getpw [user])",
    "Returns a vector about a user given by name or number: name, password, number, group, full name, folder, shell; #f if "
      + "it is unknown. Without USER, the next one in the table, or #f.",
    "SCM getpw"
  ) { a throws(SchemeThrow) in
    let entry: UserEntry?
    if !a.has(0) {
      entry = calls.nextUser()
    } else if a.isString(0) {
      entry = calls.user(named: try pathArgument(a, 0))
    } else {
      entry = UInt32(exactly: try a.fixnum(0)).flatMap(calls.user(numbered:))
    }
    guard let entry else { return .false }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try a.makeString(bytes: entry.password), Value(fixnum: entry.number),
      Value(fixnum: entry.group), try a.makeString(bytes: entry.fullName), try a.makeString(bytes: entry.folder),
      try a.makeString(bytes: entry.shell),
    ])
  }
  define(
    "(setpwent [start])", "Makes getpw without arguments begin again; without START, or with #f, closes the table.",
    "SCM setpwent"
  ) { _ in
    calls.places.users.restart()
    return .unspecified
  }
}

private func defineGroupTable(_ define: PrimitiveDefiner, _ calls: Syscalls) {
  define(
    "(getgr [group])",
    "Returns a vector about a group given by name or number: name, password, number, list of users; #f if it is unknown. "
      + "Without GROUP, the next one in the table, or #f.",
    "SCM getgr"
  ) { a throws(SchemeThrow) in
    let entry: GroupEntry?
    if !a.has(0) {
      entry = calls.nextGroup()
    } else if a.isString(0) {
      entry = calls.group(named: try pathArgument(a, 0))
    } else {
      entry = UInt32(exactly: try a.fixnum(0)).flatMap(calls.group(numbered:))
    }
    guard let entry else { return .false }
    var users: [Value] = []
    for user in entry.users { users.append(try a.makeString(bytes: user)) }
    return try a.makeVector([
      try a.makeString(bytes: entry.name), try a.makeString(bytes: entry.password), Value(fixnum: entry.number),
      a.makeList(users),
    ])
  }
  define(
    "(setgrent [start])", "Makes getgr without arguments begin again; without START, or with #f, closes the table.",
    "SCM setgrent"
  ) { _ in
    calls.places.groups.restart()
    return .unspecified
  }
}
