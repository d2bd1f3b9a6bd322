/// An attack on the published tables of one question: what can be found out of what is kept back.
///
/// The attacker has the published numbers in full precision, the questionnaire, and knows who has
/// answered. Every count kept back is an unknown number; every sum of them that is known narrows it.
public struct SurveyAttack {
  /// A group of an attribute.
  public struct Place: Hashable, Comparable {
    /// The attribute.
    public let attribute: String
    /// The code of the group.
    public let group: String

    /// A group of an attribute.
    public init(attribute: String, group: String) {
      self.attribute = attribute
      self.group = group
    }

    /// The order of the alphabet.
    public static func < (left: Place, right: Place) -> Bool {
      (left.attribute, left.group) < (right.attribute, right.group)
    }
  }

  /// A count: a row of the table, such as `planned` or `top`, and a group; nil for all.
  public struct Count: Hashable {
    /// The row.
    public let row: String
    /// The group; nil for all.
    public let place: Place?

    /// A count.
    public init(row: String, place: Place?) {
      self.row = row
      self.place = place
    }

    /// The count that a row of a table shows.
    public init(_ row: PublishedRow) {
      let rank = row.codes["rank"].map { "/\($0)" } ?? ""
      self.init(row: (row.codes["answer"] ?? "") + rank, place: row.place)
    }
  }

  /// What the questionnaire says of the question.
  public struct Question {
    /// Its options without "don't know", in order, with their values where they have any.
    public let options: [(code: String, value: Double?)]
    /// Whether everyone who answered chose exactly one of them.
    public let isSingle: Bool
    /// Whether it has "don't know".
    public let hasDontKnow: Bool

    /// A question.
    public init(options: [(code: String, value: Double?)], isSingle: Bool, hasDontKnow: Bool) {
      self.options = options
      self.isSingle = isSingle
      self.hasDontKnow = hasDontKnow
    }
  }

  private var known: [Count: Int] = [:]
  private var limits: [Count: Int] = [:]
  private var order: [Count] = []
  private var sums: [(terms: [(count: Count, factor: Double)], low: Double, high: Double)] = []
  private var answered: [Place?: Int] = [:]
  private var asked: [Place?: Int] = [:]
  private var places: Set<Place> = []
  private let question: Question

  /// An attack on a question, or on one item of it.
  ///
  /// - Parameters:
  ///   - question: what the questionnaire says of it.
  ///   - shares: the rows of its tables of shares.
  ///   - means: the rows of its tables of means.
  ///   - decimals: how many decimals a mean has that is shown rounded.
  public init(
    _ question: Question, shares: [PublishedRow], means: [PublishedRow] = [], decimals: Int = 1
  ) {
    self.question = question
    for row in shares { read(row) }
    for place in [nil] + places.sorted().map(Optional.some) { addColumn(place) }
    for attribute in Set(places.map(\.attribute)).sorted() { addGroups(attribute) }
    for row in means { addMean(row, decimals: decimals) }
  }

  /// The counts that are kept back, in the order of the tables.
  public var keptBack: [Count] { order.filter { known[$0] == nil } }

  private mutating func read(_ row: PublishedRow) {
    let answer = row.codes["answer"] ?? ""
    let isOutside = answer == "dont-know" || answer == "not-answered"
    if let place = row.place { places.insert(place) }
    if isOutside { asked[row.place] = row.base } else { answered[row.place] = row.base }
    guard answer != "all" else { return }
    let count = Count(row)
    if limits[count] == nil { order.append(count) }
    limits[count] = row.base ?? .max
    if let number = row.count { known[count] = number }
  }

  private func has(_ row: String) -> Bool { limits[Count(row: row, place: nil)] != nil }

  private mutating func tie(_ terms: [(Count, Double)], total: Double) {
    sums.append((terms.map { (count: $0.0, factor: $0.1) }, total, total))
  }

  private mutating func addColumn(_ place: Place?) {
    func at(_ row: String, _ factor: Double = 1) -> (Count, Double) {
      (Count(row: row, place: place), factor)
    }
    let codes = question.options.map(\.code)
    let isRanking = has("\(codes[0])/first")
    if let base = answered[place] {
      if question.isSingle { tie(codes.map { at($0) }, total: Double(base)) }
      if isRanking { tie(codes.map { at("\($0)/first") }, total: Double(base)) }
      if question.hasDontKnow, let asked = asked[place] {
        tie([at("dont-know"), at("not-answered")], total: Double(asked - base))
        for row in ["dont-know", "not-answered"] {
          limits[Count(row: row, place: place)] = asked - base
        }
      }
    }
    if isRanking {
      // Who ranked an option first also ranked it among the first three.
      for code in codes {
        let later = Count(row: "\(code)/later", place: place)
        limits[later] = answered[place] ?? .max
        tie([at("\(code)/top3"), at("\(code)/first", -1), (later, -1)], total: 0)
        let (second, third) = (at("\(code)/second"), at("\(code)/third"))
        limits[second.0] = limits[later]
        limits[third.0] = limits[later]
        tie([second, third, (later, -1)], total: 0)
      }
    }
    let byValue = question.options.sorted { ($0.value ?? 0) < ($1.value ?? 0) }.map(\.code)
    if has("top") {
      tie([at("top")] + byValue.suffix(2).map { at($0, -1) }, total: 0)
      tie([at("bottom")] + byValue.prefix(2).map { at($0, -1) }, total: 0)
    }
  }

