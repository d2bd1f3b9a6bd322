public import Languages
import Problems
import StatisticalSources

/// How services are asked: by whom, from where, and with what is kept on disk.
public struct SourceAccess {
  /// The folder for what has been fetched; the machine's own for such things where nil.
  public var cache: String?
  /// An address at which a service can reach the one who asks.
  public var contact: String?
  /// Whether everything is fetched anew.
  public var isRefreshing = false
  /// The product and its version, as services see it.
  public var product: String
  /// The variables of the environment.
  public var environment: [String: String]
  /// The reader's language.
  public var reader: Language
  /// Is told what happens, in the reader's language.
  public var progress: (String) -> Void

  /// Access with the settings of the environment.
  ///
  /// - Parameters:
  ///   - product: the product and its version.
  ///   - environment: the variables of the environment.
  ///   - reader: the reader's language.
  ///   - progress: is told what happens.
  public init(
    product: String, environment: [String: String], reader: Language,
    progress: @escaping (String) -> Void
  ) {
    self.product = product
    self.environment = environment
    self.reader = reader
    self.progress = progress
  }

  /// The folder for what has been fetched: the one that was named, `SAMSTEMT_CACHE`, or `samstemt` in
  /// `XDG_CACHE_HOME` or `~/.cache`.
  var folder: String {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let named = cache ?? value("SAMSTEMT_CACHE") { return named }
    if let caches = value("XDG_CACHE_HOME"), caches.hasPrefix("/") { return "\(caches)/samstemt" }
    return "\(value("HOME") ?? "/tmp")/.cache/samstemt"
  }

  var client: SourceClient {
    var settings = NetworkSettings(environment: environment, folder: "\(folder)/partial")
    settings.product = product
    settings.contact = contact ?? settings.contact
    return SourceClient(
      CurlTransport(settings), cache: ReplyCache(folder: folder), isRefreshing: isRefreshing
    ) { notice in progress(words(of: notice)) }
  }

  private func words(of notice: SourceClient.Notice) -> String {
    func number(_ value: Int) -> String { reader.number(Double(value), decimals: 0) }
    func seconds(_ value: Double) -> String { reader.number(value, decimals: value < 10 ? 1 : 0) }
    switch notice {
    case .waiting(let wait):
      return reader.text("command.fetch.waiting", ["seconds": seconds(wait)])
    case .again(let wait, let attempt, let all):
      return reader.text(
        "command.fetch.again",
        ["seconds": seconds(wait), "attempt": String(attempt), "all": String(all)])
    case .cells(let done, let total):
      return reader.text("command.fetch.cells", ["done": number(done), "total": number(total)])
    case .changed: return reader.text("command.fetch.changed")
    }
  }
}

/// The service that is meant by the first words of a command.
struct NamedService {
  let service: KnownService
  /// The words that are left: the table and what else is named.
  let rest: [String]

  /// Reads `ssb 07459`, `pxweb ssb 07459`, `https://… 07459` or `pxweb-v1 https://… 07459`.
  init(_ words: [String]) throws(InputRefused) {
    let first = words.first ?? ""
    let second = words.dropFirst().first ?? ""
    let kind = KnownService.Kind(rawValue: first.lowercased())
    if let kind, NamedService.isAddress(second) {
      service = .at(second, kind: kind)
      rest = Array(words.dropFirst(2))
    } else if let known = KnownService.named(first) {
      service = known
      rest = Array(words.dropFirst())
    } else if let kind, let known = KnownService.named(second), known.kind == kind {
      service = known
      rest = Array(words.dropFirst(2))
    } else if NamedService.isAddress(first) {
      service = .at(first, kind: .pxWeb)
      rest = Array(words.dropFirst())
    } else {
      let known = KnownService.all.map(\.id)
      let named = kind == nil ? first : second
      throw InputRefused([
        Problem(
          "source.service-unknown", at: Place(""),
          ["text": named, "known": known.joined(separator: ", ")])
      ])
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    let small = text.lowercased()
    return small.hasPrefix("https://") || small.hasPrefix("http://")
  }
}
