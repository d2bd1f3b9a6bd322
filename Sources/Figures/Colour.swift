/// An opaque colour in sRGB.
public struct Colour: Hashable, Sendable {
  /// The red part, 0 to 255.
  public let red: UInt8
  /// The green part, 0 to 255.
  public let green: UInt8
  /// The blue part, 0 to 255.
  public let blue: UInt8

  /// A colour of three parts, each 0 to 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads a colour written as `#RRGGBB` or `#RGB`, with or without the number sign.
  ///
  /// - Parameter hex: the written colour.
  /// - Returns: nil where it is written in another way.
  public init?(hex: String) {
    var digits: [UInt8] = []
    for character in hex.hasPrefix("#") ? hex.dropFirst() : hex[...] {
      guard character.isASCII, let digit = character.hexDigitValue else { return nil }
      digits.append(UInt8(digit))
    }
    switch digits.count {
    case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    case 6:
      self.init(
        red: digits[0] * 16 + digits[1], green: digits[2] * 16 + digits[3],
        blue: digits[4] * 16 + digits[5])
    default: return nil
    }
  }

  /// The colour written as `#rrggbb`.
  public var hex: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }

  /// White.
  public static let white = Colour(red: 255, green: 255, blue: 255)
  /// Black.
  public static let black = Colour(red: 0, green: 0, blue: 0)

  /// The colour mixed with another in sRGB.
  ///
  /// - Parameters:
  ///   - other: the colour to mix in.
  ///   - amount: the part of the other colour, 0 to 1.
  /// - Returns: the mixture.
  public func mixed(with other: Colour, _ amount: Double) -> Colour {
    let part = amount.isFinite ? min(max(amount, 0), 1) : 0
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * part).rounded())
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The colour mixed with white.
  ///
  /// - Parameter amount: the part of white, 0 to 1.
  /// - Returns: the lighter colour.
  public func tint(_ amount: Double) -> Colour {
    mixed(with: .white, amount)
  }
}
