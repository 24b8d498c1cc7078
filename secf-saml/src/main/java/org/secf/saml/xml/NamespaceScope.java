package org.secf.saml.xml;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which prefixes stand for what, from the root to the element at hand. Going into an element and out of it costs as much as it declares, however much is in
 * scope, so that no document costs the product of both.
 */
public final class NamespaceScope {

    private final Map<String, String> known = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Deque<Integer> levels = new ArrayDeque<>();

    /** What a prefix stood for before; null for nothing. */
    private record Change(String prefix, @Nullable String before) {}

    /** Another element begins. */
    public void push(Map<String, String> declared) {
        levels.push(changes.size());
        declared.forEach((prefix, uri) -> changes.push(new Change(prefix, known.put(prefix, uri))));
    }

    /** The element ends. */
    public void pop() {
        int before = levels.pop();
        while (changes.size() > before) {
            Change change = changes.pop();
            if (change.before() == null) {
                known.remove(change.prefix());
            } else {
                known.put(change.prefix(), change.before());
            }
        }
    }

    /** By prefix; empty for the default namespace. It changes with the next element. */
    public Map<String, String> current() {
        return Collections.unmodifiableMap(known);
    }

    /** What a prefix stands for; empty for nothing. */
    String of(String prefix) {
        return known.getOrDefault(prefix, "");
    }
}
