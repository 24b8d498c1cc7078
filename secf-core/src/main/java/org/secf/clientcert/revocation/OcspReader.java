package org.secf.clientcert.revocation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.der.Der;
import org.secf.der.MalformedDer;
import org.secf.keys.SignatureStrength;

/**
 * Reads what an authentic answer says (RFC 6960 §4.2.1): what the platform, which verified it, does not tell (until when it holds, whether it repeats the
 * nonce, how it was signed), and the status, which the platform takes for good where the revocation lies in the future.
 */
final class OcspReader {

    /** RFC 6960 §4.2.1, as it is encoded. */
    private static final String SUCCESSFUL = "0a0100";

    private static final int TAG_0 = 0xA0;
    private static final int TAG_1 = 0xA1;
    private static final int GOOD = 0x80;
    private static final int REVOKED = 0xA1;

    private final OcspQuestion question;
    private final boolean requireNonce;

    OcspReader(OcspQuestion question, boolean requireNonce) {
        this.question = question;
        this.requireNonce = requireNonce;
    }

    /** The certificates that an answer brings along, each in DER. */
    static List<byte[]> certificates(byte[] answer) throws MalformedDer {
        List<byte[]> found = new ArrayList<>();
        for (Der part : basic(answer)) {
            if (part.tag() == TAG_0) {
                for (Der certificate : part.only().children()) {
                    found.add(HexFormat.of().parseHex(certificate.hex()));
                }
            }
        }
        return found;
    }

    OcspAnswer read(byte[] answer) throws MalformedDer, OcspRefusal {
        if (!Der.parse(answer).as(Der.SEQUENCE).child(0).hex().equals(SUCCESSFUL)) {
            throw new OcspRefusal("the responder says that it cannot answer");
        }
        List<Der> parts = basic(answer);
        if (parts.size() < 3) {
            throw new MalformedDer("no basic response");
        }
        requireStrong(parts.get(1));
        // Version and responder come first; the version is left out where it is the only one there is.
        List<Der> data = parts.get(0).as(Der.SEQUENCE).children();
        int responses = data.get(0).tag() == TAG_0 ? 3 : 2;
        if (data.size() <= responses) {
            throw new MalformedDer("no responses");
        }
        requireNonce(data.subList(responses + 1, data.size()));
        return single(data.get(responses).as(Der.SEQUENCE).children());
    }

    private static List<Der> basic(byte[] answer) throws MalformedDer {
        Der bytes = Der.parse(answer).as(Der.SEQUENCE).child(1).as(TAG_0).only().child(1);
        return Der.parse(bytes.as(Der.OCTET_STRING).content()).as(Der.SEQUENCE).children();
    }

    private static void requireStrong(Der algorithm) throws MalformedDer, OcspRefusal {
        List<Der> parts = algorithm.as(Der.SEQUENCE).children();
        String oid = algorithm.child(0).oid();
        byte @Nullable [] parameters =
                parts.size() > 1 ? HexFormat.of().parseHex(parts.get(1).hex()) : null;
        if (!SignatureStrength.isEnough(oid, parameters)) {
            throw new OcspRefusal("the responder signs by " + oid + " instead of " + SignatureStrength.EXPECTED);
        }
    }

    /** An answer that repeats another nonce was made for somebody else's question, maybe long ago. */
    private void requireNonce(List<Der> rest) throws MalformedDer, OcspRefusal {
        Optional<String> repeated = Optional.empty();
        for (Der part : rest) {
            for (Der extension : part.as(TAG_1).only().children()) {
                List<Der> parts = extension.children();
                if (parts.get(0).oid().equals(OcspQuestion.NONCE)) {
                    repeated = Optional.of(
                            HexFormat.of().formatHex(parts.get(parts.size() - 1).content()));
                }
            }
        }
        String ours = HexFormat.of().formatHex(question.nonceValue());
        if (repeated.isEmpty() ? requireNonce : !repeated.get().equals(ours)) {
            throw new OcspRefusal(
                    repeated.isEmpty() ? "the answer repeats no nonce" : "the answer repeats another nonce");
        }
    }

    private OcspAnswer single(List<Der> responses) throws MalformedDer, OcspRefusal {
        List<Der> ours = new ArrayList<>();
        for (Der response : responses) {
            if (question.isAbout(response.as(Der.SEQUENCE).child(0))) {
                ours.add(response);
            }
        }
        if (ours.size() != 1) {
            throw new OcspRefusal("the answer speaks " + ours.size() + " times of the certificate");
        }
        List<Der> parts = ours.get(0).children();
        if (parts.size() < 3) {
            throw new MalformedDer("no status and time");
        }
        return new OcspAnswer(
                kind(parts.get(1)),
                parts.get(2).time(),
                parts.size() > 3 && parts.get(3).tag() == TAG_0
                        ? Optional.of(parts.get(3).only().time())
                        : Optional.empty());
    }

    private static RevocationStatus.Kind kind(Der status) {
        return switch (status.tag()) {
            case GOOD -> RevocationStatus.Kind.GOOD;
            case REVOKED -> RevocationStatus.Kind.REVOKED;
            default -> RevocationStatus.Kind.UNKNOWN;
        };
    }
}
