package org.secf.saml.mint;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.identity.GroupMapping;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.response.CallerMapping;
import org.secf.saml.response.PreparedKeys;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/** What a response meets, by option names that stand in the vectors; an empty value means absent. */
public final class Circumstances {

    /** What holds unless a case says otherwise. */
    public static final Map<String, String> USUAL = usual();

    private static final ResponseParser PARSER = new ResponseParser();

    private final Map<String, String> options;
    private final Crypto crypto;

    public Circumstances(Map<String, String> differences) {
        this(differences, Crypto.jdk());
    }

    public Circumstances(Map<String, String> differences, Crypto crypto) {
        this.crypto = crypto;
        options = new LinkedHashMap<>(USUAL);
        differences.forEach((name, value) -> {
            if (options.put(name, value) == null) {
                throw new IllegalArgumentException("no option " + name);
            }
        });
    }

    /** The answer to the last delivery of a response. */
    public Verdict<Caller> judge(String response) {
        ResponseVerifier verifier = new ResponseVerifier(clock(), store(), crypto);
        CallerMapping mapping = new CallerMapping(get("caller-name"), text("caller-groups"), GroupMapping.NONE);
        Verdict<Caller> last = null;
        for (int i = 0; i < Integer.parseInt(get("deliveries")); i++) {
            last = PARSER.parseBase64(response)
                    .then(parsed -> verifier.verify(parsed, expectation()))
                    .then(mapping::map);
        }
        if (last == null) {
            throw new IllegalArgumentException("a case needs a delivery");
        }
        return last;
    }

    public Clock clock() {
        return Clock.fixed(Instant.parse(get("at")), ZoneOffset.UTC);
    }

    public Expectation expectation() {
        ServiceProvider us = new ServiceProvider(
                get("sp-entity-id"),
                get("acs"),
                Optional.empty(),
                new PreparedKeys(crypto).of(List.of(TestKeys.SP.credential())));
        return new Expectation(
                us, get("acs"), new PreparedKeys(crypto).of(provider()), text("in-response-to"), policy());
    }

    private IdentityProvider provider() {
        List<PublicKey> keys = Arrays.stream(get("idp-keys").split(","))
                .map(name -> TestKeys.named(name).publicKey())
                .toList();
        return new IdentityProvider(
                get("idp-entity-id"),
                keys,
                Map.of(Binding.REDIRECT, "https://idp.example.org/sso"),
                text("idp-valid-until").map(Instant::parse),
                false);
    }

    private ResponsePolicy policy() {
        return new ResponsePolicy(
                Duration.parse(get("skew")),
                flag("require-signed-assertions"),
                flag("require-encrypted-assertions"),
                text("authentication-contexts")
                        .map(all -> Arrays.asList(all.split(",")))
                        .orElse(List.of()),
                text("max-authentication-age").map(Duration::parse),
                flag("accept-unsolicited"),
                flag("accept-sha1"));
    }

    private OnceStore store() {
        return get("once-store").equals("unavailable")
                ? (key, expires) -> OnceStore.Claim.UNAVAILABLE
                : new MemoryOnceStore(clock(), 100);
    }

    private String get(String name) {
        return Objects.requireNonNull(options.get(name));
    }

    private Optional<String> text(String name) {
        return Optional.of(get(name)).filter(value -> !value.isEmpty());
    }

    private boolean flag(String name) {
        return Boolean.parseBoolean(get(name));
    }

    private static Map<String, String> usual() {
        List<String> pairs = new ArrayList<>(List.of("at", Mint.NOW, "sp-entity-id", Mint.SP, "acs", Mint.ACS));
        pairs.addAll(List.of("idp-entity-id", Mint.IDP, "idp-keys", "idp", "idp-valid-until", "2026-04-01T00:00:00Z"));
        pairs.addAll(List.of("in-response-to", Mint.REQUEST, "skew", "PT60S", "accept-unsolicited", "false"));
        pairs.addAll(List.of("require-signed-assertions", "false", "require-encrypted-assertions", "false"));
        pairs.addAll(List.of("authentication-contexts", "", "max-authentication-age", "", "accept-sha1", "false"));
        pairs.addAll(
                List.of("once-store", "memory", "deliveries", "1", "caller-name", "NameID", "caller-groups", "groups"));
        Map<String, String> usual = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            usual.put(pairs.get(i), pairs.get(i + 1));
        }
        return Collections.unmodifiableMap(usual);
    }
}
