public import Languages
public import Problems

/// A query of a review to a statistical service, and how its reply becomes observations.
public struct FigureSource: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The service, by its id or address.
  public let service: String
  /// The table at the service.
  public let table: String
  /// What is asked for of each dimension: codes and expressions of the service, in the file's order.
  public let selection: [Selection]
  /// The name of the files of observations, without folder, vintage and ending.
  public let file: String
  /// Who makes the figures.
  public let source: LocalizedText?
  /// What may be done with them.
  public let licence: String?
  /// How the reply becomes observations.
  public let mapping: CubeMapping
  /// Where it stands.
  public let place: Place

  /// What is asked for of one dimension.
  public struct Selection: Hashable, Sendable {
    /// The dimension's id at the source.
    public let dimension: String
    /// Codes, or expressions such as `*` and `top(3)`.
    public let codes: [String]
    /// A grouping of the source's that the codes belong to.
    public let codelist: String?

    /// A selection.
    ///
    /// - Parameters:
    ///   - dimension: the dimension's id at the source.
    ///   - codes: codes, or expressions.
    ///   - codelist: a grouping that the codes belong to.
    public init(dimension: String, codes: [String], codelist: String? = nil) {
      self.dimension = dimension
      self.codes = codes
      self.codelist = codelist
    }
  }

  /// A query.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - service: the service.
  ///   - table: the table there.
  ///   - selection: what is asked for of each dimension.
  ///   - file: the name of the files of observations.
  ///   - source: who makes the figures.
  ///   - licence: what may be done with them.
  ///   - mapping: how the reply becomes observations.
  ///   - place: where it stands.
  public init(
    id: String, service: String, table: String, selection: [Selection], file: String,
    source: LocalizedText? = nil, licence: String? = nil, mapping: CubeMapping,
    place: Place = Place("")
  ) {
    self.id = id
    self.service = service
    self.table = table
    self.selection = selection
    self.file = file
    self.source = source
    self.licence = licence
    self.mapping = mapping
    self.place = place
  }
}
