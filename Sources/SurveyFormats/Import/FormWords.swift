import Languages

/// Words that an import puts where a form's own program would put its own.
enum FormWords {
  /// The option that is added for what the list does not have.
  static let other = LocalizedText { $0.text("xlsform.other") }
  /// The box that is ticked to say that something was read.
  static let ok = LocalizedText { $0.text("xlsform.ok") }
  /// What is told where a number is not whole.
  static let wholeNumber = LocalizedText { $0.text("xlsform.whole-number") }
  /// What is told where an answer is not taken and the form has no words for it.
  static let notTaken = LocalizedText { $0.text("xlsform.not-taken") }
  /// All of them: they are not written into forms.
  static let all: Set<LocalizedText> = [other, ok, wholeNumber, notTaken]
}
