import ArgumentParser

/// `samstemt import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring over what others hold: an Open SDG data repository.",
    subcommands: [ImportOpenSDG.self])
}
