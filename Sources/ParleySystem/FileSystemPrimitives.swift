// Files by name, and folders (SCM i/o-extensions). What the system refuses is answered with #f and (errno).

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func defineFileSystemPrimitives(_ define: PrimitiveDefiner, _ system: HostSystem) {
  let context = system.context
  let calls = context.calls

  define(
    "(stat file)",
    "Returns a vector about a file name or port: device, inode, mode, links, owner, group, device kind, size, and the "
      + "times of access, modification and change; #f if there is no such file.",
    "SCM stat"
  ) { a throws(SchemeThrow) in
    if a[0].isPort {
      let port = try a.port(0)
      guard !port.isClosed, let device = port.device, device.descriptor >= 0 else {
        throw a.wrongType(0, "a file name or an open port with a descriptor")
      }
      let (outcome, status) = calls.status(device.descriptor)
      return context.answer(outcome).isFalse ? .false : try vector(of: status, a)
    }
    let (outcome, status) = calls.status(try pathArgument(a, 0))
    return context.answer(outcome).isFalse ? .false : try vector(of: status, a)
  }
  define(
    "(lstat filename)", "Returns what stat does, about a symbolic link itself.", "SCM lstat"
  ) { a throws(SchemeThrow) in
    let (outcome, status) = calls.status(try pathArgument(a, 0), followingLinks: false)
    return context.answer(outcome).isFalse ? .false : try vector(of: status, a)
  }
  define(
    "(access filename how)",
    "Tells whether the program may read, write or execute a file: HOW has the letters r, w and x, or is 4, 2, 1 or "
      + "their sum; 0 asks whether it exists.",
    "SCM access"
  ) { a throws(SchemeThrow) in
    context.answer(calls.access(try pathArgument(a, 0), try accessMode(a, 1)))
  }

  define("(mkdir filename [mode])", "Makes a folder. Returns #t, or #f.", "SCM mkdir") { a throws(SchemeThrow) in
    context.answer(calls.mkdir(try pathArgument(a, 0), a.has(1) ? try modeArgument(a, 1) : 0o777))
  }
  define("(rmdir filename)", "Removes an empty folder. Returns #t, or #f.", "SCM rmdir") { a throws(SchemeThrow) in
    context.answer(calls.rmdir(try pathArgument(a, 0)))
  }
  define(
    "(chdir filename)", "Makes a folder the one that relative names start from. Returns #t, or #f.", "SCM chdir"
  ) { a throws(SchemeThrow) in
    context.answer(calls.chdir(try pathArgument(a, 0)))
  }
  define("(getcwd)", "Returns the folder that relative names start from.", "SCM getcwd") { a throws(SchemeThrow) in
    let (outcome, path) = calls.getcwd()
    return context.answer(outcome).isFalse ? .false : try a.makeString(bytes: path)
  }
  define(
    "(rename-file old new)", "Renames a file, replacing one of that name. Returns #t, or #f.", "SCM rename-file"
  ) { a throws(SchemeThrow) in
    context.answer(calls.rename(try pathArgument(a, 0), try pathArgument(a, 1)))
  }
  define("(link old new)", "Gives a file another name. Returns #t, or #f.", "SCM link") { a throws(SchemeThrow) in
    context.answer(calls.link(try pathArgument(a, 0), try pathArgument(a, 1)))
  }
  define(
    "(symlink old new)", "Makes NEW a symbolic link that says OLD. Returns #t, or #f.", "SCM symlink"
  ) { a throws(SchemeThrow) in
    context.answer(calls.symlink(try pathArgument(a, 0), try pathArgument(a, 1)))
  }
  define("(readlink filename)", "Returns what a symbolic link says, or #f.", "SCM readlink") { a throws(SchemeThrow) in
    let (outcome, path) = calls.readlink(try pathArgument(a, 0))
    return context.answer(outcome).isFalse ? .false : try a.makeString(bytes: path)
  }
  define(
    "(copy-file old new)", "Copies the content of a file. Returns #t, or #f.", "SCM copy-file"
  ) { a throws(SchemeThrow) in
    let (old, new) = (try pathBytes(a, 0), try pathBytes(a, 1))
    do throws(PortError) {
      try copy(old, to: new, context)
      return .true
    } catch {
      return try refuse(error, a)
    }
  }
  define(
    "(chmod filename mode)", "Sets the permission bits of a file. Returns #t, or #f.", "SCM chmod"
  ) { a throws(SchemeThrow) in
    context.answer(calls.chmod(try pathArgument(a, 0), try modeArgument(a, 1)))
  }
  define(
    "(utime filename access modification)",
    "Sets the times of a file, in seconds since 1970. Returns #t, or #f.", "SCM utime"
  ) { a throws(SchemeThrow) in
    context.answer(
      calls.utimes(try pathArgument(a, 0), access: try a.fixnum(1), modification: try a.fixnum(2)))
  }
  define(
    "(umask mask)", "Sets the permission bits that new files do not get, and returns what they were.", "SCM umask"
  ) { a throws(SchemeThrow) in
    Value(fixnum: Int(calls.umask(try modeArgument(a, 0))))
  }
  defineFolderPrimitives(define, context)
  defineNodePrimitives(define, context)
}

