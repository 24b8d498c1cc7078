package org.secf.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.structured.BareItem;
import org.secf.structured.Item;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

/**
 * What a signature can cover: a field, or something derived from the message (RFC 9421 §2). Two are equal whatever the order of their parameters. A field's
 * name never begins with {@code @}, so none can be taken for something derived.
 */
public final class Component {

    /** The method. */
    public static final Component METHOD = simple("@method");

    /** The address as a whole. */
    public static final Component TARGET_URI = simple("@target-uri");

    /** Host and port. */
    public static final Component AUTHORITY = simple("@authority");

    /** {@code https} or {@code http}. */
    public static final Component SCHEME = simple("@scheme");

    /** The target in the request line; proxies change it. */
    public static final Component REQUEST_TARGET = simple("@request-target");

    /** The path, percent escapes as sent. */
    public static final Component PATH = simple("@path");

    /** The query as a whole; a lone question mark where there is none. */
    public static final Component QUERY = simple("@query");

    /** The status of a response. */
    public static final Component STATUS = simple("@status");

    static final String QUERY_PARAMETER = "@query-param";
    static final String EXPECTED =
            "a field's name in small letters with sf, key, bs, req, tr, or a derived component with req";

    /** What {@link #parse} takes, for errors. */
    public static final String EXPECTED_TEXT = "a component such as @method, content-type or @query-param;name=\"id\"";

    private static final String DERIVED = "@method @target-uri @authority @scheme @request-target @path @query @status";
    private static final Set<String> DERIVED_NAMES = Set.of(DERIVED.split(" "));
    private static final Set<String> OF_FIELDS = Set.of("sf", "key", "bs", "req", "tr");
    private static final Parameters OF_REQUEST = Parameters.NONE.with("req", BareItem.Bool.TRUE);
    private static final String NAME_SIGNS = "!#$%&'*+-.^_`|~";

    /** Made once, since nearly every message has the same ones. */
    private static final Map<String, Component> USUAL = usual(
            "authorization", "content-digest", "content-encoding", "content-length", "content-type", "date", "host");

    private static final Map<String, Component> USUAL_OF_REQUESTS = ofRequests(USUAL);

    private final String name;
    private final Parameters parameters;
    private final Item item;
    private final String text;
    private final int hash;

    private Component(String name, Item item) {
        this.name = name;
        this.parameters = item.parameters();
        this.item = item;
        this.text = item.text();
        this.hash = 31 * name.hashCode() + parameters.hashCode();
    }

    /**
     * A field.
     *
     * @param name in small letters
     * @throws IllegalArgumentException for another name
     */
    public static Component field(String name) {
        return checked(name, Parameters.NONE);
    }

    /**
     * A parameter of the query that is there once.
     *
     * @param encodedName percent-encoded, a space as {@code %20}
     */
    public static Component queryParameter(String encodedName) {
        return checked(QUERY_PARAMETER, Parameters.NONE.with("name", new BareItem.Text(encodedName)));
    }

    /** What stands in the list of a signature; rejected with {@link SignatureReason#MALFORMED_COMPONENT}. */
    public static Verdict<Component> of(Item item) {
        if (!(item.value() instanceof BareItem.Text name)) {
            return malformed(item);
        }
        Component usual = usual(name.value(), item.parameters());
        if (usual != null) {
            return Verdict.accepted(usual);
        }
        return isValid(name.value(), item.parameters())
                ? Verdict.accepted(new Component(name.value(), item))
                : malformed(item);
    }

    private static Verdict<Component> malformed(Item item) {
        return Verdict.rejected(SignatureReason.MALFORMED_COMPONENT, EXPECTED, item.text());
    }

    /**
     * As settings and people write it, the name without quotes: {@code @method}, {@code @query-param;name="id"}.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static Component parse(String text) {
        int parameters = text.indexOf(';') < 0 ? text.length() : text.indexOf(';');
        String item = new BareItem.Text(text.substring(0, parameters)).text() + text.substring(parameters);
        List<Component> one = RequestedSignature.parse(List.of("a=(" + item + ")"))
                .fold(all -> all.get(0).components(), rejection -> List.of());
        if (one.size() != 1) {
            throw new IllegalArgumentException("expected " + EXPECTED_TEXT + ", not " + text);
        }
        return one.get(0);
    }

    /** The same of the request that a response answers. */
    public Component ofRequest() {
        return with("req", BareItem.Bool.TRUE);
    }

