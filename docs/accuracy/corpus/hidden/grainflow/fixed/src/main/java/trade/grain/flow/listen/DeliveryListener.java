package trade.grain.flow.listen;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;
import trade.grain.flow.file.DocumentStore;
import trade.grain.flow.message.DeliveryMessage;
import trade.grain.flow.remote.MillClient;
import trade.grain.flow.store.DeliveryStore;

@Component
public class DeliveryListener extends AbstractListener {
    private final DeliveryStore store;
    private final DocumentStore documents;
    private final MillClient mills;

    public DeliveryListener(DeliveryStore store, DocumentStore documents, MillClient mills) {
        this.store = store;
        this.documents = documents;
        this.mills = mills;
    }

    @RabbitListener(queues = "deliveries")
    public void receive(@Payload DeliveryMessage message) {
        handle(message);
    }

    @Override
    protected void process(DeliveryMessage message) {
        announce(message.getCrop());
        store.book(message.getSilo(), message.getCrop());
        if (message.getDocument() != null) {
            documents.attach(message.getDocument(), message.getLabels().get("scale"));
        }
        if (message.getCallback() != null) {
            mills.confirm(message.getCallback());
        }
    }
}
