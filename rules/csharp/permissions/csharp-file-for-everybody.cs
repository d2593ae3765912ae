using System.IO;

public static class Scans
{
    public static void Publish(string target)
    {
        // ruleid: csharp-file-for-everybody
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        // ruleid: csharp-file-for-everybody
        Process.Start("chmod", $"777 {target}");
        // ruleid: csharp-file-for-everybody
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.FullControl, AccessControlType.Allow));
    }

    public static void Keep(string target)
    {
        // ok: csharp-file-for-everybody
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // ok: csharp-file-for-everybody
        Process.Start("chmod", $"640 {target}");
        // ok: csharp-file-for-everybody
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.Read, AccessControlType.Allow));
    }
}
