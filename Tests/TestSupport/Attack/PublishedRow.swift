/// One cell of a published table of answers, as it stands in a file of data.
public struct PublishedRow {
  /// What stands before `.by.` in the table's address, such as `survey.stage` or `survey.stage.mean`.
  public let table: String
  /// The attribute that divides the table; nil for all.
  public let attribute: String?
  /// The code of the group; nil for all.
  public let group: String?
  /// The codes of the other dimensions, such as `answer` and `item`.
  public let codes: [String: String]
  /// The number, such as a share in per cent; nil where it is kept back.
  public let value: Double?
  /// How many stand behind it.
  public let count: Int?
  /// How many answered, or were asked where the row stands outside the base.
  public let base: Int?

  /// A cell.
  public init(
    table: String, attribute: String?, group: String?, codes: [String: String], value: Double?,
    count: Int?, base: Int?
  ) {
    self.table = table
    self.attribute = attribute
    self.group = group
    self.codes = codes
    self.value = value
    self.count = count
    self.base = base
  }

  /// The group that it speaks of; nil for all.
  public var place: SurveyAttack.Place? {
    guard let attribute, let group, group != "all" else { return nil }
    return SurveyAttack.Place(attribute: attribute, group: group)
  }
}