  private mutating func addGroups(_ attribute: String) {
    let groups = places.filter { $0.attribute == attribute }.sorted()
    for row in Set(order.map(\.row)).sorted() {
      tie(
        [(Count(row: row, place: nil), 1)] + groups.map { (Count(row: row, place: $0), -1) },
        total: 0)
    }
  }

  private mutating func addMean(_ row: PublishedRow, decimals: Int) {
    guard let mean = row.value, let base = row.base else { return }
    var terms = question.options.map {
      (count: Count(row: $0.code, place: row.place), factor: $0.value ?? 0)
    }
    if let code = row.codes["answer"] {
      // Points of a ranking: 3 for a first place, 2 and 1.
      terms = [("first", 3.0), ("second", 2), ("third", 1)].map {
        (count: Count(row: "\(code)/\($0)", place: row.place), factor: $1)
      }
    }
    let isExact = !terms.contains { limits[$0.count] != nil && known[$0.count] == nil }
    let half = isExact ? 1e-9 : (0..<decimals).reduce(0.5) { step, _ in step / 10 }
    sums.append((terms, Double(base) * (mean - half), Double(base) * (mean + half)))
  }

  /// Adds a sum that the attacker knows from elsewhere, such as how many were asked another question.
  ///
  /// - Parameters:
  ///   - terms: factors times counts.
  ///   - low: the least that they make.
  ///   - high: the most that they make.
  public mutating func add(
    _ terms: [(count: Count, factor: Double)], low: Double, high: Double
  ) {
    sums.append((terms, low, high))
  }

  /// Adds what follows from who has answered: a group within a group of another attribute.
  ///
  /// - Parameter responders: those of each group who have answered.
  public mutating func add(responders: [Place: Set<String>]) {
    let all = places.sorted()
    for outer in all {
      guard let whole = responders[outer] else { continue }
      for attribute in Set(all.map(\.attribute)) where attribute != outer.attribute {
        let inner = all.filter { place in
          place.attribute == attribute
            && responders[place].map { !$0.isEmpty && $0.isSubset(of: whole) } ?? false
        }
        guard !inner.isEmpty, let base = asked[outer] ?? answered[outer] else { continue }
        for row in Set(order.map(\.row)).sorted() {
          let rest = inner.reduce(base) { $0 - (asked[$1] ?? answered[$1] ?? 0) }
          sums.append(
            (
              [(Count(row: row, place: outer), 1)] + inner.map { (Count(row: row, place: $0), -1) },
              0, Double(max(rest, 0))
            ))
        }
      }
    }
  }

  /// The smallest and largest that each count kept back can be.
  ///
  /// - Returns: the bounds; nil where nothing fits, which only a mistake in the tables explains.
  public func bounds() -> [Count: (lower: Double, upper: Double)]? {
    var position: [Count: Int] = [:]
    var limit: [Double] = []
    func number(_ count: Count) -> Int {
      if let found = position[count] { return found }
      position[count] = limit.count
      limit.append(Double(min(limits[count] ?? 1_000_000, 1_000_000)))
      return limit.count - 1
    }
    for count in keptBack { _ = number(count) }
    var rows: [LinearBounds.Sum] = []
    for sum in sums {
      var terms: [(number: Int, factor: Double)] = []
      var (low, high) = (sum.low, sum.high)
      for (count, factor) in sum.terms where factor != 0 {
        if let value = known[count] {
          low -= factor * Double(value)
          high -= factor * Double(value)
        } else {
          terms.append((number(count), factor))
        }
      }
      if terms.isEmpty { continue }
      if high > low {
        limit.append(high - low)
        terms.append((limit.count - 1, 1))
      }
      rows.append(LinearBounds.Sum(terms, total: high))
    }
    return bounds(rows, limit, position)
  }

  /// Solves each set of sums that share no unknown by itself.
  private func bounds(
    _ rows: [LinearBounds.Sum], _ limit: [Double], _ position: [Count: Int]
  ) -> [Count: (lower: Double, upper: Double)]? {
    var parent = Array(limit.indices)
    func root(_ number: Int) -> Int {
      var number = number
      while parent[number] != number { number = parent[number] }
      return number
    }
    for row in rows {
      for term in row.terms {
        let (a, b) = (root(row.terms[0].number), root(term.number))
        if a != b { parent[max(a, b)] = min(a, b) }
      }
    }
    let parts = Dictionary(grouping: rows) { root($0.terms[0].number) }
    var members = Dictionary(grouping: limit.indices) { root($0) }
    var found: [Count: (lower: Double, upper: Double)] = [:]
    let names = Dictionary(uniqueKeysWithValues: position.map { ($1, $0) })
    for top in members.keys.sorted() {
      let numbers = members[top] ?? []
      members[top] = nil
      let own = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
      let sums = (parts[top] ?? []).map { row in
        LinearBounds.Sum(row.terms.map { (own[$0.number] ?? 0, $0.factor) }, total: row.total)
      }
      guard var program = LinearBounds(sums: sums, limits: numbers.map { limit[$0] }) else {
        return nil
      }
      for (index, number) in numbers.enumerated() {
        guard let count = names[number], limits[count] != nil else { continue }
        found[count] = program.bounds(of: index)
      }
    }
    return found
  }
}
