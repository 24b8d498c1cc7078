package org.secf.confidentiality;

import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.secf.crypto.Crypto;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.KemPublicKey;
import org.secf.http.MemoryRequest;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.payload.AssociationKeys;
import org.secf.payload.HpkeRecipient;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.Padding;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.AssociationQuota;
import org.secf.state.AssociationRole;
import org.secf.state.AssociationTerms;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.state.SecurityAssociation;
import org.secf.state.UnconfirmedAssociation;

/** An application with associations and keys of its own, and those who send it encrypted bodies. */
public final class Office {

    public static final String ID = "payload-encryption";
    public static final String TEXT = "three apples, and a secret";
    static final Duration LIFE = Duration.ofHours(1);

    final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    final MemoryAssociationStore associations = new MemoryAssociationStore(clock, 10);
    final OwnKey pair = own(clock.instant());
    private final KeyRing ring;
    private final Parts parts;

    public Office() {
        this(Parts.none());
    }

    Office(Parts parts) {
        this.parts = parts;
        KeyLife life = KeyLife.waiting().activeFrom(clock.instant());
        KeySet set = new KeySet(List.of(Member.of(KeyUse.DECRYPTION, life, pair)), List.of());
        this.ring = new KeyRing(Map.of(), Map.of("hpke", () -> set, "copy", () -> set));
    }

    static OwnKey own(Instant now) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=office"), now);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** By settings {@code name=value}; several values are parted by commas. */
    public DecryptionGuard guard(String... settings) {
        return guard(new MemoryOnceStore(clock, 10), settings);
    }

    /** The same with that memory. */
    DecryptionGuard guard(OnceStore once, String... settings) {
        List<RawSetting> raw = Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .map(pair -> new RawSetting(pair[0], Arrays.asList(pair[1].split(",")), "test"))
                .toList();
        PayloadEncryptionFactory factory = new PayloadEncryptionFactory();
        Settings resolved =
                Settings.resolve("secf.payload-encryption", factory.keys(), List.of(new SettingsLayer(raw)));
        return (DecryptionGuard) factory.create(ID, resolved, context(once));
    }

    public DecryptionGuard usual(String... more) {
        return guard(Stream.concat(Stream.of("forms=AES128GCM,HPKE", "hpke-key-set=hpke"), Stream.of(more))
                .toArray(String[]::new));
    }

    private MechanismContext context(OnceStore once) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                once,
                new MemoryPendingRequests(clock, 10),
                Resources.outsideDeployment(Office.class.getClassLoader()),
                parts,
                Expressions.none(),
                ring,
                associations);
    }

    /** Agrees on an association, whose server's side is kept here; the client's side. */
    public SecurityAssociation agree(String id, Optional<String> peer) {
        AssociationTerms terms =
                new AssociationTerms(id, clock.instant(), clock.instant().plus(LIFE), "nonce");
        SecurityAssociation server = value(side(id, AssociationRole.SERVER)
                .confirmedByClient(side(id, AssociationRole.CLIENT).clientProof(), terms, peer));
        value(associations.add(server, new AssociationQuota("client", 10, 10)));
        return value(side(id, AssociationRole.CLIENT)
                .confirmedByServer(side(id, AssociationRole.SERVER).serverProof(terms), terms, "office"));
    }

    private static UnconfirmedAssociation side(String id, AssociationRole role) {
        byte[] secret = Arrays.copyOf(id.getBytes(StandardCharsets.US_ASCII), 32);
        return new UnconfirmedAssociation(role, secret, new byte[32], Crypto.jdk());
    }

    public PayloadRecipient under(SecurityAssociation association) {
        return PayloadRecipient.sharing(value(AssociationKeys.outgoing(association, clock.instant())));
    }

    /** To the application's own key. */
    PayloadRecipient sealed() {
        return PayloadRecipient.encapsulating(new HpkeRecipient(
                Member.of(KeyUse.DECRYPTION, KeyLife.waiting(), pair).id(),
                value(KemPublicKey.of(HpkeKem.P256_HKDF_SHA256, pair.publicKey())),
                HpkeAead.AES_128_GCM));
    }

    static PayloadProtection protection(SecureRandom random) {
        return new PayloadProtection(
                new PayloadProtection.Tools(Crypto.jdk(), random, Optional.empty()),
                new RecordLayout(64, Padding.none()));
    }

    /** A request with an encrypted body, in records of a few octets. */
    public static MemoryRequest post(PayloadRecipient recipient, String type, String text) {
        return post(protection(new SecureRandom()), recipient, type, text);
    }

    static MemoryRequest post(PayloadProtection protection, PayloadRecipient recipient, String type, String text) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing =
                value(protection.protect(recipient, PayloadHeaders.of(type), PayloadLimits.usual(), wire));
        try (PayloadOutput output = outgoing.output()) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MemoryRequest request = MemoryRequest.post("/api/orders", "").body(wire.toByteArray());
        return request.header("Content-Type", outgoing.headers().contentType().toArray(String[]::new))
                .header("Content-Encoding", outgoing.headers().contentEncoding().toArray(String[]::new))
                .header("Content-Length", String.valueOf(wire.size()));
    }

    public static MemoryRequest post(PayloadRecipient recipient) {
        return post(recipient, "text/plain", TEXT);
    }
}
