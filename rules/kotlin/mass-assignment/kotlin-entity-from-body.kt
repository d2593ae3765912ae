class Growers {
    @PutMapping("/growers/me")
    // ruleid: kotlin-entity-from-body
    fun change(@RequestBody grower: Grower): Grower = growers.save(grower)

    @PostMapping("/harvests")
    fun add(@RequestBody harvest: Harvest): Harvest {
        // ruleid: kotlin-entity-from-body
        return harvestRepository.save(harvest)
    }

    suspend fun keep(call: ApplicationCall) {
        val booking = call.receive<Booking>()
        // ruleid: kotlin-entity-from-body
        bookings.insertOne(booking)
    }

    @PutMapping("/growers/name")
    // ok: kotlin-entity-from-body
    fun rename(@RequestBody change: GrowerChange): Grower = growers.save(Grower(name = change.name))

    suspend fun note(call: ApplicationCall) {
        val request = call.receive<NoteRequest>()
        // ok: kotlin-entity-from-body
        notes.save(request.toNote())
    }

    fun internal(grower: Grower) {
        // ok: kotlin-entity-from-body
        growers.save(grower)
    }
}
