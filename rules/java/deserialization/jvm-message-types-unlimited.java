class Consumers {
    void kafka(JsonDeserializer<Order> deserializer, Map<String, Object> properties) {
        // ruleid: jvm-message-types-unlimited
        deserializer.addTrustedPackages("*");
        // ruleid: jvm-message-types-unlimited
        properties.put(JsonDeserializer.TRUSTED_PACKAGES, "*");
        // ok: jvm-message-types-unlimited
        deserializer.addTrustedPackages("com.example.orders.model");
        // ok: jvm-message-types-unlimited
        properties.put(JsonDeserializer.TRUSTED_PACKAGES, "com.example.orders.model");
    }

    void activeMq(ActiveMQConnectionFactory factory) {
        // ruleid: jvm-message-types-unlimited
        factory.setTrustAllPackages(true);
        // ok: jvm-message-types-unlimited
        factory.setTrustAllPackages(false);
    }
}
