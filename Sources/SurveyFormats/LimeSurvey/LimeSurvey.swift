import Problems

/// A survey as LimeSurvey writes it down: its groups, questions and answers, with the places.
///
/// Source: LimeSurvey's export of structures, XML (`.lss`, DBVersion 126 to 703) and rows parted by tabs.
struct LimeSurvey {
  /// The file's name.
  let file: String
  /// The number of the survey.
  var id = ""
  /// The languages, the first is the original.
  var languages: [String] = []
  /// The title by language.
  var title: [String: String] = [:]
  /// The groups in order.
  var groups: [Group] = []

  /// Questions that stand together.
  struct Group {
    var id = ""
    var order = 0.0
    var name: [String: String] = [:]
    var description: [String: String] = [:]
    var relevance = ""
    var questions: [Question] = []
    var place: Place
  }

  /// A question with what can be answered.
  struct Question {
    var id = ""
    var group = ""
    var order = 0.0
    /// One of the letters of the types.
    var type = ""
    var code = ""
    var text: [String: String] = [:]
    var help: [String: String] = [:]
    var relevance = ""
    var mandatory = "N"
    var hasOther = false
    var pattern = ""
    /// What is set, by name; texts by language, "" where they are none.
    var attributes: [String: [String: String]] = [:]
    var rows: [Part] = []
    var answers: [Part] = []
    /// Old conditions of which the relevance says nothing.
    var conditions: [Condition] = []
    var place: Place

    /// What is set.
    subscript(attribute: String) -> String {
      attributes[attribute].flatMap { $0[""] ?? $0.values.min() }?.trimmed ?? ""
    }
  }

  /// A row of a question, or an answer to choose.
  struct Part {
    var code = ""
    var order = 0.0
    /// Which of two scales it is of.
    var scale = 0
    var text: [String: String] = [:]
    var relevance = ""
    /// The points of an assessment.
    var points = 0.0
    var place: Place
  }

  /// A condition as LimeSurvey kept them before it had expressions.
  struct Condition {
    var scenario = 1
    var question = ""
    var field = ""
    var method = "=="
    var value = ""
  }
}
