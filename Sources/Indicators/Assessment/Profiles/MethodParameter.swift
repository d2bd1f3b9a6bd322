/// A number or a choice that a method's authors have set.
public struct MethodParameter: Hashable, Sendable {
  /// The name, such as `goal-year`.
  public let name: String
  /// The value.
  public let value: Content

  /// What a parameter holds.
  public enum Content: Hashable, Sendable {
    /// A finite number.
    case number(Double)
    /// A year or a count.
    case whole(Int)
    /// Yes or no.
    case flag(Bool)
  }

  /// The value as it is written.
  public var text: String {
    switch value {
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15
        ? String(Int(number)) : "\(number)"
    case .whole(let whole): String(whole)
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// The parameter with a value that is written as text; nil where it cannot be read.
  func reading(_ text: String) -> MethodParameter? {
    let content: Content? =
      switch value {
      case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
      case .whole: Int(text).map { .whole($0) }
      case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
      }
    return content.map { MethodParameter(name: name, value: $0) }
  }
}

/// A property of a rule that can be read and set by name.
struct ParameterAccess<Rule>: Sendable {
  let read: @Sendable (Rule) -> MethodParameter
  let write: @Sendable (inout Rule, MethodParameter) -> Bool

  /// A number from which the range is kept.
  static func number(
    _ name: String, _ path: any WritableKeyPath<Rule, Double> & Sendable,
    in range: ClosedRange<Double> = -1e12...1e12
  ) -> ParameterAccess {
    ParameterAccess(
      read: { MethodParameter(name: name, value: .number($0[keyPath: path])) },
      write: { rule, parameter in
        guard parameter.name == name, case .number(let value) = parameter.value,
          range.contains(value)
        else { return false }
        rule[keyPath: path] = value
        return true
      })
  }

  /// A year or a count.
  static func whole(
    _ name: String, _ path: any WritableKeyPath<Rule, Int> & Sendable,
    in range: ClosedRange<Int> = 1000...9999
  ) -> ParameterAccess {
    ParameterAccess(
      read: { MethodParameter(name: name, value: .whole($0[keyPath: path])) },
      write: { rule, parameter in
        guard parameter.name == name, case .whole(let value) = parameter.value,
          range.contains(value)
        else { return false }
        rule[keyPath: path] = value
        return true
      })
  }

  /// Yes or no.
  static func flag(
    _ name: String, _ path: any WritableKeyPath<Rule, Bool> & Sendable
  ) -> ParameterAccess {
    ParameterAccess(
      read: { MethodParameter(name: name, value: .flag($0[keyPath: path])) },
      write: { rule, parameter in
        guard parameter.name == name, case .flag(let value) = parameter.value else { return false }
        rule[keyPath: path] = value
        return true
      })
  }
}
