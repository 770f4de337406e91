// A lock that its holder may take again.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class Gate: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Waits until no other thread holds it.
  func enter() { pthread_mutex_lock(mutex) }
  /// False when another thread holds it.
  func tryToEnter() -> Bool { pthread_mutex_trylock(mutex) == 0 }
  func leave() { pthread_mutex_unlock(mutex) }
}
