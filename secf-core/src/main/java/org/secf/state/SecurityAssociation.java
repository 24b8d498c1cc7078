package org.secf.state;

import java.time.Instant;
import java.util.Optional;
import org.secf.keys.Secret;

/**
 * Keys that two sides share, for a time (KEM-001). There is none before its agreement is complete: the only way to one is
 * {@link UnconfirmedAssociation}, by a proof of the other side. Each direction has keys of its own, so that a message sent back to its sender is never
 * good. The keys are wiped when the association is closed; a key that was asked for before throws {@link IllegalStateException} from then on.
 */
public final class SecurityAssociation implements AutoCloseable {

    /** How messages are protected against change: {@code HMAC-SHA256} (RFC 2104), with keys of 32 octets. */
    public static final String INTEGRITY_ALGORITHM = "HMAC-SHA256";

    /** How messages are encrypted: {@code A256GCM} (RFC 7518 §5.3), with keys of 32 octets. */
    public static final String CONFIDENTIALITY_ALGORITHM = "A256GCM";

    private final AssociationRole role;
    private final AssociationTerms terms;
    private final Optional<String> peer;
    private final DirectionKeys outgoing;
    private final DirectionKeys incoming;

    /** The keys of messages one way. */
    record DirectionKeys(Secret integrity, Secret confidentiality) {}

    SecurityAssociation(AssociationRole role, AssociationTerms terms, Optional<String> peer, AgreedSecret agreed) {
        this.role = role;
        this.terms = terms;
        this.peer = peer;
        this.outgoing = keys(agreed, role, terms);
        this.incoming = keys(agreed, role.other(), terms);
    }

    private static DirectionKeys keys(AgreedSecret agreed, AssociationRole sender, AssociationTerms terms) {
        return new DirectionKeys(
                agreed.derive("integrity " + sender, terms.octets()),
                agreed.derive("confidentiality " + sender, terms.octets()));
    }

    /** How messages call it; no secret. */
    public String id() {
        return terms.id();
    }

    /** Our side. */
    public AssociationRole role() {
        return role;
    }

    /** Who is on the other side, as it proved: the name of the client's key or of its pre-shared key, or the name of the server. Empty for an anonymous client. */
    public Optional<String> peer() {
        return peer;
    }

    /** Since when it is. */
    public Instant established() {
        return terms.established();
    }

    /** From this instant on nothing is accepted or sent by it. */
    public Instant expires() {
        return terms.expires();
    }

    /** Whether it may be used; an association outside {@link AssociationStore} must be asked before every use. */
    public boolean isLiving(Instant now) {
        return now.isBefore(terms.expires());
    }

    /** Protects what we send. */
    public Secret outgoingIntegrity() {
        return outgoing.integrity();
    }

    /** Encrypts what we send. */
    public Secret outgoingConfidentiality() {
        return outgoing.confidentiality();
    }

    /** Verifies what we receive. */
    public Secret incomingIntegrity() {
        return incoming.integrity();
    }

    /** Decrypts what we receive. */
    public Secret incomingConfidentiality() {
        return incoming.confidentiality();
    }

    /** Wipes the keys. */
    @Override
    public void close() {
        outgoing.integrity().close();
        outgoing.confidentiality().close();
        incoming.integrity().close();
        incoming.confidentiality().close();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SecurityAssociation[" + id() + ", " + role + ", until " + expires() + "]";
    }
}
