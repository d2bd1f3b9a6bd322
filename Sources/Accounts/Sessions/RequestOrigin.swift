/// Where a request that changes something was sent from, as the browser says.
///
/// The rule is that of Go 1.25's `CrossOriginProtection` (Valsorda 2025): browsers say by `Sec-Fetch-Site`
/// whether a request comes from the same origin; older ones say it by `Origin`. A program that is no browser
/// sends neither, and needs no protection from other sites.
public enum RequestOrigin {
  /// Whether a request may be taken.
  ///
  /// - Parameters:
  ///   - method: the method of HTTP.
  ///   - secFetchSite: the header `Sec-Fetch-Site`.
  ///   - origin: the header `Origin`.
  ///   - own: the origin that the server is reached at, such as `https://survey.example.org`; it comes from
  ///     the settings and never from the header `Host`.
  /// - Returns: false where another site's page sent it.
  public static func allows(
    method: String, secFetchSite: String?, origin: String?, own: String
  ) -> Bool {
    if ["GET", "HEAD", "OPTIONS"].contains(method) { return true }
    if let site = secFetchSite { return site == "same-origin" || site == "none" }
    guard let origin else { return true }
    return origin.lowercased() == own.lowercased()
  }
}
