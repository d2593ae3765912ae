import Foundation
import Security

/// Schlüsselbund-Zugriff der Klinik-App.
enum KeychainKey: String {
    case accessToken = "«N constant|com.thistle.keychain.accessToken»"
    case refreshToken = "com.thistle.keychain.refreshToken"
    case password = "«N constant|com.thistle.keychain.password»"
}

struct Secrets {
    static let sentry = "https://«N public-id|{hex:32}»@sentry.thistle.example/4"
    static let mixpanel = "«N public-id|{hex:32}»" // project token, sent by every client
    static let amplitude = ProcessInfo.processInfo.environment["«N reference|AMPLITUDE_KEY»"] ?? ""
    static let labApiKey = "«T generic|{base62:36}»"
    static let pinningHash = "«N public-key|sha256/{base64:42}c=»"
    static let smtpPassword = "«T password|Enzian-{digits:4}-Arnika»"
    static let appleTeam = "«N public-id|{upper-alnum:10}»"
    static let oneSignal = "«N public-id|{uuid}»"
    static let apns = """
    «T key-material|-----BEGIN PRIVATE KEY-----
    MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkw{base64:24}
    {base64:64}
    {base64:64}
    {base64:8}
    -----END PRIVATE KEY-----»
    """
}

final class Session {
    private(set) var token: String?
    var passwordFieldIdentifier = "«N asset-id|loginPasswordTextField»"

    func signIn(user: String, password: String) async throws {
        var request = URLRequest(url: URL(string: "https://api.thistle.example/session")!)
        let credential = Data("\(user):\(password)".utf8).base64EncodedString()
        request.setValue("Basic \(«N reference|credential»)", forHTTPHeaderField: "Authorization")
        request.setValue("«T authorization|Token {hex:40}»", forHTTPHeaderField: "X-Gateway-Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        token = String(decoding: data, as: UTF8.self)
    }

    func demo() { UserDefaults.standard.set("«N constant|tokenRefreshInterval»", forKey: "k") }

    var passwordRules: String { "«N constant|required: lower; required: upper; minlength: 12;»" }

    func localized() -> String { NSLocalizedString("«N map-key|login.error.wrong_password»", comment: "«N prose|Shown if the password is wrong»") }
}

let bundle = Bundle(identifier: "«N identifier|example.thistle.PasswordAutofill»")
let provisioning = "«N uuid|{uuid}»"
let store = try! PKCS12(path: "client.p12", passphrase: "«T password|{lower:5}-{lower:6}-{lower:4}»")
