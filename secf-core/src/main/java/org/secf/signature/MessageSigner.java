package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.keys.Base64Url;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

/**
 * Signs messages of ours (RFC 9421 §3.1), requests and responses; as a proxy also those of others, which keep their signatures (§4.3). Safe for many threads
 * at once.
 */
public final class MessageSigner {

    private static final int NONCE_OCTETS = 16;
    private static final Set<String> KNOWN = Arrays.stream(SignatureParameter.values())
            .map(SignatureParameter::key)
            .collect(Collectors.toUnmodifiableSet());

    private final SigningKey key;
    private final SigningPolicy policy;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * A signer with one key.
     *
     * @throws IllegalArgumentException when messages are to name an algorithm that only keys name
     */
    public MessageSigner(SigningKey key, SigningPolicy policy, Clock clock, SecureRandom random) {
        if (policy.namesAlgorithm() && key.algorithm().text().isEmpty()) {
            throw new IllegalArgumentException("messages cannot name " + key.algorithm());
        }
        this.key = key;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /** The same signer for responses to a request whose signature was verified: they prove which request that was. */
    public MessageSigner answering(VerifiedSignature request) {
        return new MessageSigner(key, policy.with(policy.coverage().binding(request)), clock, random);
    }

    /**
     * Signs what the policy covers.
     *
     * @param message complete, with its {@code Content-Digest} where it has content
     * @return rejected with a {@link SignatureReason} where the message lacks what is covered, has the label already, or the key fails
     */
    public Verdict<SignatureFields> sign(Message message) {
        Parameters parameters = parameters(Optional.empty(), policy.namesAlgorithm());
        return SignatureInput.of(policy.coverage().of(message), parameters)
                .then(input -> sign(message, policy.label(), input));
    }

    /**
     * Signs what the other side would like, and nothing that covers less than the policy does: a signature over little could be put on another message.
     *
     * @return rejected with {@link SignatureReason#CANNOT_ANSWER} where this key and policy do not do that, or as {@link #sign(Message)}; the message may be
     *     sent without such a signature
     */
    public Verdict<SignatureFields> answer(RequestedSignature requested, Message message) {
        Optional<Component> missing = policy.coverage().missingIn(requested.components(), message);
        boolean isOurs = KNOWN.containsAll(requested.parameters().values().keySet())
                && isSame(requested, SignatureParameter.KEYID, Optional.of(key.id()))
                && isSame(requested, SignatureParameter.ALG, key.algorithm().text())
                && isSame(requested, SignatureParameter.TAG, policy.tag())
                && (policy.validity().isPresent() || !requested.asks(SignatureParameter.EXPIRES));
        if (!isOurs || missing.isPresent()) {
            return Verdict.rejected(
                    SignatureReason.CANNOT_ANSWER,
                    missing.map(Component::text)
                            .orElse(key + ", tag " + policy.tag().orElse("none")),
                    requested.components() + requested.parameters().text());
        }
        boolean namesAlgorithm = policy.namesAlgorithm() || requested.asks(SignatureParameter.ALG);
        Parameters parameters = parameters(requested.text(SignatureParameter.NONCE), namesAlgorithm);
        return SignatureInput.of(requested.components(), parameters)
                .then(input -> sign(message, requested.label(), input));
    }

    /** As {@link #answer(RequestedSignature, Message)}, the first of these that this key and policy do. */
    public Verdict<SignatureFields> answer(List<RequestedSignature> requested, Message message) {
        return requested.stream()
                .map(one -> answer(one, message))
                .filter(answer -> answer.rejection().isEmpty())
                .findFirst()
                .orElseGet(() -> Verdict.rejected(
                        SignatureReason.CANNOT_ANSWER, "one for the " + key, RequestedSignature.text(requested)));
    }

    private Parameters parameters(Optional<String> wantedNonce, boolean namesAlgorithm) {
        Instant now = clock.instant();
        Optional<String> nonce = wantedNonce.or(() -> policy.nonce() ? Optional.of(freshNonce()) : Optional.empty());
        Map<String, BareItem> values = new LinkedHashMap<>();
        values.put(SignatureParameter.CREATED.key(), seconds(now));
        policy.validity().ifPresent(time -> values.put(SignatureParameter.EXPIRES.key(), seconds(now.plus(time))));
        nonce.ifPresent(text -> values.put(SignatureParameter.NONCE.key(), new BareItem.Text(text)));
        if (namesAlgorithm) {
            String name = key.algorithm().text().orElseThrow();
            values.put(SignatureParameter.ALG.key(), new BareItem.Text(name));
        }
        values.put(SignatureParameter.KEYID.key(), new BareItem.Text(key.id()));
        policy.tag().ifPresent(tag -> values.put(SignatureParameter.TAG.key(), new BareItem.Text(tag)));
        return new Parameters(values);
    }

    private Verdict<SignatureFields> sign(Message message, String label, SignatureInput input) {
        return MessageSignatures.fields(message.fields())
                .then(others -> others.has(label)
                        ? Verdict.rejected(SignatureReason.LABEL_TAKEN, "a label that is free", label)
                        : SignatureBase.of(input, message).then(base -> sign(base, label, input)));
    }

    private Verdict<SignatureFields> sign(SignatureBase base, String label, SignatureInput input) {
        try {
            String signature = new BareItem.Octets(key.sign(base.content())).text();
            return Verdict.accepted(new SignatureFields(label + "=" + input.text(), label + "=" + signature));
        } catch (GeneralSecurityException | ProviderException e) {
            return Verdict.rejected(SignatureReason.SIGNING_FAILED, "a signature by the " + key, e.toString());
        }
    }

    private String freshNonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return Base64Url.encode(octets);
    }

    private static BareItem seconds(Instant instant) {
        return new BareItem.Int(instant.getEpochSecond());
    }

    private static boolean isSame(RequestedSignature requested, SignatureParameter parameter, Optional<String> own) {
        return !requested.asks(parameter) || requested.text(parameter).equals(own);
    }
}