    /** The same field in the strict form of structured fields, so that a proxy may write it in another way. */
    public Component structured() {
        return with("sf", BareItem.Bool.TRUE);
    }

    /** One member of the dictionary that the field is. */
    public Component member(String key) {
        return with("key", new BareItem.Text(key));
    }

    /** The same field with each line as octets, for fields whose lines must not be joined, such as {@code set-cookie}. */
    public Component octets() {
        return with("bs", BareItem.Bool.TRUE);
    }

    /** The same field of the trailer section. */
    public Component trailer() {
        return with("tr", BareItem.Bool.TRUE);
    }

    /** Without parameters. */
    public String name() {
        return name;
    }

    /** What tells a form, a part or a place of the field. */
    public Parameters parameters() {
        return parameters;
    }

    /** As it stands in a signature base. */
    public String text() {
        return text;
    }

    /** As {@link #parse} takes it. */
    public String plain() {
        return name + parameters.text();
    }

    boolean isDerived() {
        return name.startsWith("@");
    }

    boolean is(String flag) {
        return parameters.has(flag);
    }

    Optional<String> text(String parameter) {
        return parameters
                .find(parameter)
                .map(value -> value instanceof BareItem.Text found ? found.value() : value.text());
    }

    /** As it stands in the list of a signature. */
    Item item() {
        return item;
    }

    private Component with(String key, BareItem value) {
        return checked(name, parameters.with(key, value));
    }

    private static Component simple(String name) {
        return new Component(name, Item.of(new BareItem.Text(name)));
    }

    /** What is derived, and these fields. */
    private static Map<String, Component> usual(String... fields) {
        Map<String, Component> all = new HashMap<>();
        for (Component derived : List.of(METHOD, TARGET_URI, AUTHORITY, SCHEME, REQUEST_TARGET, PATH, QUERY, STATUS)) {
            all.put(derived.name, derived);
        }
        for (String field : fields) {
            all.put(field, simple(field));
        }
        return all;
    }

    private static Map<String, Component> ofRequests(Map<String, Component> components) {
        Map<String, Component> all = new HashMap<>();
        components.forEach((name, one) -> all.put(name, new Component(name, new Item(one.item.value(), OF_REQUEST))));
        all.remove(STATUS.name);
        return all;
    }

    private static @Nullable Component usual(String name, Parameters parameters) {
        if (parameters.values().isEmpty()) {
            return USUAL.get(name);
        }
        return parameters.equals(OF_REQUEST) ? USUAL_OF_REQUESTS.get(name) : null;
    }

    private static Component checked(String name, Parameters parameters) {
        if (!isValid(name, parameters)) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", not " + name + parameters.text());
        }
        Component usual = usual(name, parameters);
        return usual == null ? new Component(name, new Item(new BareItem.Text(name), parameters)) : usual;
    }

    private static boolean isValid(String name, Parameters parameters) {
        Map<String, BareItem> values = parameters.values();
        if (values.isEmpty()) {
            return DERIVED_NAMES.contains(name) || isFieldName(name);
        }
        boolean areTyped = values.entrySet().stream().allMatch(entry -> isTyped(entry.getKey(), entry.getValue()));
        if (!areTyped) {
            return false;
        }
        if (name.equals(QUERY_PARAMETER)) {
            return values.containsKey("name") && Set.of("name", "req").containsAll(values.keySet());
        }
        if (name.startsWith("@")) {
            boolean canBeOfRequest = !name.equals("@status");
            return DERIVED_NAMES.contains(name)
                    && canBeOfRequest
                    && values.keySet().equals(Set.of("req"));
        }
        boolean isAmbiguous = values.containsKey("bs") && (values.containsKey("sf") || values.containsKey("key"));
        return isFieldName(name) && !isAmbiguous && OF_FIELDS.containsAll(values.keySet());
    }

    private static boolean isTyped(String key, BareItem value) {
        return List.of("key", "name").contains(key) ? value instanceof BareItem.Text : value.equals(BareItem.Bool.TRUE);
    }

    private static boolean isFieldName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || NAME_SIGNS.indexOf(c) >= 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Component component
                        && hash == component.hash
                        && name.equals(component.name)
                        && parameters.equals(component.parameters));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}
