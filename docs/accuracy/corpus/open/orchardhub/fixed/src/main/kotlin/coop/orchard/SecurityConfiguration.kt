package coop.orchard

import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.http.HttpMethod
import org.springframework.security.config.Customizer
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity
import org.springframework.security.config.annotation.web.builders.HttpSecurity
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder
import org.springframework.security.crypto.password.MessageDigestPasswordEncoder
import org.springframework.security.crypto.password.PasswordEncoder
import org.springframework.security.web.SecurityFilterChain
import org.springframework.web.cors.CorsConfiguration
import org.springframework.web.cors.UrlBasedCorsConfigurationSource

@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    @Bean
    fun chain(http: HttpSecurity): SecurityFilterChain {
        http.formLogin(Customizer.withDefaults())
        http.csrf { it.ignoringRequestMatchers("/hooks/**") }
        http.headers { headers -> headers.frameOptions { it.deny() } }
        http.authorizeHttpRequests {
            it.requestMatchers("/hooks/**", "/public/**").permitAll()
            it.requestMatchers(HttpMethod.DELETE, "/growers/**").hasRole("BOARD")
            it.anyRequest().authenticated()
        }
        return http.build()
    }

    @Bean
    fun passwords(): PasswordEncoder =
        BCryptPasswordEncoder()

    @Bean
    fun cors(): UrlBasedCorsConfigurationSource {
        val configuration = CorsConfiguration()
        configuration.addAllowedOrigin("https://growers.orchard.example")
        configuration.allowCredentials = true
        configuration.addAllowedMethod("GET")
        return UrlBasedCorsConfigurationSource().apply { registerCorsConfiguration("/**", configuration) }
    }
}
