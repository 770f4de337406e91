// System calls about file names and folders. Conventions as in Syscalls; nothing here waits, and no test scripts it.

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// What stat(2) tells about a file.
struct FileStatus {
  let device, inode, mode, links, owner, group, rawDevice, size: Int
  let accessTime, modificationTime, changeTime: Int

  fileprivate init(_ status: stat) {
    device = Int(truncatingIfNeeded: status.st_dev)
    inode = Int(truncatingIfNeeded: status.st_ino)
    mode = Int(status.st_mode)
    links = Int(status.st_nlink)
    owner = Int(status.st_uid)
    group = Int(status.st_gid)
    rawDevice = Int(truncatingIfNeeded: status.st_rdev)
    size = Int(status.st_size)
    #if canImport(Glibc)
      accessTime = status.st_atim.tv_sec
      modificationTime = status.st_mtim.tv_sec
      changeTime = status.st_ctim.tv_sec
    #else
      accessTime = status.st_atimespec.tv_sec
      modificationTime = status.st_mtimespec.tv_sec
      changeTime = status.st_ctimespec.tv_sec
    #endif
  }
}

extension Syscalls {
  /// stat(2), or lstat(2) if links are not followed.
  func status(_ path: UnsafePointer<CChar>, followingLinks: Bool = true) -> (outcome: Int, status: FileStatus) {
    var buffer = stat()
    guard permits(.read(path)) else { return (Syscalls.refusal, FileStatus(buffer)) }
    let result = outcome(followingLinks ? stat(path, &buffer) : lstat(path, &buffer))
    return (result, FileStatus(buffer))
  }
  /// fstat(2), all of it.
  func status(_ descriptor: Int32) -> (outcome: Int, status: FileStatus) {
    var buffer = stat()
    let result = outcome(systemStatus(descriptor, &buffer))
    return (result, FileStatus(buffer))
  }
  /// access(2).
  func access(_ path: UnsafePointer<CChar>, _ mode: Int32) -> Int {
    permits(.read(path)) ? outcome(systemAccess(path, mode)) : Syscalls.refusal
  }
  /// mkdir(2).
  func mkdir(_ path: UnsafePointer<CChar>, _ mode: mode_t) -> Int {
    permits(.write(path)) ? outcome(systemMakeFolder(path, mode)) : Syscalls.refusal
  }
  /// rmdir(2).
  func rmdir(_ path: UnsafePointer<CChar>) -> Int {
    permits(.write(path)) ? outcome(systemRemoveFolder(path)) : Syscalls.refusal
  }
  /// chdir(2).
  func chdir(_ path: UnsafePointer<CChar>) -> Int {
    permits(.process) ? outcome(systemChangeFolder(path)) : Syscalls.refusal
  }
  /// getcwd(3): the path, or the error number.
  func getcwd() -> (outcome: Int, path: [UInt8]) {
    guard permits(reading: ".") else { return (Syscalls.refusal, []) }
    guard let path = systemCurrentFolder() else { return (-Int(errno), []) }
    defer { free(path) }
    return (0, UnsafeRawBufferPointer(start: path, count: strlen(path)).map { $0 })
  }
  /// rename(2).
  func rename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int {
    permits(.write(old)) && permits(.write(new)) ? outcome(systemRename(old, new)) : Syscalls.refusal
  }
  /// link(2).
  func link(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int {
    permits(.write(old)) && permits(.write(new)) ? outcome(systemLink(old, new)) : Syscalls.refusal
  }
  /// symlink(2).
  func symlink(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int {
    // What the link says is judged when somebody follows it.
    permits(.write(new)) ? outcome(systemSymbolicLink(old, new)) : Syscalls.refusal
  }
  /// readlink(2): what the link says.
  func readlink(_ path: UnsafePointer<CChar>) -> (outcome: Int, path: [UInt8]) {
    guard permits(.read(path)) else { return (Syscalls.refusal, []) }
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(PATH_MAX))
    defer { buffer.deallocate() }
    let length = outcome(systemReadLink(path, buffer, Int(PATH_MAX)))
    return (length, UnsafeRawBufferPointer(start: buffer, count: max(0, length)).map { $0 })
  }
  /// chmod(2).
  func chmod(_ path: UnsafePointer<CChar>, _ mode: mode_t) -> Int {
    permits(.write(path)) ? outcome(systemChangeMode(path, mode)) : Syscalls.refusal
  }
  /// chown(2).
  func chown(_ path: UnsafePointer<CChar>, _ owner: UInt32, _ group: UInt32) -> Int {
    permits(.write(path)) ? outcome(systemChangeOwner(path, owner, group)) : Syscalls.refusal
  }
  /// mknod(2).
  func mknod(_ path: UnsafePointer<CChar>, _ mode: mode_t, _ device: Int) -> Int {
    permits(.write(path)) ? outcome(systemMakeNode(path, mode, dev_t(truncatingIfNeeded: device))) : Syscalls.refusal
  }
  /// acct(2).
  func acct(_ path: [CChar]?) -> Int {
    permits(.process) ? outcome(systemAccount(path)) : Syscalls.refusal
  }
  /// sync(2).
  func sync() { if permits(.process) { systemSync() } }
  /// The name of a file that mkstemp(3) has made, and that is gone again.
  func temporaryName() -> [UInt8]? {
    let folder = getenv("TMPDIR") ?? []
    let pattern = (folder.isEmpty ? Array("/tmp".utf8) : folder) + Array("/fileXXXXXX".utf8)
    var name = pattern.map { CChar(bitPattern: $0) } + [0]
    guard name.withUnsafeBufferPointer({ $0.baseAddress.map { permits(.write($0)) } ?? false }) else { return nil }
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    _ = close(descriptor)
    _ = unlink(name)
    return name.dropLast().map { UInt8(bitPattern: $0) }
  }
  /// utimes(2). Seconds since 1970.
  func utimes(_ path: UnsafePointer<CChar>, access: Int, modification: Int) -> Int {
    guard permits(.write(path)) else { return Syscalls.refusal }
    let times = [timeval(tv_sec: access, tv_usec: 0), timeval(tv_sec: modification, tv_usec: 0)]
    return outcome(systemSetTimes(path, times))
  }
  /// umask(2).
  func umask(_ mask: mode_t) -> mode_t {
    if permits(.process) { return systemMask(mask) }
    let current = systemMask(0o077)
    _ = systemMask(current)
    return current
  }
  /// fnmatch(3): whether a file name matches a shell's pattern; a leading dot is nothing special.
  func matches(_ name: UnsafePointer<CChar>, pattern: UnsafePointer<CChar>) -> Bool {
    fnmatch(pattern, name, 0) == 0
  }

  // MARK: - Folders

  #if canImport(Glibc)
    typealias FolderStream = OpaquePointer
  #else
    typealias FolderStream = UnsafeMutablePointer<DIR>
  #endif

  /// opendir(3), or the error number.
  func opendir(_ path: UnsafePointer<CChar>) -> (outcome: Int, stream: FolderStream?) {
    guard permits(.read(path)) else { return (Syscalls.refusal, nil) }
    let stream = systemOpenFolder(path)
    return (stream == nil ? -Int(errno) : 0, stream)
  }
  /// readdir(3): the next name; nil at the end.
  func readdir(_ stream: FolderStream) -> [UInt8]? {
    guard let entry = systemReadFolder(stream) else { return nil }
    return withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { name in
        UnsafeRawBufferPointer(start: name, count: strlen(name)).map { $0 }
      }
    }
  }
  /// rewinddir(3).
  func rewinddir(_ stream: FolderStream) { systemRewindFolder(stream) }
  /// closedir(3).
  func closedir(_ stream: FolderStream) { _ = systemCloseFolder(stream) }
}

