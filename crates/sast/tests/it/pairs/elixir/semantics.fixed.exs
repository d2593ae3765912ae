defmodule A do
  # ruleid: used
  use Bitwise
  # ok: used
  use Logger

  def f(x) do
    # ruleid: to-atom
    String.to_atom(x)
    # ok: to-atom
    String.to_existing_atom(x)
    # ruleid: bits
    x ^^^ 1
    # ruleid: piped
    x |> Enum.map_join(",", fn s -> s end)
  end
end
