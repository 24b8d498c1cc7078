package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.keys.Base64Url;
import org.secf.saml.mint.Case;
import org.secf.saml.mint.Catalogue;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.OriginalAssertion;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.SignatureVerifier.Claim;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The assertion of a login, taken out of its response, proves its subject to others as well as the response did to us. */
class OriginalAssertionTest {

    private static final ResponseParser PARSER = new ResponseParser();

    private static final List<Case> VALID =
            Catalogue.cases().stream().filter(one -> one.reason().isEmpty()).toList();

    static List<Case> valid() {
        return VALID;
    }

    private static Verdict<VerifiedLogin> verified(Circumstances circumstances, String response, boolean isKept) {
        ResponseVerifier usual = new ResponseVerifier(
                circumstances.clock(), new MemoryOnceStore(circumstances.clock(), 100), Crypto.jdk());
        ResponseVerifier verifier = isKept ? usual.keepingOriginals() : usual;
        return PARSER.parseBase64(response).then(parsed -> verifier.verify(parsed, circumstances.expectation()));
    }

    private static VerifiedLogin login(Circumstances circumstances, String response, boolean isKept) {
        return verified(circumstances, response, isKept).fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    private static VerifiedLogin login(Mint response) {
        return login(new Circumstances(Map.of()), response.base64(), true);
    }

    private static String text(PresentedToken token) {
        String sent = new String(token.original(), StandardCharsets.US_ASCII);
        return new String(Base64Url.decode(sent).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** As whoever gets it does: parsed anew, and verified by the provider's keys. */
    private static boolean holds(String xml, Expectation expectation) {
        Document document = new HardenedXml()
                .parse(xml.getBytes(StandardCharsets.UTF_8))
                .fold(parsed -> parsed, rejection -> {
                    throw new AssertionError(rejection.detail() + " in " + xml);
                });
        Element root = document.getDocumentElement();
        Optional<Element> signature = Optional.empty();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (Elements.is(node, Ns.SIGNATURE, "Signature")) {
                signature = Optional.of((Element) node);
            }
        }
        return new SignatureVerifier(Crypto.jdk())
                .verify(
                        new Claim(root, root.getAttribute("ID"), signature.orElseThrow()),
                        expectation.identityProvider().signingKeys(),
                        expectation.policy().signatureAlgorithms())
                .rejection()
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void provesItsSubjectByItselfOrIsNotHandedOut(Case one) {
        Circumstances circumstances = new Circumstances(one.options());
        VerifiedLogin login = login(circumstances, one.response(), true);

        login.original()
                .ifPresent(original -> assertThat(holds(text(original.token()), circumstances.expectation()))
                        .isTrue());
    }

    @Test
    void isHandedOutInMostCases() {
        List<Case> without = new ArrayList<>();
        for (Case one : valid()) {
            if (login(new Circumstances(one.options()), one.response(), true)
                    .original()
                    .isEmpty()) {
                without.add(one);
            }
        }

        assertThat(without).hasSizeLessThan(valid().size() / 2);
        assertThat(without)
                .extracting(Case::comment)
                .contains("response signed")
                .doesNotContain("both signed");
    }

    @Test
    void isGoodUntilItsFirstEnd() {
        OriginalAssertion original = login(Mint.response()
                        .edit(
                                "<saml:Conditions NotBefore=\"2026-03-01T11:59:58Z\" NotOnOrAfter=\"" + Mint.END,
                                "<saml:Conditions NotBefore=\"2026-03-01T11:59:58Z\" NotOnOrAfter=\"2026-03-01T12:03:00Z")
                        .signAssertion(Signer.rsa(TestKeys.IDP)))
                .original()
                .orElseThrow();

        assertThat(original.until()).isEqualTo(Instant.parse("2026-03-01T12:03:00Z"));
        assertThat(original.token().type()).isEqualTo(TokenType.SAML2);
    }

    /** Names of namespaces that only the response declares, also those in contents, go along. */
    @Test
    void takesNamespacesAlong() {
        Mint response = Mint.response()
                .edit("<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"", "<saml:Assertion")
                .edit(
                        "<samlp:Response ",
                        "<samlp:Response xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ")
                .edit(
                        "<saml:AttributeValue>staff</saml:AttributeValue>",
                        "<saml:AttributeValue xsi:type=\"xs:string\">st&#xE4;ff &amp; \u65e5\u672c\n</saml:AttributeValue>")
                .signAssertion(Signer.rsa(TestKeys.IDP));
        VerifiedLogin login = login(response);
        String xml = text(login.original().orElseThrow().token());

        assertThat(xml)
                .startsWith("<saml:Assertion ")
                .contains(
                        "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"",
                        "xsi:type=\"xs:string\"",
                        "st\u00e4ff &amp; \u65e5\u672c");
        assertThat(holds(xml, new Circumstances(Map.of()).expectation())).isTrue();
    }

    @Test
    void keepsWhatTheSignatureSaysOfKeys() {
        assertThat(text(login(Mint.signed()).original().orElseThrow().token())).contains("KeyInfo");
    }

    @Test
    void isNotTakenOutWhereNobodyWantsIt() {
        assertThat(login(new Circumstances(Map.of()), Mint.signed().base64(), false)
                        .original())
                .isEmpty();
    }

    @Test
    void isShownByNoText() {
        VerifiedLogin login = login(Mint.signed());

        assertThat(login.toString())
                .doesNotContain(
                        new String(login.original().orElseThrow().token().original(), StandardCharsets.US_ASCII));
    }
}
