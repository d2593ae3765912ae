import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.*

@Configuration
class Security {
    fun chain(http: HttpSecurity): SecurityFilterChain {
        http.formLogin(Customizer.withDefaults())
        // ok: java-session-route-without-token
        http.csrf { it.ignoringRequestMatchers("/hooks/**") }
        http.authorizeHttpRequests {
            it.requestMatchers(HttpMethod.DELETE, "/plots/**").permitAll()
            it.anyRequest().authenticated()
        }
        return http.build()
    }
}

@RestController
@RequestMapping("/plots")
class PlotController(private val plots: PlotRepository) {
    @PostMapping
    fun create(@RequestBody form: PlotForm) = plots.save(form.plot())

    @PutMapping("/{id}")
    fun change(@PathVariable id: Long, @RequestBody form: PlotForm) = plots.save(form.plot())

    @DeleteMapping("/{id}")
    fun remove(@PathVariable id: Long) = plots.deleteById(id)
}
