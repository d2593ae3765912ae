package trade.grain.flow.message;

import java.util.Map;

/** A delivery as the weighbridges announce it. */
public class DeliveryMessage {
    private String silo;
    private String crop;
    private String document;
    private String callback;
    private Map<String, String> labels;

    public String getSilo() { return silo; }
    public void setSilo(String silo) { this.silo = silo; }
    public String getCrop() { return crop; }
    public void setCrop(String crop) { this.crop = crop; }
    public String getDocument() { return document; }
    public void setDocument(String document) { this.document = document; }
    public String getCallback() { return callback; }
    public void setCallback(String callback) { this.callback = callback; }
    public Map<String, String> getLabels() { return labels; }
    public void setLabels(Map<String, String> labels) { this.labels = labels; }
}
