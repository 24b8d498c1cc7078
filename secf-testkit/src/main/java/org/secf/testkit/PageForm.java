package org.secf.testkit;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form that a page would post by itself, as the HTTP-POST binding has it (saml-bindings §3.5.4).
 *
 * @param action where to, absolute
 * @param fields names and values
 */
record PageForm(URI action, Map<String, String> fields) {

    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]{1,4}|#x[0-9A-Fa-f]{1,4}|amp|lt|gt|quot|apos);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    /** The form with a field of that name; a form that asks for a password is for a person and does not count. */
    static Optional<PageForm> carrying(String field, HttpResponse<String> page) {
        return FORM.matcher(page.body())
                .results()
                .map(form -> read(page.uri(), form.group(1), form.group(2)))
                .filter(form -> form.fields.containsKey(field) && !form.fields.containsKey("password"))
                .findFirst();
    }

    private static PageForm read(URI page, String formAttributes, String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(content).results().forEach(input -> {
            Map<String, String> attributes = attributes(input.group(1));
            String name = attributes.getOrDefault("name", "");
            if (!name.isEmpty()) {
                fields.put(name, attributes.getOrDefault("value", ""));
            }
        });
        return new PageForm(page.resolve(attributes(formAttributes).getOrDefault("action", "")), fields);
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), unescape(value));
        }
        return attributes;
    }

    /** Once only: what came out is text, whatever it looks like. */
    private static String unescape(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String reference) {
        if (reference.startsWith("#")) {
            boolean isHexadecimal = reference.startsWith("#x");
            String digits = reference.substring(isHexadecimal ? 2 : 1);
            return Character.toString(Integer.parseInt(digits, isHexadecimal ? 16 : 10));
        }
        return NAMED.getOrDefault(reference, "");
    }
}
