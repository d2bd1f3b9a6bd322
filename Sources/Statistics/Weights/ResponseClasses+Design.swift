extension ResponseClasses {
  /// The units that answered: the rows of ``design(of:)``, as numbers of units.
  public var respondents: [Int] { answered.indices.filter { answered[$0] } }

  /// What estimates from the answers are to be true of.
  public enum Target: String, Hashable, Sendable, CaseIterable {
    /// These units as they are now: a class in which all answered adds no variance.
    case population
    /// What made these units as they are: the population is a sample too, without end.
    case superpopulation
  }

  /// The design of those who answered: classes as strata, each answer weighing `N/n` of its class.
  ///
  /// - Parameter target: what estimates are to be true of.
  /// - Returns: the design; its rows are the ``respondents``.
  /// - Throws: ``SampleDesign/Refused/loneCluster(row:)`` where one of several in a class answered.
  public func design(
    of target: Target = .population
  ) throws(SampleDesign.Refused) -> SampleDesign {
    let strata = respondents.map { classOfUnit[$0] }
    let populations = strata.map { Double(classes[$0].population) }
    return try SampleDesign(
      rows: strata.count,
      stages: [
        SampleDesign.Stage(
          strata: strata, populations: target == .population ? populations : nil)
      ], weights: strata.map { classes[$0].weight })
  }
}
