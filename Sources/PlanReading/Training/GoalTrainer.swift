import Agenda

/// Trains the model that weighs what was found in passages.
///
/// The layers are learned from the texts of four folds and asked about the fifth, in turn; how lexicon,
/// concepts and words are weighed is learned from those answers alone, so what a layer knows by heart
/// counts for nothing. The same texts give the same model.
public struct GoalTrainer {
  /// What comes of training.
  public struct Outcome: Sendable {
    /// The model, learned from all texts.
    public let model: GoalModel
    /// What models that never saw a text, nor one of the same origin, say of it.
    public let crossValidated: [JudgedText]
  }

  private let lexicon: Lexicon
  private let foldCount: Int

  /// A trainer.
  ///
  /// - Parameters:
  ///   - lexicon: the lexicon whose concepts the model weighs.
  ///   - folds: into how many parts the texts are parted.
  public init(_ lexicon: Lexicon, folds: Int = 5) {
    self.lexicon = lexicon
    foldCount = max(2, folds)
  }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - texts: texts with what readers said.
  ///   - wordings: texts that only teach, such as the official wording of targets.
  ///   - sources: what the texts are, with licences, as the model's file names them.
  /// - Returns: the model, and how well it does on texts that it has not seen.
  public func train(
    _ texts: [LabelledText], wordings: [LabelledText] = [], sources: [String] = []
  ) -> Outcome {
    let seen = TrainingTexts(texts, wordings: wordings, lexicon: lexicon)
    let judged = seen.sights.indices.filter { !seen.sights[$0].isWording }
    let folds = TextFolds(
      judged.map { place in seen.sights[place].labels.flatMap(\.origins) }, count: foldCount
    ).folds
    var foldOf = [Int](repeating: -1, count: seen.sights.count)
    for (text, fold) in zip(judged, folds) { foldOf[text] = fold }
    var signals: [Int: GoalSignals] = [:]
    for fold in 0..<foldCount {
      let layers = layers(seen, seen.sights.indices.filter { foldOf[$0] != fold })
      for text in judged where foldOf[text] == fold {
        signals[text] = layers.signals(of: seen, text)
      }
    }
    let cases = judged.map { text in (text, self.cases(seen.sights[text], signals[text])) }
    var model = layers(seen, Array(seen.sights.indices))
    model.sources = sources
    model.weigh(cases.flatMap(\.1))
    let validated = (0..<foldCount).flatMap { fold -> [JudgedText] in
      var other = model
      other.weigh(cases.filter { foldOf[$0.0] != fold }.flatMap(\.1))
      return judged.filter { foldOf[$0] == fold }.flatMap { text -> [JudgedText] in
        guard let signals = signals[text] else { return [] }
        let likelihoods = GoalLikelihood.of(signals, by: other)
        return seen.sights[text].labels.map {
          JudgedText(
            label: $0, likelihoods: likelihoods, withTerms: seen.sights[text].goalsWithTerms,
            by: other)
        }
      }
    }
    return Outcome(model: model, crossValidated: validated)
  }

  /// A model with layers that are learned from some texts, and not weighed yet.
  private func layers(_ texts: TrainingTexts, _ chosen: [Int]) -> GoalModel {
    let fit = LayerFit(texts: texts, chosen: chosen)
    var model = GoalModel.untrained
    (model.concepts, model.lexiconWeight) = fit.concepts()
    model.words = fit.words()
    return model
  }

  private func cases(_ sight: TrainingTexts.Sight, _ signals: GoalSignals?) -> [FusionFit.Case] {
    guard let signals else { return [] }
    let concepts = GoalMargins.margins(signals.concepts)
    let words = signals.words.map { GoalMargins.margins($0) }
    return sight.judgements.map { goal, isTrue, weight in
      FusionFit.Case(
        goal: goal,
        signals: SIMD4(
          Double(signals.lexicon[goal]), Double(concepts[goal]),
          words.map { Double($0[goal]) } ?? 0,
          0),
        isTrue: isTrue, weight: weight)
    }
  }
}

extension GoalModel {
  /// Learns how to weigh from what the layers say of texts that they have not seen.
  fileprivate mutating func weigh(_ cases: [FusionFit.Case]) {
    let all = FusionFit.weights(cases, with: [.lexicon, .concepts, .words])
    let concepts = FusionFit.weights(cases, with: [.lexicon, .concepts])
    let lexicon = FusionFit.weights(cases, with: [.lexicon])
    // Half the say is the lexicon's alone: margins make goals compete, as readers who name one goal of a text
    // taught them, but a passage of a plan may be about two. Of the other half, words of reports have a half:
    // a plan in English shall be read as the same plan in Norwegian is.
    withWords = lexicon.mean(with: all.mean(with: concepts))
    withoutWords = lexicon.mean(with: concepts)
  }

  /// What the layers say of a text.
  fileprivate func signals(of texts: TrainingTexts, _ place: Int) -> GoalSignals {
    let sight = texts.sights[place]
    let own = GoalVector(sight.own.map { Float($0) })
    var concepts = self.concepts.biases
    concepts.add(own, times: lexiconWeight)
    for (column, value) in sight.concepts {
      let feature = FeatureHash.concept(texts.lexicon.concepts[column].id)
      if let vector = self.concepts.vector(of: feature) {
        concepts.add(vector, times: Float(value))
      }
    }
    var words = self.words.biases
    let norm = 1 / (GoalModel.wordScale * Float(max(1, sight.wordCount)).squareRoot())
    for (column, value) in sight.words {
      if let vector = self.words.vector(of: texts.features[column]) {
        words.add(vector, times: Float(value) * norm)
      }
    }
    return GoalSignals(
      lexicon: own, concepts: concepts, words: sight.wordCount > 0 ? words : nil)
  }
}
