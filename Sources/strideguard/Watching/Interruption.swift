#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C (and a plea to terminate) as something that can be waited for, so that work in hand is finished.
enum Interruption {
  /// The ends of a pipe that the signal handler writes to: about the only thing a handler may do.
  private static let ends: (read: Int32, write: Int32) = {
    var both: [Int32] = [-1, -1]
    guard unsafe pipe(&both) == 0 else { return (-1, -1) }
    for end in both {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (both[0], both[1])
  }()

  /// From here on Ctrl-C no longer ends the program by itself.
  static func catchSignals() {
    // Made before a handler could need it.
    _ = ends
    // Who started the program may have left them blocked.
    var caught = sigset_t()
    unsafe sigemptyset(&caught)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&caught, number)
      signal(number) { _ in
        var mark: UInt8 = 1
        _ = unsafe write(Interruption.ends.write, &mark, 1)
      }
    }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &caught, nil)
  }

  enum Wake { case interrupted, ready, timeout }

  /// Waits until a descriptor can be read, for some time, or until Ctrl-C.
  /// - Parameter descriptor: -1 for none.
  static func wait(for descriptor: Int32, milliseconds: Int32) -> Wake {
    var waiting = [
      pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = unsafe poll(&waiting, nfds_t(waiting.count), milliseconds)
    // A signal ends the call early; what it was stands in the pipe.
    if count < 0 { return errno == EINTR ? wait(for: -1, milliseconds: 0) : .timeout }
    if waiting[0].revents != 0 { return .interrupted }
    return waiting[1].revents != 0 ? .ready : .timeout
  }
}
