class Growers {
    @PutMapping("/growers/me")
    Grower change(@RequestBody Grower grower) {
        // ruleid: java-entity-from-body
        return growers.save(grower);
    }

    @PostMapping("/harvests")
    Harvest add(@Valid @RequestBody Harvest harvest) {
        // ruleid: java-entity-from-body
        return harvestRepository.save(harvest);
    }

    @PostMapping("/contracts")
    void keep(@ModelAttribute Contract contract) {
        // ruleid: java-entity-from-body
        contractRepository.saveAndFlush(contract);
    }

    @PutMapping("/growers/name")
    Grower rename(@RequestBody GrowerChange change, Principal principal) {
        // ok: java-entity-from-body
        return growers.save(new Grower(change.name(), principal.getName()));
    }

    @PostMapping("/notes")
    Note note(@RequestBody NoteRequest request) {
        // ok: java-entity-from-body
        return notes.save(request.toNote());
    }

    void internal(Grower grower) {
        // ok: java-entity-from-body
        growers.save(grower);
    }
}
