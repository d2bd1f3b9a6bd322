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
