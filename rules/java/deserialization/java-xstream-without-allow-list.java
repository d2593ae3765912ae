import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.security.NoTypePermission;

class OrderReader {
    Order chained(String xml) {
        // ruleid: java-xstream-without-allow-list
        return (Order) new XStream().fromXML(xml);
    }

    Order plain(String xml) {
        XStream xstream = new XStream(new DomDriver());
        xstream.alias("order", Order.class);
        // ruleid: java-xstream-without-allow-list
        Order order = (Order) xstream.fromXML(xml);
        return order;
    }

    Object stream(java.io.InputStream in) {
        XStream xs = new XStream();
        try {
            // ruleid: java-xstream-without-allow-list
            return xs.fromXML(in);
        } finally {
            close(in);
        }
    }

    Order allowed(String xml) {
        XStream xstream = new XStream();
        xstream.allowTypes(new Class[] {Order.class});
        // ok: java-xstream-without-allow-list
        return (Order) xstream.fromXML(xml);
    }

    Order permission(String xml) {
        XStream xstream = new XStream();
        xstream.addPermission(NoTypePermission.NONE);
        xstream.allowTypeHierarchy(Order.class);
        // ok: java-xstream-without-allow-list
        return (Order) xstream.fromXML(xml);
    }

    Order helper(String xml) {
        XStream xstream = new XStream();
        Hardening.apply(xstream);
        // ok: java-xstream-without-allow-list
        return (Order) xstream.fromXML(xml);
    }

    String write(Order order) {
        // ok: java-xstream-without-allow-list
        return new XStream().toXML(order);
    }
}
