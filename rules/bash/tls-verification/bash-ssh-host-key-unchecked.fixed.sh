#!/bin/sh
# ruleid: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=accept-new deploy@host.example.org ./restart
# ruleid: bash-ssh-host-key-unchecked
scp -o "StrictHostKeyChecking accept-new" app.tar host.example.org:
# ruleid: bash-ssh-host-key-unchecked
printf 'Host *\n  StrictHostKeyChecking accept-new\n' >> ~/.ssh/config
# ok: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=accept-new deploy@host.example.org ./restart
# ok: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=no -p 2222 root@127.0.0.1
# ok: bash-ssh-host-key-unchecked
# ssh -o StrictHostKeyChecking=no host
