# Kiln & Works: everything in one account, one day we split it
terraform {
  required_version = ">= 1.7"
  backend "s3" {
    bucket         = "kilnworks-tfstate"
    key            = "«N constant|prod/network/terraform.tfstate»"
    region         = "eu-west-1"
    dynamodb_table = "tf-locks"
    access_key     = "«T provider-token|AKIA{base32:16}»"
    secret_key     = "«T provider-token|{base64:40}»"
  }
}

provider "cloudflare" {
  api_token = «N reference|var.cloudflare_api_token»
}

provider "digitalocean" {
  token = "«T provider-token|dop_v1_{hex:64}»"
}

provider "datadog" {
  api_key = "«T provider-token|{hex:32}»"
  app_key = "«T provider-token|{hex:40}»"
}

variable "db_password" {
  description = "«N prose|Password of the master user (at least 16 characters)»"
  type        = string
  sensitive   = true
  default     = "«T password|{password:20}»"
}

variable "cloudflare_api_token" {
  type    = string
  default = ""
}

resource "random_password" "cache" {
  length           = 32
  override_special = "«N constant|!#$%&*()-_=+[]»"
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  username                    = "orders_admin"
  password                    = «N reference|random_password.cache.result»
  kms_key_id                  = "«N identifier|arn:aws:kms:eu-west-1:210987654321:key/{uuid}»"
  manage_master_user_password = false
}

resource "aws_db_instance" "legacy" {
  username            = "root"
  password            = "«T password|Bisque{digits:4}Saggar»"
  snapshot_identifier = "«N identifier|rds:legacy-2026-10-01-03-12»"
}

resource "aws_secretsmanager_secret_version" "api" {
  secret_id     = aws_secretsmanager_secret.api.id
  secret_string = jsonencode({ username = "api", password = "«T password|{base62:24}»", host = "orders.internal" })
}

data "aws_ssm_parameter" "token" {
  name = "«N reference|/kilnworks/prod/github_token»"
}

resource "aws_key_pair" "ops" {
  key_name   = "ops"
  public_key = "«N public-key|ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43}» ops@kilnworks"
}

resource "helm_release" "vault" {
  set_sensitive {
    name  = "server.token"
    value = "«T provider-token|hvs.CAES{base64url:91}»"
  }
  set {
    name  = "«N field-name|server.tokenReviewerJWT»"
    value = "«N reference|${data.kubernetes_secret.reviewer.data["token"]}»"
  }
}

output "orders_dsn" {
  value     = "postgres://orders_admin:«N reference|${random_password.cache.result}»@${aws_db_instance.orders.endpoint}/orders"
  sensitive = true
}

locals {
  ami          = "«N identifier|ami-0{hex:16}»"
  zone_id      = "«N public-id|Z{upper-alnum:20}»"
  account_tags = { token_version = "«N constant|2»", secret_rotation = "«N flag|quarterly»" }
  user_data    = "«N encrypted|AQICAHh{base64:160}»" # kms ciphertext
}
