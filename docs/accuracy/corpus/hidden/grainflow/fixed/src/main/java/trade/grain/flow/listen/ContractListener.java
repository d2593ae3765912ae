package trade.grain.flow.listen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import trade.grain.flow.price.PriceRule;
import trade.grain.flow.remote.ContractXml;
import trade.grain.flow.store.ContractStore;

@Component
public class ContractListener {
    private static final Logger log = LoggerFactory.getLogger(ContractListener.class);
    private final ContractStore store;
    private final PriceRule rules;

    public ContractListener(ContractStore store, PriceRule rules) {
        this.store = store;
        this.rules = rules;
    }

    @RabbitListener(queues = "contracts.xml")
    public void xml(Message message) throws Exception {
        ContractXml xml = ContractXml.parse(new ByteArrayInputStream(message.getBody()));
        String party = xml.party((String) message.getMessageProperties().getHeader("role"));
        store.record(party, xml.price());
    }

    @RabbitListener(queues = "contracts.state")
    public void state(byte[] body) throws IOException, ClassNotFoundException {
        Object state = restore(new ByteArrayInputStream(body));
        log.info("state of kind {}", state.getClass().getSimpleName());
    }

    @RabbitListener(queues = "contracts.rules")
    public void rule(String rule) {
        log.info("rule gives {}", rules.evaluate(rule.strip(), 100.0));
    }

    private static Object restore(InputStream body) throws IOException, ClassNotFoundException {
        try (ObjectInputStream input = new ObjectInputStream(body)) {
            input.setObjectInputFilter(ObjectInputFilter.Config.createFilter("java.util.ArrayList;java.lang.Number;java.lang.Double;!*"));
            return input.readObject();
        }
    }
}
