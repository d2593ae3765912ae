import UIKit

enum Keys {
    static let mapsKey = "«N public-id|AIza{base64url:35}»" // restricted to the bundle id
    static let keychainService = "«N identifier|example.orchard.token»"
    static let passwordKey = "«N map-key|user_password_key»"
    static let apiSecret = "«T generic|{base62:33}»"
    static let amplitude = "«N public-id|{hex:32}»"
}

final class Client {
    private let clientSecret = "«T generic|{hex:48}»"
    private var password: String?
    let placeholder = NSLocalizedString("«N map-key|login.password.placeholder»", comment: "«N prose|Password field»")

    func request() -> URLRequest {
        var request = URLRequest(url: URL(string: "«N url-clean|https://api.orchard.example/token»")!)
        request.setValue("Bearer \(«N reference|token»)", forHTTPHeaderField: "Authorization")
        request.setValue("Basic «T authorization|{basic}»", forHTTPHeaderField: "Authorization")
        request.setValue("«T authorization|{base62:40}»", forHTTPHeaderField: "x-api-key")
        return request
    }

    func unlock() { context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: "«N translation|Unlock your tokens»") }
    let pin = [ "api.orchard.example": "«N public-key|sha256/{base64:43}=»" ]
}
