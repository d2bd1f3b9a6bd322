import Languages
import Measures
public import Surveys

/// Writes `survey/questionnaire.yaml`: readable, and it reads back as the questionnaire that was given.
public enum QuestionnaireYAML {
  /// Who is asked, as far as the file says it.
  public struct Frame: Sendable {
    /// The levels that are asked.
    public let levels: [String]
    /// Whether a unit with two roles counts once (`organisations`) or once in each (`links`).
    public let counts: Population.Counts
    /// The units that are left out.
    public let excluded: [Population.Exclusion]

    /// A frame.
    ///
    /// - Parameters:
    ///   - levels: the levels that are asked.
    ///   - counts: how a unit with two roles counts.
    ///   - excluded: the units that are left out.
    public init(
      levels: [String], counts: Population.Counts = .organisations,
      excluded: [Population.Exclusion] = []
    ) {
      self.levels = levels
      self.counts = counts
      self.excluded = excluded
    }
  }

  /// The text of the file.
  ///
  /// Lists of options that several questions share stand once, under `scales`.
  ///
  /// - Parameters:
  ///   - questionnaire: the questionnaire.
  ///   - frame: who is asked.
  /// - Returns: YAML, the same for the same questionnaire.
  public static func text(of questionnaire: Questionnaire, frame: Frame) -> String {
    var yaml = YAMLWriter()
    yaml.quoted("id", questionnaire.id)
    yaml.words("title", questionnaire.title)
    if let origin = questionnaire.origin { yaml.words("origin", origin) }
    yaml.object("wave") { yaml in
      yaml.quoted("id", questionnaire.wave.id)
      if let day = questionnaire.wave.opens { yaml.word("opens", day.description) }
      if let day = questionnaire.wave.closes { yaml.word("closes", day.description) }
    }
    yaml.object("frame") { yaml in
      yaml.list("levels", frame.levels)
      yaml.word("counts", frame.counts == .links ? "links" : "organisations")
      yaml.objects("excluded", frame.excluded) { yaml, exclusion in
        yaml.quoted("unit", exclusion.unit)
        yaml.words("reason", exclusion.reason)
      }
    }
    let known = questionnaire.languages.filter { Language.named($0) != nil }
    yaml.word(
      "languages",
      "["
        + (known.isEmpty ? Language.all.map(\.tag) : known).map(\.rawValue)
        .joined(separator: ", ") + "]")
    yaml.objects("sections", questionnaire.sections) { yaml, section in
      yaml.quoted("id", section.id)
      yaml.words("title", section.title)
      yaml.condition("ask-if", section.condition)
    }
    let scales = Scales(questionnaire)
    if !scales.lists.isEmpty {
      yaml.object("scales") { yaml in
        for (name, options) in scales.lists {
          yaml.objects(YAMLWords.quoted(name), options) { $0.option($1) }
        }
      }
    }
    yaml.objects("questions", questionnaire.questions) { $0.question($1, scales: scales) }
    yaml.marks(questionnaire.translationMarks)
    if let previous = questionnaire.previous { yaml.previous(previous) }
    return yaml.text
  }

  /// The lists of options that stand at several questions.
  struct Scales {
    /// The lists by name, in the order of the questions.
    private(set) var lists: [(name: String, options: [Question.Option])] = []

    init(_ questionnaire: Questionnaire) {
      for question in questionnaire.questions where question.options.count > 1 {
        let same = questionnaire.questions.filter { $0.options == question.options }
        guard same.count > 1, same.first?.id == question.id else { continue }
        lists.append((question.id, question.options))
      }
    }

    func name(of options: [Question.Option]) -> String? {
      lists.first { $0.options == options }?.name
    }
  }
}

extension YAMLWriter {
  fileprivate mutating func marks(_ marks: TranslationMarks) {
    guard !marks.digests.isEmpty else { return }
    object("translated") { yaml in
      for (language, digests) in marks.digests.sorted(by: { $0.key < $1.key }) {
        yaml.object(language.rawValue) { yaml in
          for (key, digest) in digests.sorted(by: { $0.key < $1.key }) {
            yaml.quoted(YAMLWords.quoted(key), digest)
          }
        }
      }
    }
  }

  fileprivate mutating func previous(_ previous: PreviousWave) {
    object("previous") { yaml in
      yaml.quoted("wave", previous.wave)
      yaml.objects("questions", previous.questions) { yaml, carried in
        yaml.quoted("question", carried.question)
        if let from = carried.from {
          if from != carried.question { yaml.quoted("from", from) }
        } else {
          yaml.word("carry", "false")
        }
        if !carried.codes.isEmpty {
          yaml.object("codes") { yaml in
            for (from, to) in carried.codes.sorted(by: { $0.key < $1.key }) {
              yaml.quoted(YAMLWords.quoted(from), to)
            }
          }
        }
      }
    }
  }
}
