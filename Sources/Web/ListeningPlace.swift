import Problems

#if canImport(Glibc)
  import Glibc
#endif

/// Where a server is to listen, tried before it begins, so that what is wrong is told in words.
struct ListeningPlace {
  let host: String
  let port: Int

  /// Binds once and lets go again.
  ///
  /// - Throws: `InputRefused` where nothing can listen there.
  func check() throws(InputRefused) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let place = found?.pointee else {
      throw refused("server.host-unknown")
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(place.ai_family, place.ai_socktype, place.ai_protocol)
    // A machine without this kind of addresses is told by whoever binds in earnest.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var isOn: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout.size(ofValue: isOn)))
    guard bind(descriptor, place.ai_addr, place.ai_addrlen) != 0 else { return }
    switch errno {
    case EADDRINUSE: throw refused("server.port-taken")
    case EACCES, EPERM: throw refused("server.port-forbidden")
    case EADDRNOTAVAIL: throw refused("server.host-elsewhere")
    default: return
    }
  }

  private func refused(_ code: String) -> InputRefused {
    InputRefused([
      Problem(code, at: Place("\(host):\(port)"), ["host": host, "port": String(port)])
    ])
  }
}
