import Security

let a: [CFString: Any] = [
    kSecClass: kSecClassGenericPassword,
    // ruleid: swift-keychain-always-readable
    kSecAttrAccessible: kSecAttrAccessibleAlways,
]
let b: [CFString: Any] = [
    // ruleid: swift-keychain-always-readable
    kSecAttrAccessible: kSecAttrAccessibleAlwaysThisDeviceOnly,
]
// ruleid: swift-keychain-always-readable
let level = kSecAttrAccessibleAlways
// ok: swift-keychain-always-readable
let good = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
// ok: swift-keychain-always-readable
let later = kSecAttrAccessibleAfterFirstUnlock
// ok: swift-keychain-always-readable
let presence = kSecAttrAccessControl
