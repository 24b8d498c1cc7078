package org.secf.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.verdict.Verdict;

/**
 * A request that a proxy asks about: the fields of the question, which are those of the original, with the method and the target that the original had. The
 * path stays that of the question, since it says who answers; of the original's path nothing belongs to this application.
 *
 * @param question as it came
 * @param method of the original
 * @param target of the original in origin form, path and query
 */
public record OriginalRequest(Request question, String method, String target) implements Request {

    @Override
    public String contextPath() {
        return "";
    }

    @Override
    public String path() {
        return question.path();
    }

    @Override
    public Optional<String> rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return question.headerNames();
    }

    @Override
    public List<String> headers(String name) {
        return question.headers(name);
    }

    @Override
    public List<Cookie.Pair> cookies() {
        return question.cookies();
    }

    @Override
    public boolean isSecure() {
        return question.isSecure();
    }

    /** That of the question is between proxy and us. */
    @Override
    public Optional<String> cipherSuite() {
        return Optional.empty();
    }

    /** The proxy may be; where its client is, nobody knows. */
    @Override
    public boolean isFromThisMachine() {
        return false;
    }

    @Override
    public Optional<String> senderAddress() {
        return question.senderAddress();
    }

    /** Those of the question are the proxy's, which asks for somebody else. */
    @Override
    public List<X509Certificate> clientCertificates() {
        return List.of();
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        return question.body(maxBytes);
    }

    @Override
    public Verdict<Body> body(BodyLimits limits, OctetSink sink) {
        return question.body(limits, sink);
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return question.form(maxBytes);
    }
}
