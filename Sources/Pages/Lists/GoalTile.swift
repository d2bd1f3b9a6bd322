import Agenda
import Figures

/// The numbered tile of a goal.
enum GoalTile {
  /// The tile: the number in the colour that can be read on the goal's own; its name stands beside it.
  static func html(_ goal: Goal) -> String {
    let colour = Colour(hex: goal.colour) ?? .black
    return
      "<svg class=\"tile\" width=\"28\" height=\"28\" viewBox=\"0 0 28 28\" aria-hidden=\"true\" focusable=\"false\">"
      + "<rect width=\"28\" height=\"28\" rx=\"3\" fill=\"\(colour.hex)\"/>"
      + "<text x=\"14\" y=\"19\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"700\" fill=\"\(colour.readableText.hex)\">\(goal.number)</text></svg>"
  }
}
