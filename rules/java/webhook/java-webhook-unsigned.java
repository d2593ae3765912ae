class Hooks {
    // ruleid: java-webhook-unsigned
    @PostMapping("/hooks/market")
    ResponseEntity<Void> market(@RequestBody byte[] body) {
        ledger.record(body);
        return ResponseEntity.noContent().build();
    }

    // ruleid: java-webhook-unsigned
    @PostMapping("/payments")
    ResponseEntity<Void> paid(@RequestBody byte[] body, @RequestHeader("X-Bank-Signature") String given) {
        ledger.record(body);
        return ResponseEntity.noContent().build();
    }

    // ruleid: java-webhook-unsigned
    @PostMapping("/callback")
    void callback(@RequestBody String body) {
        ledger.record(body.getBytes());
    }

    // ok: java-webhook-unsigned
    @PostMapping("/hooks/agency")
    ResponseEntity<Void> agency(@RequestBody byte[] body, @RequestHeader("X-Signature") String signature) {
        if (!signer.verify(body, signature)) {
            return ResponseEntity.status(401).build();
        }
        ledger.record(body);
        return ResponseEntity.noContent().build();
    }

    // ok: java-webhook-unsigned
    @PostMapping("/orders")
    void order(@RequestBody Order order) {
        orders.add(order);
    }

    // ok: java-webhook-unsigned
    @GetMapping("/hooks")
    List<Hook> hooks() {
        return hooks.all();
    }
}
