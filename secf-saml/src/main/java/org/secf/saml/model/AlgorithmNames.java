package org.secf.saml.model;

import java.util.Map;

/** The algorithms that are held to be good today (SDP-ALG01), by the names that settings have for them, each with its identifier. */
public final class AlgorithmNames {

    /** RSA or ECDSA over SHA-2 (RFC 9231 §2.3); no MAC, whose key everybody would know. */
    public static final Map<String, String> SIGNATURES = Map.of(
            "RSA-SHA256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "RSA-SHA384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "RSA-SHA512", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "RSA-PSS-SHA256", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "ECDSA-SHA256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "ECDSA-SHA384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "ECDSA-SHA512", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    /** Of what is signed (RFC 9231 §2.1). */
    public static final Map<String, String> DIGESTS = Map.of(
            "SHA256", "http://www.w3.org/2001/04/xmlenc#sha256",
            "SHA384", "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA512", "http://www.w3.org/2001/04/xmlenc#sha512");

    /** RSA-OAEP in its two spellings (xmlenc-core1 §5.5.2). */
    public static final Map<String, String> KEY_TRANSPORTS = Map.of(
            "RSA-OAEP-MGF1P", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
            "RSA-OAEP", "http://www.w3.org/2009/xmlenc11#rsa-oaep");

    /** Authenticated encryption only (xmlenc-core1 §5.2.4). */
    public static final Map<String, String> BLOCK_CIPHERS = Map.of(
            "AES128-GCM", "http://www.w3.org/2009/xmlenc11#aes128-gcm",
            "AES192-GCM", "http://www.w3.org/2009/xmlenc11#aes192-gcm",
            "AES256-GCM", "http://www.w3.org/2009/xmlenc11#aes256-gcm");

    private AlgorithmNames() {}
}
