package dev.engagement.service.intake.directory;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DirectorySetup {
    @Bean
    InstallationKey installationKey(@Value("${engagement.key-file}") Path file) {
        return InstallationKey.at(file);
    }
}
