package org.secf.saml;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.secf.saml.model.ContextComparison;
import org.secf.saml.model.Sealing;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of how users are to authenticate, how they are to be named, and where logins end that did not begin here. */
public final class PolicyKeys {

    /** How contexts are compared. */
    public static final Key<ContextComparison> COMPARISON = Key.of(
            "authn-context-comparison",
            Kind.choice(ContextComparison.class),
            ContextComparison.EXACT,
            "How the context in which the user authenticated has to compare with authn-context-class-refs.");

    /** Which is stronger. */
    public static final Key<List<String>> ORDER = Key.of(
            "authn-context-order",
            Kind.TEXTS,
            List.of(),
            "Every authentication context class that may come, the weakest first; needed by every comparison but EXACT.");

    /** Once more, anew. */
    public static final Key<Boolean> REAUTHENTICATE = Key.of(
            "reauthenticate",
            Kind.FLAG,
            true,
            "Whether a user who authenticated longer ago than max-authentication-age is sent back once, to authenticate anew.");

    /** Where asking is forbidden, and needed. */
    public static final Key<PassiveFailure> PASSIVE_FAILURE = Key.of(
            "passive-failure",
            Kind.choice(PassiveFailure.class),
            PassiveFailure.REFUSE,
            "With is-passive: what becomes of a request whose user the identity provider does not know yet.");

    /** How long that holds. */
    public static final Key<Duration> PASSIVE_PAUSE = Key.of(
            "passive-pause",
            Kind.duration(Duration.ofSeconds(10), Duration.ofDays(1)),
            Duration.ofMinutes(5),
            "With passive-failure CONTINUE: how long the identity provider is not asked again for that browser.");

    /** Where they end. */
    public static final Key<List<String>> LANDING_PATHS = Key.of(
            "landing-paths",
            Kind.list("paths such as /welcome", SamlKeys::requirePath),
            List.of(),
            "With accept-unsolicited: paths below the base URL that RelayState may name; without it such a login ends at the front page.");

    /** Whether one may be made up. */
    public static final Key<Boolean> ALLOW_CREATE = Key.of(
            "name-id.allow-create",
            Kind.FLAG,
            true,
            "Whether the identity provider may make up a name for a user who has none for us; said where anything is asked of names.");

    /** For whom it holds. */
    public static final Key<String> SP_NAME_QUALIFIER = Key.optional(
            "name-id.sp-name-qualifier",
            SamlKeys.uri(),
            "The group of services that names are to hold for; by default us alone.");

    /** Whose it is. */
    public static final Key<List<String>> QUALIFIERS = Key.of(
            "name-id.qualifiers",
            Kind.TEXTS,
            List.of(),
            "Which NameQualifier a name may have beside the identity provider's own entity id.");

    /** Whether it is encrypted on its own. */
    public static final Key<Sealing> NAME_ENCRYPTION = Key.of(
            "name-id.encryption",
            Kind.choice(Sealing.class),
            Sealing.OPTIONAL,
            "Whether the name may, or has to, be encrypted on its own (EncryptedID).");

    /** Whether it may pass away. */
    public static final Key<Boolean> ACCEPT_TRANSIENT = Key.of(
            "name-id.accept-transient",
            Kind.FLAG,
            false,
            "Whether a transient NameID, which is another at each login, may be the caller name.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.<Key<?>>of(
                            COMPARISON,
                            ORDER,
                            REAUTHENTICATE,
                            PASSIVE_FAILURE,
                            PASSIVE_PAUSE,
                            LANDING_PATHS,
                            ALLOW_CREATE,
                            SP_NAME_QUALIFIER,
                            QUALIFIERS,
                            NAME_ENCRYPTION,
                            ACCEPT_TRANSIENT),
                    AttributeKeys.ALL,
                    AlgorithmKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private PolicyKeys() {}
}
