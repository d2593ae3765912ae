package line.ferry

import io.ktor.server.config.ApplicationConfig

data class Settings(
    val database: String,
    val databaseUser: String,
    val databasePassword: String,
    val manifests: String,
    val agentHosts: List<String>,
    val tokenKey: String,
    val hookSecret: String,
    val sessionKey: String,
) {
    companion object {
        fun from(config: ApplicationConfig): Settings = Settings(
            database = config.property("ferry.database").getString(),
            databaseUser = "ferry",
            databasePassword = System.getenv("FERRY_DB_PASSWORD"),
            manifests = config.property("ferry.manifests").getString(),
            agentHosts = config.property("ferry.agentHosts").getList(),
            tokenKey = config.property("ferry.tokenKey").getString(),
            hookSecret = config.property("ferry.hookSecret").getString(),
            sessionKey = System.getenv("FERRY_SESSION_KEY"),
        )
    }
}
