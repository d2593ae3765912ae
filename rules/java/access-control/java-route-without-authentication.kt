import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.*

@Configuration
class Security {
    fun chain(http: HttpSecurity): SecurityFilterChain {
        http.formLogin(Customizer.withDefaults())
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
    // ok: java-route-without-authentication
    @PostMapping
    fun create(@RequestBody form: PlotForm) = plots.save(form.plot())

    // ok: java-route-without-authentication
    @PutMapping("/{id}")
    fun change(@PathVariable id: Long, @RequestBody form: PlotForm) = plots.save(form.plot())

    // ruleid: java-route-without-authentication
    @DeleteMapping("/{id}")
    fun remove(@PathVariable id: Long) = plots.deleteById(id)
}
