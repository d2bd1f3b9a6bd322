extension ResponseClasses {
  /// Cells on their way to classes with enough answers.
  struct Collapse {
    private(set) var classes: [Class]
    private let categories: [[Int]]
    private let ordered: [Bool]

    /// The class of each cell, by the cell's number.
    var classOfCell: [Int] {
      var numbers: [[Int]: Int] = [:]
      for (number, one) in classes.enumerated() {
        for cell in one.cells { numbers[cell] = number }
      }
      return categories.map { numbers[$0] ?? 0 }
    }

    init(_ cells: CrossedCells, answered: [Bool], ordered: [Bool]) {
      self.ordered = ordered
      let categories = (0..<cells.count).map { cell in
        cells.categories.map { Int($0[cell]) }
      }
      self.categories = categories
      let population = cells.sums(of: answered.map { _ in 1 })
      let answers = cells.sums(of: answered.map { $0 ? 1 : 0 })
      classes = (0..<cells.count).sorted {
        categories[$0].lexicographicallyPrecedes(categories[$1])
      }.map {
        Class(
          cells: [categories[$0]], population: Int(population[$0]), answered: Int(answers[$0]))
      }
    }

    /// Joins classes until all have enough answers or one is left.
    mutating func run(minimum: Int) -> [Merge] {
      var merges: [Merge] = []
      while classes.count > 1,
        let small = classes.indices.min(by: { classes[$0].answered < classes[$1].answered }),
        classes[small].answered < minimum, let (next, distances) = neighbour(of: small)
      {
        merges.append(
          Merge(small: classes[small], neighbour: classes[next], distances: distances))
        let (first, second) = (min(small, next), max(small, next))
        let joined = classes.remove(at: second)
        classes[first].cells = (classes[first].cells + joined.cells).sorted {
          $0.lexicographicallyPrecedes($1)
        }
        classes[first].population += joined.population
        classes[first].answered += joined.answered
      }
      return merges
    }

    private func neighbour(of small: Int) -> (index: Int, distances: [Int])? {
      var best: (index: Int, rank: [Int])?
      for index in classes.indices where index != small {
        // The answers come last, so that they decide between classes equally near.
        let rank = distances(classes[small], classes[index]) + [classes[index].answered]
        if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (index, rank) }
      }
      return best.map { ($0.index, Array($0.rank.dropLast())) }
    }

    /// The distances of the nearest two cells, the most important property first.
    private func distances(_ one: Class, _ other: Class) -> [Int] {
      var nearest: [Int]?
      for first in one.cells {
        for second in other.cells {
          let apart = ordered.indices.map { property in
            let steps = abs(first[property] - second[property])
            return ordered[property] ? steps : min(steps, 1)
          }
          if nearest.map({ apart.lexicographicallyPrecedes($0) }) ?? true { nearest = apart }
        }
      }
      return nearest ?? []
    }
  }
}
