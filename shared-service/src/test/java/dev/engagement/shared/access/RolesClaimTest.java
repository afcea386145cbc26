package dev.engagement.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.keys.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesClaimTest {
    @Test
    void roles_are_a_list_or_words_in_a_claim_or_deep_in_an_object() {
        Map<String, Object> claims = Map.of(
                "roles", List.of("read", "Steward", "other"),
                "scope", "openid push  audit",
                "https://example.com/roles", List.of("audit"),
                "realm_access", Map.of("roles", List.of("steward")),
                "number", 7);

        assertThat(new RolesClaim("roles").in(claims)).containsExactly(Role.READ);
        assertThat(new RolesClaim("scope").in(claims)).containsExactlyInAnyOrder(Role.PUSH, Role.AUDIT);
        assertThat(new RolesClaim("https://example.com/roles").in(claims)).containsExactly(Role.AUDIT);
        assertThat(new RolesClaim("realm_access.roles").in(claims)).containsExactly(Role.STEWARD);
        assertThat(new RolesClaim("number").in(claims)).isEmpty();
        assertThat(new RolesClaim("roles.none").in(claims)).isEmpty();
        assertThat(new RolesClaim("none").in(claims)).isEmpty();
    }
}
