package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.payload.Bodies.content;
import static org.secf.payload.Bodies.reason;
import static org.secf.payload.Bodies.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.keys.OpeningKey;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.state.Agreed;
import org.secf.state.AssociationQuota;
import org.secf.state.AssociationTerms;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Bodies that an association protects. */
class AssociationKeysTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final AssociationTerms TERMS =
            new AssociationTerms("association", NOW, NOW.plus(Duration.ofHours(1)), "nonce");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final SecurityAssociation client = Agreed.client(TERMS);
    private final SecurityAssociation server = Agreed.server(TERMS, Optional.of("alice"));
    private final MemoryAssociationStore store = new MemoryAssociationStore(CLOCK, 10);

    static Reason ended() {
        return reason(AssociationKeys.outgoing(Agreed.client(TERMS), TERMS.expires()));
    }

    private static byte[] send(SecurityAssociation by) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        PayloadRecipient recipient = PayloadRecipient.sharing(value(AssociationKeys.outgoing(by, NOW)));
        PayloadOutput output = value(
                        Bodies.protection(RecordLayout.usual()).protect(recipient, Bodies.TEXT, Bodies.LIMITS, wire))
                .output();
        output.write(content(100));
        output.finish();
        return wire.toByteArray();
    }

    private static Verdict<ReceivedPayload> open(byte[] wire, ContentKeys keys) throws IOException {
        return Bodies.protection(RecordLayout.usual())
                .open(
                        FormCheck.protectedBy(PayloadForm.AES128GCM, new MediaType("text/plain")),
                        new ByteArrayInputStream(wire),
                        PayloadKeys.none().withShared(keys),
                        Bodies.POLICY);
    }

    @Test
    void goBothWays() throws IOException {
        value(store.add(server, new AssociationQuota("client", 10, 10)));
        ReceivedPayload atServer = value(open(send(client), AssociationKeys.incoming(store)));
        ReceivedPayload atClient = value(open(send(server), AssociationKeys.incoming(client, CLOCK)));

        assertThat(value(atServer.whole())).isEqualTo(content(100));
        assertThat(value(atClient.whole())).isEqualTo(content(100));
        assertThat(atServer.protection().sender()).contains("alice");
        assertThat(atClient.protection().sender()).contains("enabler");
        assertThat(atServer.protection().keyId()).contains("association");
    }

    @Test
    void areNeverGoodWhenTheyComeBackToTheirSender() throws IOException {
        value(store.add(server, new AssociationQuota("client", 10, 10)));

        assertThat(reason(open(send(client), AssociationKeys.incoming(client, CLOCK))))
                .isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
        assertThat(reason(open(send(Agreed.server(TERMS, Optional.of("alice"))), AssociationKeys.incoming(store))))
                .isEqualTo(PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    @Test
    void areRefusedByAnAssociationThatIsNotThere() throws IOException {
        byte[] wire = send(client);
        Clock later = Clock.fixed(TERMS.expires(), ZoneOffset.UTC);

        assertThat(reason(open(wire, AssociationKeys.incoming(store)))).isEqualTo(PayloadReason.KEY_UNKNOWN);
        assertThat(reason(open(send(server), AssociationKeys.incoming(client, later))))
                .isEqualTo(PayloadReason.KEY_UNKNOWN);
        value(store.add(server, new AssociationQuota("client", 10, 10)));
        assertThat(store.remove("association")).isTrue();
        assertThat(reason(open(wire, AssociationKeys.incoming(store)))).isEqualTo(PayloadReason.KEY_UNKNOWN);
    }

    /** Found in the store, and removed from it before the key was asked for. */
    @Test
    void areRefusedByAnAssociationThatWasJustWiped() throws IOException {
        byte[] wire = send(server);
        client.close();

        assertThat(reason(open(wire, AssociationKeys.incoming(client, CLOCK)))).isEqualTo(PayloadReason.KEY_UNKNOWN);
        assertThat(AssociationKeys.incomingSeals(client, CLOCK).named("association"))
                .isEmpty();
    }

    @Test
    void areNotSentAfterItsEnd() {
        assertThat(ended()).isEqualTo(PayloadReason.ASSOCIATION_ENDED);
        assertThat(reason(AssociationKeys.outgoingSeal(client, TERMS.expires())))
                .isEqualTo(PayloadReason.ASSOCIATION_ENDED);
    }

    @Test
    void haveTheSameSealingKeyOnBothSidesAndAnotherForEachDirection() {
        value(store.add(server, new AssociationQuota("client", 10, 10)));
        SealRecipient fromClient = value(AssociationKeys.outgoingSeal(client, NOW));
        SealRecipient fromServer = value(AssociationKeys.outgoingSeal(server, NOW));
        OpeningKey atServer =
                AssociationKeys.incomingSeals(store).named("association").orElseThrow();
        OpeningKey atClient = AssociationKeys.incomingSeals(client, CLOCK)
                .named("association")
                .orElseThrow();

        assertThat(fromClient.algorithm()).isEqualTo(SealAlgorithm.DIR);
        assertThat(fromClient.key()).isEqualTo(atServer.key()).isNotEqualTo(atClient.key());
        assertThat(fromServer.key()).isEqualTo(atClient.key());
        assertThat(AssociationKeys.incomingSeals(store).named("another")).isEmpty();
    }

    /** A key for two algorithms could tell by the one about the other. */
    @Test
    void haveAnotherKeyForEachForm() {
        ContentKey coding = value(AssociationKeys.outgoing(client, NOW));
        byte[] sealing = value(AssociationKeys.outgoingSeal(client, NOW)).key().getEncoded();

        assertThat(coding.secret().matches(sealing)).isFalse();
        assertThat(client.outgoingConfidentiality().matches(sealing)).isFalse();
        assertThat(coding.secret()
                        .<Boolean>use(octets -> client.outgoingConfidentiality().matches(octets)))
                .isFalse();
        assertThat(Arrays.equals(sealing, new byte[32])).isFalse();
    }
}
