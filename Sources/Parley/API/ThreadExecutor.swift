// A thread of its own for an actor: what the actor runs may take long, or wait, without holding up the threads that all
// tasks share.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class ThreadExecutor: SerialExecutor {
  /// Outlives the executor until its thread has seen the end.
  private final class Queue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
    private var isClosed = false

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(mutex)
      condition.deallocate()
      mutex.deallocate()
    }

    func add(_ job: UnownedJob, _ executor: UnownedSerialExecutor) {
      pthread_mutex_lock(mutex)
      jobs.append((job, executor))
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    }

    func close() {
      pthread_mutex_lock(mutex)
      isClosed = true
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    }

    func run() {
      while let (job, executor) = next() { job.runSynchronously(on: executor) }
    }

    private func next() -> (UnownedJob, UnownedSerialExecutor)? {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      while jobs.isEmpty {
        if isClosed { return nil }
        pthread_cond_wait(condition, mutex)
      }
      return jobs.removeFirst()
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

  deinit { queue.close() }

  func enqueue(_ job: consuming ExecutorJob) { queue.add(UnownedJob(job), asUnownedSerialExecutor()) }
}
