import CSodium
import Problems
import Store

/// The fingerprint of a review folder: the SHA-256 of its files, their names and their order.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the hash of all files but earlier editions.
  ///
  /// - Parameter files: the folder.
  /// - Returns: the fingerprint.
  /// - Throws: `InputRefused` where a file cannot be read.
  static func of(_ files: FolderFiles) throws(InputRefused) -> String {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    for path in files.all where isPartOfReview(path) {
      let content = try files.bytes(path)
      let head = Array("\(path)\n\(content.count)\n".utf8)
      crypto_hash_sha256_update(&state, head, UInt64(head.count))
      crypto_hash_sha256_update(&state, content, UInt64(content.count))
    }
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256_final(&state, &hash)
    return hash.prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }

  private static func isPartOfReview(_ path: String) -> Bool {
    let folders = [
      "survey/", "indicators/", "observations/", "cases/", "report/", "frameworks/", "maps/",
      "plans/",
    ]
    let files = [
      "review.yaml", "units.csv", "attributes.yaml", "attributes.csv", "findings.yaml",
      "recommendations.yaml", "actions.yaml", "sources.yaml",
    ]
    return files.contains(path) || folders.contains { path.hasPrefix($0) }
  }
}
