package org.secf.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.secf.gba.NafId;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.keys.Secret;

/**
 * A call with bootstrapped keys by the formulas of RFC 7616 §3.4 and TS 24.109 §5.2, written out: each part may be another one than it should be, and the proof
 * is right for it all the same.
 *
 * @param user as it is hashed
 * @param body that is proved
 * @param parameters of the field, in order, but for the proof
 */
public record GbaCall(
        String method, URI address, String body, String user, String password, Map<String, String> parameters) {

    private static final Set<String> TOKENS = Set.of("qop", "nc", "algorithm", "username*");

    /** The answer to a challenge, without content. */
    public static GbaCall get(String address, String challenge, Bootstrapped keys, NafId application) {
        URI target = URI.create(address);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("username", keys.transaction().toString());
        for (String name : List.of("realm", "nonce", "algorithm")) {
            parameters.put(name, parameter(challenge, name));
        }
        parameters.put("uri", target.getRawPath());
        parameters.put("qop", "auth-int");
        parameters.put("nc", "00000001");
        parameters.put("cnonce", "0a4f113b");
        try (Secret key = keys.key().device(application)) {
            String password = key.use(Base64.getEncoder()::encodeToString);
            return new GbaCall("GET", target, "", keys.transaction().toString(), password, parameters);
        }
    }

    /** The same with content. */
    public GbaCall posting(String content) {
        return new GbaCall("POST", address, content, user, password, parameters);
    }

    /** With another parameter. */
    public GbaCall with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.put(name, value);
        return new GbaCall(method, address, body, user, password, others);
    }

    /** Without a parameter. */
    public GbaCall without(String name) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.remove(name);
        return new GbaCall(method, address, body, user, password, others);
    }

    /** By another user. */
    public GbaCall by(String name) {
        return new GbaCall(method, address, body, name, password, parameters).with("username", name);
    }

    /** To be sent. */
    public HttpRequest.Builder request() {
        return request(body);
    }

    /** To be sent with other content than is proved. */
    public HttpRequest.Builder request(String content) {
        HttpRequest.Builder request = Http.request(address.toString()).header("Authorization", field());
        if (method.equals("POST")) {
            request.header("Content-Type", "text/plain");
        }
        return request.method(
                method,
                content.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(content));
    }

    private String field() {
        String written = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + (TOKENS.contains(one.getKey()) ? one.getValue() : quoted(one)))
                .collect(Collectors.joining(", "));
        return "Digest " + written + ", response=\"" + proof(method) + "\"";
    }

    private static String quoted(Map.Entry<String, String> parameter) {
        return "\"" + parameter.getValue() + "\"";
    }

    /** Whether the answer proves that its sender has the key, and that its content is the one that was sent. */
    public boolean isProvedBy(Http.Reply reply) {
        return information(reply, "rspauth").equals(Optional.of(proof("", reply.body())));
    }

    /** A parameter of {@code Authentication-Info}. */
    public static Optional<String> information(Http.Reply reply, String name) {
        return reply.header("Authentication-Info").stream()
                .map(field -> parameter(field, name))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** A parameter of a challenge; empty where there is none. */
    public static String parameter(String field, String name) {
        Matcher matcher =
                Pattern.compile("\\b" + name + "=(\"[^\"]*\"|[^\",]+)").matcher(field);
        return matcher.find() ? matcher.group(1).replace("\"", "") : "";
    }

    private String proof(String verb) {
        return proof(verb, body);
    }

    private String proof(String verb, String content) {
        String qop = part("qop");
        String message = verb + ":" + part("uri") + (qop.equals("auth-int") ? ":" + hash(content) : "");
        String middle =
                qop.isEmpty() ? part("nonce") : String.join(":", part("nonce"), part("nc"), part("cnonce"), qop);
        return hash(hash(user + ":" + part("realm") + ":" + password) + ":" + middle + ":" + hash(message));
    }

    private String part(String name) {
        return parameters.getOrDefault(name, "");
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(part("algorithm"));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
