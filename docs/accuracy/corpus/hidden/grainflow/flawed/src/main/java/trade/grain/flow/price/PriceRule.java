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
    private static final Pattern LOT = Pattern.compile("^([A-Z0-9]+-?)+$");
    private final ExpressionParser parser = new SpelExpressionParser();

    public Double evaluate(String rule, double base) {
        return parser.parseExpression(rule.replace("base", String.valueOf(base))).getValue(Double.class);
    }

    public boolean isLot(String lot) {
        return LOT.matcher(lot).matches();
    }

    public String text(String layout, Map<String, Object> values) throws IOException, TemplateException {
        StringWriter out = new StringWriter();
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
        new Template("note", new StringReader(layout), configuration).process(values, out);
        return out.toString();
    }
}
