import Statistics

extension ReferenceCase {
  /// The design with the calibration of the case.
  func calibrated(_ design: SampleDesign) throws -> SampleDesign {
    if self.design["calibration"].isNull { return design }
    throw Unsupported(what: "calibration")
  }
}
