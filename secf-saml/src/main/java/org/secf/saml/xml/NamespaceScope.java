package org.secf.saml.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Which prefixes stand for what, from the root to the element at hand. */
public final class NamespaceScope {

    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    /** Another element begins. */
    public void push(Map<String, String> declared) {
        Map<String, String> outer = current();
        if (declared.isEmpty()) {
            scopes.push(outer);
            return;
        }
        Map<String, String> inner = new HashMap<>(outer);
        inner.putAll(declared);
        scopes.push(inner);
    }

    /** The element ends. */
    public void pop() {
        scopes.pop();
    }

    /** By prefix; empty for the default namespace. */
    public Map<String, String> current() {
        Map<String, String> top = scopes.peek();
        return top == null ? Map.of() : top;
    }

    /** What a prefix stands for; empty for nothing. */
    String of(String prefix) {
        return current().getOrDefault(prefix, "");
    }
}
