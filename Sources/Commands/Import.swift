import ArgumentParser

/// `samstemt import`: what others have made, taken over.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Take over what others have made: indicators, an Open SDG repository, questionnaires, answers.",
    subcommands: [
      ImportTaxonomy.self, ImportOpenSDG.self, ImportQuestionnaire.self, ImportAnswers.self,
      ImportFieldwork.self,
    ])
}
