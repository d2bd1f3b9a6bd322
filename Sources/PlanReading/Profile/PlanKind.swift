/// What kind of plan a plan is.
public enum PlanKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The societal part of a municipality's master plan.
  case societalPart = "societal-part"
  /// Its land-use part.
  case landUsePart = "land-use-part"
  /// What is done about the plans in the years to come, with money.
  case actionPart = "action-part"
  /// A plan for climate, energy or nature.
  case climatePlan = "climate-plan"
  /// A plan or strategy for another subject.
  case thematicPlan = "thematic-plan"
  /// A county's regional plan.
  case regionalPlan = "regional-plan"
  /// A strategy that says which plans are to be made.
  case planningStrategy = "planning-strategy"
  /// What plans rest on: how things stand.
  case knowledgeBase = "knowledge-base"
  /// Something else.
  case other
}
