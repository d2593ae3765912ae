import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class SecurityBeans {
    @Bean
    PasswordEncoder plain() {
        // ruleid: java-plaintext-password-encoder
        return org.springframework.security.crypto.factory.PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    UserDetails prefix() {
        // ruleid: java-plaintext-password-encoder
        return User.withUsername("guest").password("{noop}changeme-example").roles("USER").build();
    }

    UserDetails example() {
        // ruleid: java-plaintext-password-encoder
        return User.withDefaultPasswordEncoder().username("guest").password(System.getenv("GUEST")).build();
    }

    @Bean
    PasswordEncoder bcrypt() {
        // ok: java-plaintext-password-encoder
        return new BCryptPasswordEncoder();
    }

    @Bean
    PasswordEncoder delegating() {
        // ok: java-plaintext-password-encoder
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    UserDetails encoded(PasswordEncoder encoder) {
        // ok: java-plaintext-password-encoder
        return User.withUsername("guest").password(encoder.encode(System.getenv("GUEST"))).build();
    }
}
