package org.secf.saml.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Credential;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RequestSenderTest {

    private static final String SSO = "https://idp.example.org/sso?tenant=1";
    private static final AuthnRequest.Wish EVERYTHING =
            new AuthnRequest.Wish(Optional.of("urn:x:format"), true, true, List.of("urn:x:high", "urn:x:higher"));

    private static AuthnRequest request(String destination, String entityId, AuthnRequest.Wish wish) {
        ServiceProvider provider =
                new ServiceProvider(entityId, "https://sp.example.org/saml/acs", Optional.empty(), List.of());
        return new AuthnRequest("_1", Instant.parse("2026-06-01T12:00:00.123Z"), destination, provider, wish);
    }

    private static Reply send(Binding binding, Optional<Credential> signing, AuthnRequest request) {
        return RequestSender.by(binding, signing, Crypto.jdk()).send(request, "relay\"'>&");
    }

    private static Document parse(String xml) throws Exception {
        return HardenedBuilder.create().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Nested
    class Redirect {

        private final AuthnRequest request = request(SSO, "https://sp.example.org", AuthnRequest.Wish.NONE);

        @Test
        void asksForNothingNobodyWished() {
            Login login = Login.of(Outcome.replied(send(Binding.REDIRECT, Optional.empty(), request)));
            Element element = login.request();
            assertThat(login.relayState()).isEqualTo("relay\"'>&");
            assertThat(element.getAttribute("Destination")).isEqualTo(SSO);
            assertThat(element.getAttribute("IssueInstant")).isEqualTo("2026-06-01T12:00:00Z");
            assertThat(element.getAttribute("AssertionConsumerServiceURL"))
                    .isEqualTo("https://sp.example.org/saml/acs");
            assertThat(element.getAttribute("ProtocolBinding")).isEqualTo(Binding.POST.uri());
            assertThat(element.getAttributes().getLength()).isEqualTo(7);
            assertThat(element.getChildNodes().getLength()).isEqualTo(1);
            assertThat(element.getTextContent()).isEqualTo("https://sp.example.org");
        }

        @Test
        void keepsTheQueryOfTheDestination() {
            assertThat(Login.header(send(Binding.REDIRECT, Optional.empty(), request), "Location"))
                    .startsWith(SSO + "&SAMLRequest=");
        }

        @Test
        void signsTheQuery() {
            String location = Login.header(send(Binding.REDIRECT, Optional.of(TestKeys.OURS), request), "Location");
            String query = location.substring(location.indexOf("SAMLRequest="));
            assertThat(RedirectSignature.verify(
                                    query,
                                    "SAMLRequest",
                                    List.of(TestKeys.OURS.certificate().getPublicKey()),
                                    Crypto.jdk())
                            .rejection())
                    .isEmpty();
        }

        @Test
        void asksForEverythingWished() {
            Element element = Login.of(Outcome.replied(send(
                            Binding.REDIRECT, Optional.empty(), request(SSO, "https://sp.example.org", EVERYTHING))))
                    .request();
            assertThat(element.getAttribute("ForceAuthn")).isEqualTo("true");
            assertThat(element.getAttribute("IsPassive")).isEqualTo("true");
            Element policy = (Element) element.getChildNodes().item(1);
            assertThat(policy.getAttribute("Format")).isEqualTo("urn:x:format");
            assertThat(policy.getAttribute("AllowCreate")).isEqualTo("true");
            Element context = (Element) element.getChildNodes().item(2);
            assertThat(context.getAttribute("Comparison")).isEqualTo("exact");
            assertThat(context.getChildNodes().getLength()).isEqualTo(2);
        }
    }

    @Nested
    class Post {

        private String field(Reply reply, String name) {
            Matcher matcher =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(reply.body());
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }

        private String message(Reply reply) {
            return new String(Base64.getDecoder().decode(field(reply, "SAMLRequest")), StandardCharsets.UTF_8);
        }

        @Test
        void signatureHoldsForAnIndependentVerifier() throws Exception {
            for (Credential credential : List.of(TestKeys.OURS, TestKeys.EC)) {
                AuthnRequest request = request(SSO, "https://sp.example.org/<&>\"\u00e9\ud83d\ude00", EVERYTHING);
                Document document = parse(message(send(Binding.POST, Optional.of(credential), request)));
                document.getDocumentElement().setIdAttribute("ID", true);
                Element signature =
                        (Element) document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature")
                                .item(0);
                assertThat(signature.getPreviousSibling().getLocalName()).isEqualTo("Issuer");
                DOMValidateContext context =
                        new DOMValidateContext(credential.certificate().getPublicKey(), signature);
                context.setProperty("org.jcp.xml.dsig.secureValidation", true);
                assertThat(XMLSignatureFactory.getInstance("DOM")
                                .unmarshalXMLSignature(context)
                                .validate(context))
                        .isTrue();
            }
        }

        @Test
        void escapesEverything_H51() {
            AuthnRequest hostile = request(
                    "https://idp.example.org/\"><script>alert(1)</script>", "x\"><script>", AuthnRequest.Wish.NONE);
            Reply reply = send(Binding.POST, Optional.empty(), hostile);
            assertThat(reply.body())
                    .contains("action=\"https://idp.example.org/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                    .contains("value=\"relay&quot;&#39;&gt;&amp;\"")
                    .containsOnlyOnce("<script>");
        }

        @Test
        void policyLetsOnlyTheOneScriptRun() throws Exception {
            Reply reply = send(
                    Binding.POST, Optional.empty(), request(SSO, "https://sp.example.org", AuthnRequest.Wish.NONE));
            Matcher script =
                    Pattern.compile("<script>(.*)</script>", Pattern.DOTALL).matcher(reply.body());
            assertThat(script.find()).isTrue();
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(Login.header(reply, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action https:;")
                    .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            assertThat(reply.body())
                    .contains("<noscript>", "<button type=\"submit\">")
                    .doesNotContain("src=", "href=");
            assertThat(Login.header(reply, "Cache-Control")).isEqualTo("no-store");
        }
    }
}
