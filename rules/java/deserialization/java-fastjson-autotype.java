import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.parser.Feature;
import com.alibaba.fastjson.parser.ParserConfig;

class Json {
    static {
        // ruleid: java-fastjson-autotype
        ParserConfig.getGlobalInstance().setAutoTypeSupport(true);
    }

    Object configured(ParserConfig config) {
        // ruleid: java-fastjson-autotype
        config.setAutoTypeSupport(true);
        return config;
    }

    Object feature(String text) {
        // ruleid: java-fastjson-autotype
        return JSON.parseObject(text, Object.class, Feature.SupportAutoType);
    }

    Order typed(String text) {
        // ok: java-fastjson-autotype
        return JSON.parseObject(text, Order.class);
    }

    void off() {
        // ok: java-fastjson-autotype
        ParserConfig.getGlobalInstance().setAutoTypeSupport(false);
        // ok: java-fastjson-autotype
        ParserConfig.getGlobalInstance().setSafeMode(true);
    }
}
