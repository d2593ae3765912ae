provider "registry.example.test/hashicorp/aws" {
  version     = "5.1.0"
  constraints = "~> 5.0"
  hashes = [
    "h1:aaaaaaaaaaaaaaaa",
    "zh:bbbbbbbbbbbbbbbb",
  ]
}
