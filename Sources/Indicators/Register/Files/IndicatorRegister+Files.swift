import Agenda
import Languages
import Measures
import StatisticalTables

extension IndicatorRegister {
  /// The register as CSV files: `sets.csv`, `schemes.csv`, `links.csv` and one for each set.
  ///
  /// The same register gives the same bytes, and ``RegisterFiles`` reads them without loss.
  ///
  /// - Returns: paths inside the folder of the register, and what stands there.
  public func files() -> [(path: String, text: String)] {
    [
      (RegisterFiles.sets, setsText()), (RegisterFiles.schemes, schemesText()),
      (RegisterFiles.links, linksText()),
    ] + sets.map { ("\(RegisterFiles.indicators)/\($0.id).csv", indicatorsText($0.id)) }
  }

  private func setsText() -> String {
    let titles = LocalizedColumns("title", for: sets.map(\.title))
    var writer = DelimitedWriter()
    writer.row(
      ["id", "key", "iri"] + titles.header + ["modified", "publisher", "level", "level_by"])
    for set in sets {
      writer.row(
        [set.id, set.key, set.iri] + titles.fields(set.title) + [
          set.modified?.description ?? "", set.publisher ?? "", set.level?.concept ?? "",
          set.level?.by ?? "",
        ])
    }
    return writer.text
  }

  private func schemesText() -> String {
    let labels = LocalizedColumns(
      "label", for: schemes.map(\.title) + schemes.flatMap { $0.concepts.map(\.label) })
    var writer = DelimitedWriter()
    writer.row(["scheme", "code", "parent", "iri"] + labels.header + ["matches", "source"])
    for scheme in schemes {
      writer.row(
        [scheme.id, "", "", scheme.iri ?? ""] + labels.fields(scheme.title) + ["", scheme.source])
      for concept in scheme.concepts {
        let matches = concept.matches.map { "\($0.kind.rawValue) \($0.iri)" }
        writer.row(
          [scheme.id, concept.code, concept.parent ?? "", concept.iri ?? ""]
            + labels.fields(concept.label) + [matches.joined(separator: "|"), ""])
      }
    }
    return writer.text
  }

  private func linksText() -> String {
    var writer = DelimitedWriter()
    writer.row(["from", "kind", "to"])
    for link in links { writer.row([link.from, link.kind.rawValue, link.to]) }
    return writer.text
  }

  private func indicatorsText(_ set: String) -> String {
    let indicators = indicators(of: set)
    let titles = LocalizedColumns("title", for: indicators.map(\.title))
    // A scheme that nothing can be classified by has no column.
    let schemes = schemes.filter { !$0.concepts.isEmpty }.map(\.id)
    var writer = DelimitedWriter()
    writer.row(
      ["id", "iri", "code"] + titles.header + ["goals", "targets"]
        + schemes.map { "scheme.\($0)" }
        + ["periodicity", "periodicity_text", "answer", "source"])
    for indicator in indicators {
      writer.row(
        [indicator.id, indicator.iri, indicator.code ?? ""] + titles.fields(indicator.title) + [
          indicator.goals.map(\.description).joined(separator: "|"),
          indicator.targets.map(\.description).joined(separator: "|"),
        ] + schemes.map { indicator.concepts(in: $0).joined(separator: "|") } + [
          indicator.periodicity?.code ?? "", indicator.periodicityText ?? "",
          indicator.answer ?? "", indicator.source?.text ?? "",
        ])
    }
    return writer.text
  }
}
