import Indicators

extension YAMLObject {
  /// What a file of observations' companion records.
  func sourceRecord() -> ObservationSource.Record {
    ObservationSource.Record(
      service: optionalText("service"), table: optionalText("table"),
      address: optionalText("address"), query: optionalText("query")?.trimmed,
      retrieved: day("retrieved"), updated: optionalText("updated"),
      licence: optionalText("licence"), source: optionalLocalized("source"),
      sha256: optionalText("sha256"), note: optionalLocalized("note"))
  }
}
