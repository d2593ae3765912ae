package coop.orchard.web

import coop.orchard.Vault
import coop.orchard.store.HarvestFilter
import coop.orchard.store.HarvestQueries
import coop.orchard.store.HarvestRepository
import coop.orchard.store.Harvest
import org.slf4j.LoggerFactory
import org.springframework.expression.spel.standard.SpelExpressionParser
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController
import java.security.Principal

@RestController
@RequestMapping("/harvests")
class HarvestController(private val queries: HarvestQueries, private val harvests: HarvestRepository) {
    private val log = LoggerFactory.getLogger(javaClass)

    @GetMapping
    fun list(@RequestParam fruit: String?, @RequestParam village: String?): List<Any?> = queries.of(HarvestFilter(fruit, village, null))

    @GetMapping("/sorted")
    fun sorted(@RequestParam order: String?): List<Map<String, Any>> = queries.sorted(HarvestFilter(null, null, order))

    @GetMapping("/kilos")
    fun kilos(@RequestParam fruit: String): Int? {
        log.info("kilos of $fruit")
        return queries.kilos(fruit)
    }

    @GetMapping("/{id}")
    fun one(@PathVariable id: Long, grower: Principal): ResponseEntity<Harvest> {
        val harvest = harvests.findById(id).orElse(null)
        return if (harvest == null) ResponseEntity.notFound().build() else ResponseEntity.ok(harvest)
    }

    @PostMapping("/bonus")
    fun bonus(@RequestBody rule: String): Double = evaluate(rule.trim())

    private fun evaluate(rule: String): Double {
        return SpelExpressionParser().parseExpression(rule).getValue(Double::class.java) ?: 0.0
    }

    @PostMapping("/state")
    fun state(@RequestBody body: ByteArray): String = Vault.restore(body).javaClass.simpleName

    @PostMapping("/plan")
    fun plan(@RequestBody text: String): String = if (Vault.plan(text) == null) "empty" else "accepted"

    @GetMapping("/crate")
    fun crate(@RequestParam size: Int): ByteArray {
        return ByteArray(size)
    }
}
