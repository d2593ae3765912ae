using System.Security.Cryptography;
using System;

class Tokens
{
    string Reset()
    {
        // ruleid: csharp-random-token
        var resetToken = RandomNumberGenerator.GetInt32(100000, 999999).ToString();
        return resetToken;
    }

    void Shared(Account account)
    {
        // ruleid: csharp-random-token
        account.Password = Random.Shared.Next().ToString("x");
        // ruleid: csharp-random-token
        string otp = RandomNumberGenerator.GetInt32(0, 1000000).ToString("D6");
    }

    int Jitter()
    {
        // ok: csharp-random-token
        var delay = new Random().Next(100);
        // ok: csharp-random-token
        var colour = Random.Shared.Next(0, 255).ToString();
        // ok: csharp-random-token
        var token = RandomNumberGenerator.GetInt32(1000000).ToString();
        return delay;
    }
}
