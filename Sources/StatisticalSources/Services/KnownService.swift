public import Languages

/// A service that the product knows by a short name.
public struct KnownService: Hashable, Sendable {
  /// The short name, such as `ssb`.
  public let id: String
  /// Which interface it speaks.
  public let kind: Kind
  /// Whose it is.
  public let name: String
  /// The base address; `{language}` in it stands for the language of texts.
  public let base: String
  /// The languages of its texts, the first where the reader's is not among them.
  public let languages: [String]
  /// The most cells of one request, where the service does not say itself.
  public let cells: Int
  /// What may be done with its figures; empty where it must be looked up.
  public let licence: String
  /// How it wants to be named as the source.
  public let source: String

  /// An interface.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// PxWebApi v2.
    case pxWeb = "pxweb"
    /// PxWebApi v1.
    case olderPxWeb = "pxweb-v1"
    /// FHI Statistikk Open API.
    case fhi
    /// Kolada v3.
    case kolada
    /// The UN's SDG database.
    case unsd
    /// KLASS.
    case klass
  }

  /// All known services, in the order of their file.
  public static let all: [KnownService] = {
    let lines = (EmbeddedData.files["services.tsv"] ?? "").split(separator: "\n").dropFirst()
    return lines.compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 8, let kind = Kind(rawValue: cells[1]) else { return nil }
      return KnownService(
        id: cells[0], kind: kind, name: cells[2], base: cells[3],
        languages: cells[4].split(separator: ",").map(String.init), cells: Int(cells[5]) ?? 0,
        licence: cells[6], source: cells[7])
    }
  }()

  /// The service of a short name.
  ///
  /// - Parameter id: the short name, in capitals or not.
  /// - Returns: the service; nil where none is known by it.
  public static func named(_ id: String) -> KnownService? {
    all.first { $0.id == id.lowercased() }
  }

  /// A service at an address that is not known.
  ///
  /// - Parameters:
  ///   - address: its base address.
  ///   - kind: the interface it speaks.
  /// - Returns: the service; nothing is known of its limits and licence.
  public static func at(_ address: String, kind: Kind) -> KnownService {
    KnownService(
      id: address, kind: kind, name: address, base: address, languages: [], cells: 100_000,
      licence: "", source: "")
  }

  /// The service's language for a reader.
  ///
  /// - Parameters:
  ///   - reader: the reader's language.
  ///   - wish: another of the service's languages.
  /// - Returns: the service's tag for it; nil where it has none.
  public func language(for reader: LanguageTag, wish: String? = nil) -> String? {
    if let wish { return wish }
    if languages.contains(reader.rawValue) { return reader.rawValue }
    let isNorwegian = [LanguageTag.nb, .nn].contains(reader)
    if isNorwegian, languages.contains("no") { return "no" }
    return languages.first
  }

  /// The service as a holder of tables.
  ///
  /// - Parameter language: the language of texts at the service.
  /// - Returns: the service; nil where it has no tables that are fetched in parts.
  public func tables(in language: String?) -> (any TableService)? {
    switch kind {
    case .pxWeb: PxWebService(base: base, language: language, usualLimit: cells)
    case .olderPxWeb:
      OlderPxWebService(
        base: base.split(separator: "{language}", omittingEmptySubsequences: false)
          .joined(separator: language ?? languages.first ?? "en"), usualLimit: cells)
    case .fhi: FHIService(base: base)
    case .kolada, .unsd, .klass: nil
    }
  }
}
