/// What reading a plan has given, without the plan's text: what a review keeps and computes from.
public struct KeptReading: Hashable, Sendable {
  /// The passages that say something, in reading order.
  public var passages: [KeptPassage]

  /// A reading of these passages.
  ///
  /// - Parameter passages: in reading order.
  public init(passages: [KeptPassage]) {
    self.passages = passages
  }

  /// What a reader has found in a plan.
  ///
  /// Contents, running heads and the page that only shows the goals are left out.
  ///
  /// - Parameters:
  ///   - plan: the plan as it was read.
  ///   - ids: an id for each of the plan's passages; made of their words where nil.
  public init(of plan: ReadPlan, ids: [String]? = nil) {
    var seen: [String: Int] = [:]
    var passages: [KeptPassage] = []
    for (index, passage) in plan.passages.enumerated() where passage.boilerplate == nil {
      let reading = plan.readings[index]
      var id = ids?[index] ?? PassageID.of(passage.text)
      let times = seen[id, default: 0] + 1
      seen[id] = times
      if times > 1 { id += "-\(times)" }
      passages.append(
        KeptPassage(
          id: id, document: plan.document, page: passage.page, bytes: passage.text.utf8.count,
          language: reading.language, headings: passage.headings, commitment: reading.commitment,
          findings: reading.findings.map { finding in
            let quotation = PassageQuotation(passage.text, evidence: finding.evidence)
            return KeptFinding(
              goal: finding.goal, targets: finding.targets, kind: finding.kind, band: finding.band,
              score: finding.score, evidence: quotation.words, quotation: quotation.text)
          }))
    }
    self.passages = passages
  }

  /// The passages of one document.
  ///
  /// - Parameter document: its name.
  /// - Returns: the reading of that document alone.
  public func of(document: String) -> KeptReading {
    KeptReading(passages: passages.filter { $0.document == document })
  }

  /// The same reading with the quotations of the surest findings of each goal only.
  ///
  /// - Parameter most: how many quotations are kept for each goal; those that bind most first.
  /// - Returns: the reading.
  public func quoting(atMost most: Int) -> KeptReading {
    typealias Spot = (passage: Int, finding: Int, rank: (Int, Double))
    var spots: [String: [Spot]] = [:]
    for (place, passage) in passages.enumerated() {
      for (index, finding) in passage.findings.enumerated() {
        let weight = (finding.band == .assert ? 10 : 0) + (passage.commitment.rank)
        spots["\(finding.goal) \(finding.kind)", default: []].append(
          (place, index, (weight, finding.score)))
      }
    }
    var kept: Set<[Int]> = []
    for group in spots.values {
      let best = group.sorted {
        ($0.rank.0, $0.rank.1, -$0.passage) > ($1.rank.0, $1.rank.1, -$1.passage)
      }
      for spot in best.prefix(most) { kept.insert([spot.passage, spot.finding]) }
    }
    var copy = self
    for (place, passage) in passages.enumerated() {
      copy.passages[place].findings = passage.findings.enumerated().map { index, finding in
        kept.contains([place, index]) ? finding : finding.quoting("")
      }
    }
    return copy
  }
}

/// Ids of passages.
enum PassageID {
  /// The first 8 hexadecimal digits of a hash (FNV-1a, 64 bits) of the passage's bytes.
  ///
  /// Blanks are left out: another reading of the same page may part lines otherwise.
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 where byte > 0x20 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash >> 32, radix: 16)
    return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }
}
