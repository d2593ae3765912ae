package trade.grain.flow.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.HtmlUtils;
import trade.grain.flow.Seals;
import trade.grain.flow.file.DocumentStore;
import trade.grain.flow.price.PriceRule;
import trade.grain.flow.store.ContractStore;
import trade.grain.flow.store.DeliveryStore;

@RestController
@RequestMapping("/operator")
public class OperatorController {
    private static final Logger log = LoggerFactory.getLogger(OperatorController.class);
    private final DeliveryStore deliveries;
    private final ContractStore contracts;
    private final DocumentStore documents;
    private final PriceRule rules;
    private final LdapTemplate directory;
    private final String operatorKey;
    private final String tokenKey;

    public OperatorController(DeliveryStore deliveries, ContractStore contracts, DocumentStore documents, PriceRule rules,
                              LdapTemplate directory, @Value("${grainflow.operator-key}") String operatorKey,
                              @Value("${grainflow.token-key}") String tokenKey) {
        this.deliveries = deliveries;
        this.contracts = contracts;
        this.documents = documents;
        this.rules = rules;
        this.directory = directory;
        this.operatorKey = operatorKey;
        this.tokenKey = tokenKey;
    }

    @GetMapping("/deliveries")
    public List<String> find(HttpServletRequest request) throws SQLException {
        return deliveries.find(criteria(request));
    }

    private static Map<String, String> criteria(HttpServletRequest request) {
        Map<String, String> criteria = new HashMap<>();
        for (String name : List.of("silo", "crop")) {
            criteria.put(name, request.getParameter(name));
        }
        return criteria;
    }

    @GetMapping("/deliveries/sorted")
    public List<Map<String, Object>> sorted(@RequestParam(required = false) String by) {
        return deliveries.sorted(by);
    }

    @GetMapping("/contracts")
    public List<ContractStore.Contract> ofParty(@RequestParam String party) {
        return contracts.ofParty(party);
    }

    @GetMapping("/contracts/{id}")
    public ResponseEntity<ContractStore.Contract> contract(@PathVariable long id, Principal trader) {
        ContractStore.Contract contract = contracts.byId(id);
        return contract == null || !trader.getName().equals(contract.owner) ? ResponseEntity.notFound().build() : ResponseEntity.ok(contract);
    }

    @PostMapping("/contracts/{id}/cancel")
    public void cancel(@PathVariable long id) {
        contracts.cancel(id);
    }

    @PutMapping("/draft")
    public void draft(@RequestBody Draft draft, Principal trader) {
        contracts.record(draft.party(), draft.price());
    }

    public record Draft(String party, String price) {
    }

    @GetMapping("/documents")
    public ResponseEntity<byte[]> document(@RequestParam String name) throws IOException {
        return ResponseEntity.ok(documents.read(name));
    }

    @PostMapping("/documents")
    public String upload(@RequestParam MultipartFile file) throws IOException {
        return documents.keep(file);
    }

    @PostMapping("/documents/archive")
    public int archive(@RequestParam MultipartFile file) throws IOException {
        return documents.unpack(file.getInputStream());
    }

    @GetMapping("/documents/window")
    public byte[] window(@RequestParam int length) {
        return documents.window(length);
    }

    @GetMapping(value = "/welcome", produces = "text/html")
    public String welcome(@RequestParam String name) {
        return page("Welcome", name);
    }

    private static String page(String title, String name) {
        return "<html><head><title>" + title + "</title></head><body>" + title + ", " + HtmlUtils.htmlEscape(name) + "</body></html>";
    }

    @PostMapping("/note")
    public String note(@RequestBody Map<String, String> body) throws Exception {
        return rules.text(body.get("layout"), Map.of("crop", body.getOrDefault("crop", "")));
    }

    @GetMapping("/lot")
    public boolean lot(@RequestParam String lot) {
        return rules.isLot(lot);
    }

    @GetMapping("/leave")
    public void leave(@RequestParam String to, HttpServletResponse response) throws IOException {
        response.sendRedirect(target(to));
    }

    private static String target(String to) {
        return to.matches("/operator/[a-z]{1,20}") ? to : "/operator";
    }

    @GetMapping("/phone")
    public List<String> phone(@RequestParam String name) {
        String filter = filter(name);
        return directory.search("ou=people", filter, (org.springframework.ldap.core.AttributesMapper<String>) attributes -> (String) attributes.get("mobile").get());
    }

    private static String filter(String name) {
        return "(&(objectClass=person)(cn=" + LdapEncoder.filterEncode(name) + "))";
    }

    @PostMapping("/terminal")
    public void terminal(@RequestHeader("X-Operator-Key") String key, @RequestParam String pin, HttpServletResponse response) throws GeneralSecurityException {
        if (!Seals.sameKey(key, operatorKey)) {
            log.warn("terminal refused");
            response.setStatus(401);
            return;
        }
        Cookie cookie = new Cookie("terminal", Seals.slip());
        cookie.setMaxAge(3600);
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        response.addCookie(cookie);
    }

    @GetMapping("/whoami")
    public String whoami(@RequestHeader("X-Terminal-Token") String token) {
        return HtmlUtils.htmlEscape(Seals.token(token, tokenKey).getSubject());
    }
}