// MARK: - C names that the methods above shadow

private func systemStatus(_ d: Int32, _ s: UnsafeMutablePointer<stat>) -> Int32 { fstat(d, s) }
private func systemAccess(_ p: UnsafePointer<CChar>, _ m: Int32) -> Int32 { access(p, m) }
private func systemMakeFolder(_ p: UnsafePointer<CChar>, _ m: mode_t) -> Int32 { mkdir(p, m) }
private func systemRemoveFolder(_ p: UnsafePointer<CChar>) -> Int32 { rmdir(p) }
private func systemChangeFolder(_ p: UnsafePointer<CChar>) -> Int32 { chdir(p) }
private func systemCurrentFolder() -> UnsafeMutablePointer<CChar>? { getcwd(nil, 0) }
private func systemRename(_ o: UnsafePointer<CChar>, _ n: UnsafePointer<CChar>) -> Int32 { rename(o, n) }
private func systemLink(_ o: UnsafePointer<CChar>, _ n: UnsafePointer<CChar>) -> Int32 { link(o, n) }
private func systemSymbolicLink(_ o: UnsafePointer<CChar>, _ n: UnsafePointer<CChar>) -> Int32 { symlink(o, n) }
private func systemReadLink(_ p: UnsafePointer<CChar>, _ b: UnsafeMutablePointer<CChar>, _ n: Int) -> Int {
  readlink(p, b, n)
}
private func systemChangeMode(_ p: UnsafePointer<CChar>, _ m: mode_t) -> Int32 { chmod(p, m) }
private func systemChangeOwner(_ p: UnsafePointer<CChar>, _ o: UInt32, _ g: UInt32) -> Int32 { chown(p, o, g) }
private func systemMakeNode(_ p: UnsafePointer<CChar>, _ m: mode_t, _ d: dev_t) -> Int32 { mknod(p, m, d) }
private func systemAccount(_ p: [CChar]?) -> Int32 {
  guard let p else { return acct(nil) }
  return acct(p)
}
private func systemSync() { sync() }
private func systemSetTimes(_ p: UnsafePointer<CChar>, _ t: [timeval]) -> Int32 { utimes(p, t) }
private func systemMask(_ m: mode_t) -> mode_t { umask(m) }
private func systemOpenFolder(_ p: UnsafePointer<CChar>) -> Syscalls.FolderStream? { opendir(p) }
private func systemReadFolder(_ s: Syscalls.FolderStream) -> UnsafeMutablePointer<dirent>? { readdir(s) }
private func systemRewindFolder(_ s: Syscalls.FolderStream) { rewinddir(s) }
private func systemCloseFolder(_ s: Syscalls.FolderStream) -> Int32 { closedir(s) }
