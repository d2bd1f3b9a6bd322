public import Surveys

/// How it is asked who has come furthest: one model for each outcome, on the same factors.
public struct FurthestPlan: Hashable, Sendable {
  /// The level that is compared; all that were asked where nil.
  public let level: String?
  /// What is compared.
  public let outcomes: [Outcome]
  /// What it may depend on.
  public let factors: [Factor]
  /// Where small units that are far along are looked for; nil where they are not.
  public let small: Small?

  /// Something that units can have come far in.
  public struct Outcome: Hashable, Sendable {
    /// The question: of single choice, or a scale.
    public let question: String
    /// The option that counts as yes; where nil, the question is a scale from low to high.
    public let yes: String?

    /// An outcome.
    ///
    /// - Parameters:
    ///   - question: the id of the question.
    ///   - yes: the option that counts as yes; nil for a scale.
    public init(question: String, yes: String?) {
      self.question = question
      self.yes = yes
    }
  }

  /// Something that an outcome may depend on.
  public enum Factor: Hashable, Sendable {
    /// A number of the units on a logarithmic scale, shown at the middle of an attribute's classes.
    case logarithm(number: String, shown: String)
    /// A number of the units, shown at the middle of an attribute's classes.
    case number(String, shown: String)
    /// An attribute whose classes are steps of one length, such as centrality.
    case steps(String)
    /// An attribute with classes of their own; `isChosen` where the units choose it themselves.
    case classes(String, isChosen: Bool)

    /// The attribute whose classes are shown.
    public var attribute: String {
      switch self {
      case .logarithm(_, let shown), .number(_, let shown): shown
      case .steps(let id), .classes(let id, _): id
      }
    }
  }

  /// Small units that are further along than the model expects.
  public struct Small: Hashable, Sendable {
    /// The attribute that says who is small.
    public let attribute: String
    /// Its classes.
    public let classes: [String]
    /// The answers that allow the unit to be named; nobody is named where nil.
    public let consent: Condition?
    /// How many are named at most.
    public let most: Int

    /// Small units.
    ///
    /// - Parameters:
    ///   - attribute: the attribute that says who is small.
    ///   - classes: its classes.
    ///   - consent: the answers that allow the unit to be named.
    ///   - most: how many are named at most.
    public init(attribute: String, classes: [String], consent: Condition?, most: Int = 10) {
      self.attribute = attribute
      self.classes = classes
      self.consent = consent
      self.most = most
    }
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - level: the level that is compared.
  ///   - outcomes: what is compared.
  ///   - factors: what it may depend on.
  ///   - small: where positive deviants are looked for.
  public init(level: String?, outcomes: [Outcome], factors: [Factor], small: Small? = nil) {
    self.level = level
    self.outcomes = outcomes
    self.factors = factors
    self.small = small
  }
}
