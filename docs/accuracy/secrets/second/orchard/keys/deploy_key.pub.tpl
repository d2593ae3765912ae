ssh-ed25519 «N public-key|AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43}» deploy@orchard
