#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Colour {
  /// The relative luminance, 0 for black to 1 for white.
  ///
  /// W3C, Web Content Accessibility Guidelines 2.2, definition of "relative luminance".
  public var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio with another colour, 1 to 21.
  ///
  /// W3C, Web Content Accessibility Guidelines 2.2, definition of "contrast ratio".
  ///
  /// - Parameter other: the colour beside or behind this one.
  /// - Returns: the ratio; text needs 4.5 and graphics need 3 (success criteria 1.4.3 and 1.4.11).
  public func contrast(with other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The colour of text that can be read on this colour: white where it reaches 4.5:1, else black.
  ///
  /// One of the two always reaches 4.5:1.
  public var readableText: Colour {
    Colour.white.contrast(with: self) >= 4.5 ? .white : .black
  }

  /// The colour itself or, where it is too pale, the least darkening of it that can be seen.
  ///
  /// - Parameters:
  ///   - ratio: the contrast ratio to reach.
  ///   - background: the colour behind, light.
  /// - Returns: a colour that reaches the ratio, or black.
  public func darkened(toContrast ratio: Double, on background: Colour) -> Colour {
    for step in 0...100 {
      let candidate = mixed(with: .black, Double(step) / 100)
      if candidate.contrast(with: background) >= ratio { return candidate }
    }
    return .black
  }

  /// The palest tint of the colour that still reaches a contrast ratio.
  ///
  /// - Parameters:
  ///   - ratio: the contrast ratio to reach.
  ///   - background: the colour behind, light.
  /// - Returns: the tint, or the colour darkened where it is too pale itself.
  public func palest(withContrast ratio: Double, on background: Colour) -> Colour {
    for step in stride(from: 100, through: 0, by: -1) {
      let candidate = tint(Double(step) / 100)
      if candidate.contrast(with: background) >= ratio { return candidate }
    }
    return darkened(toContrast: ratio, on: background)
  }
}
