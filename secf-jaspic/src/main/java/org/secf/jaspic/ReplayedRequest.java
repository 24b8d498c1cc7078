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
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose body a mechanism has read, and which the resource reads as if nobody had. */
final class ReplayedRequest extends HttpServletRequestWrapper {

    private static final String MULTIPART =
            "the body was read to verify it; a multipart body cannot be split afterwards: send it without auth-int";

    private final byte[] body;
    private final Runnable beforeAsync;
    private @Nullable Map<String, String[]> parameters;

    /**
     * Wraps a request.
     *
     * @param beforeAsync what the response has to be told before it is written on other threads
     */
    ReplayedRequest(HttpServletRequest request, byte[] body, Runnable beforeAsync) {
        super(request);
        this.body = body;
        this.beforeAsync = beforeAsync;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ReplayedStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), charset()));
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
        return super.startAsync();
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        beforeAsync.run();
        return super.startAsync(request, response);
    }

    private Charset charset() {
        String named = getCharacterEncoding();
        return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    }
}
