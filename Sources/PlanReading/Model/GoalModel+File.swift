public import Problems

/// The file of a model: lines of a name and its values, parted by tabs, then the features in base 64.
///
/// The features stand in increasing order of their numbers, those of concepts first: four bytes of
/// the number, lowest first, then a signed byte for each goal.
extension GoalModel {
  /// What the first line says.
  static let heading = "samstemt-goal-model\t1"

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` with the line that is not as it should be.
  public init(text: String, file: String) throws(InputRefused) {
    var reader = ModelFile(text: text, file: file)
    try reader.expect(GoalModel.heading)
    var sources: [String] = []
    while let source = reader.source() { sources.append(source) }
    self.sources = sources
    asserts = Double(try reader.numbers("asserts", 1)[0])
    suggests = Double(try reader.numbers("suggests", 1)[0])
    lexiconWeight = try reader.numbers("lexicon", 1)[0]
    withWords = try reader.fusion("with-words")
    withoutWords = try reader.fusion("without-words")
    concepts = Layer()
    concepts.scale = try reader.numbers("concept-scale", 1)[0]
    concepts.biases = GoalVector(try reader.numbers("concept-biases", GoalVector.count))
    words = Layer()
    words.scale = try reader.numbers("word-scale", 1)[0]
    words.biases = GoalVector(try reader.numbers("word-biases", GoalVector.count))
    let counts = try reader.numbers("features", 2).map { Int($0) }
    let bytes = try reader.bytes()
    guard counts.allSatisfy({ $0 >= 0 }), counts.reduce(0, +) * ModelFile.featureSize == bytes.count
    else { throw reader.refusal }
    concepts.read(bytes, from: 0, count: counts[0])
    words.read(bytes, from: counts[0], count: counts[1])
    guard concepts.isOrdered, words.isOrdered else { throw reader.refusal }
  }

  /// The model as its file.
  public var text: String {
    var lines = [GoalModel.heading]
    lines += sources.map { "source\t\($0)" }
    lines.append("asserts\t\(Float(asserts))")
    lines.append("suggests\t\(Float(suggests))")
    lines.append("lexicon\t\(lexiconWeight)")
    for (name, fusion) in [("with-words", withWords), ("without-words", withoutWords)] {
      lines.append(
        ModelFile.line(
          name, [fusion.lexicon, fusion.concepts, fusion.words] + fusion.biases.numbers))
    }
    for (name, layer) in [("concept", concepts), ("word", words)] {
      lines.append("\(name)-scale\t\(layer.scale)")
      lines.append(ModelFile.line("\(name)-biases", layer.biases.numbers))
    }
    lines.append("features\t\(concepts.features.count)\t\(words.features.count)")
    lines += Base64.lines(concepts.bytes + words.bytes)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension GoalModel.Layer {
  fileprivate var bytes: [UInt8] {
    features.enumerated().flatMap { place, feature in
      let own = weights[place * GoalVector.count..<(place + 1) * GoalVector.count]
      return (0..<4).map { UInt8(truncatingIfNeeded: feature >> (8 * UInt32($0))) }
        + own.map { UInt8(bitPattern: $0) }
    }
  }

  fileprivate mutating func read(_ bytes: [UInt8], from first: Int, count: Int) {
    for place in first..<first + count {
      let start = place * ModelFile.featureSize
      features.append(
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) })
      weights += bytes[start + 4..<start + ModelFile.featureSize].map { Int8(bitPattern: $0) }
    }
  }

  fileprivate var isOrdered: Bool { zip(features, features.dropFirst()).allSatisfy { $0 < $1 } }
}

/// Reads the lines of a model's file in their order.
private struct ModelFile {
  static let featureSize = 4 + GoalVector.count

  private let lines: [Substring]
  private let file: String
  private var place = 0

  init(text: String, file: String) {
    lines = text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }
    self.file = file
  }

  static func line(_ name: String, _ numbers: [Float]) -> String {
    ([name] + numbers.map { "\($0)" }).joined(separator: "\t")
  }

  /// That the line is not as it should be.
  var refusal: InputRefused {
    InputRefused([Problem("model.malformed", at: Place(file, line: min(place, lines.count) + 1))])
  }

  mutating func expect(_ line: String) throws(InputRefused) {
    guard place < lines.count, lines[place] == line else { throw refusal }
    place += 1
  }

  mutating func source() -> String? {
    guard place < lines.count, lines[place].hasPrefix("source\t") else { return nil }
    place += 1
    return String(lines[place - 1].dropFirst("source\t".count))
  }

  mutating func numbers(_ name: String, _ count: Int) throws(InputRefused) -> [Float] {
    guard place < lines.count else { throw refusal }
    let fields = lines[place].split(separator: "\t", omittingEmptySubsequences: false)
    let numbers = fields.dropFirst().compactMap { Float($0) }
    guard fields.first == name[...], fields.count == count + 1, numbers.count == count,
      numbers.allSatisfy({ $0.isFinite && abs($0) < 1e9 })
    else { throw refusal }
    place += 1
    return numbers
  }

  mutating func fusion(_ name: String) throws(InputRefused) -> FusionWeights {
    let numbers = try numbers(name, 3 + GoalVector.count)
    return FusionWeights(
      lexicon: numbers[0], concepts: numbers[1], words: numbers[2],
      biases: GoalVector(Array(numbers[3...])))
  }

  mutating func bytes() throws(InputRefused) -> [UInt8] {
    guard let bytes = Base64.bytes(lines[place...]) else { throw refusal }
    place = lines.count
    return bytes
  }
}
