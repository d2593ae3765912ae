module example.test/shop

go 1.22

toolchain go1.22.3

require golang.example.test/x/text v0.14.0

require (
	git.example.test/a/b v1.2.3 // indirect
	git.example.test/c/d/v2 v2.0.1 // indirect; a remark
	git.example.test/e/f v0.0.0-20200101000000-abcdefabcdef
)

replace git.example.test/e/f => ../f

replace (
	git.example.test/a/b v1.2.3 => git.example.test/fork/b v1.2.4
)

tool golang.example.test/x/tools/cmd/stringer
