package org.secf.saml.artifact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.request.MessageSender;
import org.secf.saml.response.ResolutionAuthenticator;
import org.secf.saml.response.ResolutionParser;
import org.secf.saml.soap.SoapCall;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.state.RandomText;
import org.secf.tls.Outbound;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Fetches responses (saml-profiles §5): from nobody but the identity provider that was asked, at an address of its metadata, once for each artifact, by a
 * question that we sign. Who brings the artifact decides nothing of that. Whether it belongs to a login that this browser began is to be known before.
 */
public final class ArtifactResolver {

    /** No honest provider keeps a response longer for us. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Supplier<ServiceProvider> us;
    private final ArtifactPolicy policy;
    private final Tools tools;
    private final ResolutionParser parser = new ResolutionParser();
    private final ResolutionAuthenticator authenticator;

    /**
     * What a resolver works with.
     *
     * @param outbound calls identity providers; proves us by a client certificate where one is configured
     * @param underWay bounds how many wait at once, shared by all that are to be bounded together
     * @param context time, randomness, and the memory of artifacts that were used
     */
    public record Tools(Outbound outbound, ResolutionsUnderWay underWay, MechanismContext context) {}

    /**
     * A resolver.
     *
     * @param us with the keys of the moment
     */
    public ArtifactResolver(Supplier<ServiceProvider> us, ArtifactPolicy policy, Tools tools) {
        this.us = us;
        this.policy = policy;
        this.tools = tools;
        this.authenticator = new ResolutionAuthenticator(tools.context().crypto());
    }

    private record Way(Artifact artifact, String address, ServiceProvider us) {}

    /**
     * Asks for the message of an artifact; blocks while the identity provider answers, which few may do at once.
     *
     * @param artifact as the browser brought it
     * @param provider whom the login was begun with
     */
    public Verdict<Resolution> resolve(String artifact, IdentityProvider provider) {
        return Artifact.parse(artifact)
                .then(parsed -> way(parsed, provider))
                .then(way -> believed(way, provider))
                .then(way -> inTurn(way, provider.entityId()));
    }

    private Verdict<Way> way(Artifact artifact, IdentityProvider provider) {
        if (!artifact.isOf(provider.entityId())) {
            return Verdict.rejected(
                    ArtifactReason.FOREIGN_ARTIFACT,
                    "an artifact of " + provider.entityId(),
                    "one of the source " + artifact.source());
        }
        return Optional.ofNullable(provider.soap().artifactResolution().get(artifact.endpointIndex()))
                .map(address -> Verdict.accepted(new Way(artifact, address, us.get())))
                .orElseGet(() -> Verdict.rejected(
                        ArtifactReason.UNKNOWN_RESOLUTION_SERVICE,
                        "an ArtifactResolutionService of index "
                                + provider.soap().artifactResolution().keySet() + " by https",
                        artifact.endpointIndex() + ""));
    }

    private Verdict<Way> believed(Way way, IdentityProvider provider) {
        Instant now = context().clock().instant();
        Optional<Instant> end = provider.validUntil();
        if (end.isPresent() && !now.isBefore(end.get())) {
            return Verdict.rejected(SamlReason.METADATA_EXPIRED, "metadata valid at " + now, "until " + end.get());
        }
        return way.us().signing().isPresent()
                ? Verdict.accepted(way)
                : Verdict.rejected(SamlBindingReason.NO_SIGNING_KEY, "a key that signs our question", "none");
    }

    private Verdict<Resolution> inTurn(Way way, String provider) {
        Optional<Rejection> refusal = tools.underWay().begin(way.artifact(), provider);
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        try {
            return ask(way);
        } finally {
            tools.underWay().end(way.artifact(), provider);
        }
    }

    private Verdict<Resolution> ask(Way way) {
        String id = RandomText.xmlId(context().random());
        MessageSender sender =
                new MessageSender(way.us().signing().orElseThrow(), context().crypto());
        ResolutionRequest question = new ResolutionRequest(
                id, context().clock().instant(), way.address(), way.us().entityId());
        String envelope = SoapEnvelope.of(sender.signed(question.of(way.artifact())));
        return SoapCall.send(tools.outbound(), way.address(), envelope)
                .map(fetched -> new Resolution(
                        this,
                        way.artifact(),
                        new Resolution.Answer(
                                id, fetched.body(), context().clock().instant())));
    }

    /** Asked once it is known that there is a response behind the artifact, so that nobody fills the memory with artifacts that he makes up. */
    Verdict<Artifact> firstUse(Artifact artifact) {
        Instant until = context().clock().instant().plus(REMEMBERED);
        return switch (context().once().claim("saml-artifact:" + artifact.text(), until)) {
            case FIRST -> Verdict.accepted(artifact);
            case SEEN -> Verdict.rejected(ArtifactReason.ARTIFACT_REPLAYED, "a new artifact", artifact.text());
            case UNAVAILABLE ->
                Verdict.rejected(
                        ArtifactReason.ARTIFACT_REPLAY_UNKNOWN,
                        "a store that remembers used artifacts",
                        "no answer, or it is full");
        };
    }

    private MechanismContext context() {
        return tools.context();
    }

    ArtifactPolicy policy() {
        return policy;
    }

    /** Where responses come to us. */
    String destination() {
        return us.get().assertionConsumerService();
    }

    ResolutionParser parser() {
        return parser;
    }

    ResolutionAuthenticator authenticator() {
        return authenticator;
    }
}
