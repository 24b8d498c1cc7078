package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.RevocationList;
import org.secf.settings.ConfigurationException;

/** RFC 5280 §5.2.5: a certificate that is missing from a list of others is not thereby good. */
class CrlScopeTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");
    private final X509Certificate alice = root.client("alice");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root)
                .without("revocation")
                .with("crl", folder.resolve("root.crl").toString());
    }

    private void publish(RevocationList list) {
        deployment.file("root.crl", list.encoded());
    }

    private final DistributionPointName one = point("https://crl.example.org/1.crl");
    private final DistributionPointName two = point("https://crl.example.org/2.crl");

    private DistributionPointName point(String uri) {
        return new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    }

    private RevocationList scoped(IssuingDistributionPoint scope) {
        return RevocationList.of(root).with(Extension.issuingDistributionPoint, true, scope);
    }

    private Draft at(Draft draft, DistributionPointName point, @Nullable ReasonFlags reasons) {
        return draft.with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(point, reasons, null)
        }));
    }

    @Test
    void countsForTheCertificatesOfItsKind() {
        publish(scoped(new IssuingDistributionPoint(null, true, false, null, false, false)));
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");

        publish(scoped(new IssuingDistributionPoint(null, false, true, null, false, false)));
        deployment.start();
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }

    @Test
    void countsForTheCertificatesOfItsPoint() {
        publish(scoped(new IssuingDistributionPoint(one, false, false, null, false, false)));
        X509Certificate ofOne = root.client("one", draft -> at(draft, one, null));
        X509Certificate ofTwo = root.client("two", draft -> at(draft, two, null));
        X509Certificate forSomeReasons =
                root.client("some", draft -> at(draft, one, new ReasonFlags(ReasonFlags.keyCompromise)));

        assertThat(deployment.caller(ofOne).getName()).isEqualTo("one");
        assertThat(deployment.refusal(ofTwo)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(deployment.refusal(forSomeReasons)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }

    @Test
    void revokesWhoeverStandsOnIt() {
        publish(scoped(new IssuingDistributionPoint(one, false, true, null, false, false))
                .revoked(alice));

        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOKED);
    }

    @Test
    void stopsTheDeploymentWhereNothingCanBeConcluded() {
        assertStops(
                scoped(new IssuingDistributionPoint(
                        null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false)),
                "some reasons");
        assertStops(scoped(new IssuingDistributionPoint(null, false, false, null, true, false)), "indirect");
        assertStops(scoped(new IssuingDistributionPoint(null, false, false, null, false, true)), "attribute");
        ASN1Encodable both = new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 1, ASN1Boolean.TRUE), new DERTaggedObject(false, 2, ASN1Boolean.TRUE)
        });
        assertStops(RevocationList.of(root).with(Extension.issuingDistributionPoint, true, both), "authorities only");
        assertStops(
                RevocationList.of(root).with(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE)),
                "delta");
        assertStops(
                RevocationList.of(root).with(Extension.deltaCRLIndicator, false, new CRLNumber(BigInteger.ONE)),
                "delta");
        assertStops(
                RevocationList.of(root).with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE), "critical");
    }

    /** Its entry says that the certificate is another issuer's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsTheDeploymentWhereEntriesAreForOtherIssuers(boolean isCritical) throws IOException {
        GeneralNames other = new GeneralNames(new GeneralName(new X500Name("CN=Other")));
        Extensions extensions = new Extensions(Extension.create(Extension.certificateIssuer, isCritical, other));

        assertStops(RevocationList.of(root).revoked(alice.getSerialNumber(), extensions), "for other issuers");
    }

    @Test
    void stopsTheDeploymentWhereItIsEndlessOrWeak() {
        assertStops(RevocationList.of(root).endless(), "until when");
        assertStops(RevocationList.of(root).algorithm("SHA1withECDSA"), "SHA1withECDSA");
    }

    private void assertStops(RevocationList list, String why) {
        publish(list);
        assertThatThrownBy(deployment::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("secf.client-cert.crl", "root.crl", why);
    }
}
