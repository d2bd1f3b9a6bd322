import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// The clock, the waiting and the chance of what asks services: tests have their own.
public protocol Timekeeper: AnyObject {
  /// Seconds since 1970.
  var now: Double { get }
  /// Lets time pass.
  ///
  /// - Parameter seconds: how long.
  func wait(_ seconds: Double)
  /// A number by chance, from 0 up to 1.
  func chance() -> Double
}

/// The time of this machine.
public final class MachineTime: Timekeeper {
  /// The machine's own clock.
  public init() {}
  /// Seconds since 1970.
  public var now: Double { Date.now.timeIntervalSince1970 }
  /// Sleeps.
  public func wait(_ seconds: Double) {
    // usleep takes less than a second on some systems.
    sleep(UInt32(max(seconds, 0)))
    usleep(UInt32(max(seconds, 0).truncatingRemainder(dividingBy: 1) * 1e6))
  }
  /// A number by chance, from 0 up to 1.
  public func chance() -> Double { Double.random(in: 0..<1) }
}
