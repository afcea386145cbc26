package dev.engagement.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes what tools push, records it, publishes it. */
@SpringBootApplication
public class EngagementService {
    public static void main(String[] args) {
        SpringApplication.run(EngagementService.class, args);
    }
}
