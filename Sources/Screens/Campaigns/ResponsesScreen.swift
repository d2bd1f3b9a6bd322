import Figures
public import Languages
import Pages

/// Who has answered: counts for all units and for groups, a map, and the units one by one.
public struct ResponsesScreen: Sendable {
  /// One tile of the map.
  public struct Tile: Sendable {
    let column: Int
    let row: Int
    let name: String
    let value: String
    let step: Int?

    /// One tile of the map.
    ///
    /// - Parameters:
    ///   - column: the column, from 0 in the west.
    ///   - row: the row, from 0 in the north.
    ///   - name: the unit's name.
    ///   - value: how far it has come, in words.
    ///   - step: 0 for not begun, 1 for under way, 2 for handed in; nil where it is left out.
    public init(column: Int, row: Int, name: String, value: String, step: Int?) {
      self.column = column
      self.row = row
      self.name = name
      self.value = value
      self.step = step
    }
  }

  /// What stands on the page.
  public struct Content: Sendable {
    /// The heading.
    public var title = ""
    /// How many of how many have handed in.
    public var headline = ""
    /// What is counted, and who is left out.
    public var note = ""
    /// Ways to other pages.
    public var ways: [ScreenFrame.Way] = []
    /// Sends reminders.
    public var remind: WorkButton?
    /// How many units are in each state.
    public var states: WorkTable?
    /// Counts by attribute.
    public var breakdowns: [(title: String, table: WorkTable)] = []
    /// The message of the map.
    public var mapTitle = ""
    /// The map.
    public var tiles: [Tile] = []
    /// The units that can be shown alone.
    public var filters: [ScreenFrame.Way] = []
    /// The units one by one.
    public var units: WorkTable?
    /// Where a script learns the counts anew; nil where the page stays as it is.
    public var counts: String?

    /// Nothing.
    public init() {}
  }

  private let content: Content
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - content: what stands on it.
  ///   - token: what its forms send along.
  public init(_ content: Content, token: String) {
    self.content = content
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: content.title,
      main: templates.render(
        "campaigns/responses",
        View(
          [
            "is-live": content.counts != nil, "has-live": content.counts != nil,
            "counts-path": content.counts ?? "", "headline": content.headline,
            "note": content.note, "has-ways": !content.ways.isEmpty,
            "ways": content.ways.map {
              View(["text": $0.text, "href": $0.href], language: language)
            },
            "has-remind": content.remind != nil,
            "remind": content.remind?.html(token, in: language) ?? "",
            "states": content.states?.html(in: language) ?? "",
            "breakdowns": content.breakdowns.map {
              View(["title": $0.title, "table": $0.table.html(in: language)], language: language)
            },
            "has-map": !content.tiles.isEmpty, "map-title": content.mapTitle,
            "map": content.tiles.isEmpty ? "" : map(language),
            "has-units": content.units != nil, "has-filters": !content.filters.isEmpty,
            "filters": content.filters.map {
              View(
                ["text": $0.text, "href": $0.href, "is-current": $0.isCurrent],
                language: language)
            },
            "units": content.units?.html(in: language) ?? "",
          ], language: language)), scripts: content.counts == nil ? [] : ["responses.js"])
  }

  private func map(_ language: Language) -> String {
    let map = TileMap(
      text: FigureText(
        title: content.mapTitle, description: content.headline,
        empty: language.text("figure.empty"), language: language.tag.rawValue),
      tiles: content.tiles.map { tile in
        TileMap.Tile(
          column: tile.column, row: tile.row, code: "", label: tile.name, valueLabel: tile.value,
          valueClass: tile.step.map { .known($0) } ?? .unknown)
      },
      classes: MapClasses(
        labels: [
          language.text("responses.map-none"), language.text("responses.map-under-way"),
          language.text("responses.map-submitted"),
        ], unknownLabel: language.text("responses.map-excluded")))
    return [FigureWidth.wide, .narrow].map { map.svg(id: "map", width: $0).markup }
      .joined(separator: "\n")
  }
}
