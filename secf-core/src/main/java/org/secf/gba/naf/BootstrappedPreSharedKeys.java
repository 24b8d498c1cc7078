package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secf.agreement.PreSharedKeys;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyChoice;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;

/**
 * Keys that devices have bootstrapped with their network (TS 33.220), as pre-shared keys of key agreements: its name is the transaction, and who proves it is whom the
 * network names. They are Ks_NAF of {@link UaProtocol#KEY_AGREEMENT}, so that a key for Digest is none for this. An application brings one as a bean of
 * {@link PreSharedKeys}.
 *
 * <p>Transactions that the network does not know are asked about as seldom as Digest asks about them. Where the network cannot be asked, nobody agrees.
 */
public final class BootstrappedPreSharedKeys implements PreSharedKeys {

    private static final Duration NONCE_LIFETIME = Duration.ofSeconds(10);

    /** Who sent a message is not known where keys are looked up, so all have one share. */
    private static final String ANYBODY = "agreement";

    private final Inquiries inquiries;
    private final NafId application;
    private final List<Long> services;
    private final Clock clock;

    /**
     * For one application.
     *
     * @param source the network's server
     * @param host the application's, as devices call it
     * @param services whose user security settings name callers, by GAA service identifier
     */
    public BootstrappedPreSharedKeys(KeySource source, String host, List<Long> services, Clock clock) {
        this.inquiries = new Inquiries(source, clock, NONCE_LIFETIME);
        this.application = new NafId(host, UaProtocol.KEY_AGREEMENT);
        this.services = List.copyOf(services);
        this.clock = clock;
    }

    @Override
    public Optional<Known> find(String id) {
        return transaction(id).flatMap(this::retrieved).flatMap(keys -> {
            try (keys) {
                return isGood(keys) ? known(id, keys) : Optional.empty();
            }
        });
    }

    /** Not over, and not of a subscriber whose keys have to be those on the card. */
    private boolean isGood(ApplicationKeys keys) {
        return clock.instant().isBefore(keys.expires())
                && keys.settings().stream()
                        .flatMap(one -> one.choice().stream())
                        .allMatch(KeyChoice::takesDevice);
    }

    private static Optional<TransactionId> transaction(String id) {
        try {
            return Optional.of(TransactionId.parse(id));
        } catch (IllegalArgumentException noTransaction) {
            return Optional.empty();
        }
    }

    private Optional<ApplicationKeys> retrieved(TransactionId transaction) {
        KeyRequest request = new KeyRequest(transaction, application, false, services);
        return inquiries
                .ask(request, new Inquiries.Asker(transaction.toString(), () -> true, ANYBODY))
                .map(keys -> keys.forServices(services))
                .fold(Optional::of, refusal -> Optional.empty());
    }

    private static Optional<Known> known(String id, ApplicationKeys keys) {
        return IntendedIdentity.decide(Optional.empty(), keys, id)
                .fold(client -> Optional.of(new Known(client, keys.device().copy())), refusal -> Optional.empty());
    }
}
