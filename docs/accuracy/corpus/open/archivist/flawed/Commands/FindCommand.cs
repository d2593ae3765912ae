using Archivist.Catalogue;

namespace Archivist.Commands;

public sealed class FindCommand : Command
{
    private readonly CatalogueStore _store;

    public FindCommand(IConfiguration configuration) : base(configuration) =>
        _store = new CatalogueStore(configuration["Archive:Database"]!);

    public int Run(string[] words)
    {
        var query = new CatalogueQuery { Words = string.Join(' ', words) };
        foreach (var title in _store.Find(query))
        {
            Console.WriteLine(title);
        }
        return 0;
    }
}
