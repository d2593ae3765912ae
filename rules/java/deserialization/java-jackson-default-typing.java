import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;

class Mappers {
    ObjectMapper old() {
        ObjectMapper mapper = new ObjectMapper();
        // ruleid: java-jackson-default-typing
        mapper.enableDefaultTyping();
        return mapper;
    }

    ObjectMapper nonFinal() {
        ObjectMapper mapper = new ObjectMapper();
        // ruleid: java-jackson-default-typing
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
        return mapper;
    }

    ObjectMapper anything() {
        ObjectMapper mapper = new ObjectMapper();
        // ruleid: java-jackson-default-typing
        mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
        return mapper;
    }

    ObjectMapper listed() {
        ObjectMapper mapper = new ObjectMapper();
        // ok: java-jackson-default-typing
        mapper.activateDefaultTyping(
            BasicPolymorphicTypeValidator.builder().allowIfSubType("com.example.events.").build());
        return mapper;
    }

    ObjectMapper plain() {
        // ok: java-jackson-default-typing
        return new ObjectMapper();
    }

    ObjectMapper off(ObjectMapper mapper) {
        // ok: java-jackson-default-typing
        mapper.deactivateDefaultTyping();
        return mapper;
    }
}
