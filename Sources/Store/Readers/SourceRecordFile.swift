import CSodium
public import Indicators
import Languages
public import Measures
import StatisticalTables

/// The file beside a file of observations that says how it was made: `observations/NAME.source.yaml`.
public enum SourceRecordFile {
  /// How its name ends, after the name of the file of observations without its own ending.
  public static let ending = ".source.yaml"

  /// The SHA-256 of a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: 64 hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }

  /// A record as YAML: texts in double quotes, so that YAML and JSON read them alike.
  ///
  /// - Parameters:
  ///   - record: what is recorded.
  ///   - vintage: the day that the figures are as of.
  ///   - sha256: the SHA-256 of the file of observations.
  /// - Returns: the whole file.
  public static func text(
    _ record: ObservationSource.Record, vintage: Day?, sha256: String
  ) -> String {
    let names = record.source.map { source in
      let texts = Language.all.map { $0.tag }.map { ($0, source.text(in: $0)) }
      return Set(texts.map(\.1)).count == 1
        ? JSONText.string(texts[0].1)
        : JSONText.object(texts.map { ($0.0.rawValue, JSONText.string($0.1)) })
    }
    let note = record.note.map { note in
      JSONText.object(Language.all.map { ($0.tag.rawValue, .string(note.text(in: $0.tag))) })
    }
    let values: [(String, JSONText?)] = [
      ("service", record.service.map { .string($0) }), ("table", record.table.map { .string($0) }),
      ("address", record.address.map { .string($0) }), ("query", record.query.map { .string($0) }),
      ("retrieved", record.retrieved.map { .string($0.description) }),
      ("updated", record.updated.map { .string($0) }),
      ("licence", record.licence.map { .string($0) }), ("source", names),
      ("sha256", .string(sha256)), ("vintage", vintage.map { .string($0.description) }),
      ("note", note),
    ]
    return values.compactMap { key, value in
      value.map {
        "\(key): \($0.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " "))\n"
      }
    }.joined()
  }
}
