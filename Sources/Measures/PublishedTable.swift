/// A table that may leave the house: pages, files and interfaces accept no other.
///
/// It is made in two ways only: by the disclosure policy of a survey, which keeps back what few stand
/// behind, or from an official source, which has done so itself. So the same cells are kept back
/// wherever the table is shown.
public struct PublishedTable: Hashable, Sendable {
  /// The table as it may be shown.
  public let table: Table

  /// A table whose small cells a disclosure policy has kept back, or that has none to keep back.
  ///
  /// - Parameter table: the table after protection.
  package init(protected table: Table) {
    self.table = table
  }

  /// A table of figures of an official source, whose cells the source itself has protected.
  ///
  /// Not for answers to a survey.
  ///
  /// - Parameter table: the table; its unknown cells keep the source's reason.
  public init(official table: Table) {
    self.table = table
  }
}
