package trade.grain.flow.listen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.grain.flow.message.DeliveryMessage;

/** What the listeners of all queues do before and after a message. */
public abstract class AbstractListener {
    protected final Logger log = LoggerFactory.getLogger(getClass());

    protected void handle(DeliveryMessage message) {
        try {
            process(message);
        } catch (RuntimeException problem) {
            log.error("a message was not processed", problem);
            throw problem;
        }
    }

    protected abstract void process(DeliveryMessage message);

    protected void announce(String crop) {
        log.info("delivery of " + crop);
    }
}
