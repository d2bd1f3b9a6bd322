extension LinkedCells {
  /// Takes away the room that the facts leave to nobody: what they tell is told, whatever else is kept
  /// back.
  mutating func tightenRooms() {
    var rooms = cells.map { cell in
      cell.layer == .fact && !cell.isHidden ? cell.shownRoom : cell.room
    }
    var changed = true
    while changed {
      changed = false
      for equation in equations { tighten(equation, &rooms, &changed) }
    }
    for (index, room) in rooms.enumerated()
    where cells[index].layer != .fact || cells[index].isHidden {
      cells[index].room = room
      guard let need = cells[index].need else { continue }
      let least = Room(down: min(need.down, room.down), up: min(need.up, room.up))
      cells[index].isHidden = true
      if least.down + least.up > 0 {
        cells[index].need = least
      } else {
        // What must be kept back is, though it is told.
        cells[index].need = nil
        cells[index].cost = 0
      }
    }
  }

  /// No number can go further than the others of its sum together make up for.
  private func tighten(_ equation: Equation, _ rooms: inout [Room], _ changed: inout Bool) {
    var (least, most) = (0.0, 0.0)
    for (cell, factor) in zip(equation.cells, equation.factors) {
      least -= factor > 0 ? factor * rooms[cell].down : -factor * rooms[cell].up
      most += factor > 0 ? factor * rooms[cell].up : -factor * rooms[cell].down
    }
    for (cell, factor) in zip(equation.cells, equation.factors) {
      let room = rooms[cell]
      let (ownLeast, ownMost) =
        factor > 0
        ? (-factor * room.down, factor * room.up) : (factor * room.up, -factor * room.down)
      // What the others leave: −(most of others) to −(least of others), over the factor.
      let (low, high) = (-(most - ownMost) / factor, -(least - ownLeast) / factor)
      var (down, up) = (max(-min(low, high), 0), max(max(low, high), 0))
      if cells[cell].isWhole {
        (down, up) = ((down + 1e-6).rounded(.down), (up + 1e-6).rounded(.down))
      }
      if down < room.down - 1e-6 || up < room.up - 1e-6 {
        rooms[cell] = Room(down: min(down, room.down), up: min(up, room.up))
        changed = true
        return
      }
    }
  }
}
