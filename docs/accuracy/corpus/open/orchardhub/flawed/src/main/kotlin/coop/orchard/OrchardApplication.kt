package coop.orchard

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication

@SpringBootApplication
class OrchardApplication

fun main(args: Array<String>) {
    runApplication<OrchardApplication>(*args)
}
