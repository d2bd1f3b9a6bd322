extension AnswerFault.Code {
  /// The code of the problem that tells it to those who hand in a file of answers.
  var problem: String {
    switch self {
    case .notANumber, .thousandsOrDecimals: "answers.not-a-number"
    case .numberTooSmall: "answers.number-too-small"
    case .numberTooLarge: "answers.number-too-large"
    case .unknownOption: "answers.unknown-option"
    case .optionNotOffered: "answers.option-not-offered"
    case .severalOptions: "answers.several-options"
    case .repeatedOption: "answers.repeated-option"
    case .exclusiveCombined: "answers.exclusive-combined"
    case .tooFewChoices: "answers.too-few-choices"
    case .tooManyChoices: "answers.too-many-choices"
    case .notADate: "answers.bad-date"
    case .dateTooEarly: "answers.date-too-early"
    case .dateTooLate: "answers.date-too-late"
    case .textTooShort: "answers.text-too-short"
    case .textTooLong: "answers.text-too-long"
    case .notAFile: "answers.not-a-file"
    case .fileType: "answers.file-type"
    case .fileTooLarge: "answers.file-too-large"
    case .notAPlace, .wrongKind, .unknownItem, .dontKnowNotOffered: "answers.wrong-kind"
    case .check: "answers.check"
    }
  }
}
