// swift-tools-version:5.9
let package = Package(
    name: "Shop",
    dependencies: [
        .package(url: "https://git.example.test/apple/nio.git", from: "2.0.0"),
        .package(url: "https://git.example.test/o/exact", exact: "1.2.3"),
        .package(url: "git@git.example.test:o/branch.git", branch: "main"),
        .package(url: "https://git.example.test/o/range.git", "1.0.0"..<"3.0.0"),
        // .package(url: "https://git.example.test/o/commented", from: "1.0.0"),
        .package(path: "../Local"),
    ]
)
