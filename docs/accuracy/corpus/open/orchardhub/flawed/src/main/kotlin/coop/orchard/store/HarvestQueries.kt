package coop.orchard.store

import jakarta.persistence.EntityManager
import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate
import org.springframework.stereotype.Repository

data class HarvestFilter(val fruit: String?, val village: String?, val order: String?)

@Repository
class HarvestQueries(
    private val entities: EntityManager,
    private val jdbc: JdbcTemplate,
    private val named: NamedParameterJdbcTemplate,
) {
    fun of(filter: HarvestFilter): List<Any?> {
        val query = entities.createNativeQuery("SELECT id, kilos FROM harvest WHERE " + condition(filter))
        return query.resultList
    }

    private fun condition(filter: HarvestFilter): String =
        listOfNotNull(filter.fruit?.let { "fruit = '$it'" }, filter.village?.let { "village = '$it'" }).joinToString(" AND ").ifEmpty { "true" }

    fun sorted(filter: HarvestFilter): List<Map<String, Any>> {
        val sql = "SELECT id, fruit, kilos FROM harvest ORDER BY ${column(filter.order)}"
        return jdbc.queryForList(sql)
    }

    private fun column(requested: String?): String = when (requested) {
        null, "" -> "id"
        else -> requested
    }

    fun kilos(fruit: String): Int? =
        jdbc.queryForObject("SELECT SUM(kilos) FROM harvest WHERE fruit = '%s'".format(fruit), Int::class.java)
}
