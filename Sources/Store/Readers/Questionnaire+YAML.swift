public import Problems
public import Surveys

extension Questionnaire {
  /// Reads a questionnaire by itself, as `survey/questionnaire.yaml` describes it.
  ///
  /// What it says of units is taken as it stands: only with its review can that be held against them.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - log: takes what somebody should look at, though nothing stops.
  /// - Throws: ``InputRefused`` with everything that is wrong in it.
  public init(
    yaml bytes: [UInt8], file name: String, log: inout ProblemLog
  ) throws(InputRefused) {
    let file = try YAMLFile(bytes, file: name)
    var own = ProblemLog()
    own.add(contentsOf: ShapeCheck.problems(in: file, shape: .questionnaire))
    try own.throwErrors()
    let object = YAMLObject(file)
    let questionnaire = object.questionnaire(log: &own)
    let levels = Set(object.object("frame")?.texts("levels") ?? [])
    own.add(contentsOf: questionnaire.problems(levels: levels) { file.place(at: $0) })
    try own.throwErrors()
    log.add(contentsOf: own.problems)
    self = questionnaire
  }
}
