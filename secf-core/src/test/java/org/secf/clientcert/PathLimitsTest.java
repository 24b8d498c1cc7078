package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.settings.ConfigurationException;

/** What an authority is limited to holds, also where the platform cannot read the limit and would forget it (RFC 5280 §4.2). */
class PathLimitsTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");

    private X509Certificate[] below(GeneralName... permitted) {
        Authority partner = root.authority(
                "CN=Partner",
                draft -> draft.with(Extension.nameConstraints, false, new NameConstraints(subtrees(permitted), null)));
        return new X509Certificate[] {
            partner.client("x", draft -> draft.names(new GeneralName(GeneralName.rfc822Name, "ceo@corp.example"))),
            partner.certificate()
        };
    }

    private static GeneralSubtree[] subtrees(GeneralName... names) {
        return java.util.Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    /** The platform reads this one. */
    @Test
    void aPartnerIsHeldToItsNames() {
        Deployment deployment = new Deployment(folder, root).with("caller-name", "san.email");
        assertThat(deployment.refusal(below(new GeneralName(GeneralName.rfc822Name, "partner.example"))))
                .isSameAs(ClientCertReason.NAME_NOT_PERMITTED);
    }

    /** One more subtree that the platform cannot read (an address where a host is meant), and all constraints are as if they were not there. */
    @Test
    void aPartnerIsHeldToItsNamesWhereThePlatformCannotReadThemAll() {
        Deployment deployment = new Deployment(folder, root).with("caller-name", "san.email");
        assertThat(deployment.refusal(below(
                        new GeneralName(GeneralName.rfc822Name, "partner.example"),
                        new GeneralName(GeneralName.uniformResourceIdentifier, "https://partner.example/"))))
                .isSameAs(ClientCertReason.UNREADABLE_CERTIFICATE);
    }

    /** The same in the trust anchor itself, where the deployment stops. */
    @Test
    void anAnchorIsHeldToItsNamesWhereThePlatformCannotReadThemAll() {
        Authority anchor = Authority.root(
                "CN=Partner Root",
                draft -> draft.with(
                        Extension.nameConstraints,
                        false,
                        new NameConstraints(
                                subtrees(
                                        new GeneralName(GeneralName.rfc822Name, "partner.example"),
                                        new GeneralName(
                                                GeneralName.uniformResourceIdentifier, "https://partner.example/")),
                                null)));
        Deployment deployment = new Deployment(folder, anchor).with("caller-name", "san.email");

        assertThatThrownBy(() -> deployment.caller(anchor.client("x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CN=Partner Root");
    }

    /** Inhibits nothing that the platform cannot read. */
    @Test
    void policyConstraintsThatThePlatformCannotReadAreNotForgotten() {
        Authority partner = root.authority(
                "CN=Partner",
                draft -> draft.with(Extension.policyConstraints, false, new DERSequence(new ASN1Integer(1))));
        Deployment deployment = new Deployment(folder, root);
        assertThat(deployment.refusal(partner.client("alice"), partner.certificate()))
                .isSameAs(ClientCertReason.UNREADABLE_CERTIFICATE);
    }
}
