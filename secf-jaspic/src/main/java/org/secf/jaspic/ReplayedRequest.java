package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secf.http.Body;
import org.secf.http.Replacement;

/** A request whose body a mechanism has read, and which the resource reads as if nobody had. */
final class ReplayedRequest extends HttpServletRequestWrapper {

    private static final String MULTIPART =
            "the body was read to verify it; a multipart body cannot be split afterwards: send it without auth-int, signature and encryption of the body";

    private final Body body;
    private final Runnable beforeAsync;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;
    private @Nullable Map<String, String[]> parameters;

    /**
     * Wraps a request.
     *
     * @param beforeAsync what the response has to be told before it is written on other threads
     */
    ReplayedRequest(HttpServletRequest request, Body body, Runnable beforeAsync) {
        super(request);
        this.body = body;
        this.beforeAsync = beforeAsync;
    }

    /**
     * The request with the body that somebody read, if anybody did.
     *
     * @param beforeAsync what the response has to be told before it is written on other threads
     */
    static HttpServletRequest of(HttpServletRequest request, Runnable beforeAsync) {
        return MessageState.find(request)
                .flatMap(MessageState::received)
                .<HttpServletRequest>map(read -> new ReplayedRequest(
                        ArrivedFields.of(request), read.fold(body -> body, BrokenBody::new), beforeAsync))
                .orElse(request);
    }

    /** The request with another body, and fields that speak of that. */
    static ReplayedRequest replaced(HttpServletRequest request, Replacement replacement) {
        return new ReplayedRequest(new ReplacedRequest(request, replacement), replacement.body(), () -> {});
    }

    /** What is given again. */
    Body body() {
        return body;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream known = stream;
        if (known == null) {
            // One for all who ask: Jersey on GlassFish 7 asks anew for each read, and would never come to an end.
            known = new ReplayedStream(body);
            stream = known;
        }
        return known;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        BufferedReader known = reader;
        if (known == null) {
            known = new BufferedReader(new InputStreamReader(new ReplayedStream(body), charset()));
            reader = known;
        }
        return known;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = FormParameters.of(this, body, charset());
            parameters = known;
        }
        return known;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Collection<Part> getParts() throws ServletException {
        throw new ServletException(MULTIPART);
    }

    @Override
    public Part getPart(String name) throws ServletException {
        throw new ServletException(MULTIPART);
    }

    @Override
    public AsyncContext startAsync() {
        beforeAsync.run();
        return followed(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        beforeAsync.run();
        return followed(super.startAsync(request, response));
    }

    private AsyncContext followed(AsyncContext async) {
        MessageState.of(this).goesElsewhere(async);
        return async;
    }

    private Charset charset() {
        String named = getCharacterEncoding();
        return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    }
}
