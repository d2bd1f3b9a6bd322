#if canImport(Glibc)
  import Glibc
#endif

/// An address of the internet, as far as requests are counted by it.
///
/// IPv4 counts whole; IPv6 by its first 64 bits, as one household has all of the rest.
public struct ClientAddress: Hashable, Sendable, CustomStringConvertible {
  /// What requests are counted under, such as `192.0.2.7` or `2001:db8:0:1::/64`.
  public let description: String

  /// Reads an address.
  ///
  /// - Parameter text: IPv4, IPv6, or IPv4 written as IPv6; a zone (`%eth0`) is left out. Nil comes back for
  ///   anything else.
  public init?(_ text: String) {
    let bare = String(text.prefix { $0 != "%" })
    var four = in_addr()
    if inet_pton(AF_INET, bare, &four) == 1 {
      description = withUnsafeBytes(of: four) { ClientAddress.dotted($0[0..<4]) }
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, bare, &six) == 1 else { return nil }
    description = withUnsafeBytes(of: six) { bytes in
      let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
      if isMapped { return ClientAddress.dotted(bytes[12..<16]) }
      let groups = stride(from: 0, to: 8, by: 2).map {
        String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
      }
      return groups.joined(separator: ":") + "::/64"
    }
  }

  private static func dotted(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    bytes.map(String.init).joined(separator: ".")
  }

  /// The address that a request came from.
  ///
  /// - Parameters:
  ///   - peer: the address of the connection.
  ///   - forwarded: the header `X-Forwarded-For`; anybody may send it.
  ///   - proxies: the addresses of our own proxies, as written in the settings.
  /// - Returns: the last address that none of our proxies has; the peer's where the peer is no proxy of ours.
  public static func client(
    peer: String, forwarded: String?, proxies: Set<String>
  ) -> ClientAddress? {
    let own = Set(proxies.map(whole))
    guard own.contains(whole(peer)), let forwarded else { return ClientAddress(peer) }
    let chain = forwarded.split(separator: ",").map { $0.filter { $0 != " " } }
    let first = chain.last { !own.contains(whole($0)) }
    return ClientAddress(first ?? peer) ?? ClientAddress(peer)
  }

  /// An address in the one way in which it is compared: `::ffff:127.0.0.1` is `127.0.0.1`, as a server that
  /// listens to both kinds sees it; what is no address stays as it is.
  private static func whole(_ text: String) -> String {
    let bare = String(text.prefix { $0 != "%" })
    var four = in_addr()
    if inet_pton(AF_INET, bare, &four) == 1 { return bare }
    var six = in6_addr()
    guard inet_pton(AF_INET6, bare, &six) == 1 else { return text }
    return withUnsafeBytes(of: six) { bytes in
      let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
      if isMapped { return dotted(bytes[12..<16]) }
      return stride(from: 0, to: 16, by: 2).map {
        String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
      }.joined(separator: ":")
    }
  }
}
