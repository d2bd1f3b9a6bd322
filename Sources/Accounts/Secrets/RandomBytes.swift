/// Where random bytes come from: the operating system, or in a test a known row of them.
public struct RandomBytes: Sendable {
  private let make: @Sendable (Int) -> [UInt8]

  /// A source of random bytes.
  ///
  /// - Parameter make: gives as many bytes as it is asked for.
  public init(_ make: @escaping @Sendable (Int) -> [UInt8]) {
    self.make = make
  }

  /// The operating system's, by libsodium.
  public static let system = RandomBytes(Sodium.randomBytes)

  /// Random bytes.
  ///
  /// - Parameter count: how many.
  /// - Returns: the bytes.
  public func bytes(_ count: Int) -> [UInt8] {
    let bytes = make(count)
    precondition(bytes.count == count, "as many bytes as asked for")
    return bytes
  }
}
