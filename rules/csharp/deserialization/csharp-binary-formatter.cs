using System.IO;
using System.Runtime.Serialization.Formatters.Binary;

class Store
{
    object Direct(Stream stream)
    {
        // ruleid: csharp-binary-formatter
        return new BinaryFormatter().Deserialize(stream);
    }

    object Named(Stream stream)
    {
        var formatter = new BinaryFormatter();
        // ruleid: csharp-binary-formatter
        return formatter.Deserialize(stream);
    }

    object Typed(Stream stream)
    {
        NetDataContractSerializer serializer = new NetDataContractSerializer();
        // ruleid: csharp-binary-formatter
        return serializer.Deserialize(stream);
    }

    void Write(Stream stream, object value)
    {
        // ok: csharp-binary-formatter
        new BinaryFormatter().Serialize(stream, value);
    }

    Order Json(Stream stream)
    {
        // ok: csharp-binary-formatter
        return JsonSerializer.Deserialize<Order>(stream);
    }

    object Xml(Stream stream)
    {
        var serializer = new XmlSerializer(typeof(Order));
        // ok: csharp-binary-formatter
        return serializer.Deserialize(stream);
    }
}
