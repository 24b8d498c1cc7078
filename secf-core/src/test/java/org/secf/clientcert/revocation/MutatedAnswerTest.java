package org.secf.clientcert.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.clientcert.testing.RevocationList;
import org.secf.clientcert.testing.TestKeys;
import org.secf.clientcert.x509.X509Platform;
import org.secf.der.MalformedDer;
import org.secf.resource.Resources;
import org.secf.tls.TlsPolicy;

/** One octet of an answer or list that revokes is changed: nobody becomes good by it, and nothing throws. */
class MutatedAnswerTest {

    private final Authority root = Authority.root("CN=Root");
    private final X509Certificate alice = root.client("alice");
    private final Issued issued = new Issued(alice, root.certificate());
    private final KeyPair keys = TestKeys.ec();
    private final OcspQuestion question = new OcspQuestion(OcspQuestion.id(issued), new byte[32]);
    private final OcspVerifier verifier;
    private final byte[] answer;

    MutatedAnswerTest() throws IOException, GeneralSecurityException, MalformedDer {
        try (Responder responder = new Responder(root)) {
            responder.revoke(alice).signer(delegate(), keys);
            URI address = URI.create(responder.url());
            answer = new OcspClient(address, TlsPolicy.platform(), Duration.ofSeconds(5)).ask(question.encoded());
            verifier = new OcspVerifier(
                    X509Platform.find(),
                    new OcspSource.Responder(address, Optional.empty(), false, TlsPolicy.platform()));
        }
        assertThat(kind(answer)).hasValue(RevocationStatus.Kind.REVOKED);
    }

    private X509Certificate delegate() {
        return root.client("responder", draft -> draft.keys(keys).purposes(KeyPurposeId.id_kp_OCSPSigning));
    }

    private Optional<RevocationStatus.Kind> kind(byte[] octets) {
        try {
            RevocationStatus.Kind proven = verifier.verify(issued, octets, Draft.NOW);
            return Optional.of(
                    new OcspReader(question, false).read(octets).proven(proven).kind());
        } catch (OcspRefusal | MalformedDer e) {
            return Optional.empty();
        }
    }

    @Property(tries = 3000)
    void ofAResponder(@ForAll @IntRange(max = 3000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        assertThat(kind(mutated(answer.clone(), place, change)))
                .isIn(Optional.empty(), Optional.of(RevocationStatus.Kind.REVOKED));
    }

    @Property(tries = 1000)
    void ofAList(@ForAll @IntRange(max = 3000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "mutated", ".crl");
        try {
            Files.write(file, mutated(RevocationList.of(root).revoked(alice).encoded(), place, change));
            CrlCopy copy = CrlCopy.none(file.toString())
                    .reloaded(
                            Resources.outsideDeployment(MutatedAnswerTest.class.getClassLoader()), X509Platform.find());
            assertThat(copy.problem().isPresent()).isEqualTo(copy.lists().isEmpty());
            assertThat(copy.lists())
                    .filteredOn(list -> list.isSignedBy(root.certificate()))
                    .allMatch(list -> list.lists(alice));
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] mutated(byte[] octets, int place, int change) {
        octets[place % octets.length] ^= (byte) change;
        return octets;
    }
}
