package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is measured is verification: every contender refuses what it would have taken but for one octet. */
class ResponseBenchmarkTest {

    private static final Map<String, Contender> CONTENDERS = new LinkedHashMap<>();
    private static Site site;
    private static Mint mint;

    /** Peers look at the system's clock, so the responses are fresh by it. */
    @BeforeAll
    static void start() throws Exception {
        site = Site.at(Clock.systemUTC().instant());
        mint = new Mint(site);
        CONTENDERS.put("SEC_CF", new Secf(site));
        CONTENDERS.put("SEC_CF with ACCP", Secf.accp(site));
        CONTENDERS.put("OpenSAML", new OpenSamlPeer(site));
        CONTENDERS.put("Spring", new SpringPeer(site));
        CONTENDERS.put("Keycloak", new KeycloakPeer(site));
        CONTENDERS.put("OneLogin", new OneLoginPeer(site));
    }

    @ParameterizedTest
    @EnumSource(Signed.class)
    void everyContenderAccepts(Signed signed) throws Exception {
        ResponseBenchmark benchmark = new ResponseBenchmark();
        benchmark.signed = signed;

        assertThat(List.of(
                        benchmark.bareCrypto(),
                        benchmark.secf(),
                        benchmark.secfAccp(),
                        benchmark.openSaml(),
                        benchmark.spring(),
                        benchmark.keycloak(),
                        benchmark.oneLogin()))
                .containsOnly("alice@example.org with 12");
    }

    @ParameterizedTest
    @EnumSource(value = Signed.class, mode = Mode.EXCLUDE, names = "ENCRYPTED")
    void everyContenderRefusesAnAlteredName(Signed signed) throws Exception {
        assertRefused(altered(mint.mint(signed), ">alice@", ">blice@"));
    }

    @ParameterizedTest
    @EnumSource(value = Signed.class, mode = Mode.EXCLUDE, names = "ASSERTION")
    void everyContenderRefusesAnAlteredEnvelope(Signed signed) throws Exception {
        assertRefused(altered(mint.mint(signed), "ID=\"_response1\"", "ID=\"_response2\""));
        assertRefused(altered(mint.mint(signed), "status:Success", "status:Success "));
    }

    /** The response is signed well, over an assertion that is not. */
    @ParameterizedTest
    @EnumSource(value = Signed.class)
    void everyContenderRefusesAForgedAssertion(Signed signed) throws Exception {
        assertRefused(mint.mint(signed, assertion -> text(assertion, "NameID").setNodeValue("blice@example.org")));
    }

    @Test
    void everyContenderRefusesAnAlteredCiphertext() throws Exception {
        SignedResponse honest = mint.mint(Signed.ENCRYPTED);
        String text = honest.sealed().orElseThrow().text();
        String other = (text.charAt(100) == 'A' ? 'B' : 'A') + text.substring(101);
        assertRefused(altered(honest, text.substring(100), other));
    }

    @Test
    void streamsOfOneSignatureAreVerified() throws Exception {
        StaxPeer stax = new StaxPeer(site);
        SignedResponse honest = mint.mint(Signed.ASSERTION);

        assertThat(stax.verify(honest)).isEqualTo(Site.answer());
        assertThat(new StreamedResponseBenchmark().stax()).isEqualTo(Site.answer());
        assertThatThrownBy(() -> stax.verify(altered(honest, ">alice@", ">blice@")))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> stax.verify(mint.mint(Signed.RESPONSE_AND_ASSERTION)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void theResponseIsAboutEightKilobytes() throws Exception {
        SignedResponse response = mint.mint(Signed.ASSERTION);

        assertThat(Base64.getDecoder().decode(response.field())).hasSizeBetween(7_000, 9_000);
    }

    private static void assertRefused(SignedResponse forged) {
        List<String> taken = new ArrayList<>();
        CONTENDERS.forEach((name, contender) -> {
            try {
                taken.add(name + " took " + contender.verify(forged));
            } catch (Exception refused) {
                assertThat(refused).isNotNull();
            }
        });
        assertThat(taken).isEmpty();
    }

    private static Node text(Element parent, String name) {
        return parent.getElementsByTagNameNS("*", name).item(0).getFirstChild();
    }

    private static SignedResponse altered(SignedResponse honest, String from, String to) {
        String xml = new String(Base64.getDecoder().decode(honest.field()), StandardCharsets.UTF_8);
        assertThat(xml).contains(from);
        return new SignedResponse(
                Base64.getEncoder().encodeToString(xml.replace(from, to).getBytes(StandardCharsets.UTF_8)),
                honest.signed(),
                honest.proofs(),
                honest.sealed());
    }
}
