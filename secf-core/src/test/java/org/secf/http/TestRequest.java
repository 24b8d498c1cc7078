package org.secf.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** A GET of the root with these cookies and header fields. */
public record TestRequest(List<Cookie.Pair> cookies, Map<String, String> fields) implements Request {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String target() {
        return "/";
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return fields.containsKey(name) ? List.of(fields.get(name)) : List.of();
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return Verdict.accepted(Parameters.NONE);
    }
}
