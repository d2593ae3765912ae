import java.io.*;

class Session implements Serializable {
    private transient Cache cache;

    static Session load(File file) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(file))) {
            // ruleid: java-object-input-stream
            return (Session) in.readObject();
        }
    }

    static Object copy(byte[] bytes) throws Exception {
        ObjectInputStream ois = new ObjectInputStream(new ByteArrayInputStream(bytes));
        // ruleid: java-object-input-stream
        Object o = ois.readObject();
        return o;
    }

    static Object next(ObjectInputStream source) throws Exception {
        // ruleid: java-object-input-stream
        return source.readObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        // ok: java-object-input-stream
        cache = (Cache) in.readObject();
    }

    static Object filtered(File file) throws Exception {
        ObjectInputStream in = new ObjectInputStream(new FileInputStream(file));
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.*;!*"));
        // ok: java-object-input-stream
        return in.readObject();
    }

    static int number(ObjectInputStream in) throws IOException {
        // ok: java-object-input-stream
        return in.readInt();
    }
}
