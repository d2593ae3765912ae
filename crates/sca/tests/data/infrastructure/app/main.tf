terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
    random = "3.5.1"
    local = { source = "hashicorp/local", version = "2.4.0" }
  }
}

module "vpc" {
  source  = "owner/vpc/aws"
  version = "5.0.0"
}

module "forked" {
  source = "git::https://user:secret@git.example.test/o/m.git//sub?ref=v1.0"
}

module "beside" {
  source = "./modules/x"
}
