namespace Archivist.Commands;

public sealed class ScanCommand : Command
{
    public ScanCommand(IConfiguration configuration) : base(configuration) { }

    public int Run(string[] words)
    {
        var resolution = words.Length > 1 ? words[1] : "300";
        Console.WriteLine(File.ReadAllText(Inside(words[0])));
        return Tool("scanimage", "--resolution " + resolution + " --output-file page.tif");
    }

    public string Spool(byte[] page)
    {
        var path = Path.Combine(Path.GetTempPath(), "archivist-page.tif");
        File.WriteAllBytes(path, page);
        return path;
    }
}
