package org.secf.saml.opensaml;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;

/** The mint's signatures are not just what our own verifier likes. */
class MintAgreesWithOpenSamlTest {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);

    @BeforeAll
    static void initialise() throws Exception {
        InitializationService.initialize();
    }

    static Stream<Mint> signed() {
        return Stream.of(
                Mint.signed(),
                Mint.response().signResponse(RSA),
                Mint.signed().signResponse(RSA),
                Mint.response().edit("><", ">\n<").signAssertion(RSA.including("saml")));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void openSamlVerifiesWhatTheMintSigned(Mint mint) throws Exception {
        Response response = unmarshal(mint);
        for (SignableSAMLObject object : Stream.of(
                        response, response.getAssertions().get(0))
                .filter(SignableSAMLObject::isSigned)
                .toList()) {
            assertThatCode(() -> validate(object)).doesNotThrowAnyException();
        }
    }

    @Test
    void openSamlRefusesWhatWasChanged() throws Exception {
        Response response = unmarshal(Mint.signed().edit("alice@", "mallory@"));
        assertThatThrownBy(() -> validate(response.getAssertions().get(0))).isInstanceOf(SignatureException.class);
    }

    private static void validate(SignableSAMLObject object) throws SignatureException {
        Signature signature = Objects.requireNonNull(object.getSignature());
        new SAMLSignatureProfileValidator().validate(signature);
        SignatureValidator.validate(signature, new BasicX509Credential(TestKeys.IDP.certificate()));
    }

    private static Response unmarshal(Mint mint) throws Exception {
        byte[] xml = mint.xml().getBytes(StandardCharsets.UTF_8);
        return (Response) XMLObjectSupport.unmarshallFromInputStream(
                Objects.requireNonNull(XMLObjectProviderRegistrySupport.getParserPool()),
                new ByteArrayInputStream(xml));
    }
}
