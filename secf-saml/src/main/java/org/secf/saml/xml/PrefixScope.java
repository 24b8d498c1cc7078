package org.secf.saml.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What prefixes stand for, and what of it an element around has already written. Going into an element and out of it costs as much as it declares and writes,
 * however much is in scope, so that no document costs the product of both.
 */
final class PrefixScope {

    private final Map<String, Prefix> prefixes = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();

    /** Empty where it stands for nothing, or where nothing was written. */
    private static final class Prefix {
        private String declared = "";
        private String written = "";
    }

    private record Change(Prefix prefix, String declared, String written) {}

    /** To be handed to {@link #leave} at the end of the element that begins now. */
    int enter() {
        return changes.size();
    }

    void leave(int entered) {
        while (changes.size() > entered) {
            Change change = changes.pop();
            change.prefix.declared = change.declared;
            change.prefix.written = change.written;
        }
    }

    void declare(String prefix, String uri) {
        Prefix known = prefixes.computeIfAbsent(prefix, absent -> new Prefix());
        remember(known);
        known.declared = uri;
    }

    /** Those that were ever declared. */
    Set<String> all() {
        return prefixes.keySet();
    }

    /** The namespace that the element entered last has to write for the prefix, and now has; null where one around it has done so. */
    @Nullable
    String write(String prefix) {
        Prefix known = prefixes.get(prefix);
        if (known == null || known.declared.equals(known.written)) {
            return null;
        }
        remember(known);
        known.written = known.declared;
        return known.declared;
    }

    private void remember(Prefix prefix) {
        changes.push(new Change(prefix, prefix.declared, prefix.written));
    }
}
