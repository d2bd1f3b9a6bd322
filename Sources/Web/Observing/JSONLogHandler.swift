import Foundation
import Logging
import Synchronization

/// Writes each message as one line of JSON on standard error, for programs that gather logs.
///
/// Messages come from the program's own code; they hold no address, path, name or answer of anybody.
struct JSONLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level = .info
  private let write: @Sendable (String) -> Void

  /// A handler.
  ///
  /// - Parameter write: takes a line with its end; standard error where nothing is said.
  init(write: @escaping @Sendable (String) -> Void = JSONLogHandler.standardError) {
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
      .merging(event.metadata ?? [:]) { $1 }
    var line = "{\"time\":\"\(Date().formatted(Self.time))\",\"level\":\"\(event.level)\","
    line += "\"message\":\(Self.quoted(event.message.description))"
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line += ",\(Self.quoted(key)):\(Self.json(value))"
    }
    write(line + "}\n")
  }

  private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  private static let output = Mutex(())

  /// Writes whole lines, so that those of several threads do not mix.
  @Sendable static func standardError(_ line: String) {
    output.withLock { _ in FileHandle.standardError.write(Data(line.utf8)) }
  }

  private static func json(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .stringConvertible(let number as Int): "\(number)"
    case .stringConvertible(let number as Double): "\(number)"
    case .stringConvertible(let other): quoted(other.description)
    case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .dictionary(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
