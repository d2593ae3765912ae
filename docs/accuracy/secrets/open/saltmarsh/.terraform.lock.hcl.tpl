# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hashicorp/vault" {
  version     = "4.4.0"
  constraints = "~> 4.4"
  hashes = [
    "h1:«N lockfile|{base64:42}c=»",
    "zh:«N lockfile|{hex:64}»",
    "zh:«N lockfile|{hex:64}»",
    "zh:«N lockfile|{hex:64}»",
  ]
}

provider "registry.terraform.io/hashicorp/random" {
  version = "3.6.3"
  hashes = [
    "h1:«N lockfile|{base64:42}c=»",
    "zh:«N lockfile|{hex:64}»",
  ]
}
