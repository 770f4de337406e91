// What the C library answers in memory and from a place that the whole process shares: the entries of its tables, and a
// few names. Interpreters on several threads ask one after the other and take copies, and each has its own place in a
// table.

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// A lock around calls whose answer the next such call overwrites.
final class SharedAnswers: @unchecked Sendable {
  /// Of hosts: a name server may take its time.
  static let hosts = SharedAnswers()
  static let others = SharedAnswers()

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  /// For the constants above, which are never freed.
  private init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  /// - Parameter body: makes the call and copies what comes.
  func use<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// All entries of a table.
  func readAll<Entry>(from open: () -> Void, _ next: () -> Entry?, to close: () -> Void) -> [Entry] {
    use {
      open()
      defer { close() }
      var entries: [Entry] = []
      while let entry = next() { entries.append(entry) }
      return entries
    }
  }
}

/// An interpreter's place in a table, which is read whole when the first entry is asked for.
struct TablePlace<Entry> {
  private var rest: ArraySlice<Entry>?

  /// The next entry, or nil at the end.
  mutating func next(_ readAll: () -> [Entry]) -> Entry? {
    if rest == nil { rest = readAll()[...] }
    return rest?.popFirst()
  }

  /// The next entry will be the first one, of what the table has then.
  mutating func restart() { rest = nil }
}

/// The places in all the tables.
struct TablePlaces {
  var users = TablePlace<UserEntry>()
  var groups = TablePlace<GroupEntry>()
  var hosts = TablePlace<HostEntry>()
  var networks = TablePlace<TableEntry>()
  var protocols = TablePlace<TableEntry>()
  var services = TablePlace<TableEntry>()
}
