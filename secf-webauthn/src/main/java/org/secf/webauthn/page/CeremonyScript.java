package org.secf.webauthn.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.secf.http.Reply;

/** The script that talks to the authenticator; the same for our pages and for those of an application. */
public final class CeremonyScript {

    private static final String NAME = "webauthn.js";

    private final Reply reply;

    /** Reads it. */
    public CeremonyScript() {
        try (InputStream in = CeremonyScript.class.getResourceAsStream(NAME)) {
            byte[] octets =
                    Objects.requireNonNull(in, NAME + " is beside this class").readAllBytes();
            Reply text = Reply.text(200, "text/javascript", new String(octets, StandardCharsets.UTF_8));
            List<Reply.Header> kept = text.headers().stream()
                    .filter(header -> !header.name().equals("Cache-Control"))
                    .toList();
            // A browser asks again each time, so that a new release is never run with an old script.
            this.reply = new Reply(200, kept, text.body())
                    .with("Cache-Control", "no-cache")
                    .with("Cross-Origin-Resource-Policy", "same-origin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script. */
    public Reply reply() {
        return reply;
    }
}
