/// Which columns of the data have a meaning of their own, and which divide the values.
public struct SpecialColumns: Hashable, Sendable {
  /// The columns that do not divide the values.
  public let names: Set<String>
  /// The column of sub-indicators.
  public let series: String
  /// The column of units of measure.
  public let unit: String
  /// Columns with remarks on single values.
  public let remarks: [String]

  /// The names that Open SDG has unless its settings say otherwise.
  public static let usual: Set<String> = [
    "Year", "Value", "Units", "Series", "GeoCode", "Observation status", "Unit multiplier",
    "Unit measure", "UNIT_MEASURE", "SERIES", "COMMENT_TS", "DATA_LAST_UPDATE",
  ]

  /// The column of places.
  static let place = "GeoCode"
  static let status = "Observation status"
  /// Columns that tell what a whole series measures.
  static let qualities = ["Unit multiplier", "Unit measure", "UNIT_MEASURE", "SERIES"]
  static let seriesRemarks = ["COMMENT_TS", "DATA_LAST_UPDATE"]
  /// Columns that hold something else than a division even where the settings forget them.
  static let always: Set<String> = usual.union(["Progress"])

  init(_ options: MetadataValue) {
    let listed = options["non_disaggregation_columns"]?.items.compactMap(\.filled) ?? []
    remarks =
      options["observation_attributes"]?.items.compactMap { $0["field"]?.filled ?? $0.filled }
      ?? ["COMMENT_OBS"]
    series = options["series_column"]?.filled ?? "Series"
    unit = options["unit_column"]?.filled ?? "Units"
    let base = listed.isEmpty ? Self.usual : Set(listed).union(["Year", "Value"])
    names = base.union([series, unit, "COMMENT_OBS", "Progress"]).union(remarks)
  }

  /// Whether a column divides the values.
  ///
  /// - Parameter column: its name.
  /// - Returns: false for those with a meaning of their own.
  public func divides(_ column: String) -> Bool { !names.contains(column) }
}
