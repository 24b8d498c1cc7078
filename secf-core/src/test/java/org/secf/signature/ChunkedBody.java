package org.secf.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** A body in signed chunks, and what somebody between may make of its records. */
final class ChunkedBody {

    static final Crypto CRYPTO = Crypto.jdk();
    static final SecureRandom RANDOM = new SecureRandom();
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_618_884_481), ZoneOffset.UTC);
    static final KeyPair PAIR = pair();
    static final SigningKey KEY = key(PAIR);

    final SignedChunks stream = SignedChunks.begin(RANDOM);
    final VerifiedSignature head =
            head(Map.of("content-encoding", List.of(SignedChunks.CODING), "signed-chunks", List.of(stream.text())));

    /** What was read until the end or a refusal. */
    static final class Read {

        private final byte[] released;
        private final Optional<Rejection> refusal;

        Read(byte[] released, Optional<Rejection> refusal) {
            this.released = released;
            this.refusal = refusal;
        }

        byte[] released() {
            return released;
        }

        Optional<Rejection> refusal() {
            return refusal;
        }

        Optional<Reason> reason() {
            return refusal.map(Rejection::reason);
        }
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey key(KeyPair pair) {
        return SigningKey.of(CRYPTO, pair, SignatureAlgorithm.ED25519, "server");
    }

    /** A header that was verified, over these fields. */
    static VerifiedSignature head(Map<String, List<String>> fields) {
        Set<Component> covered = Set.of(Component.STATUS);
        Coverage coverage = new Coverage(covered, Set.of(), Set.copyOf(SignedChunks.components()));
        ResponseMessage bare = new ResponseMessage(200, Fields.of(fields), Fields.NONE, false, Optional.empty());
        SignatureFields signature = Verdicts.value(
                new MessageSigner(KEY, SigningPolicy.ofResponses().with(coverage), CLOCK, RANDOM).sign(bare));
        Fields all = name -> switch (name) {
            case "signature" -> List.of(signature.signature());
            case "signature-input" -> List.of(signature.signatureInput());
            default -> Fields.of(fields).lines(name);
        };
        VerificationKey key =
                VerificationKey.of(CRYPTO, PAIR.getPublic(), Set.of(SignatureAlgorithm.ED25519), "server");
        return Verdicts.value(new SignatureVerifier(
                        SignaturePolicy.ofResponses().with(coverage),
                        SignatureKeys.of(Map.of("server", key)),
                        CLOCK,
                        new MemoryOnceStore(CLOCK, 10))
                .verify(new ResponseMessage(200, all, Fields.NONE, false, Optional.empty())));
    }

    /** Each part a record of its own. */
    byte[] of(byte[]... parts) {
        return by(KEY, parts);
    }

    byte[] by(SigningKey key, byte[]... parts) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (SignedChunksOutput out = stream.onto(wire, key)) {
            for (byte[] part : parts) {
                out.flush();
                out.write(part);
            }
            out.finish();
            return wire.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One record, whatever stands in it. */
    byte[] record(long number, boolean isLast, byte[] content) {
        try {
            byte[] signature = KEY.sign(stream.signed(number, isLast, content, content.length));
            return ByteBuffer.allocate(7 + content.length + signature.length)
                    .put((byte) (isLast ? 1 : 0))
                    .putInt(content.length)
                    .putShort((short) signature.length)
                    .put(content)
                    .put(signature)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static List<byte[]> records(byte[] wire) {
        List<byte[]> all = new ArrayList<>();
        int at = 0;
        while (at < wire.length) {
            ByteBuffer head = ByteBuffer.wrap(wire, at, 7);
            head.get();
            int end = at + 7 + head.getInt() + head.getShort();
            all.add(Arrays.copyOfRange(wire, at, end));
            at = end;
        }
        return all;
    }

    static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    Read read(byte[] wire) {
        return read(wire, Long.MAX_VALUE);
    }

    Read read(byte[] wire, long most) {
        ByteArrayOutputStream released = new ByteArrayOutputStream();
        Verdict<InputStream> reading = SignedChunks.read(head, new ByteArrayInputStream(wire), most);
        try (InputStream in = Verdicts.value(reading)) {
            in.transferTo(released);
            return new Read(released.toByteArray(), Optional.empty());
        } catch (RefusedChunksException refused) {
            return new Read(released.toByteArray(), Optional.of(refused.rejection()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
