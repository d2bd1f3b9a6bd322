import Accounts
import CSodium
import Measures

/// Hashes where a submission comes from, so that a limit can be kept and no address is stored.
///
/// The hash is of the address, the call and the day: the same address gives another one in another call or on
/// another day, and without the server's key nobody can try addresses against it.
struct PlaceKey: Sendable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func hash(_ address: ClientAddress, call: String, owner: String, day: Day) -> String {
    let text = Array("\(owner)\n\(call)\n\(day)\n\(address)".utf8)
    var hash = [UInt8](repeating: 0, count: 16)
    crypto_generichash(&hash, hash.count, text, UInt64(text.count), bytes, bytes.count)
    return RandomID.text(of: hash)
  }
}
