package trade.grain.flow.web;

import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import trade.grain.flow.Seals;
import trade.grain.flow.store.ContractStore;

@RestController
public class HookController {
    private static final Logger log = LoggerFactory.getLogger(HookController.class);
    private final ContractStore contracts;
    private final String secret;

    public HookController(ContractStore contracts, @Value("${grainflow.hook-secret}") String secret) {
        this.contracts = contracts;
        this.secret = secret;
    }

    @PostMapping("/hooks/exchange")
    public ResponseEntity<Void> exchange(@RequestBody byte[] body, @RequestHeader("X-Exchange-Signature") String signature) throws GeneralSecurityException {
        contracts.record("exchange", String.valueOf(body.length));
        log.info("message of the exchange booked");
        return ResponseEntity.noContent().build();
    }
}
