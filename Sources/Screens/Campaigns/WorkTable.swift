import Languages
import Pages

/// A table of a working page: the first cell of each row is its heading.
public struct WorkTable: Sendable {
  /// One cell.
  public struct Cell: Sendable {
    let text: String
    let href: String?

    /// A cell.
    ///
    /// - Parameters:
    ///   - text: what it says.
    ///   - href: where it leads; nowhere where nil.
    public init(_ text: String, href: String? = nil) {
      self.text = text
      self.href = href
    }
  }

  let label: String
  let columns: [String]
  let numbers: Set<Int>
  let rows: [[Cell]]
  var id: String?

  /// A table.
  ///
  /// - Parameters:
  ///   - label: what it shows.
  ///   - columns: the headings.
  ///   - numbers: the places of columns that hold numbers.
  ///   - rows: the cells, as many in each row as there are columns.
  ///   - id: its id in the page.
  public init(
    _ label: String, columns: [String], numbers: Set<Int> = [], rows: [[Cell]], id: String? = nil
  ) {
    self.label = label
    self.columns = columns
    self.numbers = numbers
    self.rows = rows
    self.id = id
  }

  func html(in language: Language) -> String {
    func view(_ values: [String: Any]) -> View { View(values, language: language) }
    return templates.render(
      "campaigns/table",
      view([
        "label": label, "has-id": id != nil, "id": id ?? "",
        "columns": columns.enumerated().map { index, text in
          view(["text": text, "is-number": numbers.contains(index)])
        },
        "rows": rows.map { row in
          view([
            "cells": row.enumerated().map { index, cell in
              view([
                "text": cell.text, "href": cell.href ?? "", "has-href": cell.href != nil,
                "is-head": index == 0, "is-number": numbers.contains(index),
              ])
            }
          ])
        },
      ]))
  }
}

/// A button that does one thing, as a form of its own.
public struct WorkButton: Sendable {
  let text: String
  let action: String
  let values: [(name: String, value: String)]
  let isSecond: Bool

  /// A button.
  ///
  /// - Parameters:
  ///   - text: its words.
  ///   - action: where it sends.
  ///   - values: what it sends along.
  ///   - isSecond: whether it is not the page's main one.
  public init(
    _ text: String, action: String, values: [(name: String, value: String)] = [],
    isSecond: Bool = false
  ) {
    self.text = text
    self.action = action
    self.values = values
    self.isSecond = isSecond
  }

  func html(_ token: String, in language: Language) -> String {
    templates.render(
      "campaigns/button",
      View(
        [
          "action": action, "token": token, "text": text, "is-second": isSecond,
          "values": values.map {
            View(["name": $0.name, "value": $0.value], language: language)
          },
        ], language: language))
  }
}
