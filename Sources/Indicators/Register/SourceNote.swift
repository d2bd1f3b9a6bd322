/// What a catalogue says of an indicator's source: addresses, table numbers, or that there is none.
public struct SourceNote: Hashable, Sendable {
  /// The catalogue's own words.
  public let text: String
  /// The addresses in it, each once, in order.
  public let addresses: [String]
  /// The numbers of tables in Statistics Norway's table bank, five digits, each once, in order.
  public let tables: [String]
  /// Whether the words say that there is no source, such as "No data found".
  public let saysNone: Bool

  /// Reads a catalogue's words.
  ///
  /// - Parameter text: any text; several addresses may stand in one.
  public init(_ text: String) {
    self.text = text
    let found = SourceNote.addresses(in: text)
    addresses = found.unique
    let rest = found.reduce(into: text) { rest, address in
      guard let range = rest.firstRange(of: address) else { return }
      rest.removeSubrange(range)
    }
    tables = (found.compactMap(SourceNote.table) + SourceNote.tables(inWords: rest)).unique
    saysNone = addresses.isEmpty && tables.isEmpty && SourceNote.isNone(text)
  }

  /// Whether there is something to look up: an address or a table number.
  public var isUsable: Bool { !addresses.isEmpty || !tables.isEmpty }

  /// The hosts of the addresses, without `www.`, each once; `ssb.no` where only tables are named.
  public var hosts: [String] {
    let found = addresses.compactMap(SourceNote.host)
    return found.isEmpty && !tables.isEmpty ? ["ssb.no"] : found.unique
  }

  /// The host of an address, in small letters, without `www.`.
  static func host(_ address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let host = address[start...].prefix { !"/?#:".contains($0) }.lowercased()
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return bare.nonEmpty
  }

  private static func addresses(in text: String) -> [String] {
    var found: [String] = []
    var rest = Substring(text)
    while let start = [rest.firstRange(of: "http://"), rest.firstRange(of: "https://")]
      .compactMap({ $0?.lowerBound }).min()
    {
      let scheme = rest[start...].prefix { $0 != "/" }.count + 2
      var address = rest[start...].prefix { !$0.isWhitespace && !"<>\"".contains($0) }
      // Two addresses, or an address and words, may be parted by a comma alone.
      var end = address.index(address.startIndex, offsetBy: scheme)
      while let comma = address[end...].firstIndex(of: ",") {
        let after = address[address.index(after: comma)...]
        if after.isEmpty || after.hasPrefix("http") || after.first?.isUppercase == true {
          address = address[..<comma]
          break
        }
        end = address.index(after: comma)
      }
      rest = rest[address.endIndex...]
      while let last = address.last, ".,;)".contains(last) { address = address.dropLast() }
      if address.count > scheme { found.append(String(address)) }
    }
    return found
  }

  /// The table that an address of Statistics Norway's table bank leads to.
  private static func table(_ address: String) -> String? {
    guard let host = host(address), host == "ssb.no" || host.hasSuffix(".ssb.no") else {
      return nil
    }
    let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard let mark = path.firstIndex(where: { ["table", "tabell"].contains($0.lowercased()) }),
      path.indices.contains(mark + 1), isTableNumber(path[mark + 1])
    else { return nil }
    return String(path[mark + 1])
  }

  /// Table numbers in words that speak of Statistics Norway or of a table.
  private static func tables(inWords text: String) -> [String] {
    let small = text.lowercased()
    guard small.contains("ssb") || small.contains("tabell") || small.contains("table") else {
      return []
    }
    return text.split { !$0.isLetter && !$0.isNumber }.filter(isTableNumber).map(String.init)
  }

  private static func isTableNumber(_ text: Substring) -> Bool {
    text.utf8.count == 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether words without an address say that there is no source.
  private static func isNone(_ text: String) -> Bool {
    let small = text.lowercased()
    let phrases = [
      "no reliable source", "no source", "no data", "not found", "unavailable", "not available",
      "not enough data", "#ref!", "#n/a", "n/a", "ingen kilde", "ingen data",
    ]
    return small.allSatisfy { $0.isWhitespace } || phrases.contains { small.contains($0) }
  }
}

extension Array where Element: Hashable {
  /// The elements, each once, in the order they are first met.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
