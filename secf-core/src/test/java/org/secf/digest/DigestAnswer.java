package org.secf.digest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client's answer to a challenge, with arithmetic of its own. Whatever is set otherwise is calculated with, so that everything else about the answer is
 * right.
 */
final class DigestAnswer {

    static final String NAME = "alice";
    static final String PASSWORD = "correct horse battery";

    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z*]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s\"]+))");
    private static final Map<String, String> PLATFORM_NAMES =
            Map.of("MD5", "MD5", "SHA-256", "SHA-256", "SHA-512-256", "SHA-512/256");

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, String> sent = new LinkedHashMap<>();
    private byte[] body = new byte[0];

    private DigestAnswer() {}

    /** Alice's answer for {@code GET /enabler/who} with qop auth. */
    static DigestAnswer to(String challenge) {
        Map<String, String> asked = parameters(challenge);
        return new DigestAnswer()
                .set("username", NAME)
                .set("password", PASSWORD)
                .set("realm", asked.getOrDefault("realm", ""))
                .set("nonce", asked.getOrDefault("nonce", ""))
                .set("algorithm", asked.getOrDefault("algorithm", "MD5"))
                .set("method", "GET")
                .set("uri", "/enabler/who")
                .set("qop", "auth")
                .set("nc", "00000001")
                .set("cnonce", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    }

    /** The parameters of a field, without quotes and escapes, and their names in small letters: their case means nothing. */
    static Map<String, String> parameters(String field) {
        Map<String, String> found = new LinkedHashMap<>();
        PARAMETER.matcher(field).results().forEach(match -> {
            String value =
                    match.group(2) == null ? match.group(3) : match.group(2).replaceAll("\\\\(.)", "$1");
            found.put(match.group(1).toLowerCase(Locale.ROOT), value);
        });
        return found;
    }

    /** Another part, calculated with: username, password or else secret (H(A1)), realm, nonce, algorithm, method, uri, qop, nc or cnonce. */
    DigestAnswer set(String part, String value) {
        parts.put(part, value);
        return this;
    }

    DigestAnswer body(String text) {
        body = text.getBytes(UTF_8);
        return this;
    }

    /** Sends this text for a parameter whatever was calculated. */
    DigestAnswer send(String parameter, String text) {
        sent.put(parameter, text);
        return this;
    }

    /** Leaves a parameter out. */
    DigestAnswer omit(String parameter) {
        return send(parameter, "");
    }

    /** The user's name as its hash. */
    DigestAnswer hashName() {
        return send("username", quoted(hash(part("username") + ":" + part("realm"))))
                .send("userhash", "true");
    }

    String uri() {
        return part("uri");
    }

    /** What the client expects to get back. */
    String rspauth(String responseBody) {
        return keyed(message("", responseBody.getBytes(UTF_8)));
    }

    /** The value of {@code Authorization}. */
    String field() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("username", quoted(new String(part("username").getBytes(UTF_8), ISO_8859_1)));
        all.put("realm", quoted(part("realm")));
        all.put("nonce", quoted(part("nonce")));
        all.put("uri", quoted(part("uri")));
        all.put("cnonce", quoted(part("cnonce")));
        all.put("nc", part("nc"));
        all.put("qop", part("qop"));
        all.put("response", quoted(keyed(message(part("method"), body))));
        all.put("algorithm", part("algorithm"));
        all.putAll(sent);
        return "Digest "
                + all.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining(", "));
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String message(String method, byte[] content) {
        String covered = method + ":" + part("uri");
        return hash(part("qop").equals("auth-int") ? covered + ":" + hash(content) : covered);
    }

    private String keyed(String message) {
        String secret =
                parts.getOrDefault("secret", hash(part("username") + ":" + part("realm") + ":" + part("password")));
        return hash(String.join(":", secret, part("nonce"), part("nc"), part("cnonce"), part("qop"), message));
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    private String hash(String text) {
        return hash(text.getBytes(UTF_8));
    }

    private String hash(byte[] octets) {
        try {
            String name = PLATFORM_NAMES.getOrDefault(part("algorithm"), "SHA-256");
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
