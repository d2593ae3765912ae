using Microsoft.Data.Sqlite;

namespace Archivist.Catalogue;

public sealed class CatalogueQuery
{
    public string Words { get; init; } = "";
    public string Order { get; init; } = "title";
    public string[] Shelves { get; init; } = Array.Empty<string>();
}

/// <summary>Titles, loans and readers.</summary>
public sealed class CatalogueStore
{
    private readonly string _connection;

    public CatalogueStore(string connection) => _connection = connection;

    private List<string> Rows(Action<SqliteCommand> prepare)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        prepare(command);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }
        return rows;
    }

    public List<string> Find(CatalogueQuery query) => Rows(command =>
    {
        command.CommandText = "SELECT title FROM items WHERE title LIKE '%" + query.Words + "%'";
    });

    public List<string> Sorted(CatalogueQuery query) => Rows(command =>
    {
        command.CommandText = $"SELECT title FROM items ORDER BY {Order(query)} LIMIT 200";
    });

    private static string Order(CatalogueQuery query) =>
        query.Order.ToLowerInvariant();

    public List<string> OnShelves(CatalogueQuery query)
    {
        var list = string.Join(", ", query.Shelves.Select(shelf => $"'{shelf}'"));
        return Rows(command => command.CommandText = $"SELECT title FROM items WHERE shelf IN ({list})");
    }

    public string? LoanOf(int number, string reader) => Rows(command =>
    {
        command.CommandText = "SELECT title FROM loans WHERE number = $number AND reader = $reader";
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$reader", reader);
    }).FirstOrDefault();

    public string? Loan(int number) => Rows(command =>
    {
        command.CommandText = "SELECT title FROM loans WHERE number = $number";
        command.Parameters.AddWithValue("$number", number);
    }).FirstOrDefault();

    public string? Digest(string reader) => Rows(command =>
    {
        command.CommandText = "SELECT digest FROM readers WHERE name = $name";
        command.Parameters.AddWithValue("$name", reader);
    }).FirstOrDefault();

    public void Remove(int number) => Rows(command =>
    {
        command.CommandText = "DELETE FROM loans WHERE number = $number";
        command.Parameters.AddWithValue("$number", number);
    });
}
