/// The codes of a variable, found as they are written or in other capitals.
public struct CodeList: Sendable {
  /// The codes in the order of the table.
  public let codes: [String]
  private let places: [String: Int]
  private let inSmall: [String: Int]

  /// A list.
  ///
  /// - Parameter codes: in the order of the table.
  public init(_ codes: [String]) {
    self.codes = codes
    let numbered = codes.enumerated().map { ($1, $0) }
    places = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
    inSmall = Dictionary(
      numbered.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a code.
  ///
  /// - Parameter code: the code, in capitals or not.
  /// - Returns: its place; nil where it is not there.
  public func position(of code: String) -> Int? { places[code] ?? inSmall[code.lowercased()] }

  /// The place of a code as it is written.
  func exactPosition(of code: String) -> Int? { places[code] }
}
