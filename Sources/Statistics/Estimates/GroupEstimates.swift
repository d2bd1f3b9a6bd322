/// Estimates of the same variables in several groups of one survey, with their covariance.
///
/// Groups of one survey are not independent: they may share clusters, and calibration ties them. A
/// difference between them takes its standard error from the covariance.
public struct GroupEstimates: Hashable, Sendable {
  /// The groups that have rows: their categories, ascending.
  public let groups: [Int]
  /// The estimates: all groups of the first variable, then all of the next.
  public let estimates: Estimates
  /// The degrees of freedom of each group: clusters less strata, of those with rows in it.
  public let degreesOfFreedom: [Double]

  /// One estimate, with the degrees of freedom of its group.
  ///
  /// - Parameters:
  ///   - variable: which variable, from 0.
  ///   - group: the group's category.
  /// - Returns: the estimate; nil where the group has no rows.
  public subscript(variable: Int, group group: Int) -> Estimate? {
    guard let place = groups.firstIndex(of: group) else { return nil }
    let whole = estimates[variable * groups.count + place]
    return Estimate(
      value: whole.value, standardError: whole.standardError,
      degreesOfFreedom: degreesOfFreedom[place])
  }

  /// The difference between two groups, with the degrees of freedom of the whole design.
  ///
  /// - Parameters:
  ///   - first: a group's category.
  ///   - second: the category of the group that is subtracted.
  ///   - variable: which variable, from 0.
  /// - Returns: the difference; nil where a group has no rows.
  public func difference(_ first: Int, _ second: Int, variable: Int = 0) -> Estimate? {
    guard let one = groups.firstIndex(of: first), let other = groups.firstIndex(of: second) else {
      return nil
    }
    return estimates.difference(variable * groups.count + one, variable * groups.count + other)
  }
}

extension SampleDesign {
  /// Means of each group of the population, with their covariance.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, section
  /// 10.3.
  ///
  /// - Parameters:
  ///   - columns: the numbers of each variable.
  ///   - groups: the group of each row; rows without one are outside the domain.
  /// - Returns: the means.
  public func means(_ columns: [[Double]], by groups: Factor) -> GroupEstimates {
    grouped(by: groups, variables: columns.count) { group, variable in
      let size = group.total
      let mean = group.weighted(columns[variable], around: 0, scale: 1).reduce(0, +) / size
      return (mean, group.weighted(columns[variable], around: mean, scale: 1 / size))
    }
  }

  /// Totals of each group of the population, with their covariance.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, section
  /// 10.3.
  ///
  /// - Parameters:
  ///   - columns: the numbers of each variable.
  ///   - groups: the group of each row; rows without one are outside the domain.
  /// - Returns: the totals.
  public func totals(_ columns: [[Double]], by groups: Factor) -> GroupEstimates {
    grouped(by: groups, variables: columns.count) { group, variable in
      let influence = group.weighted(columns[variable], around: 0, scale: 1)
      return (influence.reduce(0, +), influence)
    }
  }

  /// The difference between the means of two groups, for a t-test.
  ///
  /// One degree of freedom fewer than the design has, as in R's `svyttest`: in a simple random sample
  /// that is n − 2. Source: T. Lumley, Complex Surveys, 2010, section 2.4.
  ///
  /// - Parameters:
  ///   - column: numbers; NaN where missing.
  ///   - groups: the group of each row, of two categories.
  /// - Returns: the mean of the second category less that of the first; nil where one has no rows.
  public func difference(in column: [Double], between groups: Factor) -> Estimate? {
    precondition(groups.count == 2, "two groups")
    let found = answered([column]).means([column], by: groups)
    guard let difference = found.difference(1, 0) else { return nil }
    return Estimate(
      value: difference.value, standardError: difference.standardError,
      degreesOfFreedom: difference.degreesOfFreedom - 1)
  }

  /// The mean change from one wave to the next in the same units.
  ///
  /// - Parameters:
  ///   - before: the numbers of the first wave; NaN where missing.
  ///   - after: the numbers of the second wave; NaN where missing.
  /// - Returns: the mean of the differences among the units that answered in both; nil where none did.
  public func change(from before: [Double], to after: [Double]) -> Estimate? {
    let changes = zip(after, before).map { $0 - $1 }
    return answered([changes]).means([changes])?[0]
  }

  private func grouped(
    by groups: Factor, variables: Int,
    estimate: (SampleDesign, Int) -> (value: Double, influence: [Double])
  ) -> GroupEstimates {
    precondition(groups.codes.count == count, "a group for each row")
    let domains = (0..<groups.count).map { restricted(to: groups, category: $0) }
    let present = domains.indices.filter { domains[$0].total > 0 }
    var values: [Double] = []
    var influences: [[Double]] = []
    for variable in 0..<variables {
      for group in present {
        let one = estimate(domains[group], variable)
        values.append(one.value)
        influences.append(one.influence)
      }
    }
    return GroupEstimates(
      groups: present, estimates: answered(groups).estimates(values, influences: influences),
      degreesOfFreedom: present.map { domains[$0].degreesOfFreedom })
  }
}