/// Files that are not opened: owners, devices, names for new ones.
private func defineNodePrimitives(_ define: PrimitiveDefiner, _ context: SystemContext) {
  let calls = context.calls
  define(
    "(chown filename owner group)",
    "Gives a file to a user and group, by their numbers; -1 leaves one as it is. Returns #t, or #f.",
    "SCM chown"
  ) { a throws(SchemeThrow) in
    let path = try pathArgument(a, 0)
    func number(_ index: Int) throws(SchemeThrow) -> UInt32 {
      a[index] == Value(fixnum: -1) ? .max : try identityNumber(a, index)
    }
    return context.answer(calls.chown(path, try number(1), try number(2)))
  }
  define(
    "(mknod filename mode device)",
    "Makes a file of the kind and with the permissions that MODE says, for a device its number DEVICE. Returns #t, or #f.",
    "SCM mknod"
  ) { a throws(SchemeThrow) in
    let path = try pathArgument(a, 0)
    let mode = try a.fixnum(1)
    guard 0...0o177777 ~= mode else { throw a.outOfRange(1, "the mode of a file from 0 to #o177777") }
    return context.answer(calls.mknod(path, mode_t(mode), try a.count(2)))
  }
  define(
    "(acct filename)", "Has the system account for processes in a file, or no more if it is #f. Returns #t, or #f.",
    "SCM acct"
  ) { a throws(SchemeThrow) in
    context.answer(calls.acct(a[0].isFalse ? nil : try pathArgument(a, 0)))
  }
  define("(sync)", "Has the system write to its disks what it still holds.", "SCM sync") { _ in
    calls.sync()
    return .unspecified
  }
  define("(tmpnam)", "Returns a name for a temporary file that is not there yet, or #f.", "SCM tmpnam") {
    a throws(SchemeThrow) in
    guard let path = calls.temporaryName() else { return .false }
    return try a.makeString(bytes: path)
  }
}

