import Languages
import Measures
import Statistics
import Surveys

/// Something that an outcome may depend on, of every response.
struct FurthestFactor {
  /// The attribute whose classes are shown, and its id in addresses.
  let attribute: Tabulation.Attribute
  /// What the factor is called.
  let name: LocalizedText
  /// Its columns in a model.
  let term: ModelTerm
  /// The classes that are shown, and the value that stands for each in the model.
  let settings: [(category: Category, setting: ModelTerm.Setting)]
  /// The number of each response, where the factor is one.
  let numbers: [Double]?
  /// The class of each response.
  let classes: Factor
  /// Whether it is a number of the units, such as the population, and not the number of a step.
  let isContinuous: Bool
  /// Whether the units choose it themselves.
  let isChosen: Bool
  /// Whether the classes have no order: then there is no difference from the lowest to the highest.
  let isUnordered: Bool

  /// A factor of a plan.
  ///
  /// - Parameters:
  ///   - factor: the factor.
  ///   - tabulation: the survey.
  ///   - level: the level that is compared.
  /// - Returns: nil where the units have no such attribute or number.
  init?(_ factor: FurthestPlan.Factor, in tabulation: Tabulation, level: String?) {
    guard let attribute = tabulation.attributes.first(where: { $0.id == factor.attribute }) else {
      return nil
    }
    self.attribute = attribute
    let units = tabulation.responses.map(\.unit)
    let known = attribute.factor(of: units)
    let none = UInt16(attribute.categories.count)
    classes = Factor(
      codes: known.codes.map { $0 == none ? Factor.missing : $0 },
      count: attribute.categories.count)
    let frame = tabulation.population.members.filter { member in
      level.map(member.levels.contains) ?? true
    }
    func number(_ id: String, _ scale: (Double) -> Double) -> (values: [Double], middle: [Double?])?
    {
      guard let number = tabulation.numbers.first(where: { $0.id == id }) else { return nil }
      let middle = attribute.categories.map { category in
        Quantile.value(
          0.5,
          of: frame.filter { attribute.values[$0.unit] == category.code }
            .compactMap { number.values[$0.unit] })
      }
      return (
        units.map { number.values[$0].map(scale) ?? .nan }, middle.map { $0.map(scale) }
      )
    }
    func shown(_ values: [Double?]) -> [(category: Category, setting: ModelTerm.Setting)] {
      zip(attribute.categories, values).compactMap { category, value in
        value.map { (category, .number($0)) }
      }
    }
    switch factor {
    case .logarithm(let id, _), .number(let id, _):
      var scale: (Double) -> Double = { $0 }
      if case .logarithm = factor { scale = { DecimalLogarithm.value($0) } }
      guard let found = number(id, scale) else { return nil }
      name = tabulation.numbers.first { $0.id == id }?.name ?? attribute.name
      numbers = found.values
      term = .number(attribute.id, found.values)
      settings = shown(found.middle)
      (isChosen, isUnordered, isContinuous) = (false, false, true)
    case .steps:
      let steps = attribute.categories.enumerated().map { Double($1.code) ?? Double($0 + 1) }
      let values = classes.codes.map { $0 == Factor.missing ? .nan : steps[Int($0)] }
      name = attribute.name
      numbers = values
      term = .number(attribute.id, values)
      settings = shown(steps)
      (isChosen, isUnordered, isContinuous) = (false, false, false)
    case .classes(_, let chosen):
      name = attribute.name
      numbers = nil
      term = .factor(
        attribute.id, classes,
        columnNames: attribute.categories.dropFirst().map { "\(attribute.id)=\($0.code)" })
      settings = attribute.categories.enumerated().map { ($1, .category($0)) }
      isChosen = chosen
      isUnordered = attribute.categories.count > 2 && !attribute.isOrdered
      isContinuous = false
    }
  }
}
