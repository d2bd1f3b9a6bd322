/// What a service says of a table: its variables and their values.
public struct TableMetadata: Hashable, Sendable {
  /// The table's id at the service.
  public let id: String
  /// The title.
  public let label: String
  /// When the service last changed the table, as it writes it; nil where it does not say.
  public let updated: String?
  /// Who publishes it.
  public let source: String?
  /// The variables in the order of the table.
  public let variables: [Variable]

  /// One way in which a table is divided.
  public struct Variable: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The heading.
    public let label: String
    /// The values in the order of the table.
    public let values: [Value]
    /// Whether it may be left out; the total of all its values is then given.
    public let isEliminable: Bool
    /// Whether its values are times.
    public let isTime: Bool
    /// Lists of codes that its values can be chosen from instead.
    public let codelists: [Codelist]
    /// Whether the values are known; a service may take codes of a list that it cannot show.
    public let isListed: Bool

    /// A variable.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - label: the heading.
    ///   - values: in the order of the table.
    ///   - isEliminable: whether it may be left out.
    ///   - isTime: whether its values are times.
    ///   - codelists: lists that its values can be chosen from instead.
    ///   - isListed: whether the values are known.
    public init(
      code: String, label: String, values: [Value], isEliminable: Bool = false,
      isTime: Bool = false, codelists: [Codelist] = [], isListed: Bool = true
    ) {
      self.code = code
      self.label = label
      self.values = values
      self.isEliminable = isEliminable
      self.isTime = isTime
      self.codelists = codelists
      self.isListed = isListed
    }
  }

  /// One value of a variable.
  public struct Value: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The words.
    public let label: String

    /// A value.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - label: the words.
    public init(code: String, label: String) {
      self.code = code
      self.label = label
    }
  }

  /// A list of codes that a variable's values can be chosen from.
  public struct Codelist: Hashable, Sendable {
    /// Its id, in which capitals count.
    public let id: String
    /// Its name.
    public let label: String
    /// Whether values of the table are added up to those of the list.
    public let isAggregation: Bool

    /// A list of codes.
    ///
    /// - Parameters:
    ///   - id: its id.
    ///   - label: its name.
    ///   - isAggregation: whether values of the table are added up.
    public init(id: String, label: String, isAggregation: Bool) {
      self.id = id
      self.label = label
      self.isAggregation = isAggregation
    }
  }

  /// A table's description.
  ///
  /// - Parameters:
  ///   - id: the table's id.
  ///   - label: the title.
  ///   - updated: when the service last changed the table.
  ///   - source: who publishes it.
  ///   - variables: in the order of the table.
  public init(
    id: String, label: String, updated: String? = nil, source: String? = nil,
    variables: [Variable]
  ) {
    self.id = id
    self.label = label
    self.updated = updated
    self.source = source
    self.variables = variables
  }
}
