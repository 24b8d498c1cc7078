package org.secf.saml.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Writes well-formed documents with whatever canonical forms have rules for. One of the elements, at any depth, has the id. */
final class RandomXml {

    static final String ID = "_signed";

    private static final int DEEPEST = 6;
    private static final List<String> PREFIXES = List.of("", "", "p", "q", "r", "xs", "\u00e9");
    private static final List<String> NAMESPACES = List.of(
            "urn:a", "urn:b", "http://x.example/?a=1&amp;b=&lt;2&gt;", "urn:\u00fc", "urn:\ud83d\ude00", "urn:tab&#9;");
    private static final List<String> NAMES = List.of("a", "b", "B", "aa", "\u00f6", "z-1", "_");
    private static final List<String> TEXTS = List.of(
            "plain",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "&#9;",
            "&#10;",
            "&#13;",
            "&#xD;&#xA;",
            "&lt;",
            "&gt;",
            "&amp;",
            "&quot;",
            "&apos;",
            "&amp;amp;",
            "&#x1F600;",
            "\ud83d\ude00",
            "\u00e9",
            "\u20ac",
            "\ufffd",
            "\ue000",
            "&#x85;",
            "\u2028",
            "'",
            "]]&gt;",
            "value of an attribute");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int left = 40;
    private boolean isIdWritten;

    RandomXml(Random random) {
        this.random = random;
    }

    String write() {
        element(new HashMap<>(Map.of("", "")), 0);
        return out.toString();
    }

    private void element(Map<String, String> around, int depth) {
        left--;
        Map<String, String> scope = new HashMap<>(around);
        StringBuilder declared = new StringBuilder();
        declare(scope, declared);
        List<String> prefixes = new ArrayList<>(scope.keySet());
        prefixes.sort(null);
        String prefix = any(prefixes);
        String name = (prefix.isEmpty() ? "" : prefix + ":") + any(NAMES);
        out.append('<').append(name).append(declared);
        attributes(scope, prefixes);
        if (!isIdWritten && (depth == DEEPEST - 2 || random.nextInt(3) == 0)) {
            isIdWritten = true;
            out.append(" ID='").append(ID).append('\'');
        }
        out.append('>');
        for (int i = random.nextInt(6); i > 0 || (!isIdWritten && depth < DEEPEST - 1); i--) {
            content(scope, depth);
        }
        out.append("</").append(name).append(random.nextBoolean() ? "" : " ").append('>');
    }

    private void declare(Map<String, String> scope, StringBuilder declared) {
        Set<String> here = new HashSet<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            String prefix = any(PREFIXES);
            if (here.add(prefix)) {
                String uri = prefix.isEmpty() && random.nextInt(3) == 0 ? "" : any(NAMESPACES);
                scope.put(prefix, uri);
                declared.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                        .append("=\"")
                        .append(uri)
                        .append('"');
            }
        }
        if (random.nextInt(20) == 0) {
            declared.append(" xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"");
        }
    }

    private void attributes(Map<String, String> scope, List<String> prefixes) {
        Set<String> here = new HashSet<>();
        for (int i = random.nextInt(5) - 1; i > 0; i--) {
            String prefix = any(prefixes);
            String local = any(NAMES);
            if (here.add((prefix.isEmpty() ? "" : scope.get(prefix)) + " " + local)) {
                attribute((prefix.isEmpty() ? "" : prefix + ":") + local);
            }
        }
        for (String name : List.of("xml:lang", "xml:space", "xml:base")) {
            if (random.nextInt(8) == 0) {
                attribute(name);
            }
        }
    }

    private void attribute(String name) {
        char quote = random.nextBoolean() ? '"' : '\'';
        out.append(random.nextInt(9) == 0 ? "\n" : " ").append(name).append('=').append(quote);
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(any(TEXTS).replace(quote, '.'));
        }
        out.append(quote);
    }

    private void content(Map<String, String> scope, int depth) {
        switch (random.nextInt(6)) {
            case 0 ->
                out.append("<!--")
                        .append(random.nextBoolean() ? " - comment <&> " : "")
                        .append("-->");
            case 1 ->
                out.append("<![CDATA[")
                        .append(random.nextBoolean() ? "<a>&amp;\r\n]]" : "")
                        .append("]]>");
            case 2, 3 -> out.append(any(TEXTS));
            default -> {
                if (depth < DEEPEST && (left > 0 || !isIdWritten)) {
                    element(scope, depth + 1);
                }
            }
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
