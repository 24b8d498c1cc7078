package org.secf.gba;

import java.util.HexFormat;

/**
 * The security protocol between a device and an application, so that a key for one is none for another (TS 33.220 Annex H).
 *
 * @param id ten hexadecimal digits, in lower case
 */
public record UaProtocol(String id) {

    /** HTTP Digest by TS 24.109 without TLS. */
    public static final UaProtocol HTTP_DIGEST = new UaProtocol("0100000002");

    /** Broadcast and multicast services (TS 33.246). */
    public static final UaProtocol MBMS = new UaProtocol("0100000001");

    /** Certificates for subscribers (TS 33.221). */
    public static final UaProtocol SUBSCRIBER_CERTIFICATES = new UaProtocol("0100000000");

    /** Generic Push Layer (TS 33.224). */
    public static final UaProtocol PUSH_LAYER = new UaProtocol("0100000005");

    /** The devices' side of key management in IMS (TS 33.328). */
    public static final UaProtocol IMS_KEY_MANAGEMENT = new UaProtocol("0100000006");

    /** TLS 1.3 with pre-shared keys, whatever its cipher suite (TS 33.222 §5.4.0.2). */
    public static final UaProtocol SHARED_KEY_TLS_1_3 = new UaProtocol("0100000007");

    /** Temporary identities of the bootstrapping server. */
    public static final UaProtocol TEMPORARY_IDENTITY = new UaProtocol("0100000100");

    /** SIP Digest for SEC_CF (OMNA registry). */
    public static final UaProtocol OMA_SIP_DIGEST = new UaProtocol("0300000003");

    /** Key agreement of SEC_CF by a pre-shared key; private, as nobody has registered one. */
    public static final UaProtocol KEY_AGREEMENT = new UaProtocol("ff00000001");

    private static final String TLS = "010001";
    private static final String BROWSER = "010002";
    private static final String OMA_TLS = "030001";

    /**
     * Any that is registered, or private below {@code ff}.
     *
     * @throws IllegalArgumentException when it is not five octets in hexadecimal
     */
    public UaProtocol {
        id = HexFormat.of().formatHex(Octets.exactly(5, HexFormat.of().parseHex(id), "a protocol identifier"));
    }

    /** Digest inside TLS with a server certificate, or TLS 1.2 with pre-shared keys (TS 33.222 §5.3 and §5.4): the suite that was negotiated decides. */
    public static UaProtocol tls(CipherSuite suite) {
        return new UaProtocol(TLS + suite.hex());
    }

    /** From a web browser (TS 33.222 Annex D). */
    public static UaProtocol browser(CipherSuite suite) {
        return new UaProtocol(BROWSER + suite.hex());
    }

    /** The TLS and PSK-TLS scheme of the Open Mobile Alliance (OMNA registry). */
    public static UaProtocol omaTls(CipherSuite suite) {
        return new UaProtocol(OMA_TLS + suite.hex());
    }

    byte[] octets() {
        return HexFormat.of().parseHex(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
