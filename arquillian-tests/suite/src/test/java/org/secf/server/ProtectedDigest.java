package org.secf.server;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digest with {@code auth-int} and SHA-256 by the formulas of RFC 7616 §3.4, written out: what is sent need not be what was signed. */
public final class ProtectedDigest {

    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static final String COUNT = "00000001";

    private final String secret;
    private final User user;
    private String nonce = "";
    private String uri = "";

    public ProtectedDigest(User user) {
        this.user = user;
        this.secret = hash(user.name() + ":" + Users.REALM + ":" + user.password());
    }

    /** Asks for a nonce, then posts {@code sent} with the proof for {@code signed}. */
    public Http.Reply post(Http http, String address, String signed, String sent) {
        Http.Reply asked = http.get(address);
        nonce = parameter(asked.header("WWW-Authenticate").get(0), "nonce");
        uri = address.substring(Site.SERVER.length());
        String message = hash("POST:" + uri + ":" + hash(signed));
        String field =
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=SHA-256, qop=auth-int, nc=%s, cnonce=\"%s\", response=\"%s\""
                        .formatted(user.name(), Users.REALM, nonce, uri, COUNT, CNONCE, response(message));
        return http.send(Http.request(address)
                .header("Authorization", field)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(sent)));
    }

    /** Whether the answer proves that its sender knows the secret, and that its body is the one that was sent. */
    public boolean isProvenBy(Http.Reply reply) {
        String message = hash(":" + uri + ":" + hash(reply.body()));
        return reply.header("Authentication-Info").stream()
                .anyMatch(field -> parameter(field, "rspauth").equals(response(message)));
    }

    private String response(String message) {
        return hash(secret + ":" + nonce + ":" + COUNT + ":" + CNONCE + ":auth-int:" + message);
    }

    private static String parameter(String field, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]+)").matcher(field);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
