extension StagePlan {
  /// How many clusters there are.
  var clusterCount: Int { clusterStarts.count - 1 }

  /// Whether a cluster has more rows than one.
  var hasClusters: Bool { clusterCount < order.count }

  /// The clusters of each stratum.
  var strata: [Range<Int>] {
    var result: [Range<Int>] = []
    forEachStratum { result.append($0) }
    return result
  }

  /// Clusters less strata, of those with rows that weigh something.
  func degreesOfFreedom(weights: [Double]) -> Double {
    var clusters = 0
    var strata = 0
    forEachStratum { stratum in
      let found = stratum.count { cluster in
        rows(of: cluster).contains { weights[Int($0)] != 0 }
      }
      clusters += found
      strata += found > 0 ? 1 : 0
    }
    return Double(clusters - strata)
  }

  /// Whether every row was drawn by itself, in one stage.
  var drawsElements: Bool { !hasClusters && inner.isEmpty }

  /// The stratum of each row of the sample.
  var stratumOfRow: [Int32] {
    var result = [Int32](repeating: 0, count: order.count)
    for stratum in drawn.indices {
      let clusters = Int(stratumStarts[stratum])..<Int(stratumStarts[stratum + 1])
      for place in Int(clusterStarts[clusters.lowerBound])..<Int(clusterStarts[clusters.upperBound])
      {
        result[Int(order[place])] = Int32(stratum)
      }
    }
    return result
  }
}
