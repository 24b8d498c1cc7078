package org.secf.client;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.secf.payload.PayloadHeaders;
import org.secf.signature.Component;
import org.secf.signature.VerifiedSignature;

/**
 * An answer whose header was proved and whose content is as it is read. Content that was read is proved, but whether it was all is known at its end only. Made
 * by {@link ExchangeProtection} only.
 */
public final class StreamedResponse {

    private final int status;
    private final VerifiedSignature signature;
    private final PayloadHeaders headers;
    private final InputStream body;

    StreamedResponse(int status, VerifiedSignature signature, PayloadHeaders headers, InputStream body) {
        this.status = status;
        this.signature = signature;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The lines of a field joined; empty where the signature does not cover it. Those of the content are as transferred. */
    public Optional<String> field(String name) {
        return signature.value(Component.field(name.toLowerCase(Locale.ROOT)));
    }

    /** What the content is once decrypted. */
    public PayloadHeaders content() {
        return headers;
    }

    /**
     * The content, decrypted where it was encrypted. What is not proved is an {@link org.secf.signature.RefusedChunksException}, or one of
     * {@link org.secf.payload.RefusedPayloadException}, where it is reached.
     */
    public InputStream body() {
        return body;
    }

    /** What proves it. */
    public VerifiedSignature signature() {
        return signature;
    }

    @Override
    public String toString() {
        return "StreamedResponse[" + status + ", " + signature.owner() + "]";
    }
}
