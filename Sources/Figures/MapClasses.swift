/// Ordered classes of a map, with their words.
public struct MapClasses: Hashable, Sendable {
  /// The class of one area.
  public enum Class: Hashable, Sendable {
    /// The class with this place in the order, 0 for the lowest.
    case known(Int)
    /// No value: grey hatching.
    case unknown
  }

  /// The labels from the lowest class to the highest, such as "under 20 %".
  public var labels: [String]
  /// The words for areas without a value.
  public var unknownLabel: String

  /// Ordered classes with their words.
  ///
  /// - Parameters:
  ///   - labels: the labels from the lowest class to the highest.
  ///   - unknownLabel: the words for areas without a value.
  public init(labels: [String], unknownLabel: String) {
    self.labels = labels
    self.unknownLabel = unknownLabel
  }

  /// The shade of a class; nil for no value and for a class that does not exist.
  func shade(_ place: Class, _ style: FigureStyle) -> Colour? {
    guard case .known(let index) = place, labels.indices.contains(index) else { return nil }
    return style.shades(labels.count)[index]
  }

  /// Writes the key; the words for no value only where an area needs them.
  func drawKey(needsUnknown: Bool, on drawing: inout Drawing) {
    let style = drawing.style
    var entries = zip(labels, style.shades(labels.count)).map { label, shade in
      KeyLine.Entry(label: label, sample: KeyLine.swatch(shade.hex, outline: style.accent))
    }
    if needsUnknown {
      let fill = drawing.hatching()
      entries.append(
        KeyLine.Entry(label: unknownLabel, sample: KeyLine.swatch(fill, outline: style.grey)))
    }
    KeyLine.draw(entries, on: &drawing)
    drawing.y += 8
  }
}
