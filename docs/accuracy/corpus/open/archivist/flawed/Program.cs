using Archivist.Commands;
using Archivist.Room;

var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables("ARCHIVIST_").Build();

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: archivist find|load|scan|fetch|serve ...");
    return 2;
}

try
{
    return args[0] switch
    {
        "find" => new FindCommand(configuration).Run(args[1..]),
        "load" => new LoadCommand(configuration).Run(args[1..]),
        "scan" => new ScanCommand(configuration).Run(args[1..]),
        "fetch" => await new FetchCommand(configuration).RunAsync(args[1..]),
        "serve" => ReadingRoom.Serve(configuration),
        _ => 2,
    };
}
catch (IOException problem)
{
    Console.Error.WriteLine($"archivist: {problem.Message}");
    return 1;
}
