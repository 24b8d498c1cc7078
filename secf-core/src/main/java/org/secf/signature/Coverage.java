package org.secf.signature;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a signature has to cover at least. A signer covers just that, and a verifier refuses what covers less; so both sides can be given the same.
 *
 * <p>A field is covered in its strict form, too, but not by one member of it; what {@code @target-uri} contains is covered by it.
 *
 * @param always whatever the message
 * @param withContent where the message has content
 * @param whenPresent fields that are covered where the message has them
 */
public record Coverage(Set<Component> always, Set<Component> withContent, Set<Component> whenPresent) {

    /**
     * Method, authority, path and query; digest and type of the content; credentials and whatever steers the reading of the content; what asks for a part of it,
     * or makes the request one that is carried out on a condition (RFC 9110 §13, §14). The type also where there is no content: it chooses among the methods of a
     * resource all the same.
     */
    public static final Coverage OF_REQUESTS = new Coverage(
            inOrder(Component.METHOD, Component.AUTHORITY, Component.PATH, Component.QUERY),
            fields("content-digest", "content-type"),
            fields(
                    "authorization",
                    "content-encoding",
                    "content-type",
                    "if-match",
                    "if-none-match",
                    "if-modified-since",
                    "if-unmodified-since",
                    "if-range",
                    "range"));

    /** Status, digest and type of the content, and of which part it is; and method, authority and path of the request that is answered. */
    public static final Coverage OF_RESPONSES = new Coverage(
            inOrder(
                    Component.STATUS,
                    Component.METHOD.ofRequest(),
                    Component.AUTHORITY.ofRequest(),
                    Component.PATH.ofRequest()),
            fields("content-digest", "content-type"),
            fields("content-encoding", "content-range"));

    private static final Set<String> PARTS_OF_TARGET = Set.of("@scheme", "@authority", "@path", "@query");

    public Coverage {
        always = ordered(always);
        withContent = ordered(withContent);
        whenPresent = ordered(whenPresent);
    }

    /**
     * What a proxy covers by which a signed request goes (RFC 9421 §4.3): the client's signature and what that says it covers, since either alone could be
     * joined with another; and what proxies tell of clients, where the request has it.
     *
     * @param label of the client's signature
     */
    public static Coverage ofProxies(String label) {
        return new Coverage(
                inOrder(
                        Component.field(MessageSignatures.SIGNATURE).member(label),
                        Component.field(MessageSignatures.INPUT).member(label)),
                Set.of(),
                fields("forwarded", "client-cert", "client-cert-chain"));
    }

    /** The same with more that is always covered. */
    public Coverage and(Component... more) {
        Set<Component> all = new LinkedHashSet<>(always);
        all.addAll(List.of(more));
        return new Coverage(all, withContent, whenPresent);
    }

    /** The same, and everything that the signature of the request covered, so that the response proves which request was seen (RFC 9421 §2.4). */
    public Coverage binding(VerifiedSignature request) {
        return and(request.covered().keySet().stream().map(Component::ofRequest).toArray(Component[]::new));
    }

    /** What has to be covered of this message, in order. */
    List<Component> of(Message message) {
        Set<Component> all = new LinkedHashSet<>(always);
        if (message.hasContent()) {
            all.addAll(withContent);
        }
        for (Component component : whenPresent) {
            if (!all.contains(component) && ComponentValues.isPresent(component, message)) {
                all.add(component);
            }
        }
        return List.copyOf(all);
    }

    /** Of what has to be covered, the first that is not. */
    Optional<Component> missingIn(List<Component> covered, Message message) {
        return missing(always, covered, component -> true)
                .or(() -> missing(withContent, covered, component -> message.hasContent()))
                .or(() -> missing(whenPresent, covered, component -> ComponentValues.isPresent(component, message)));
    }

    private static Optional<Component> missing(
            Set<Component> components, List<Component> covered, Predicate<Component> isRequired) {
        for (Component component : components) {
            if (!isCovered(component, covered) && isRequired.test(component)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    private static boolean isCovered(Component required, List<Component> covered) {
        if (covered.contains(required)) {
            return true;
        }
        for (Component component : covered) {
            if (isCovered(required, component)) {
                return true;
            }
        }
        return false;
    }

    static boolean isCovered(Component required, Component by) {
        if (required.equals(by)) {
            return true;
        }
        if (required.isDerived()) {
            return by.name().equals(Component.TARGET_URI.name())
                    && PARTS_OF_TARGET.contains(required.name())
                    && required.parameters().equals(by.parameters());
        }
        if (!required.name().equals(by.name())) {
            return false;
        }
        boolean canBeStrict = !required.is("bs") && !required.is("key") && !required.is("sf");
        return canBeStrict && required.structured().equals(by);
    }

    private static Set<Component> fields(String... names) {
        return inOrder(Arrays.stream(names).map(Component::field).toArray(Component[]::new));
    }

    private static Set<Component> inOrder(Component... components) {
        return new LinkedHashSet<>(List.of(components));
    }

    private static Set<Component> ordered(Set<Component> components) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(components));
    }
}
