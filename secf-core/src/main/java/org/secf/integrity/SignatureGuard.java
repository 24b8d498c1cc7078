package org.secf.integrity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentVerification;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MessageGuard;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.signature.Component;
import org.secf.signature.NonceRule;
import org.secf.signature.PresentedSignature;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Verifies the signature of a request, then the content by the digest that it covers. Who the signer is becomes a fact, and the caller where one asks. */
final class SignatureGuard implements MessageGuard {

    /** Before decryptions: what is signed is the message as it was sent. */
    static final int ORDER = 100;

    private static final Component CONTENT_DIGEST = Component.field("content-digest");

    private final String id;
    private final PublicUrl base;
    private final Set<String> further;
    private final SignaturePolicy policy;
    private final SignatureVerifier verifier;
    private final NonceMemory memory;
    private final Signers signers;
    private final Proxies proxies;
    private final Crypto crypto;
    private final SignatureAnswers answers;
    private final boolean authenticatesCaller;

    SignatureGuard(String id, SignatureSetup setup) {
        this.id = id;
        this.base = setup.settings().get(HttpSignatureKeys.BASE_URL);
        this.further = Set.copyOf(setup.settings().get(HttpSignatureKeys.FURTHER_AUTHORITIES));
        this.policy = setup.policy();
        this.signers = setup.signers();
        SignatureKeys keys = setup.keys();
        this.proxies = setup.proxies(id, keys);
        this.crypto = setup.context().crypto();
        this.verifier = new SignatureVerifier(
                        policy, keys, setup.context().clock(), setup.context().once())
                .remembering(
                        setup.settings().get(HttpSignatureKeys.MAX_NONCES_PER_SIGNER),
                        setup.settings().get(HttpSignatureKeys.MAX_NONCES));
        this.memory = NonceMemory.of(policy.nonce(), verifier, setup.context());
        this.answers = new SignatureAnswers(policy, setup.context().random());
        this.authenticatesCaller = setup.settings().get(HttpSignatureKeys.AUTHENTICATES_CALLER);
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean isReplacing() {
        return false;
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
        PresentedSignature presented = verifier.presented(request::headers);
        if (!presented.isMeant()) {
            return Verdict.accepted(Inspection.NOTHING);
        }
        return TargetUri.of(request, base, further)
                .map(target -> RequestMessage.of(request, target))
                .then(message -> proxies.facts(message)
                        .then(handedOn -> verifier.prove(message, presented)
                                .then(this::unused)
                                .then(signature -> inspection(signature, message, request, bodies))
                                .map(inspection ->
                                        Inspection.of(inspection.facts().and(handedOn)))));
    }

    private Verdict<VerifiedSignature> unused(VerifiedSignature signature) {
        return memory.use(signature)
                .map(Verdict::<VerifiedSignature>rejected)
                .orElseGet(() -> Verdict.accepted(signature));
    }

    private Verdict<Inspection> inspection(
            VerifiedSignature signature, RequestMessage message, Request request, Bodies bodies) {
        return signers.owner(signature)
                .then(owner -> coversBody(signature, message, request, bodies)
                        .map(covers -> Inspection.of(facts(signature, owner, covers))));
    }

    @Override
    public Reply answer(Request request, Rejection rejection) {
        return answers.to(rejection.reason());
    }

    @Override
    public Optional<Mechanism> mechanism() {
        return authenticatesCaller ? Optional.of(new SignatureMechanism(id, this, signers, answers)) : Optional.empty();
    }

    /** Whether a signature is there that could be meant for us, right or wrong. */
    boolean isPresented(Request request) {
        return verifier.isPresented(request::headers);
    }

    /** Where its keys are believed. */
    PublicUrl base() {
        return base;
    }

    /** Reads the content where its digest is covered, and where there must be none. */
    private Verdict<Boolean> coversBody(
            VerifiedSignature signature, RequestMessage message, Request request, Bodies bodies) {
        Optional<String> digest = signature.value(CONTENT_DIGEST);
        if (digest.isPresent()) {
            return ContentDigest.parse(List.of(digest.get()))
                    .map(covered -> covered.verification(crypto))
                    .then(verification -> read(verification, request, bodies));
        }
        return message.hasContent()
                ? Verdict.accepted(false)
                : request.body(bodies.limits(), (octets, offset, length) -> {}).then(SignatureGuard::nothing);
    }

    private static Verdict<Boolean> read(ContentVerification verification, Request request, Bodies bodies) {
        return request.body(bodies.limits(), verification::update)
                .then(body -> verification.finish())
                .map(right -> true);
    }

    private static Verdict<Boolean> nothing(Body body) {
        return body.length() == 0
                ? Verdict.accepted(true)
                : Verdict.rejected(
                        IntegrityReason.UNEXPECTED_CONTENT,
                        "no content, or a covered Content-Digest",
                        body.length() + " octets");
    }

    private Facts facts(VerifiedSignature signature, String owner, boolean coversBody) {
        Facts facts = Facts.of(new Integrity(
                id,
                Components.covered(signature),
                coversBody,
                new Integrity.Signer(Optional.of(signature.keyId()), signature.thumbprint(), Optional.of(owner)),
                signature.input().created()));
        boolean isOnce = policy.nonce() != NonceRule.ACCEPT_REPEATED
                && signature.input().nonce().isPresent();
        return isOnce ? facts.and(Facts.of(freshness(signature, owner))) : facts;
    }

    private Freshness freshness(VerifiedSignature signature, String owner) {
        return new Freshness(
                id,
                Freshness.Source.NONCE,
                signature.keyId(),
                Optional.of(owner),
                signature.input().created(),
                Optional.of(verifier.ends(signature)));
    }
}
