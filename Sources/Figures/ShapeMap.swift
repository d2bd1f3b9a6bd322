/// A map of areas with their outlines.
public struct ShapeMap: Figure {
  /// A point of an outline, in any unit of the plane, y downwards.
  public struct Point: Hashable, Sendable {
    /// To the right.
    public var x: Double
    /// Downwards.
    public var y: Double

    /// A point of an outline.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One area.
  public struct Shape: Hashable, Sendable {
    /// The name in full.
    public var label: String
    /// The value in the reader's form, or the words in its place.
    public var valueLabel: String
    /// The class of the value.
    public var valueClass: MapClasses.Class
    /// Outlines of islands and holes; what lies within an even number of them is outside.
    public var rings: [[Point]]

    /// One area.
    ///
    /// - Parameters:
    ///   - label: the name in full.
    ///   - valueLabel: the value in the reader's form, or the words in its place.
    ///   - valueClass: the class of the value.
    ///   - rings: outlines of islands and holes.
    public init(
      label: String, valueLabel: String, valueClass: MapClasses.Class, rings: [[Point]]
    ) {
      self.label = label
      self.valueLabel = valueLabel
      self.valueClass = valueClass
      self.rings = rings
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The areas.
  public var shapes: [Shape]
  /// The classes of the values.
  public var classes: MapClasses
  /// How far in px an outline may be moved to be written with fewer points.
  public var tolerance: Double

  /// A map of areas with outlines, fitted to the width.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - shapes: the areas.
  ///   - classes: the classes of the values.
  ///   - tolerance: how far in px an outline may be moved to be written with fewer points.
  public init(
    text: FigureText, shapes: [Shape], classes: MapClasses, tolerance: Double = 0.4
  ) {
    self.text = text
    self.shapes = shapes
    self.classes = classes
    self.tolerance = tolerance
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    let isEmpty = Frame(shapes) == nil
    return Drawing.svg(text, id: id, width: width, style: style, isEmpty: isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
