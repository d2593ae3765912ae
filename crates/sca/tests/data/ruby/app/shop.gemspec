Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.add_dependency "rack", ">= 2", "< 4"
  spec.add_development_dependency("rake")
end
