package org.secf.gba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.gba.Vectors.hex;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

class BootstrappedKeyTest {

    private static final Vectors FILE = Vectors.file("gba_keys");

    static List<Vectors> keys() {
        return FILE.list("keys");
    }

    private static BootstrappedKey key(String identity) {
        return new BootstrappedKey(Crypto.jdk(), FILE.secret("ks"), FILE.octets("rand"), identity);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void derivesForEachProtocolAnotherKey(Vectors vector) {
        BootstrappedKey key = key(FILE.text("impi"));
        NafId application = new NafId(FILE.text("naf"), new UaProtocol(vector.text("ua")));

        assertThat(HexFormat.of().formatHex(application.octets())).isEqualTo(vector.text("nafId"));
        assertThat(hex(key.device(application))).isEqualTo(vector.text("ksNaf"));
        assertThat(key.device(application).<String>use(Base64.getEncoder()::encodeToString))
                .isEqualTo(vector.text("ksNafBase64"));
        assertThat(hex(key.card(application))).isEqualTo(vector.text("ksIntNaf"));
    }

    @Test
    void isCipherAndIntegrityKeyOfTheChallenge() {
        Vectors set = Vectors.file("gba_milenage").list("vectors").get(0);

        AkaKeys keys = set.milenage().keys(set.octets("rand"));

        assertThat(hex(BootstrappedKey.master(keys.confidentiality(), keys.integrity())))
                .isEqualTo(FILE.text("ks"));
    }

    @Test
    void namesTheDeviceForItsNextBootstrapping() {
        assertThat(key(FILE.text("impi")).temporaryIdentity(FILE.text("bsf"))).isEqualTo(FILE.text("tmpi"));
    }

    @Test
    void identityIsNormalised() {
        NafId application = new NafId("naf.example", UaProtocol.HTTP_DIGEST);

        assertThat(hex(key("ﬁne@home.example").device(application)))
                .isEqualTo(hex(key("fine@home.example").device(application)));
    }

    @Test
    void hostIsTheSameInAnyCase() {
        assertThat(new NafId("NAF1.Home1.net", UaProtocol.HTTP_DIGEST))
                .isEqualTo(new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST));
    }

    @Test
    void wipedKeyDerivesNothing() {
        BootstrappedKey key = key("user@home.example");
        key.close();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> key.device(new NafId("naf.example", UaProtocol.HTTP_DIGEST))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(key).hasToString("a bootstrapped key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "naf..example",
                "-naf.example",
                "naf.example:443",
                "naf_1.example",
                "naf.example\u0001",
                "nаf.example",
                "naf.example.",
                "naf\u212A.example"
            })
    void refusesWhatIsNoHost(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NafId(host, UaProtocol.HTTP_DIGEST));
    }

    @Test
    void refusesAHostThatIsTooLong() {
        String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);

        assertThat(new NafId(longest, UaProtocol.HTTP_DIGEST).host()).hasSize(253);
        assertThatIllegalArgumentException().isThrownBy(() -> new NafId(longest + "a", UaProtocol.HTTP_DIGEST));
    }

    @Test
    void refusesOtherLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BootstrappedKey(
                        Crypto.jdk(), Secret.taking(new byte[16]), new byte[16], "user@home.example"))
                .withMessageContaining("Ks of 32 octets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BootstrappedKey(
                        Crypto.jdk(), Secret.taking(new byte[32]), new byte[15], "user@home.example"))
                .withMessageContaining("RAND");
        assertThatIllegalArgumentException().isThrownBy(() -> new UaProtocol("01000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> new UaProtocol("010000000g"));
    }

    @Test
    void protocolsInsideTlsDependOnTheSuite() {
        CipherSuite suite =
                CipherSuite.named("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256").orElseThrow();

        assertThat(UaProtocol.tls(suite)).hasToString("010001c02f");
        assertThat(UaProtocol.browser(suite)).hasToString("010002c02f");
        assertThat(UaProtocol.omaTls(suite)).hasToString("030001c02f");
        assertThat(CipherSuite.named("TLS_NULL_WITH_NULL_NULL")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CipherSuite(0x10000));
    }
}
