class Hooks {
    // ruleid: kotlin-webhook-unsigned
    @PostMapping("/hooks/market")
    fun market(@RequestBody body: ByteArray, @RequestHeader("X-Market-Signature") signature: String): ResponseEntity<Void> {
        ledger.record(body)
        return ResponseEntity.noContent().build()
    }

    // ruleid: kotlin-webhook-unsigned
    @PostMapping("/callback")
    fun callback(@RequestBody body: String) {
        ledger.record(body)
    }

    // ruleid: kotlin-webhook-unsigned
    @PostMapping("/webhook/prices")
    fun prices(@RequestBody body: String): Int {
        return ledger.record(body)
    }

    // ok: kotlin-webhook-unsigned
    @PostMapping("/hooks/agency")
    fun agency(@RequestBody body: ByteArray, @RequestHeader("X-Signature") signature: String): ResponseEntity<Void> {
        if (!vault.signed(secret, body, signature)) {
            return ResponseEntity.status(401).build()
        }
        ledger.record(body)
        return ResponseEntity.noContent().build()
    }

    // ok: kotlin-webhook-unsigned
    @PostMapping("/orders")
    fun order(@RequestBody order: Order) {
        orders.add(order)
    }

    // ok: kotlin-webhook-unsigned
    @GetMapping("/hooks")
    fun hooks(): List<Hook> {
        return hooks.all()
    }
}
