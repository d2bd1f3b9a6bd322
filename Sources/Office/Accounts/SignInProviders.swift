import Accounts
import Foundation
public import Languages
public import OpenIDConnect

/// An identity provider that people may sign in at, with its words on the button.
public struct SignInProvider: Sendable {
  /// The provider as it was set up.
  public var settings: ProviderSettings
  /// What the button says after "Sign in with".
  public var label: LocalizedText
  /// The owner in which the provider's own roles hold; nil where it has none.
  public var owner: String?

  /// A provider.
  ///
  /// - Parameters:
  ///   - settings: the provider as it was set up.
  ///   - label: what the button says after "Sign in with".
  ///   - owner: the owner in which the provider's own roles hold.
  public init(settings: ProviderSettings, label: LocalizedText, owner: String? = nil) {
    self.settings = settings
    self.label = label
    self.owner = owner
  }
}

extension SignInProvider {
  /// The name in addresses.
  public var name: String { settings.name }

  /// Where pages of the provider come from, which may show the page for signing out in a frame.
  public var origin: String {
    let parts = settings.issuer.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
    guard parts.count > 1 else { return "" }
    return "\(parts[0])//\(parts[1])"
  }

  /// Whether an issuer is this provider, or one of its tenants.
  func knows(issuer: String) -> Bool {
    settings.issuer == issuer
      || settings.tenants.contains {
        settings.issuer.replacing("{tenantid}", with: $0) == issuer
      }
  }
}

/// The identity providers of a server.
struct SignInProviders: Sendable {
  let all: [SignInProvider]
  private let parties: [String: RelyingParty]

  init(_ all: [SignInProvider], random: RandomBytes) {
    self.all = all
    let exchange = CurlExchange(.init(environment: ProcessInfo.processInfo.environment))
    parties = Dictionary(
      all.map {
        ($0.settings.name, RelyingParty($0.settings, exchange: exchange, random: random))
      }, uniquingKeysWith: { first, _ in first })
  }

  func party(_ name: String) -> RelyingParty? { parties[name] }

  func provider(_ name: String) -> SignInProvider? { all.first { $0.settings.name == name } }
}
