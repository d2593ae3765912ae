from conan import ConanFile

class Shop(ConanFile):
    requires = "fmt/9.1.0", "spdlog/1.11.0"

    def requirements(self):
        self.requires("openssl/3.1.1")
        self.test_requires("gtest/1.13.0")
