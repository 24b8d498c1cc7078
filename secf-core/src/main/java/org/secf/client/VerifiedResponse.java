package org.secf.client;

import java.util.Locale;
import java.util.Optional;
import org.secf.payload.PayloadHeaders;
import org.secf.signature.Component;
import org.secf.signature.VerifiedSignature;

/** An answer that was proved, whatever its status: an error, too, and a redirect, which nobody followed. Made by {@link ExchangeProtection} only. */
public final class VerifiedResponse {

    private final int status;
    private final VerifiedSignature signature;
    private final PayloadHeaders headers;
    private final byte[] body;

    VerifiedResponse(int status, VerifiedSignature signature, PayloadHeaders headers, byte[] body) {
        this.status = status;
        this.signature = signature;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The lines of a field joined; empty where the signature does not cover it, although it may have come. Those of the content are as transferred. */
    public Optional<String> field(String name) {
        return signature.value(Component.field(name.toLowerCase(Locale.ROOT)));
    }

    /** What the content is once decrypted. */
    public PayloadHeaders content() {
        return headers;
    }

    /** The content, decrypted where it was encrypted; a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** What proves it. */
    public VerifiedSignature signature() {
        return signature;
    }

    @Override
    public String toString() {
        return "VerifiedResponse[" + status + ", " + body.length + " bytes, " + signature.owner() + "]";
    }
}
