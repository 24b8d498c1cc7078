package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.mechanism.Outcome;

/** One octet of an honest chain is changed: whatever says something else is refused, and nothing throws. */
class MutatedCertificateTest {

    private final Authority root = Authority.root("CN=Root");
    private final Authority issuing = root.authority(
            "CN=Issuing",
            draft -> draft.with(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(
                            new GeneralSubtree[] {
                                new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.org"))
                            },
                            null)));
    private final X509Certificate alice = issuing.client(
            "alice",
            draft -> draft.names(
                    new GeneralName(GeneralName.rfc822Name, "alice@example.org"),
                    new GeneralName(GeneralName.iPAddress, "10.0.0.1"),
                    new GeneralName(GeneralName.uniformResourceIdentifier, "urn:user:alice")));
    private final Deployment deployment;

    MutatedCertificateTest() throws IOException {
        deployment = new Deployment(Files.createTempDirectory(Path.of("target"), "mutated"), root);
        assertThat(deployment.caller(alice, issuing.certificate()).getName()).isEqualTo("alice");
    }

    @Property(tries = 2000)
    void ofTheClientIsRefused(@ForAll @IntRange(max = 2000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws GeneralSecurityException {
        assertRefused(alice, place, change, true);
    }

    @Property(tries = 2000)
    void ofTheAuthorityIsRefused(
            @ForAll @IntRange(max = 2000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws GeneralSecurityException {
        assertRefused(issuing.certificate(), place, change, false);
    }

    private void assertRefused(X509Certificate honest, int place, int change, boolean isClient)
            throws GeneralSecurityException {
        byte[] octets = honest.getEncoded();
        octets[place % octets.length] ^= (byte) change;
        X509Certificate mutated;
        try {
            mutated = Authority.parse(octets);
        } catch (GeneralSecurityException e) {
            return;
        }
        Outcome outcome = isClient ? deployment.send(mutated, issuing.certificate()) : deployment.send(alice, mutated);
        // Around the signature a certificate can be written in several ways; what was signed stays the same.
        if (!Arrays.equals(mutated.getTBSCertificate(), honest.getTBSCertificate())) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }
    }
}
