package org.secf.bearer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.jwt.Claims;

/** What a token is for (RFC 6749 §3.3): {@code scope}, texts separated by spaces (RFC 9068 §2.2.3), or {@code scp}, an array or the same. */
final class Scopes {

    private static final List<String> CLAIMS = List.of("scope", "scp");

    private Scopes() {}

    /** In the order said; nothing of an alphabet that scopes do not have. */
    static Set<String> of(Claims claims) {
        return CLAIMS.stream()
                .flatMap(name -> claims.texts(name).stream())
                .flatMap(text -> List.of(text.split(" ", -1)).stream())
                .filter(Scopes::isOne)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** {@code scope-token} of RFC 6749 §3.3. */
    static boolean isOne(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"' && c != '\\');
    }
}
