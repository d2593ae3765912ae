import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@Entity
class Grower {
    private String name;
    private boolean certified;
}

@Configuration
class Security {
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        // ruleid: java-session-route-without-token
        http.csrf(c -> c.disable()).formLogin(f -> {}).authorizeHttpRequests(a -> a
            .requestMatchers("/public/**", "/hooks/**", "/login").permitAll()
            .requestMatchers(HttpMethod.DELETE, "/growers/**").permitAll()
            .anyRequest().authenticated());
        return http.build();
    }
}

@RestController
@RequestMapping("/growers")
class GrowerController {
    @PostMapping
    Grower create(@RequestBody GrowerForm form) {
        return growers.save(form.toGrower());
    }

    @PutMapping("/me")
    Grower change(@RequestBody Grower grower) {
        return growers.save(grower);
    }

    @DeleteMapping("/{id}")
    void remove(@PathVariable Long id) {
        growers.deleteById(id);
    }

    @GetMapping("/{id}/harvest")
    Harvest harvest(@PathVariable Long id, Principal principal) {
        return harvests.findById(id).orElseThrow();
    }

    // ok: java-session-route-without-token
    @GetMapping("/{id}/delivery")
    Delivery delivery(@PathVariable Long id, Principal principal) {
        return deliveries.findByIdAndGrower(id, principal.getName()).orElseThrow();
    }
}

@RestController
@RequestMapping("/admin")
class OfficeController {
    @PostMapping("/prices")
    @PreAuthorize("hasRole('OFFICE')")
    void prices(@RequestBody PriceForm form) {
        prices.save(form.price());
    }

    @PostMapping("/users")
    @PreAuthorize("hasRole('OFFICE')")
    void users(@RequestBody UserForm form) {
        users.save(form.user());
    }

    @PostMapping("/credit")
    void credit(@RequestBody CreditForm form) {
        credits.save(form.credit());
    }
}

@RestController
class SignInController {
    @PostMapping("/login")
    Ticket login(@RequestBody Credentials credentials) {
        return tickets.of(credentials.getName(), credentials.getPassword());
    }

    @PostMapping("/public/token")
    @RateLimiter(name = "token")
    Ticket token(@RequestBody Credentials credentials) {
        return tickets.of(credentials.getName(), credentials.getPassword());
    }
}
