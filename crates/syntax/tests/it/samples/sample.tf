# comment
resource "aws_s3_bucket" "b" {
  bucket = "x-${var.env}-y"
  acl    = var.public ? "public-read" : null
  count  = length(var.names) + 1
  tags = {
    Name = "b"
    "k"  = 1
  }
  ids = [for s in var.subnets : s.id if s.ok]
  rule {
    enabled = !true
    arn     = aws_iam_role.r[0].arn
  }
}
