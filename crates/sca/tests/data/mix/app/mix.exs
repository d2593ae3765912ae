defmodule Shop.MixProject do
  use Mix.Project

  defp deps do
    [
      {:phoenix, "~> 1.7.0"},
      {:credo, "~> 1.7", only: [:dev, :test], runtime: false},
      {:mox, "~> 1.0", only: :test},
      {:forked, git: "https://git.example.test/o/forked.git", tag: "v1"},
      {:sibling, in_umbrella: true}
    ]
  end
end
