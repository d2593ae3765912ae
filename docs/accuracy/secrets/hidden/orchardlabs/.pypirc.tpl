[distutils]
index-servers =
    pypi
    testpypi
    orchard
    mirror

[pypi]
username = __token__
password = «T provider-token|pypi-AgEIcHlwaS5vcmc{base64url:150}»

[testpypi]
repository = «N url-clean|https://test.pypi.org/legacy/»
username = __token__
password = «N placeholder|pypi-<token>»

[orchard]
repository = https://pypi.orchardlabs.example/simple/
username = uploader
password = «T password|Quince&Medlar{digits:2}»

[mirror]
repository = https://reader:«T url-credential|{base62:26}»@mirror.orchardlabs.example/pypi/
username = «N reference|%(MIRROR_USER)s»
password = «N reference|%(MIRROR_PASSWORD)s»

[example]
repository = https://host/path
username = jane
password = «N docs-example|secret»
