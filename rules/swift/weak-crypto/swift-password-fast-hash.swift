import CryptoKit

func store(password: String, user: User, body: Data) {
    // ruleid: swift-password-fast-hash
    let digest = SHA256.hash(data: Data(password.utf8))
    // ruleid: swift-password-fast-hash
    let old = Insecure.MD5.hash(data: user.password.data(using: .utf8)!)
    // ruleid: swift-password-fast-hash
    let other = Insecure.SHA1.hash(data: Array(password.utf8))
    // ok: swift-password-fast-hash
    let hash = try Bcrypt.hash(password)
    // ok: swift-password-fast-hash
    let etag = SHA256.hash(data: body)
    // ok: swift-password-fast-hash
    let name = SHA256.hash(data: Data(passwordResetUrl.utf8))
}
