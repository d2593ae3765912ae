resource "aws_lambda_function" "resize" {
  # ruleid: config-account-id
  role      = "arn:aws:iam::482915370664:role/resize"
  # ruleid: config-account-id
  image_uri = "482915370664.dkr.ecr.eu-west-1.amazonaws.com/resize:4"
  environment {
    variables = {
      # ruleid: config-account-id
      QUEUE = "https://sqs.eu-west-1.amazonaws.com/482915370664/resize"
    }
  }
}

resource "aws_lambda_permission" "resize" {
  # ok: config-account-id
  role = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/resize"
  # ok: config-account-id
  policy = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  # ok: config-account-id
  example = "arn:aws:iam::123456789012:role/resize"
  # ok: config-account-id
  # role = "arn:aws:iam::482915370664:role/resize"
}
