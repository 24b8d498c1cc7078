package org.secf.payload;

/** How a body is encrypted. */
public enum PayloadForm {
    /** By a secret that both sides have, of any length, as a stream: a content coding, which leaves the content type as it is (RFC 8188). */
    AES128GCM("aes128gcm"),
    /** By a public key or a shared one, short and as a whole: a media type, which names the content's in its header (RFC 7516). */
    JWE("application/jose"),
    /** By a public key, of any length, as a stream: a media type, which names the content's in its header (RFC 9180). */
    HPKE("application/vnd.secf.hpke");

    private final String label;

    PayloadForm(String label) {
        this.label = label;
    }

    /** The value of {@code Content-Encoding} for a content coding, else that of {@code Content-Type}. */
    public String label() {
        return label;
    }

    /** Whether it is a content coding and no media type. */
    public boolean isCoding() {
        return this == AES128GCM;
    }
}
