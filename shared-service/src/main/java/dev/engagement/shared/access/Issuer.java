package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Verifies tokens of one OIDC issuer. Contacts the issuer only when the first token arrives, so that a start does not depend on it. */
final class Issuer {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

    private final String url;
    private final String audience;
    private final RolesClaim roles;
    private final WordsClaim signatories;
    private final WhereClaim where;
    private final Clock clock;
    private final JwtDecoder decoder = new SupplierJwtDecoder(this::decoder);

    Issuer(String url, String audience, RolesClaim roles, WordsClaim signatories, WhereClaim where, Clock clock) {
        this.url = url;
        this.audience = audience;
        this.roles = roles;
        this.signatories = signatories;
        this.where = where;
        this.clock = clock;
    }

    /** Returns the caller that a token names; refuses an invalid token. */
    Caller caller(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            Set<String> signedFor = signatories.in(jwt.getClaims()).collect(Collectors.toSet());
            Set<Role> granted = EnumSet.noneOf(Role.class);
            granted.addAll(roles.in(jwt.getClaims()));
            if (!signedFor.isEmpty()) {
                granted.add(Role.SIGNER);
            }
            return new Caller(
                    "token:" + jwt.getSubject(), granted, new Signatories(signedFor, null), where.in(jwt.getClaims()));
        } catch (BadJwtException bad) {
            throw Refusals.unauthenticated("The token is not valid: " + bad.getMessage());
        } catch (IllegalArgumentException unreadable) {
            throw Refusals.unauthenticated(
                    "The token's claim " + where.name() + " cannot be read: " + unreadable.getMessage());
        } catch (JwtException | JwtDecoderInitializationException away) {
            LOG.warn("The keys of {} cannot be fetched: {}", url, away.toString());
            throw new Refused(
                    Refusals.unavailable("The issuer of the token does not answer."), Refusals.TRY_AGAIN_AFTER);
        }
    }

    private JwtDecoder decoder() {
        Map<String, Object> description = Discovery.of(url);
        NimbusJwtDecoder fresh = Discovery.decoder(String.valueOf(description.get("jwks_uri")));
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt"));
        types.setAllowEmpty(true);
        fresh.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                types,
                new JwtIssuerValidator(String.valueOf(description.get("issuer"))),
                new JwtAudienceValidator(audience)));
        return fresh;
    }
}
