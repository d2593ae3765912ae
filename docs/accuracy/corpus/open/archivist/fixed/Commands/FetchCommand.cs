using Archivist.Remote;

namespace Archivist.Commands;

public sealed class FetchCommand : Command
{
    public FetchCommand(IConfiguration configuration) : base(configuration) { }

    public async Task<int> RunAsync(string[] words)
    {
        var library = new LibraryClient(Configuration);
        var record = await library.RecordAsync(words[0]);
        Console.WriteLine(record.Length);
        return 0;
    }
}
