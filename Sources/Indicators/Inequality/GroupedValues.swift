public import Languages
public import Measures

/// The values of one indicator, unit and period in the groups of one breakdown.
public struct GroupedValues: Hashable, Sendable {
  /// The groups; where they are ordered, from the lowest to the highest.
  public let groups: [Group]
  /// Whether the groups have an order, such as levels of education.
  public let isOrdered: Bool
  /// The published value of all groups together.
  public let total: Value
  /// Which way is better.
  public let direction: Indicator.Direction

  /// One group.
  public struct Group: Hashable, Sendable {
    /// The category's code.
    public let code: String
    /// The words for it.
    public let label: LocalizedText
    /// The value, or why there is none.
    public let value: Value
    /// How many the group has; nil where unknown.
    public let size: Double?
    /// How many of them have the property or met the event; nil where unknown.
    public let events: Double?
    /// The interval of the value.
    public let interval: Interval?

    /// A group.
    ///
    /// - Parameters:
    ///   - code: the category's code.
    ///   - label: the words for it.
    ///   - value: the value, or why there is none.
    ///   - size: how many the group has.
    ///   - events: how many of them have the property or met the event.
    ///   - interval: the interval of the value.
    public init(
      code: String, label: LocalizedText, value: Value, size: Double? = nil,
      events: Double? = nil, interval: Interval? = nil
    ) {
      self.code = code
      self.label = label
      self.value = value
      self.size = size
      self.events = events
      self.interval = interval
    }

    /// The group with its value, its interval and what it rests on kept back.
    var hidden: Group {
      Group(code: code, label: label, value: .unknown(.suppressed))
    }
  }

  /// The values of groups.
  ///
  /// - Parameters:
  ///   - groups: where they are ordered, from the lowest to the highest.
  ///   - isOrdered: whether they have an order.
  ///   - total: the published value of all groups together.
  ///   - direction: which way is better.
  public init(
    _ groups: [Group], isOrdered: Bool = false, total: Value = .unknown(.missing),
    direction: Indicator.Direction
  ) {
    self.groups = groups
    self.isOrdered = isOrdered
    self.total = total
    self.direction = direction
  }

  /// The groups whose values are known.
  var known: [Known] {
    groups.compactMap { group in
      guard let number = group.value.number, number.isFinite else { return nil }
      return Known(group: group, number: number)
    }
  }

  /// A group whose value is known.
  struct Known {
    let group: Group
    let number: Double
  }
}
