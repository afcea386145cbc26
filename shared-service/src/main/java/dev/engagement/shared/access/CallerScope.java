package dev.engagement.shared.access;

import dev.engagement.documents.keys.KeyScope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The requests that a caller is bound to. It stands among the authorities, so sessions have it like keys and tokens. */
public final class CallerScope {
    private static final String WORD = "where ";
    private static final String MINE = "mine";

    private CallerScope() {}

    /** Returns the scope of the caller of the current operation; null if they are not bound. */
    public static @Nullable KeyScope current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? null : of(caller);
    }

    static @Nullable KeyScope of(Authentication caller) {
        List<String> words = caller.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .toList();
        List<String> where = words.stream()
                .filter(word -> word.startsWith(WORD))
                .map(word -> word.substring(WORD.length()))
                .toList();
        return where.isEmpty() ? null : new KeyScope(KeyScope.of(where).where(), words.contains(MINE));
    }

    /** Returns the scope as authorities; none if there is no scope. */
    public static Stream<GrantedAuthority> authorities(@Nullable KeyScope scope) {
        return scope == null
                ? Stream.empty()
                : Stream.concat(
                                scope.words().stream().map(WORD::concat),
                                scope.mine() ? Stream.of(MINE) : Stream.empty())
                        .map(SimpleGrantedAuthority::new);
    }
}
