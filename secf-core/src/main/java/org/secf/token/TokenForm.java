package org.secf.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a token endpoint is asked: parameters in order, of which some are secret, so it prints as their names. A name may repeat (RFC 8707 §2). */
public final class TokenForm {

    private final List<Map.Entry<String, String>> parameters;

    private TokenForm(List<Map.Entry<String, String>> parameters) {
        this.parameters = parameters;
    }

    /** By one kind of grant, such as {@code client_credentials}. */
    public static TokenForm of(String grantType) {
        return new TokenForm(List.of()).with("grant_type", grantType);
    }

    /** Without any, for endpoints that know no kinds of grant. */
    public static TokenForm empty() {
        return new TokenForm(List.of());
    }

    /** With one more parameter. */
    public TokenForm with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new TokenForm(List.copyOf(more));
    }

    /** With all of these. */
    public TokenForm with(Map<String, String> others) {
        TokenForm form = this;
        for (Map.Entry<String, String> other : others.entrySet()) {
            form = form.with(other.getKey(), other.getValue());
        }
        return form;
    }

    /** With the client's identifier, unless it is there already. */
    TokenForm naming(String client) {
        boolean isNamed =
                parameters.stream().anyMatch(parameter -> parameter.getKey().equals("client_id"));
        return isNamed ? this : with("client_id", client);
    }

    byte[] octets() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters) {
            text.append(text.length() == 0 ? "" : "&")
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return parameters.stream().map(Map.Entry::getKey).toList().toString();
    }
}
