def assignments(c)
  a = source()
  # ruleid: flow
  sink(a)
  b = "select #{a}"
  # ruleid: flow
  sink(b)
  b = clean(b)
  # ok: flow
  sink(b)
  @field = source()
  # ruleid: flow
  sink(@field)
  d = if c then source() else "x" end
  # ruleid: flow
  sink(d)
  e = source() unless c
  # ruleid: flow
  sink(e)
  f = nil
  f ||= source()
  # ruleid: flow
  sink(f)
  g = "x"
  g.concat(source())
  # ruleid: flow
  sink(g)
  h = { key: source(), "other" => "x" }
  # ruleid: flow
  sink(h[:key])
  # ok: flow
  sink(h["other"])
end

def control(kind, list)
  a = "x"
  case kind
  when 1 then a = source()
  else
    # ok: flow
    sink(a)
  end
  # ruleid: flow
  sink(a)
  begin
    a = "y"
    work
    a = source()
  rescue StandardError => e
    # ok: flow
    sink(e)
  ensure
    # ruleid: flow
    sink(a)
  end
  list.each do |x|
    next if x
    y = source(x)
    # ruleid: flow
    sink(y)
  end
  while kind
    a = nil
    break
  end
  b = source()
  list.map { |x|
    # ruleid: flow
    sink(b)
  }
  return sink("x")
end

def blocks
  # ruleid: flow
  sink(source()) do |x|
    # ruleid: flow
    sink(source(x))
  end
end
