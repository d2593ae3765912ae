import NIOSSL

func client() -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    // ruleid: swift-tls-verify-off
    configuration.certificateVerification = .none
    return configuration
}

func legacy() -> TLSConfiguration {
    // ruleid: swift-tls-verify-off
    return TLSConfiguration.forClient(certificateVerification: .none)
}

// ruleid: swift-tls-verify-off
let manager = ServerTrustManager(evaluators: ["example.org": DisabledTrustEvaluator()])

func good() -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    // ok: swift-tls-verify-off
    configuration.certificateVerification = .fullVerification
    // ok: swift-tls-verify-off
    configuration.trustRoots = .file("/etc/app/ca.pem")
    return configuration
}

// ok: swift-tls-verify-off
let evaluator = DefaultTrustEvaluator()
