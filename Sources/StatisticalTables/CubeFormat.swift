public import Problems

/// The formats of statistical tables that are read into cubes.
public enum CubeFormat: String, Sendable, CaseIterable {
  /// JSON-stat 2.0 and 1.x.
  case jsonStat = "json-stat"
  /// PX, also called PC-Axis.
  case px
  /// SDMX as markup, JSON or CSV.
  case sdmx

  /// The format that a file is in, by its bytes and, where they leave it open, by its name.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name.
  /// - Returns: the format, or nil where it is none of these.
  public static func recognised(_ bytes: [UInt8], file: String) -> CubeFormat? {
    let name = file.lowercased()
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = bytes[start...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    switch content.first {
    case UInt8(ascii: "{")?: return json(bytes, file: file)
    case UInt8(ascii: "[")?: return .jsonStat
    case UInt8(ascii: "<")?: return .sdmx
    case nil: return name.hasSuffix(".px") ? .px : name.hasSuffix(".json") ? .jsonStat : nil
    default:
      if content.starts(with: "DATAFLOW".utf8) || content.starts(with: "STRUCTURE".utf8) {
        return .sdmx
      }
      return name.hasSuffix(".px") || isKeyword(content) ? .px : nil
    }
  }

  /// Reads a file of this format.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - language: the language of the texts, where the file has several: a tag as the file writes it.
  ///   - structure: the codes and names of an SDMX message that comes without them.
  /// - Returns: the cubes in the order of the file, and what somebody should look at.
  /// - Throws: ``InputRefused`` where the file is not of the format, or contradicts itself.
  public func read(
    _ bytes: [UInt8], file: String, language: String? = nil, structure: SDMXStructure? = nil
  ) throws(InputRefused) -> (cubes: [Cube], warnings: [Problem]) {
    switch self {
    case .jsonStat:
      return (try JSONStat.read(bytes, file: file).cubes, [])
    case .px:
      return ([try PXFile(bytes, file: file).cube(in: language)], [])
    case .sdmx:
      return try SDMXMessage(bytes, file: file).cubes(with: structure, language: language)
    }
  }

  /// Which format a JSON file is in, by the first key of its root that tells.
  private static func json(_ bytes: [UInt8], file: String) -> CubeFormat {
    guard var scanner = try? JSONScanner(bytes, file: file), (try? scanner.beginObject()) != nil
    else { return .jsonStat }
    while let key = (try? scanner.nextKey()) ?? nil {
      switch key {
      case "meta", "data", "header", "dataSets", "structure", "structures", "errors": return .sdmx
      case "version", "class", "dataset", "dimension", "id", "size", "value", "label":
        return .jsonStat
      default:
        if (try? scanner.skip()) == nil { return .jsonStat }
      }
    }
    return .jsonStat
  }

  /// Whether a file begins as PX does: a keyword in capitals, then `=`, `[` or `(`.
  private static func isKeyword(_ bytes: ArraySlice<UInt8>) -> Bool {
    let letters = bytes.prefix { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard letters.count >= 2, letters.endIndex < bytes.endIndex else { return false }
    return [UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "(")].contains(
      bytes[letters.endIndex])
  }
}
