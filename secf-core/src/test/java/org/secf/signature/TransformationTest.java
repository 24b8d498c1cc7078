package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;

import org.junit.jupiter.api.Test;
import org.secf.verdict.Verdict;

/** What proxies may do to a signed request and what not (RFC 9421 appendix B.4). */
class TransformationTest {

    private static final TestRequest SIGNED = TestRequest.of(
                    Rfc9421.vector("B.4").json().getJsonObject("request"))
            .fields(Rfc9421.vector("B.4").json().getJsonArray("signatureFields"))
            .withoutContent();

    @Test
    void passesAsSent() {
        assertPasses(SIGNED);
    }

    @Test
    void passesWithAnotherField() {
        assertPasses(SIGNED.with("Accept-Language", "en-US,en;q=0.5"));
    }

    @Test
    void passesWithAnotherQuery() {
        assertPasses(SIGNED.uri("https://example.org/demo?name1=Value1&Name2=value2&param=added"));
    }

    @Test
    void passesWithoutDate() {
        assertPasses(SIGNED.without("Date"));
    }

    @Test
    void passesWithLinesMerged() {
        assertPasses(SIGNED.set("Accept", "application/json, */*"));
    }

    @Test
    void passesWithFieldsInAnotherOrder() {
        assertPasses(SIGNED.without("Accept")
                .with("Accept", "application/json")
                .set("Date", "Sat, 16 Jul 2022 00:00:00 GMT")
                .with("accept", " */* "));
    }

    @Test
    void refusesAnotherMethodOrAuthority() {
        assertRefused(
                verify(SIGNED.method("POST").uri("https://example.com/demo?name1=Value1&Name2=value2")),
                SignatureReason.WRONG_SIGNATURE);
        assertRefused(verify(SIGNED.method("get")), SignatureReason.WRONG_SIGNATURE);
        assertRefused(verify(SIGNED.uri("https://example.com/demo")), SignatureReason.WRONG_SIGNATURE);
    }

    @Test
    void refusesLinesInAnotherOrder() {
        assertRefused(
                verify(SIGNED.without("Accept").with("Accept", "*/*").with("Accept", "application/json")),
                SignatureReason.WRONG_SIGNATURE);
    }

    @Test
    void refusesLinesWithoutSpaceBetween() {
        assertRefused(verify(SIGNED.set("Accept", "application/json,*/*")), SignatureReason.WRONG_SIGNATURE);
    }

    private static void assertPasses(TestRequest request) {
        assertThat(verify(request).rejection()).isEmpty();
    }

    private static Verdict<VerifiedSignature> verify(TestRequest request) {
        SignaturePolicy policy = SignaturePolicy.ofRequests()
                .with(NonceRule.ONCE_IF_PRESENT)
                .with(Verifying.coverage(Component.METHOD, Component.PATH, Component.AUTHORITY));
        return Verifying.with(policy).verify(request.message());
    }
}
