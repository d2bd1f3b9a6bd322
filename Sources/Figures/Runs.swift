/// Parts of a series without gaps.
///
/// - Parameter places: the places in order, nil where the value is unknown.
/// - Returns: each unbroken part; no part reaches over an unknown value.
func runs<Element>(_ places: [Element?]) -> [[Element]] {
  var result: [[Element]] = []
  var run: [Element] = []
  for place in places + [nil] {
    if let place {
      run.append(place)
    } else if !run.isEmpty {
      result.append(run)
      run = []
    }
  }
  return result
}
