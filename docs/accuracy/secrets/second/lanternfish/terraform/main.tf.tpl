terraform {
  backend "s3" {
    bucket         = "«N identifier|lanternfish-tfstate»"
    key            = "«N constant|prod/network/terraform.tfstate»"
    dynamodb_table = "tf-lock"
    access_key     = "«T provider-token|AKIA{base32:16}»"
    secret_key     = "«T provider-token|{base64:40}»"
  }
}

provider "azurerm" {
  features {}
  tenant_id       = "«N uuid|{uuid}»"
  subscription_id = "«N uuid|{uuid}»"
  client_id       = "«N public-id|{uuid}»"
  client_secret   = "«T provider-token|{base62:3}8Q~{base64url:34}»"
}

provider "digitalocean" { token = "«T provider-token|dop_v1_{hex:64}»" }
provider "cloudflare" { api_token = var.«N reference|cloudflare_api_token» }

variable "db_password" {
  type        = string
  sensitive   = true
  description = "«N prose|Password of the database's owner»"
}

variable "registry_token" {
  default = "«T generic|{base62:34}»"
}

resource "aws_db_instance" "main" {
  username                    = "lantern"
  password                    = "«T password|Abyssal{digits:4}!»"
  kms_key_id                  = "«N identifier|arn:aws:kms:eu-west-1:123456789012:key/{uuid}»"
  manage_master_user_password = «N flag|false»
  parameter_group_name        = "«N identifier|lantern-pg16»"
}

resource "aws_db_instance" "replica" {
  password = «N reference|random_password.replica.result»
}

resource "random_password" "replica" {
  length  = «N constant|32»
  special = false
}

resource "aws_secretsmanager_secret" "api" { name = "«N identifier|lanternfish/api/token»" }
resource "aws_secretsmanager_secret_version" "api" {
  secret_id     = aws_secretsmanager_secret.api.id
  secret_string = jsonencode({ user = "api", password = "«T password|{base62:22}»" })
}
resource "aws_key_pair" "ops" { public_key = "ssh-rsa «N public-key|AAAAB3NzaC1yc2EAAAADAQABAAAB{base64:340}» ops" }
resource "azurerm_linux_virtual_machine" "vm" {
  admin_username = "ops"
  admin_password = "«T password|Photo{digits:4}phore$»"
  custom_data    = «N reference|base64encode(file("init.yml"))»
}
resource "github_actions_secret" "deploy" {
  secret_name     = "«N field-name|DEPLOY_TOKEN»"
  plaintext_value = «N reference|var.deploy_token»
}
output "token_endpoint" { value = "«N url-clean|https://id.lanternfish.example/token»" }
