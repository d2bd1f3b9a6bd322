extension LinkedCells {
  /// Keeps back all that needs protection, and as few others as it takes.
  ///
  /// Each number that needs protection gets other numbers that it might be, both lower and higher,
  /// in whole numbers and fitting all that is shown. Numbers of everybody are kept back only where
  /// one would else be known for certain. What a base alone tells stays told.
  mutating func protect() {
    tightenRooms()
    let wanted = cells.indices.filter { cells[$0].need != nil }
    guard !wanted.isEmpty else { return }
    for cell in wanted { cells[cell].isHidden = true }
    var proof = Proof(wanted: wanted)
    let totals = wanted.filter { cells[$0].layer == .total }
    if !totals.isEmpty {
      var searches = Searches(scope: .all)
      for cell in totals { findBoth(for: cell, &searches, &proof) }
    }
    let order = wanted.sorted {
      let (a, b) = (size(of: $0), size(of: $1))
      return a != b ? a > b : $0 < $1
    }
    var searches = Searches(scope: .groups)
    for cell in order { findBoth(for: cell, &searches, &proof) }
    searches = Searches(scope: .all)
    for cell in order where !proof.isUncertain(cell) {
      if !find(for: cell, by: 1, &searches, &proof) { find(for: cell, by: -1, &searches, &proof) }
    }
    showWhatIsNotNeeded(&proof)
  }

  /// Keeps back what would make known a number that needs protection, as all else stands.
  ///
  /// Here it is enough that some other whole number fits.
  mutating func defend() {
    tightenRooms()
    let wanted = cells.indices.filter { cells[$0].need != nil }
    guard !wanted.isEmpty else { return }
    var proof = Proof(wanted: wanted)
    for scope in [AlternativeSearch.Scope.hidden, .groups] {
      var searches = Searches(scope: scope)
      for cell in wanted where !proof.isUncertain(cell) {
        if !find(for: cell, by: 1, &searches, &proof) { find(for: cell, by: -1, &searches, &proof) }
      }
    }
  }

  private func size(of cell: Int) -> Double {
    guard let need = cells[cell].need else { return 0 }
    return need.up + need.down
  }

  private mutating func findBoth(
    for cell: Int, _ searches: inout Searches, _ proof: inout Proof
  ) {
    guard let need = cells[cell].need else { return }
    find(for: cell, by: need.up, &searches, &proof)
    find(for: cell, by: -need.down, &searches, &proof)
  }

  /// Finds other numbers with this one changed by up to an amount, and keeps back what it takes.
  @discardableResult
  private mutating func find(
    for cell: Int, by amount: Double, _ searches: inout Searches, _ proof: inout Proof
  ) -> Bool {
    if amount == 0 || proof.reaches(amount, cell) { return true }
    guard let found = searches.change(of: cell, by: amount, in: self) else { return false }
    for (other, change) in found.changes where !cells[other].isHidden {
      let shown = cells[other].shownRoom
      if change > shown.up + 1e-6 || change < -shown.down - 1e-6 { cells[other].isHidden = true }
    }
    proof.add(found, in: self)
    return true
  }

  /// Shows again what protects nothing that other numbers kept back do not protect as well.
  private mutating func showWhatIsNotNeeded(_ proof: inout Proof) {
    let helpers = cells.indices.filter {
      cells[$0].isHidden && cells[$0].need == nil && cells[$0].cost > 0
    }
    guard !helpers.isEmpty else { return }
    var searches = Searches(scope: .hidden)
    for helper in helpers.sorted(by: { (cells[$0].cost, $1) > (cells[$1].cost, $0) }) {
      guard let other = proof.without(helper, in: self, &searches) else { continue }
      proof = other
      cells[helper].isHidden = false
    }
  }
}

/// The other numbers found so far: what shows that the numbers to be protected are not known.
private struct Proof {
  private var alternatives: [Alternative] = []
  /// How far each number to be protected is known to reach.
  private var reach: [Int: LinkedCells.Room] = [:]

  init(wanted: [Int]) {
    for cell in wanted { reach[cell] = LinkedCells.Room(down: 0, up: 0) }
  }

  func reaches(_ amount: Double, _ cell: Int) -> Bool {
    guard let room = reach[cell] else { return true }
    return amount > 0 ? room.up >= amount - 1e-6 : room.down >= -amount - 1e-6
  }

  /// Whether some other number is possible.
  func isUncertain(_ cell: Int) -> Bool {
    reach[cell].map { $0.up > 0 || $0.down > 0 } ?? true
  }

  mutating func add(_ alternative: Alternative, in linked: LinkedCells) {
    alternatives.append(alternative)
    for (cell, change) in alternative.changes {
      guard var room = reach[cell] else { continue }
      room.up = max(room.up, change)
      room.down = max(room.down, -change)
      reach[cell] = room
    }
  }

  /// A proof that does without a number that is kept back; nil where none is found that reaches as
  /// far.
  func without(_ helper: Int, in linked: LinkedCells, _ searches: inout Searches) -> Proof? {
    var proof = Proof(wanted: Array(reach.keys))
    let shown = linked.cells[helper].shownRoom
    for alternative in alternatives
    where alternative[helper] <= shown.up + 1e-6 && alternative[helper] >= -shown.down - 1e-6 {
      proof.add(alternative, in: linked)
    }
    guard proof.alternatives.count < alternatives.count else { return proof }
    for (cell, room) in reach.sorted(by: { $0.key < $1.key }) {
      let need = linked.cells[cell].need ?? room
      for amount in [min(room.up, need.up), -min(room.down, need.down)] where amount != 0 {
        if proof.reaches(amount, cell) { continue }
        guard
          let found = searches.change(
            of: cell, by: amount, in: linked, closed: helper),
          amount > 0 ? found[cell] >= amount - 1e-6 : found[cell] <= amount + 1e-6
        else { return nil }
        proof.add(found, in: linked)
      }
    }
    return proof
  }
}

/// Searches within the tables of one attribute, and among all: the first are done much faster.
private struct Searches {
  let scope: AlternativeSearch.Scope
  private var whole: AlternativeSearch?
  private var blocks: [Int: AlternativeSearch] = [:]

  init(scope: AlternativeSearch.Scope) {
    self.scope = scope
  }

  mutating func change(
    of cell: Int, by amount: Double, in linked: LinkedCells, closed: Int? = nil
  ) -> Alternative? {
    if let block = linked.cells[cell].block, scope != .all {
      let search = blocks[block] ?? AlternativeSearch(linked, scope: scope, block: block)
      blocks[block] = search
      let found = search.change(of: cell, by: amount, in: linked, closed: closed)
      if let found, found[cell].magnitude >= amount.magnitude - 1e-6 { return found }
    }
    let search = whole ?? AlternativeSearch(linked, scope: scope)
    whole = search
    return search.change(of: cell, by: amount, in: linked, closed: closed)
  }
}
