import Foundation

/// Two paths that change names in one step (renameat2 with RENAME_EXCHANGE, Linux 3.15).
///
/// The function is looked up while running: Swift's view of the C library leaves it out.
enum AtomicExchange {
  private typealias Function =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// `RENAME_EXCHANGE` of <linux/fs.h>.
  private static let exchange: UInt32 = 2

  /// Lets two files or folders change names.
  ///
  /// - Parameters:
  ///   - first: a path where something stands.
  ///   - second: another.
  /// - Returns: whether they have; false where the system or the file system cannot.
  static func swap(_ first: String, _ second: String) -> Bool {
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let rename = unsafeBitCast(symbol, to: Function.self)
    return rename(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
  }
}