/// The number of a user or group.
func identityNumber(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> UInt32 {
  guard let number = UInt32(exactly: try a.fixnum(index)) else {
    throw a.outOfRange(index, "a number from 0 to 4294967295")
  }
  return number
}

/// Copies a file a piece at a time.
private func copy(_ old: [UInt8], to new: [UInt8], _ context: SystemContext) throws(PortError) {
  let input = try FileDevice.open(old, O_RDONLY, context: context)
  defer { input.close() }
  let output = try FileDevice.open(new, O_WRONLY | O_CREAT | O_TRUNC, context: context)
  defer { output.close() }
  let capacity = 1 << 16
  let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  defer { buffer.deallocate() }
  while case let count = try input.read(into: buffer, count: capacity), count > 0 {
    var done = 0
    while done < count { done += try output.write(buffer + done, count: count - done) }
    try context.checkInterrupt()
  }
}

// MARK: - Folders

/// What opendir returns. The collector closes one that nobody closed.
private final class Folder: PrintableHostObject {
  let calls: Syscalls
  private(set) var stream: Syscalls.FolderStream?
  let path: String

  init(_ stream: Syscalls.FolderStream, path: String, calls: Syscalls) {
    self.stream = stream
    self.path = path
    self.calls = calls
  }

  deinit { close() }

  func close() {
    if let stream { calls.closedir(stream) }
    stream = nil
  }

  var printedForm: String { stream == nil ? "#<closed-directory \(path)>" : "#<directory \(path)>" }
}

private func defineFolderPrimitives(_ define: PrimitiveDefiner, _ context: SystemContext) {
  let calls = context.calls
  func folder(_ a: Arguments) throws(SchemeThrow) -> Folder {
    guard let folder = a.host(0, Folder.self) else { throw a.wrongType(0, "a folder that opendir has opened") }
    return folder
  }
  func openStream(_ a: Arguments) throws(SchemeThrow) -> (Folder, Syscalls.FolderStream) {
    let folder = try folder(a)
    guard let stream = folder.stream else { throw a.wrongType(0, "a folder that is open") }
    return (folder, stream)
  }

  define("(opendir filename)", "Opens a folder for readdir, or returns #f.", "SCM opendir") { a throws(SchemeThrow) in
    let (outcome, stream) = calls.opendir(try pathArgument(a, 0))
    guard let stream else {
      return context.collectsForDescriptor(outcome) ? a.retryAfterCollection() : context.answer(outcome)
    }
    context.noteDescriptor()
    return a.makeHostObject(Folder(stream, path: try a.text(0), calls: calls))
  }
  define(
    "(readdir directory)", "Returns the next name in an open folder, or #f after the last.", "SCM readdir"
  ) { a throws(SchemeThrow) in
    let (folder, stream) = try openStream(a)
    return try withExtendedLifetime(folder) { () throws(SchemeThrow) in
      guard let name = calls.readdir(stream) else { return .false }
      return try a.makeString(bytes: name)
    }
  }
  define("(rewinddir directory)", "Makes readdir start again.", "SCM rewinddir") { a throws(SchemeThrow) in
    let (folder, stream) = try openStream(a)
    withExtendedLifetime(folder) { calls.rewinddir(stream) }
    return .unspecified
  }
  define(
    "(closedir directory)", "Closes an open folder. Returns #t, or #f if it was closed before.", "SCM closedir"
  ) { a throws(SchemeThrow) in
    let folder = try folder(a)
    guard folder.stream != nil else { return .false }
    folder.close()
    return .true
  }
  define(
    "(%filename-matches? pattern filename)", "Tells whether a file name matches a shell's pattern.", "fnmatch(3)"
  ) { a throws(SchemeThrow) in
    Value(calls.matches(try pathArgument(a, 1), pattern: try pathArgument(a, 0)))
  }
}

// MARK: - Arguments and answers

private func vector(of status: FileStatus, _ a: Arguments) throws(SchemeThrow) -> Value {
  try a.makeVector(
    [
      status.device, status.inode, status.mode, status.links, status.owner, status.group, status.rawDevice, status.size,
      status.accessTime, status.modificationTime, status.changeTime,
    ].map { Value(fixnum: $0) })
}

private func modeArgument(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> mode_t {
  let mode = try a.fixnum(index)
  guard 0...0o7777 ~= mode else { throw a.outOfRange(index, "permission bits from 0 to #o7777") }
  return mode_t(mode)
}

private func accessMode(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Int32 {
  if a[index].isFixnum {
    guard 0...7 ~= a[index].fixnum else { throw a.outOfRange(index, "a sum of 4, 2 and 1") }
    return Int32(a[index].fixnum)
  }
  var mode: Int32 = 0
  for letter in try a.word(index) {
    switch letter {
    case "r": mode |= R_OK
    case "w": mode |= W_OK
    case "x": mode |= X_OK
    default: throw a.outOfRange(index, "a string of the letters r, w and x")
    }
  }
  return mode
}

/// Answers #f for what a device threw, unless it was an interrupt.
func refuse(_ error: PortError, _ a: Arguments) throws(SchemeThrow) -> Value {
  guard error.reason == .system else { throw a.portFailure(error) }
  return .false
}
