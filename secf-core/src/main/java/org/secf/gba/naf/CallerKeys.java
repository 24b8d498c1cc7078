package org.secf.gba.naf;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestFormulas;
import org.secf.digest.DigestReason;
import org.secf.digest.DigestSecret;
import org.secf.digest.DigestSecrets;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyChoice;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.keys.Secret;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** The secrets of Digest for one request: user is a transaction, password is its key for this application. Not for several threads at once. */
final class CallerKeys implements DigestSecrets, AutoCloseable {

    private static final Set<Reason> TOLD = Set.of(
            DigestReason.NONCE_STALE,
            GbaReason.NONCE_SPENT,
            GbaReason.TOO_MANY_UNKNOWN,
            GbaReason.BOOTSTRAPPING_REQUIRED);

    private final Tools tools;
    private final Claim claim;
    private @Nullable ApplicationKeys found;
    private @Nullable Rejection missed;

    /**
     * What it asks.
     *
     * @param memory of keys
     * @param inquiries for what is not there
     */
    record Tools(NafPolicy policy, KeyMemory memory, Inquiries inquiries) {}

    /** What a request claims: a kind of keys, and for which application; and who claims it. */
    record Claim(Bootstrap kind, NafId application, Inquiries.Asker asker) {}

    CallerKeys(Tools tools, Claim claim) {
        this.tools = tools;
        this.claim = claim;
    }

    /** Wipes what was found. */
    @Override
    public void close() {
        found().ifPresent(ApplicationKeys::close);
    }

    /** What was found for the user; empty where nobody asked or nothing was. */
    Optional<ApplicationKeys> found() {
        return Optional.ofNullable(found);
    }

    /** Why nothing was found. */
    Optional<Rejection> missed() {
        return Optional.ofNullable(missed);
    }

    @Override
    public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
        Optional<ApplicationKeys> keys = transaction(name).flatMap(this::keys);
        found = keys.orElse(null);
        return keys.flatMap(this::ofKind).map(key -> secret(name, realm, algorithm, key));
    }

    /** Devices do not hash the names of transactions, which say nothing of anybody. */
    @Override
    public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
        return Optional.empty();
    }

    private Optional<TransactionId> transaction(String name) {
        try {
            return Optional.of(TransactionId.parse(name));
        } catch (IllegalArgumentException noTransaction) {
            missed = new Rejection(GbaReason.BOOTSTRAPPING_REQUIRED, "a transaction", name);
            return Optional.empty();
        }
    }

    private Optional<ApplicationKeys> keys(TransactionId transaction) {
        KeyRequest request = new KeyRequest(
                transaction,
                claim.application(),
                tools.policy().kinds().contains(Bootstrap.CARD),
                tools.policy().services());
        Optional<ApplicationKeys> kept = tools.memory().find(request);
        if (kept.isPresent()) {
            // A memory of the application's own may keep more than was asked for, and another service means something
            // else by a flag.
            return kept.map(keys -> keys.forServices(request.services()));
        }
        return tools.inquiries()
                .ask(request, claim.asker())
                .map(keys -> keys.forServices(request.services()))
                .fold(Optional::of, this::missed);
    }

    private Optional<ApplicationKeys> missed(Rejection refusal) {
        if (TOLD.contains(refusal.reason())) {
            missed = refusal;
            return Optional.empty();
        }
        if (refusal.reason() != RetrievalReason.UNKNOWN_TRANSACTION) {
            throw new IllegalStateException(refusal.reason() + ": " + refusal.detail());
        }
        missed = new Rejection(GbaReason.BOOTSTRAPPING_REQUIRED, "a transaction that the network knows", "another");
        return Optional.empty();
    }

    private Optional<Secret> ofKind(ApplicationKeys keys) {
        Optional<Secret> key = claim.kind() == Bootstrap.CARD ? keys.card() : Optional.of(keys.device());
        Optional<KeyChoice> against = keys.settings().stream()
                .flatMap(one -> one.choice().stream())
                .filter(choice -> claim.kind() == Bootstrap.CARD ? !choice.takesCard() : !choice.takesDevice())
                .findFirst();
        if (against.isPresent()) {
            missed = new Rejection(
                    GbaReason.NO_SUCH_KEY, "a key of " + against.get() + ", by the network", "of " + claim.kind());
            return Optional.empty();
        }
        if (key.isEmpty()) {
            missed = new Rejection(GbaReason.NO_SUCH_KEY, "a key on the card", "one in the device only");
        }
        return key;
    }

    /** The password is the key in base64, as text (TS 24.109 §5.2.4). */
    private static DigestSecret secret(String name, String realm, DigestAlgorithm algorithm, Secret key) {
        byte[] hash = key.use(octets -> {
            byte[] password = Base64.getEncoder().encode(octets);
            try {
                return DigestFormulas.hashOfSecret(algorithm, name, realm, password);
            } finally {
                Arrays.fill(password, (byte) 0);
            }
        });
        // The host may have come in other letters: one transaction is one caller.
        try {
            return new DigestSecret(TransactionId.parse(name).toString(), hash, Set.of());
        } finally {
            Arrays.fill(hash, (byte) 0);
        }
    }
}
