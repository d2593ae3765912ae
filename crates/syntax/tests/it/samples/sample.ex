# A module.
defmodule Shop.Cart do
  use Bitwise
  import Shop.Items, only: [find: 1]
  alias Shop.Store, as: S

  def total(items, rate \\ 1) when rate > 0 do
    sum = Enum.map(items, fn item -> item.price end) |> Enum.sum()
    "total #{sum}" <> ~s(x)
    if sum, do: :ok, else: nil

    case find(sum) do
      {:ok, v} -> %{value: v}
      _ -> run([1, 2.5], fast: true)
    end
  end

  defp low(x), do: ~~~x ^^^ 1
end
