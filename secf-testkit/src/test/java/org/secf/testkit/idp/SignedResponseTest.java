package org.secf.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class SignedResponseTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    @Test
    void signsAssertionAndResponse(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        Identity identity = new Home(home).identity();
        AuthnRequest request = new AuthnRequest("_1", "urn:sp?a=1&b=<2>", "http://localhost/acs");
        String signed = new LoginResponse(() -> identity, NOON, new SecureRandom())
                .write(request, ResponsePlan.of(User.named("alice")));

        Element response =
                SecureXml.parse(signed.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        assertThat(isValid(response, identity)).isTrue();
        Element assertion = (Element)
                response.getElementsByTagNameNS(Names.ASSERTION, "Assertion").item(0);
        assertThat(isValid(assertion, identity)).isTrue();
        assertThat(response.getElementsByTagNameNS(Names.ASSERTION, "Audience")
                        .item(0)
                        .getTextContent())
                .isEqualTo("urn:sp?a=1&b=<2>");
    }

    private static boolean isValid(Element signed, Identity identity) throws Exception {
        signed.setIdAttributeNS(null, "ID", true);
        Element signature = null;
        for (var node = signed.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (DSIG.equals(node.getNamespaceURI())) {
                signature = (Element) node;
            }
        }
        DOMValidateContext context = new DOMValidateContext(
                identity.credential().certificate().getPublicKey(), java.util.Objects.requireNonNull(signature));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }
}
