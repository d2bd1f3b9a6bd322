import Problems

extension ReviewFolder {
  /// The units with the attributes of the folder's own `attributes.yaml` and `attributes.csv`.
  mutating func addingAttributes(to units: ReviewUnits) -> ReviewUnits {
    let (names, values) = ("attributes.yaml", "attributes.csv")
    guard files.has(names) else {
      if files.has(values) { log.error("attributes.no-names", at: Place(values)) }
      return units
    }
    guard let yaml = yaml(names, .attributes) else { return units }
    let objects = YAMLObject(yaml).objects("attributes")
    checkUnique(objects.map { ($0.text("id"), $0.place("id")) })
    let taken = units.attributes.map(\.id) + units.numbers.map(\.id) + ["level", "unit"]
    for object in objects where taken.contains(object.text("id")) {
      log.error("attributes.taken", at: object.place("id"), ["found": object.text("id")])
    }
    guard files.has(values) else {
      log.error("attributes.no-values", at: Place(names))
      return units
    }
    guard let table = delimited(values) else { return units }
    let read = AttributesFile(file: table).read(objects, units: units, log: &log)
    return units.adding(attributes: read.attributes, numbers: read.numbers)
  }
}
