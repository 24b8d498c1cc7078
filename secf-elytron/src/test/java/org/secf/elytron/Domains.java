package org.secf.elytron;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.secf.crypto.Crypto;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.mechanism.CallerCarrier;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.realm.SimpleMapBackedSecurityRealm;
import org.wildfly.security.auth.realm.SimpleRealmEntry;
import org.wildfly.security.auth.realm.token.TokenSecurityRealm;
import org.wildfly.security.auth.realm.token.validator.JwtValidator;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.authz.MapAttributes;
import org.wildfly.security.authz.RoleDecoder;
import org.wildfly.security.authz.Roles;
import org.wildfly.security.permission.PermissionVerifier;

/** Security domains as an administrator would define them, keys and callers. */
final class Domains {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final KeyPair KEYS = keys();
    static final KeyPair OTHER_KEYS = keys();

    private Domains() {}

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Caller alice() {
        return new AuthenticatedCaller(
                "alice",
                Set.of("user", "admin"),
                Map.of("mail", List.of("alice@example.org", "a@example.org")),
                new Evidence("saml", "https://idp.example.org", NOW, Optional.of("urn:mfa"), Optional.of("abc")),
                List.of(new Delegate("broker", Optional.of(NOW)), new Delegate("some agent", Optional.empty())));
    }

    static TokenSigner signer() {
        return new TokenSigner(
                Crypto.jdk(),
                KEYS.getPrivate(),
                Optional.empty(),
                "first",
                List.of("second", "third"),
                Duration.ofMinutes(5));
    }

    static CallerTokens tokens(Clock clock) {
        Optional<TokenSigner> signer = Optional.of(signer());
        return new CallerTokens(() -> signer, clock);
    }

    static SecurityRealm tokenRealm(PublicKey key, String issuer, String audience) {
        return TokenSecurityRealm.builder()
                .principalClaimName("sub")
                .validator(JwtValidator.builder()
                        .issuer(issuer)
                        .audience(audience)
                        .publicKey(key)
                        .build())
                .build();
    }

    /** Believes the tokens of {@link #signer()}. */
    static SecurityDomain believing() {
        return of(tokenRealm(KEYS.getPublic(), "first", "second")).build();
    }

    /** Knows its own users only. */
    static SecurityDomain ofUsers(String... names) {
        return of(users(names)).build();
    }

    static SecurityRealm users(String... names) {
        SimpleMapBackedSecurityRealm realm = new SimpleMapBackedSecurityRealm();
        MapAttributes attributes = new MapAttributes();
        attributes.addFirst("groups", "guest");
        SimpleRealmEntry entry = new SimpleRealmEntry(List.of(), attributes);
        realm.setIdentityMap(names.length == 0 ? Map.of() : Map.of(names[0], entry));
        return realm;
    }

    static SecurityDomain.Builder of(SecurityRealm realm) {
        SecurityDomain.Builder builder = SecurityDomain.builder();
        builder.addRealm("main", realm)
                .setRoleDecoder(RoleDecoder.simple("groups"))
                .build();
        return builder.setDefaultRealmName("main")
                .setPermissionMapper((identity, roles) -> PermissionVerifier.from(LoginPermission.getInstance()));
    }

    static <T> T as(SecurityIdentity identity, Callable<T> work) throws Exception {
        return identity.runAs(work);
    }

    static <T> T during(CallerCarrier.Passage passage, Callable<T> work) throws Exception {
        List<T> seen = new ArrayList<>();
        passage.run(() -> {
            seen.add(work.call());
            return null;
        });
        return seen.get(0);
    }

    static Set<String> roles(SecurityIdentity identity) {
        Roles roles = identity.getRoles();
        Set<String> names = new TreeSet<>();
        roles.forEach(names::add);
        return names;
    }

    /** What WildFly makes of a caller whom an adapter tells it of. */
    static SecurityIdentity asWildFlyMakesIt(SecurityDomain domain, Caller caller) {
        return domain.createAdHocIdentity(caller).withDefaultRoleMapper(roles -> Roles.fromSet(caller.groups()));
    }
}
