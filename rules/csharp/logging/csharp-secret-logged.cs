public class SignIn
{
    public void Refused(string mail, string password, Card card)
    {
        // ruleid: csharp-secret-logged
        logger.LogWarning("sign-in of {Mail} with {Password} refused", mail, password);
        // ruleid: csharp-secret-logged
        logger.LogWarning($"sign-in with {password} refused");
        // ruleid: csharp-secret-logged
        _logger.LogInformation("card {Number}", card.CardNumber);
        // ok: csharp-secret-logged
        logger.LogWarning("sign-in of {Mail} refused", mail);
        // ok: csharp-secret-logged
        logger.LogInformation("password of {Length} characters", password.Length);
        // ok: csharp-secret-logged
        logger.LogInformation($"password reset for {mail}");
    }
}
