/// The responses by what they weigh: a division of them that no table shows, but that weighted numbers
/// tell of.
struct WeightClasses {
  /// Up to this many different weights a weighted share is searched for other numbers that fit it.
  ///
  /// With more, as after raking, so many counts of classes make up one rounded share that the step of
  /// its rounding is enough, and a search would take minutes.
  static let few = 12

  /// What a response of each class weighs.
  let weights: [Double]
  /// The responses of each class.
  let responses: [[Int]]

  /// The classes of responses that weigh the same.
  ///
  /// - Parameter weights: what each response weighs.
  init(_ weights: [Double]) {
    var classes: [Double: [Int]] = [:]
    for (response, weight) in weights.enumerated() { classes[weight, default: []].append(response) }
    let order = classes.keys.sorted()
    self.weights = order
    responses = order.map { classes[$0] ?? [] }
  }

  /// The columns of a question with the classes after them.
  func columns(after columns: Columns) -> Columns {
    columns.adding(Grouping(id: "weight", name: Words.group, responses: responses))
  }
}
