module shop.example.test/shop

go 1.22

require (
	git.example.test/a/b v1.4.0 // pinned
	golang.example.test/x/text v0.3.7 // indirect
)
