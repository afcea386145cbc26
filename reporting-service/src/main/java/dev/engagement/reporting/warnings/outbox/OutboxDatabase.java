package dev.engagement.reporting.warnings.outbox;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database that old and new reading sides share. Opened, and its tables made, when it is first needed: an installation without
 * subscriptions and links needs none.
 */
@Component
public class OutboxDatabase implements DisposableBean {
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    private boolean hasTables;

    OutboxDatabase(
            @Value("${engagement.outbox.url}") String url,
            @Value("${engagement.outbox.username}") String username,
            @Value("${engagement.outbox.password}") String password,
            @Value("${engagement.outbox.connections}") int connections,
            @Value("${spring.datasource.hikari.connection-timeout}") long patience) {
        pool.setPoolName("outbox");
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(patience);
        // It may come later than this process.
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("logServerErrorDetail", "false");
    }

    public JdbcTemplate jdbc() {
        makeTables();
        return jdbc;
    }

    public TransactionTemplate transaction() {
        makeTables();
        return transaction;
    }

    /** Returns whether it was needed since the start. */
    public synchronized boolean isOpen() {
        return hasTables;
    }

    private synchronized void makeTables() {
        if (!hasTables) {
            // Flyway tells the absence of a database in words of its own, callers in those of Spring.
            jdbc.queryForObject("select 1", Integer.class);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/outbox")
                    .load()
                    .migrate();
            hasTables = true;
        }
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
