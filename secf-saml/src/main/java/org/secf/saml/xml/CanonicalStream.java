package org.secf.saml.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.secf.saml.xml.StartTag.Attribute;

/**
 * Exclusive canonical form without comments (xml-exc-c14n §3) of a document that streams by, so that the digest of one that is too large for a tree can be had.
 */
public final class CanonicalStream implements ElementSink {

    private static final int FULL = 8192;
    private static final String XML = "xml";

    /** How the standard writes the default namespace in a list of prefixes. */
    private static final String NO_PREFIX = "#default";

    private final Consumer<byte[]> out;
    private final Set<String> inclusive = new TreeSet<>();
    private final NamespaceScope inScope = new NamespaceScope();
    private final NamespaceScope rendered = new NamespaceScope();
    private final Deque<String> names = new ArrayDeque<>();
    private final StringBuilder buffer = new StringBuilder(FULL + FULL);

    /**
     * Writes to {@code out}.
     *
     * @param prefixes of InclusiveNamespaces: rendered wherever they are declared
     */
    public CanonicalStream(List<String> prefixes, Consumer<byte[]> out) {
        prefixes.forEach(prefix -> inclusive.add(prefix.equals(NO_PREFIX) ? "" : prefix));
        this.out = out;
    }

    @Override
    public void start(StartTag tag) {
        inScope.push(tag.declared());
        SortedMap<String, String> fresh = fresh(tag);
        rendered.push(fresh);
        names.push(tag.qualified());
        buffer.append('<').append(tag.qualified());
        fresh.forEach((prefix, uri) -> attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        List<Attribute> sorted = new ArrayList<>(tag.attributes());
        sorted.sort(Comparator.comparing(Attribute::namespace).thenComparing(Attribute::local));
        sorted.forEach(attribute -> attribute(attribute.qualified(), attribute.value()));
        buffer.append('>');
        flushWhereFull();
    }

    @Override
    public void text(String text) {
        CanonicalText.text(buffer, text);
        flushWhereFull();
    }

    @Override
    public void end() {
        buffer.append("</").append(names.pop()).append('>');
        inScope.pop();
        rendered.pop();
        if (names.isEmpty()) {
            flush();
        } else {
            flushWhereFull();
        }
    }

    @Override
    public void instruction(String target, String data) {
        buffer.append("<?").append(target);
        if (!data.isEmpty()) {
            buffer.append(' ').append(data.replace("\r", "&#xD;"));
        }
        buffer.append("?>");
        flushWhereFull();
    }

    /** The declarations that this element needs and no element around it has written. */
    private SortedMap<String, String> fresh(StartTag tag) {
        SortedMap<String, String> fresh = new TreeMap<>();
        add(fresh, tag.prefix());
        for (Attribute attribute : tag.attributes()) {
            if (!attribute.prefix().isEmpty()) {
                add(fresh, attribute.prefix());
            }
        }
        Map<String, String> known = inScope.current();
        for (String prefix : inclusive) {
            if (prefix.isEmpty() || known.containsKey(prefix)) {
                add(fresh, prefix);
            }
        }
        return fresh;
    }

    private void add(Map<String, String> fresh, String prefix) {
        String uri = inScope.of(prefix);
        if (!prefix.equals(XML) && !uri.equals(rendered.of(prefix))) {
            fresh.put(prefix, uri);
        }
    }

    private void attribute(String name, String value) {
        buffer.append(' ').append(name).append("=\"");
        CanonicalText.attributeValue(buffer, value);
        buffer.append('"');
    }

    private void flushWhereFull() {
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    private void flush() {
        out.accept(buffer.toString().getBytes(StandardCharsets.UTF_8));
        buffer.setLength(0);
    }
}
