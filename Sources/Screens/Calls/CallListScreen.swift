public import Fieldwork
public import Languages
import Pages

/// The open calls of an owner.
public struct CallListScreen: Sendable {
  private let calls: [(call: OpenCall, submissions: Int)]
  private let path: String
  /// Whether the reader may put a new one.
  public var canAdd = false

  /// A list.
  ///
  /// - Parameters:
  ///   - calls: the calls, each with how much came in.
  ///   - path: the path of the list, without language.
  public init(_ calls: [(call: OpenCall, submissions: Int)], path: String) {
    self.calls = calls
    self.path = path
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("calls.title"),
      main: templates.render(
        "calls/list",
        View(
          [
            "is-empty": calls.isEmpty, "has-any": !calls.isEmpty, "can-add": canAdd,
            "new": "/\(language.tag)\(path)/new",
            "rows": calls.sorted { $0.call.plan.closes > $1.call.plan.closes }.map { call, count in
              View(
                [
                  "href": "/\(language.tag)\(path)/\(call.id)",
                  "title": call.plan.title.text(in: language.tag),
                  "state": language.text("call.state.\(call.state.rawValue)"),
                  "closes": call.plan.closesDay.text(in: language),
                  "count": language.number(Double(count), decimals: 0),
                ], language: language)
            },
          ], language: language)))
  }
}
