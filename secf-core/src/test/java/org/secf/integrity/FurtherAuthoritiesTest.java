package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.settings.ConfigurationException;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;

/** An application that is reached by several authorities, each listed. */
class FurtherAuthoritiesTest {

    private static final String OTHER = "https://other.example.org:8443/enabler";

    private final Enabler enabler = Enabler.with("further-authorities=other.example.org:8443,third.example.org");

    /** A request to one address, signed for another. */
    private MemoryRequest request(String host, String signedFor) {
        return enabler.signed(
                Enabler.post().header("Host", host),
                Enabler.alice(),
                SigningPolicy.ofRequests(),
                PublicUrl.parse(signedFor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example.org:8443", "OTHER.example.org:8443"})
    void takesSignaturesForWhatIsListed(String host) {
        assertThat(enabler.facts(request(host, OTHER)).integrity()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabler.example.org", "enabler.example.org:443"})
    void stillTakesThoseForItsOwn(String host) {
        assertThat(enabler.facts(request(host, Enabler.BASE)).integrity()).hasSize(1);
    }

    @Test
    void refusesASignatureForOneAtTheOther() {
        assertRefused(
                enabler.inspect(request("other.example.org:8443", Enabler.BASE)), SignatureReason.WRONG_SIGNATURE);
        assertRefused(enabler.inspect(request("enabler.example.org", OTHER)), SignatureReason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "other.example.org",
                "other.example.org:8444",
                "x.other.example.org:8443",
                "other.example.org.:8443",
                "a@other.example.org:8443",
                "other.example.org:8443, evil.example.org",
                ""
            })
    void refusesWhatIsNotListed(String host) {
        assertRefused(enabler.inspect(request(host, OTHER)), SignatureReason.TARGET_UNKNOWN);
        assertRefused(enabler.inspect(request(host, Enabler.BASE)), SignatureReason.TARGET_UNKNOWN);
    }

    @Test
    void refusesTwoHosts() {
        MemoryRequest request =
                request("other.example.org:8443", OTHER).header("Host", "other.example.org:8443", "evil.example.org");

        assertRefused(enabler.inspect(request), SignatureReason.TARGET_UNKNOWN);
    }

    @Test
    void doesNotLookAtHostWhereNoneIsListed() {
        Enabler one = Enabler.with();
        MemoryRequest request = one.signed(Enabler.post().header("Host", "inside.example.org"));

        assertThat(one.facts(request).integrity()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://other.example.org", "other.example.org/x", "a@other.example.org", "*", "a_b c", "x:y"})
    void areHostsWithOrWithoutAPort(String text) {
        assertThatThrownBy(() -> Enabler.with("further-authorities=" + text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature.further-authorities");
    }
}
