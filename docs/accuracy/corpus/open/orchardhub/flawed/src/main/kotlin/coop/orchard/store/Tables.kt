package coop.orchard.store

import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.Id
import org.springframework.data.jpa.repository.JpaRepository

@Entity
class Grower(
    @Id @GeneratedValue var id: Long = 0,
    var name: String = "",
    var village: String = "",
    var account: String = "",
    var certified: Boolean = false,
)

@Entity
class Harvest(
    @Id @GeneratedValue var id: Long = 0,
    var account: String = "",
    var fruit: String = "",
    var kilos: Int = 0,
)

interface GrowerRepository : JpaRepository<Grower, Long>

interface HarvestRepository : JpaRepository<Harvest, Long>
