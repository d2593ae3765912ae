class Reader
  # metrics: cognitive=8 cyclomatic=8 nesting=1 lines=19 parameters=3 required=1
  def read(first, second = 1, *rest)
    return 1 if first
    until first do second end
    rest.each do |word|
      if word
        puts word
      end
    end
    case second
    when 1, 2 then 3
    when 4 then 5
    else 6
    end
    begin
      open(first)
    rescue IOError => error
      first ? 1 : 2
    end
  end
end
