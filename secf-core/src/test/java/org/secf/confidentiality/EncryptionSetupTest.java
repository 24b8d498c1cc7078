package org.secf.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.secf.settings.ConfigurationException;

/** What stops a deployment. */
class EncryptionSetupTest {

    private final Office office = new Office();

    private void assertStopped(String says, String... settings) {
        assertThatThrownBy(() -> office.guard(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(says);
    }

    @Test
    void nothingIsTakenThatIsNotNamed() {
        assertStopped("secf.payload-encryption.forms");
        assertStopped("secf.payload-encryption.forms", "forms=GZIP");
    }

    @Test
    void formsNeedKeys() {
        assertStopped("associations=true", "forms=AES128GCM", "associations=false");
        assertStopped("HPKE needs hpke-key-set", "forms=HPKE");
        assertStopped("hpke-key-set", "forms=HPKE", "hpke-key-set=none");
        assertThat(office.guard("forms=AES128GCM").sealer()).isPresent();
        assertThat(office.guard("forms=HPKE", "jwks=alice=https://alice.example.org/jwks")
                        .sealer())
                .isPresent();
    }

    @Test
    void sealingNeedsWhatSeals() {
        assertStopped("org.secf:secf-oauth", "forms=JWE");
    }

    /** RFC 8725 §3.1. */
    @Test
    void keysHaveOneUse() {
        assertStopped("are both hpke", "forms=HPKE", "hpke-key-set=hpke", "key-set=hpke");
        assertStopped("is for JWE and for HPKE", "forms=HPKE", "hpke-key-set=hpke", "key-set=copy");
    }

    @Test
    void boundsHaveBounds() {
        assertStopped("order", "forms=AES128GCM", "order=100");
        assertStopped("most-octets", "forms=AES128GCM", "most-octets=0");
        assertStopped("most-record-size", "forms=AES128GCM", "most-record-size=17");
        assertStopped("most-sealed", "forms=AES128GCM", "most-sealed=1000000");
        assertStopped("hpke-algorithms", "forms=AES128GCM", "hpke-algorithms=EXPORT_ONLY");
        assertStopped("algorithms", "forms=AES128GCM", "algorithms=RSA1_5");
        assertThat(office.guard("forms=AES128GCM", "most-octets=1000").order()).isEqualTo(200);
    }
}
