extension PlanReader {
  /// Reads labelled texts and says what was found in each.
  ///
  /// The language that most of the texts are written in helps where one is too short to tell.
  ///
  /// - Parameter labels: the texts with what readers said.
  /// - Returns: the same with what was found, in their order.
  public func judge(_ labels: [LabelledText]) -> [JudgedText] {
    var sums = SIMD8<UInt32>(repeating: 0)
    for label in labels where label.language == nil { sums &+= votes(of: label.text) }
    let most = LanguageVote(sums: sums).decided.language
    return labels.map { label in
      JudgedText(label: label, reading: read(label.text, in: label.language ?? most))
    }
  }
}
