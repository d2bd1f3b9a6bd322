import ArgumentParser

/// `samstemt import`: what others have made, taken over.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over what others have made: catalogues of indicators, an Open SDG repository.",
    subcommands: [ImportTaxonomy.self, ImportOpenSDG.self])
}
