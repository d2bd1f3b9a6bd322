/// A type whose values can be bound to a statement and read from a column.
///
/// An enumeration with raw values needs only to declare it.
public protocol SQLConvertible: Sendable {
  /// The value to store.
  var sqlValue: SQLValue { get }
  /// Reads a stored value.
  ///
  /// - Parameter sqlValue: what the column holds.
  /// - Returns: nil where the column holds something else.
  init?(sqlValue: SQLValue)
}

extension SQLValue: SQLConvertible {
  /// The value itself.
  public var sqlValue: SQLValue { self }
  /// Takes any value.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(self) }
  /// Reads a whole number.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self = number
  }
}

extension Int: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
  /// Reads a whole number.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: SQLConvertible {
  /// 1 where true, 0 where false.
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  /// Reads 0 or 1.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Double: SQLConvertible {
  /// A number.
  public var sqlValue: SQLValue { .real(self) }
  /// Reads a number, whole or not.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: return nil
    }
  }
}

extension String: SQLConvertible {
  /// Text.
  public var sqlValue: SQLValue { .text(self) }
  /// Reads text.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self = text
  }
}

extension [UInt8]: SQLConvertible {
  /// Bytes.
  public var sqlValue: SQLValue { .blob(self) }
  /// Reads bytes.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    guard case .blob(let bytes) = sqlValue else { return nil }
    self = bytes
  }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  /// The value, or none.
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }
  /// Reads a value or none.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    if sqlValue == .null {
      self = Self.none
    } else {
      guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
      self = Self.some(value)
    }
  }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
  /// The raw value.
  public var sqlValue: SQLValue { rawValue.sqlValue }
  /// Reads a known raw value.
  ///
  /// - Parameter sqlValue: what the column holds.
  public init?(sqlValue: SQLValue) {
    guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
    self.init(rawValue: raw)
  }
}
