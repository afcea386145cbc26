package dev.engagement.reporting.login;

import dev.engagement.documents.Refused;
import dev.engagement.shared.access.Refusals;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.dao.DataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Keeps browsers' sessions in the reporting database, so that any instance may answer and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(Provider.IS_SET)
@EnableJdbcHttpSession(tableName = "login.session")
class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    /** Keeps a row that another program wrote from making objects of just any class. */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "java.**;com.nimbusds.jose.**;" + "org.springframework.security.**;dev.engagement.reporting.login.**;!*");

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> simultaneousWriters() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    @SuppressWarnings("NullAway") // a converter may return null, though the method that takes it does not say so
    GenericConversionService springSessionConversionService() {
        GenericConversionService service = new GenericConversionService();
        DeserializingConverter objects = new DeserializingConverter(stream -> {
            try (ObjectInputStream in = new ConfigurableObjectInputStream(stream, Sessions.class.getClassLoader())) {
                in.setObjectInputFilter(KNOWN);
                return in.readObject();
            } catch (ClassNotFoundException otherVersion) {
                throw new InvalidClassException(otherVersion.getMessage());
            }
        });
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(byte[].class, Object.class, bytes -> read(objects, bytes));
        return service;
    }

    /** Returns null for what another version of the program wrote: its reader signs in again. */
    private static @Nullable Object read(DeserializingConverter objects, byte[] bytes) {
        try {
            return objects.convert(bytes);
        } catch (SerializationFailedException otherVersion) {
            LOG.info("A session cannot be read, so that its reader signs in again: {}", SignInLog.line(otherVersion));
            return null;
        }
    }

    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> sessions) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(sessions);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    /** Answers while sessions cannot be read. */
    @Bean
    FilterRegistrationBean<Filter> unreadableSessions(Refusals refusals) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (DataAccessException away) {
                LOG.warn("Sessions cannot be read: {}", SignInLog.line(away));
                refusals.send(
                        (HttpServletRequest) request,
                        (HttpServletResponse) response,
                        new Refused(
                                Refusals.unavailable("The database does not answer; the server's log says why."),
                                Refusals.TRY_AGAIN_AFTER));
            }
        });
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }
}
