# RubyGems itself.
$stdin.each_line(chomp: true) do |line|
  a, b = line.split("\t").map { |text| Gem::Version.new(text) }
  puts %w[= > <][a <=> b]
rescue ArgumentError
  puts "?"
end
