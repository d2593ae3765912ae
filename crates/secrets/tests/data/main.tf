variable "db_password" {
  type      = string
  sensitive = true
}

variable "admin_token" {
  type    = string
  default = "{base62:32}" <- api-key-assignment
}

resource "aws_db_instance" "shop" {
  username = "shop"
  password = "{password:14}" <- password-assignment
}

resource "aws_db_instance" "other" {
  password                    = var.db_password
  manage_master_user_password = true
  master_user_secret_kms_key_id = aws_kms_key.db.key_id
}

provider "digitalocean" {
  token = "dop_v1_{hex:64}" <- digitalocean-token
}

data "aws_secretsmanager_secret" "db" {
  name = "prod/shop/db-password-v3"
}
