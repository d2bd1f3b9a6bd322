/// Letters with their marks as one character: some keyboards write "å" as "a" and a ring.
enum Composition {
  /// The letters of Latin that have a composed form, by what they are equal to.
  private static let letters: [Character: Character] = {
    let scalars = [0xC0...0x24F, 0x1E00...0x1EFF].joined().compactMap(Unicode.Scalar.init)
    // Characters are the same where they are canonically equivalent.
    return Dictionary(
      scalars.map { (Character($0), Character($0)) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The text with every letter of Latin in its composed form.
  static func composed(_ text: String) -> String {
    // Most texts have nothing to compose.
    guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) else {
      return text
    }
    return String(text.map { letters[$0] ?? $0 })
  }
}
