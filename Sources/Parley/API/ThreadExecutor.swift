// A thread of its own for an actor: what the actor runs may take long, or wait, without holding up the threads that all
// tasks share. While there is nothing to run, the thread waits for what parked programs wait for.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class ThreadExecutor: SerialExecutor, ReadinessSource {
  /// A task that waits for descriptors.
  private struct Wait {
    let number: Int
    let descriptors: [Int32]
    let deadline: UInt64
    let continuation: CheckedContinuation<Void, Never>
  }

  /// Outlives the executor until its thread has seen the end.
  private final class Queue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
    private var isClosed = false
    private var waits: [Wait] = []
    private var waitCount = 0
    /// Waits that were cancelled before they began.
    private var cancelled: Set<Int> = []
    /// Ends a poll when something else has come; made with the first wait. -1 where there is no pipe to be had: then
    /// polls are short.
    private var wakeEnds: (read: Int32, write: Int32) = (-1, -1)
    private var isPolling = false

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(mutex)
      condition.deallocate()
      mutex.deallocate()
      if wakeEnds.read >= 0 {
        close(wakeEnds.read)
        close(wakeEnds.write)
      }
    }

    // MARK: - Jobs

    func add(_ job: UnownedJob, _ executor: UnownedSerialExecutor) { change { jobs.append((job, executor)) } }

    func end() { change { isClosed = true } }

    func run() {
      while let (job, executor) = next() { job.runSynchronously(on: executor) }
    }

    /// Changes what the thread has to do, and has it look.
    private func change(_ body: () -> Void) {
      pthread_mutex_lock(mutex)
      body()
      if isPolling {
        var byte: UInt8 = 1
        if wakeEnds.write >= 0 { _ = write(wakeEnds.write, &byte, 1) }
        isPolling = false
      } else {
        pthread_cond_signal(condition)
      }
      pthread_mutex_unlock(mutex)
    }

    private func next() -> (UnownedJob, UnownedSerialExecutor)? {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      while jobs.isEmpty {
        if !waits.isEmpty {
          poll()
        } else if isClosed {
          return nil
        } else {
          pthread_cond_wait(condition, mutex)
        }
      }
      return jobs.removeFirst()
    }

    // MARK: - Waits

    func newWait() -> Int {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      waitCount += 1
      return waitCount
    }

    func add(_ wait: Wait) {
      var isCancelled = false
      change {
        isCancelled = cancelled.remove(wait.number) != nil
        if isCancelled { return }
        if wakeEnds.read < 0 { makePipe() }
        waits.append(wait)
      }
      if isCancelled { wait.continuation.resume() }
    }

    func cancel(_ number: Int) {
      var wait: Wait?
      change {
        if let index = waits.firstIndex(where: { $0.number == number }) {
          wait = waits.remove(at: index)
        } else {
          cancelled.insert(number)
        }
      }
      wait?.continuation.resume()
    }

    /// A wait that is over cannot be cancelled.
    func forget(_ number: Int) {
      pthread_mutex_lock(mutex)
      cancelled.remove(number)
      pthread_mutex_unlock(mutex)
    }

    /// Waits for what tasks wait for, or until something else has come. The mutex is free meanwhile.
    private func poll() {
      var set = [pollfd(fd: wakeEnds.read, events: Int16(POLLIN), revents: 0)]
      // The numbers of the waits that the entries behind the first belong to.
      var owners: [Int] = []
      for wait in waits {
        for descriptor in wait.descriptors {
          set.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
          owners.append(wait.number)
        }
      }
      let milliseconds = timeout(until: waits.map(\.deadline).min() ?? .max)
      isPolling = true
      pthread_mutex_unlock(mutex)
      _ = systemPoll(&set, nfds_t(set.count), milliseconds)
      pthread_mutex_lock(mutex)
      isPolling = false
      if set[0].revents != 0 {
        var bytes: (UInt64, UInt64) = (0, 0)
        _ = read(wakeEnds.read, &bytes, 16)
      }
      let now = monotonicNanoseconds()
      var ready = Set<Int>()
      for (entry, number) in zip(set.dropFirst(), owners) where entry.revents != 0 { ready.insert(number) }
      let isOver = { (wait: Wait) in ready.contains(wait.number) || now >= wait.deadline }
      let over = waits.filter(isOver)
      waits.removeAll(where: isOver)
      // Whoever goes on may want the mutex.
      pthread_mutex_unlock(mutex)
      for wait in over { wait.continuation.resume() }
      pthread_mutex_lock(mutex)
    }

    private func timeout(until deadline: UInt64) -> Int32 {
      let longest: Int32 = wakeEnds.read < 0 ? 10 : -1
      guard deadline != .max else { return longest }
      let now = monotonicNanoseconds()
      let milliseconds = deadline <= now ? 0 : Int32(clamping: (deadline - now + 999_999) / 1_000_000)
      return longest < 0 ? milliseconds : min(longest, milliseconds)
    }

    private func makePipe() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return }
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
      wakeEnds = (ends[0], ends[1])
    }
  }

  private let queue = Queue()

  init() {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let argument = Unmanaged.passRetained(queue).toOpaque()
    pthread_create(
      &thread, nil,
      { (argument: UnsafeMutableRawPointer?) in
        ThreadExecutor.run(argument)
        return nil
      }, argument)
    #if canImport(Glibc)
      pthread_detach(thread)
    #else
      if let thread { pthread_detach(thread) }
    #endif
  }

  private static func run(_ argument: UnsafeMutableRawPointer?) {
    guard let argument else { return }
    Unmanaged<Queue>.fromOpaque(argument).takeRetainedValue().run()
  }

  deinit { queue.end() }

  func enqueue(_ job: consuming ExecutorJob) { queue.add(UnownedJob(job), asUnownedSerialExecutor()) }

  func waitUntilReadable(_ descriptors: [Int32], until deadline: UInt64) async {
    let number = queue.newWait()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.add(Wait(number: number, descriptors: descriptors, deadline: deadline, continuation: continuation))
      }
    } onCancel: {
      queue.cancel(number)
    }
    queue.forget(number)
  }
}

private func systemPoll(_ entries: UnsafeMutablePointer<pollfd>, _ count: nfds_t, _ milliseconds: Int32) -> Int32 {
  poll(entries, count, milliseconds)
}
