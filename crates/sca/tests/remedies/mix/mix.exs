defmodule Shop.MixProject do
  defp deps do
    [
      {:phoenix, "1.7.2"}, # web
      {:jason, "~> 1.2", only: :dev}
    ]
  end
end
