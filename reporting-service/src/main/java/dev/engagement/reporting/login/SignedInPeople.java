package dev.engagement.reporting.login;

import dev.engagement.shared.access.CallerScope;
import dev.engagement.shared.access.RolesClaim;
import dev.engagement.shared.access.WhereClaim;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;
import org.springframework.stereotype.Component;

/** Roles and scope of a person, as the issuer says. */
@Component
@ConditionalOnExpression(Provider.IS_SET)
class SignedInPeople implements GrantedAuthoritiesMapper {
    private final RolesClaim roles;
    private final WhereClaim where;

    SignedInPeople(RolesClaim roles, WhereClaim where) {
        this.roles = roles;
        this.where = where;
    }

    @Override
    public List<GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> given) {
        return given.stream()
                .filter(OAuth2UserAuthority.class::isInstance)
                .flatMap(user -> granted(((OAuth2UserAuthority) user).getAttributes()))
                .toList();
    }

    private Stream<GrantedAuthority> granted(Map<String, Object> claims) {
        try {
            return Stream.concat(
                    roles.in(claims).stream().map(role -> new SimpleGrantedAuthority(role.word())),
                    CallerScope.authorities(where.in(claims)));
        } catch (IllegalArgumentException unreadable) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "the claim " + where.name() + " cannot be read", null));
        }
    }
}
