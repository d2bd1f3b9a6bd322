import Indicators
import Languages
import Measures
import Problems

extension ReviewFolder {
  /// How the page about each unit is made; nil where there is no `profiles.yaml`.
  mutating func profilePlan(units: ReviewUnits, indicators: [Indicator]) -> ProfilePlan? {
    let path = "profiles.yaml"
    guard files.has(path), let file = yaml(path, .profiles) else { return nil }
    let object = YAMLObject(file)
    let levels = object.texts("levels")
    let known = units.levels.map(\.code)
    for level in levels where !known.contains(level) {
      log.error(
        "review.unknown-level", at: object.place("levels"),
        ["level": level, "known": known.joined(separator: ", ")])
    }
    let methods =
      object.has("methods") ? object.texts("methods") : [MethodProfile.recommended.baseID]
    let ids = MethodProfile.shipped.map(\.baseID)
    for id in methods where !ids.contains(id) {
      log.error(
        "profiles.unknown-method", at: object.place("methods"),
        ["found": id, "known": ids.joined(separator: ", ")])
    }
    func check(_ id: String, at place: Place) {
      guard !indicators.contains(where: { $0.id == id }) else { return }
      log.error("profiles.unknown-indicator", at: place, ["found": id])
    }
    for id in object.texts("leave-out") { check(id, at: object.place("leave-out")) }
    var sizes: [String: Double] = [:]
    for (id, text) in object.namedTexts("practical-sizes") {
      let place = object.object("practical-sizes")?.place(id) ?? object.place
      check(id, at: place)
      if let size = Double(text), size.isFinite, size >= 0 {
        sizes[id] = size
      } else {
        log.error("profiles.size", at: place, ["found": text])
      }
    }
    let fewest = object.integer("fewest-peers") ?? 5
    if fewest < 3 {
      log.error("profiles.fewest-peers", at: object.place("fewest-peers"), ["found": "\(fewest)"])
    }
    return ProfilePlan(
      levels: levels, methods: methods, peers: peers(object.object("peers"), units: units),
      fewestPeers: fewest, practicalSizes: sizes, leftOut: Set(object.texts("leave-out")),
      introduction: object.optionalLocalized("introduction"))
  }

  private mutating func peers(_ object: YAMLObject?, units: ReviewUnits) -> ProfilePlan.Peers {
    guard let object else { return .all }
    if object.has("same"), object.has("alike") {
      log.error("profiles.two-kinds-of-peers", at: object.place)
    }
    if let id = object.optionalText("same") {
      if units.attribute(id) == nil {
        log.error(
          "review.unknown-attribute", at: object.place("same"),
          ["found": id, "known": units.attributes.map(\.id).joined(separator: ", ")])
      }
      return .sameClass(attribute: id)
    }
    guard let alike = object.object("alike") else { return .all }
    let variables = alike.objects("numbers").map { number in
      let id = number.text("id")
      if !units.numbers.contains(where: { $0.id == id }) {
        log.error(
          "analysis.unknown-number", at: number.place("id"),
          ["found": id, "known": units.numbers.map(\.id).joined(separator: ", ")])
      }
      let weight = number.number("weight") ?? 1
      if weight <= 0 {
        log.error("profiles.weight", at: number.place("weight"), ["found": number.text("weight")])
      }
      return ProfilePlan.Variable(
        number: id, weight: weight, isLogarithmic: number.boolean("logarithm") ?? false)
    }
    let count = alike.integer("count") ?? 10
    if count < 3 {
      log.error("profiles.count", at: alike.place("count"), ["found": String(count)])
    }
    return .alike(ProfilePlan.Alike(variables: variables, count: count))
  }
}
