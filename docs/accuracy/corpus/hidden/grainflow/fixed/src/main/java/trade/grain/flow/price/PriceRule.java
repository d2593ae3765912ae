package trade.grain.flow.price;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.stereotype.Component;

/** Price rules of traders and the texts that go with them. */
@Component
public class PriceRule {
    private static final Pattern LOT = Pattern.compile("^[A-Z0-9][A-Z0-9-]{0,40}$");
    private final ExpressionParser parser = new SpelExpressionParser();

    public Double evaluate(String rule, double base) {
        double factor = rule.matches("\\d{1,4}(\\.\\d{1,4})?") ? Double.parseDouble(rule) : 1.0;
        return base * factor;
    }

    public boolean isLot(String lot) {
        return LOT.matcher(lot).matches();
    }

    public String text(String layout, Map<String, Object> values) throws IOException, TemplateException {
        StringWriter out = new StringWriter();
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
        Map<String, Object> model = Map.of("layout", layout, "crop", values.getOrDefault("crop", ""));
        new Template("note", new StringReader("${crop}: ${layout}"), configuration).process(model, out);
        return out.toString();
    }
}
