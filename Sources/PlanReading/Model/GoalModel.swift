/// What concepts and English words tell of the 17 goals: a linear model of 8-bit weights.
///
/// Its sum over concepts is the same in all languages, so what is learned from English texts reaches
/// Norwegian ones; its sum over stems and runs of four letters is for English alone. The two are weighed
/// with the lexicon's own score into a chance for each goal.
public struct GoalModel: Hashable, Sendable {
  /// Weights of 8 bits for each goal, and the number that they are multiplied by.
  struct Layer: Hashable, Sendable {
    /// The features by number, in increasing order.
    var features: [UInt32] = []
    /// The weights of each feature, 17 after 17.
    var weights: [Int8] = []
    var scale: Float = 0
    var biases = GoalVector.zero

    /// The weights of a feature; nil where the model does not know it.
    func vector(of feature: UInt32) -> GoalVector? {
      var low = 0
      var high = features.count
      while low < high {
        let middle = (low + high) / 2
        if features[middle] < feature { low = middle + 1 } else { high = middle }
      }
      guard low < features.count, features[low] == feature else { return nil }
      var vector = GoalVector.zero
      for place in 0..<GoalVector.count {
        vector[place] = Float(weights[low * GoalVector.count + place]) * scale
      }
      return vector
    }
  }

  /// The texts that it learned from, with licences.
  public var sources: [String]
  /// What a goal's own score in the lexicon adds to the sum over concepts.
  var lexiconWeight: Float
  var concepts: Layer
  var words: Layer
  /// How passages in English are weighed, and those in other languages.
  var withWords: FusionWeights
  var withoutWords: FusionWeights
  /// From which chance a finding is asserted, and from which it is suggested.
  public var asserts: Double
  /// From which chance a finding is suggested.
  public var suggests: Double

  /// How many features it has.
  public var featureCount: Int { concepts.features.count + words.features.count }

  /// A model that has learned nothing: the lexicon alone decides.
  public static let untrained = GoalModel(
    sources: [], lexiconWeight: 1, concepts: Layer(), words: Layer(),
    withWords: FusionWeights(
      lexicon: 5, concepts: 0, words: 0, biases: GoalVector(Array(repeating: -3.5, count: 17))),
    withoutWords: FusionWeights(
      lexicon: 5, concepts: 0, words: 0, biases: GoalVector(Array(repeating: -3.5, count: 17))),
    asserts: 0.4, suggests: 0.2)

  /// The model that is part of the program.
  public static let standard: GoalModel = {
    guard let text = EmbeddedData.files["model/goals.model"] else { return untrained }
    do {
      return try GoalModel(text: text, file: "goals.model")
    } catch {
      preconditionFailure("goals.model: \(error)")
    }
  }()

  /// The texts' sum is divided by this and by the root of how many distinct words it has.
  static let wordScale: Float = 3
}
