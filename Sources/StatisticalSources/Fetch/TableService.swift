public import Problems
public import StatisticalTables

/// A service whose tables can be described, asked for in parts and read.
public protocol TableService {
  /// The service in addresses of problems and in journals: its base address and language.
  var address: String { get }

  /// Describes a table.
  ///
  /// - Parameters:
  ///   - table: its id.
  ///   - codelists: for variables by code, the list whose values are wanted.
  ///   - client: asks.
  /// - Returns: the description.
  /// - Throws: `InputRefused` where it cannot be had or read.
  func metadata(
    of table: String, codelists: [String: String], by client: SourceClient
  ) throws(InputRefused) -> TableMetadata

  /// How many cells one request may ask for.
  ///
  /// - Parameter client: asks.
  /// - Returns: the number.
  /// - Throws: `InputRefused` where the service does not answer.
  func largestRequest(by client: SourceClient) throws(InputRefused) -> Int

  /// What the service shows of a table where nothing is chosen.
  ///
  /// - Parameters:
  ///   - metadata: of the table.
  ///   - client: asks.
  /// - Returns: the selection; nil where the service has none.
  /// - Throws: `InputRefused` where the service does not answer.
  func defaultSelection(
    of metadata: TableMetadata, by client: SourceClient
  ) throws(InputRefused) -> TableSelection?

  /// The request for the cells of a query.
  ///
  /// - Parameter query: small enough.
  /// - Returns: the request.
  func request(_ query: TableQuery) -> Request

  /// Reads a reply with cells.
  ///
  /// - Parameters:
  ///   - bytes: the reply.
  ///   - place: names it in problems.
  /// - Returns: the cube.
  /// - Throws: `InputRefused` where it cannot be read.
  func cube(_ bytes: [UInt8], at place: String) throws(InputRefused) -> Cube
}
