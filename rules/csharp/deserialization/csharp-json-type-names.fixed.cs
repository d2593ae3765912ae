using Newtonsoft.Json;

class Reader
{
    object All(string text)
    {
        var settings = new JsonSerializerSettings
        {
            // ruleid: csharp-json-type-names
            TypeNameHandling = TypeNameHandling.None,
        };
        return JsonConvert.DeserializeObject(text, settings);
    }

    object Later(string text)
    {
        var settings = new JsonSerializerSettings();
        // ruleid: csharp-json-type-names
        settings.TypeNameHandling = TypeNameHandling.None;
        return JsonConvert.DeserializeObject(text, settings);
    }

    object Inline(string text)
    {
        return JsonConvert.DeserializeObject(text, new JsonSerializerSettings()
        {
            // ruleid: csharp-json-type-names
            TypeNameHandling = TypeNameHandling.None
        });
    }

    object Off(string text)
    {
        // ok: csharp-json-type-names
        return JsonConvert.DeserializeObject(text, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None });
    }

    object Bound(string text)
    {
        // ok: csharp-json-type-names
        return JsonConvert.DeserializeObject(text, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, SerializationBinder = new Known() });
    }

    void Default()
    {
        var settings = new JsonSerializerSettings();
        // ok: csharp-json-type-names
        settings.TypeNameHandling = TypeNameHandling.None;
    }
}
