import FoundationEssentials
public import Problems
import StatisticalTables

/// What a service says when it does not do what was asked.
///
/// Known forms: problem details (`{"type":"Parameter error","title":"…","status":400}`, where the title says
/// most), `{"error":"…"}` of PxWebApi v1, other JSON with a message, and text or HTML, of which the words are
/// taken in short.
public struct ServiceMessage: Hashable, Sendable {
  /// The status of HTTP.
  public let status: Int
  /// The words, at most 200 letters; empty where there are none.
  public let words: String

  /// The message in a reply.
  ///
  /// - Parameter reply: one that is no success.
  public init(_ reply: Reply) {
    status = reply.status
    let bytes = reply.bytes
    words = ServiceMessage.short(ServiceMessage.inJSON(bytes) ?? ServiceMessage.inText(bytes))
  }

  /// Whether more cells were asked for than the service gives at once.
  ///
  /// PxWebApi v1 answers 403 "Too many values selected", v2 400 or 403 "Too many cells selected".
  public var isTooManyCells: Bool {
    let small = words.lowercased()
    return [400, 403, 413].contains(status)
      && (small.contains("too many cells") || small.contains("too many values"))
  }

  /// The message as a problem of what was asked.
  ///
  /// - Parameter request: what was asked.
  /// - Returns: the problem, at the address.
  public func problem(of request: Request) -> Problem {
    let place = Place(request.address)
    let values = ["host": request.host, "status": String(status), "words": words]
    switch status {
    case _ where isTooManyCells: return Problem("source.too-many-cells", at: place, values)
    case 404: return Problem("source.not-found", at: place, values)
    case 429: return Problem("source.busy", at: place, values)
    case 407: return Problem("source.proxy-asks", at: place, values)
    case 500...599: return Problem("source.down", at: place, values)
    default:
      return words.isEmpty
        ? Problem("source.refused-silently", at: place, values)
        : Problem("source.refused", at: place, values)
    }
  }

  private static func inJSON(_ bytes: [UInt8]) -> String? {
    guard bytes.count < 1 << 20, let form = try? JSONNode.read(bytes, file: "") else { return nil }
    let first = ["title", "error", "message"].lazy.compactMap { form[$0]?.string }.first
    let errors = (form["errors"]?.members?.values ?? []).flatMap { $0.elements ?? [] }
    let all = ([first, form["detail"]?.string] + errors.map(\.string))
      .compactMap { $0 }.filter { !$0.isEmpty }
    return all.isEmpty ? nil : all.joined(separator: ". ")
  }

  /// The words of a page without what stands in angle brackets, scripts and styles.
  private static func inText(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes.prefix(20000), as: UTF8.self)
    for block in ["script", "style", "head"] {
      while let open = text.firstRange(of: "<\(block)"),
        let close = text.firstRange(of: "</\(block)>"),
        open.lowerBound < close.lowerBound
      {
        text.removeSubrange(open.lowerBound..<close.upperBound)
      }
    }
    var words = ""
    var isInside = false
    for letter in text {
      switch letter {
      case "<":
        isInside = true
        words += " "
      case ">": isInside = false
      default: if !isInside { words.append(letter) }
      }
    }
    return words
  }

  private static func short(_ text: String) -> String {
    let printable = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: printable)
    let words = String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 200 ? words.prefix(199) + "…" : words
  }
}
