package org.secf.gba;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What TLS negotiated, by its number in the registry of IANA; keys for digest inside TLS depend on it.
 *
 * @param code 16 bits
 */
public record CipherSuite(int code) {

    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("TLS_RSA_WITH_AES_128_CBC_SHA", 0x002F),
            Map.entry("TLS_DHE_RSA_WITH_AES_128_CBC_SHA", 0x0033),
            Map.entry("TLS_RSA_WITH_AES_256_CBC_SHA", 0x0035),
            Map.entry("TLS_DHE_RSA_WITH_AES_256_CBC_SHA", 0x0039),
            Map.entry("TLS_RSA_WITH_AES_128_CBC_SHA256", 0x003C),
            Map.entry("TLS_RSA_WITH_AES_256_CBC_SHA256", 0x003D),
            Map.entry("TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", 0x0067),
            Map.entry("TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", 0x006B),
            Map.entry("TLS_PSK_WITH_AES_128_CBC_SHA", 0x008C),
            Map.entry("TLS_PSK_WITH_AES_256_CBC_SHA", 0x008D),
            Map.entry("TLS_RSA_WITH_AES_128_GCM_SHA256", 0x009C),
            Map.entry("TLS_RSA_WITH_AES_256_GCM_SHA384", 0x009D),
            Map.entry("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", 0x009E),
            Map.entry("TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", 0x009F),
            Map.entry("TLS_PSK_WITH_AES_128_GCM_SHA256", 0x00A8),
            Map.entry("TLS_PSK_WITH_AES_256_GCM_SHA384", 0x00A9),
            Map.entry("TLS_DHE_PSK_WITH_AES_128_GCM_SHA256", 0x00AA),
            Map.entry("TLS_DHE_PSK_WITH_AES_256_GCM_SHA384", 0x00AB),
            Map.entry("TLS_RSA_PSK_WITH_AES_128_GCM_SHA256", 0x00AC),
            Map.entry("TLS_RSA_PSK_WITH_AES_256_GCM_SHA384", 0x00AD),
            Map.entry("TLS_PSK_WITH_AES_128_CBC_SHA256", 0x00AE),
            Map.entry("TLS_PSK_WITH_AES_256_CBC_SHA384", 0x00AF),
            Map.entry("TLS_DHE_PSK_WITH_AES_128_CBC_SHA256", 0x00B2),
            Map.entry("TLS_DHE_PSK_WITH_AES_256_CBC_SHA384", 0x00B3),
            Map.entry("TLS_RSA_PSK_WITH_AES_128_CBC_SHA256", 0x00B6),
            Map.entry("TLS_RSA_PSK_WITH_AES_256_CBC_SHA384", 0x00B7),
            Map.entry("TLS_AES_128_GCM_SHA256", 0x1301),
            Map.entry("TLS_AES_256_GCM_SHA384", 0x1302),
            Map.entry("TLS_CHACHA20_POLY1305_SHA256", 0x1303),
            Map.entry("TLS_AES_128_CCM_SHA256", 0x1304),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", 0xC009),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", 0xC00A),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", 0xC013),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", 0xC014),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", 0xC023),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", 0xC024),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", 0xC027),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", 0xC028),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", 0xC02B),
            Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", 0xC02C),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xC02F),
            Map.entry("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xC030),
            Map.entry("TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256", 0xC037),
            Map.entry("TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384", 0xC038),
            Map.entry("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA8),
            Map.entry("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA9),
            Map.entry("TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCAA));

    /** Proxies that end TLS name those of TLS 1.2 so; those with forward secrecy and authenticated encryption. */
    private static final Map<String, String> OPENSSL = Map.of(
            "DHE-RSA-AES128-GCM-SHA256", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "DHE-RSA-AES256-GCM-SHA384", "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "DHE-RSA-CHACHA20-POLY1305", "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "ECDHE-ECDSA-AES128-GCM-SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "ECDHE-RSA-AES256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when there are more than 16 bits
     */
    public CipherSuite {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("expected 16 bits, received " + Integer.toHexString(code));
        }
    }

    /** By its name, as the registry, Java and OpenSSL have it; empty for suites that are no longer or hardly ever used. */
    public static Optional<CipherSuite> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(CODES.get(OPENSSL.getOrDefault(upper, upper)))
                .map(CipherSuite::new);
    }

    /** Four hexadecimal digits. */
    String hex() {
        return String.format(Locale.ROOT, "%04x", code);
    }
}
