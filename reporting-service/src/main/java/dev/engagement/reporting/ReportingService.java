package dev.engagement.reporting;

import dev.engagement.web.ProblemAdvice;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads the topic and answers with figures. */
@SpringBootApplication
@EnableScheduling
@Import(ProblemAdvice.class)
public class ReportingService {
    public static void main(String[] args) {
        SpringApplication.run(ReportingService.class, args);
    }

    /** The only clock; everybody else is handed this one. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A request's key may contain a slash; it arrives as {@code %2F} and must reach the door as that. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slashesInKeys() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setEncodedSolidusHandling("passthrough"));
    }
}
