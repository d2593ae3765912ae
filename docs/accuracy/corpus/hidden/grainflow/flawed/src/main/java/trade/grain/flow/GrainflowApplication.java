package trade.grain.flow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
public class GrainflowApplication {
    public static void main(String[] args) {
        SpringApplication.run(GrainflowApplication.class, args);
    }
}
