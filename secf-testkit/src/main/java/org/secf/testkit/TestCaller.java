package org.secf.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.testkit.idp.ResponsePlan;

/**
 * A caller for tests without any server, as a SAML login by a password just now would have left it. Where nobody is to be logged in, there is
 * {@link Caller#nobody()}.
 *
 * @param known what it answers
 */
public record TestCaller(AuthenticatedCaller known) implements Caller {

    /** SHA-256 of nothing at all: no key has it. */
    private static final String THUMBPRINT = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    /**
     * A caller in these groups.
     *
     * @throws IllegalArgumentException when the name is blank
     */
    public static TestCaller named(String name, String... groups) {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Evidence evidence = new Evidence(
                "saml", "http://localhost/metadata", now, Optional.of(ResponsePlan.PASSWORD), Optional.of(THUMBPRINT));
        Set<String> inOrder = new LinkedHashSet<>(List.of(groups));
        return new TestCaller(new AuthenticatedCaller(name, inOrder, Map.of(), evidence, List.of()));
    }

    /** The same caller with one more attribute, or with other values of it. */
    public TestCaller with(String attribute, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(attributes());
        more.put(attribute, List.of(values));
        return new TestCaller(new AuthenticatedCaller(getName(), groups(), more, evidence(), delegates()));
    }

    /** The same caller, for whom now {@code delegate} acts, too. */
    public TestCaller delegatedTo(String delegate) {
        List<Delegate> more = new ArrayList<>(delegates());
        more.add(new Delegate(delegate, Optional.empty()));
        return new TestCaller(new AuthenticatedCaller(getName(), groups(), attributes(), evidence(), more));
    }

    /** The same caller, who met another authentication context. */
    public TestCaller authenticatedBy(String context) {
        Evidence old = evidence();
        return provenBy(new Evidence(
                old.mechanism(),
                old.issuer(),
                old.authenticatedAt(),
                Optional.of(context),
                old.keyThumbprint(),
                old.validUntil(),
                old.onward()));
    }

    /** The same caller, who authenticated at another time. */
    public TestCaller authenticatedAt(Instant time) {
        Evidence old = evidence();
        return provenBy(new Evidence(
                old.mechanism(),
                old.issuer(),
                time,
                old.authenticationContext(),
                old.keyThumbprint(),
                old.validUntil(),
                old.onward()));
    }

    /** The same caller with other evidence, such as that of another mechanism. */
    public TestCaller provenBy(Evidence other) {
        return new TestCaller(new AuthenticatedCaller(getName(), groups(), attributes(), other, delegates()));
    }

    @Override
    public String getName() {
        return known.getName();
    }

    @Override
    public Set<String> groups() {
        return known.groups();
    }

    @Override
    public Map<String, List<String>> attributes() {
        return known.attributes();
    }

    @Override
    public Evidence evidence() {
        return known.evidence();
    }

    @Override
    public List<Delegate> delegates() {
        return known.delegates();
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    /** The name alone, as servers print it. */
    @Override
    public String toString() {
        return known.getName();
    }
}
