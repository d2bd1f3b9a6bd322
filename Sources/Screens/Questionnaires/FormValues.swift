/// What stands in the fields of a form, by their names, be it right or not.
public struct FormValues: Hashable, Sendable {
  private var values: [String: [String]]

  /// Values.
  ///
  /// - Parameter values: what stands in each field, in order where it is there several times.
  public init(_ values: [String: [String]] = [:]) {
    self.values = values
  }

  /// What stands in a field, without blanks around; empty where it is not there.
  public subscript(name: String) -> String {
    get {
      var text = Substring(values[name]?.first ?? "")
      while text.first?.isWhitespace == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      return String(text)
    }
    set { values[name] = [newValue] }
  }

  /// All that stands in a field that can be there several times.
  public func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Whether a box is ticked.
  public func isTicked(_ name: String) -> Bool { values[name]?.contains("yes") ?? false }

  mutating func set(_ name: String, _ all: [String]) { values[name] = all }
  mutating func tick(_ name: String, _ isTicked: Bool) { values[name] = isTicked ? ["yes"] : [] }
}
