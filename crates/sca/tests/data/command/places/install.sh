#!/bin/sh
set -e
# pip install commented
sudo apt-get -y install --no-install-recommends curl=7.88.1-10 git && rm -rf /var/lib
pip3 install --upgrade pip "requests>=2,<3" flask==2.3.2 -r requirements.txt
python -m pip install --index-url https://user:secret@pypi.example.test/simple own-package
pip install -e . git+https://git.example.test/o/r.git@v1#egg=named ./local $VARIABLE
npm install --save-dev eslint@8.1.0 @scope/plugin@^1 owner/repo
npm ci
npx -y create-thing@latest my-app --template x
npx --package=left-pad@1.0.0 some-binary
yarn global add serve; pnpm add zod | tee log
uvx ruff@0.4.0 check . > out.txt
uv tool run --from black black .
uv run --with rich script.py
cargo install ripgrep --version 14.0.0 --locked
cargo install --git https://git.example.test/o/tool
go install golang.example.test/x/tools/cmd/goimports@v0.20.0
go get -u git.example.test/a/b
go run ./cmd/server
gem install rails -v 7.0.5
composer require monolog/monolog:^3.0
dotnet add App.csproj package Serilog --version 2.12.0
brew install jq
apk add --no-cache --virtual .deps build-base
docker run --rm -it -e KEY=value -v /a:/b registry.example.test/tool:1.2 run x
bash -c "npm install -g inner-one && pip install inner-two"
FOO=bar pipx install poetry
echo pip install not-this
npm install <package-name>
