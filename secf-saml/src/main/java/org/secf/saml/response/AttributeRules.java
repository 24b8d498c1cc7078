package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SubjectIdRequirement;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.model.WrongScope;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What is asked of attributes before anything is made of them. Names are compared character by character.
 *
 * @param required names of which each must have a value
 * @param scopes for whom the identity provider may vouch
 * @param limits how much is taken
 */
public record AttributeRules(List<String> required, Scopes scopes, Limits limits) {

    /** Everything passes that is not too much. */
    public static final AttributeRules NONE =
            new AttributeRules(List.of(), new Scopes(Set.of(), true, Set.of(), WrongScope.REFUSE, ""), Limits.USUAL);

    /**
     * How much is taken.
     *
     * @param mostValues of all attributes together
     * @param longestValue in characters
     */
    public record Limits(int mostValues, int longestValue) {

        /** More than any directory says of a user. */
        public static final Limits USUAL = new Limits(1000, 8192);
    }

    /**
     * Attributes whose values name a domain, such as {@code member@example.org} (SDP-SP16).
     *
     * @param attributes their names
     * @param ofMetadata whether the domains count that the identity provider's metadata gives it; who writes that alone would vouch for itself
     * @param more domains beside those, or instead
     * @param whenWrong what becomes of a value of another domain
     * @param callerName the attribute that names the caller, of which a wrong value is never just left out
     */
    public record Scopes(
            Set<String> attributes, boolean ofMetadata, Set<String> more, WrongScope whenWrong, String callerName) {

        public Scopes {
            attributes = Set.copyOf(attributes);
            more = Set.copyOf(more);
        }
    }

    /**
     * A login with the attributes that may be believed.
     *
     * @param dropped what was left out, for the log
     */
    public record Kept(VerifiedLogin login, List<String> dropped) {}

    public AttributeRules {
        required = List.copyOf(required);
    }

    /**
     * Holds a login to the rules.
     *
     * @param ofProvider the domains that its metadata gives the identity provider, those by regular expression left out
     */
    public Verdict<Kept> apply(VerifiedLogin login, List<String> ofProvider) {
        return tooMuch(login)
                .<Verdict<Kept>>map(Verdict::rejected)
                .orElseGet(() -> scoped(login, allowed(ofProvider)))
                .then(this::complete);
    }

    private Set<String> allowed(List<String> ofProvider) {
        return Stream.concat(scopes.ofMetadata() ? ofProvider.stream() : Stream.empty(), scopes.more().stream())
                .collect(Collectors.toSet());
    }

    private Optional<Rejection> tooMuch(VerifiedLogin login) {
        int values = login.received().stream()
                .mapToInt(attribute -> attribute.values().size())
                .sum();
        if (values > limits.mostValues()) {
            return Check.refused(
                    SamlPolicyReason.TOO_MANY_VALUES, "at most " + limits.mostValues() + " values", values + "");
        }
        return login.received().stream()
                .filter(attribute ->
                        attribute.values().stream().anyMatch(value -> value.length() > limits.longestValue()))
                .findFirst()
                .flatMap(attribute -> Check.refused(
                        SamlPolicyReason.VALUE_TOO_LONG,
                        "at most " + limits.longestValue() + " characters",
                        "a longer value of " + attribute.name()));
    }

    private Verdict<Kept> scoped(VerifiedLogin login, Set<String> allowed) {
        List<String> dropped = new ArrayList<>();
        List<ReceivedAttribute> kept = new ArrayList<>();
        for (ReceivedAttribute attribute : login.received()) {
            if (!scopes.attributes().contains(attribute.name())) {
                kept.add(attribute);
                continue;
            }
            List<String> wrong = attribute.values().stream()
                    .filter(value -> refusal(attribute, value, allowed).isPresent())
                    .toList();
            if (!wrong.isEmpty() && isRefused(attribute)) {
                return Verdict.rejected(
                        refusal(attribute, wrong.get(0), allowed).orElseThrow());
            }
            wrong.forEach(value -> dropped.add(attribute.name() + " " + value));
            kept.add(attribute.without(wrong));
        }
        return Verdict.accepted(new Kept(dropped.isEmpty() ? login : login.having(kept), List.copyOf(dropped)));
    }

    private boolean isRefused(ReceivedAttribute attribute) {
        return scopes.whenWrong() == WrongScope.REFUSE || attribute.name().equals(scopes.callerName());
    }

    /** Domains are compared character by character, but where a profile says that case means nothing. */
    private static Optional<Rejection> refusal(ReceivedAttribute attribute, String value, Set<String> allowed) {
        if (SubjectIdRequirement.ofAttribute(attribute.name()).isEmpty()) {
            return wrongScope(attribute, value, allowed);
        }
        Set<String> lower =
                allowed.stream().map(scope -> scope.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return SubjectIdentifier.canonical(value)
                .fold(canonical -> wrongScope(attribute, canonical, lower), Optional::of);
    }

    /** One {@code @}: of several, another reader may take another for the one before the domain. */
    private static Optional<Rejection> wrongScope(ReceivedAttribute attribute, String value, Set<String> allowed) {
        int at = value.indexOf('@');
        boolean isAllowed = at > 0 && at == value.lastIndexOf('@') && allowed.contains(value.substring(at + 1));
        return isAllowed
                ? Check.HOLDS
                : Check.refused(
                        SamlPolicyReason.WRONG_SCOPE,
                        attribute.name() + " of " + allowed.stream().sorted().toList(),
                        value);
    }

    private Verdict<Kept> complete(Kept kept) {
        return required.stream()
                .filter(name -> kept.login().attributes().getOrDefault(name, List.of()).stream()
                        .allMatch(String::isBlank))
                .findFirst()
                .<Verdict<Kept>>map(
                        name -> Verdict.rejected(SamlPolicyReason.MISSING_ATTRIBUTE, "a value of " + name, "none"))
                .orElseGet(() -> Verdict.accepted(kept));
    }
}
