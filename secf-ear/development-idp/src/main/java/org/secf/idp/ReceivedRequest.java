package org.secf.idp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** A server's request as the identity provider sees it. Its servlet is mapped to {@code /*}, so that the whole path is the path info. */
record ReceivedRequest(HttpServletRequest request) implements Request {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String contextPath() {
        return request.getContextPath();
    }

    @Override
    public String path() {
        String path = request.getPathInfo();
        return path == null ? "" : path;
    }

    @Override
    public String target() {
        return request.getRequestURI() + rawQuery().map(query -> "?" + query).orElse("");
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(request.getQueryString());
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return Optional.of(Set.copyOf(Collections.list(request.getHeaderNames())));
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** None: the identity provider remembers no browser. */
    @Override
    public List<Cookie.Pair> cookies() {
        return List.of();
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public boolean isFromThisMachine() {
        try {
            // An address literal, so no name is looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** None: the identity provider asks for passwords. */
    @Override
    public List<X509Certificate> clientCertificates() {
        return List.of();
    }

    /** The caller's name, where the container knows it. */
    Optional<String> caller() {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    boolean isIn(String group) {
        return request.isUserInRole(group);
    }

    boolean isAuthenticatedBy(String type) {
        return type.equals(request.getAuthType());
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        try {
            byte[] octets = request.getInputStream().readNBytes(maxBytes + 1);
            return octets.length > maxBytes
                    ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes + " bytes", "more")
                    : Verdict.accepted(octets);
        } catch (IOException e) {
            return Verdict.rejected(HttpReason.UNREADABLE_BODY, "a whole body", e.toString());
        }
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return body(maxBytes).then(octets -> Parameters.parse(new String(octets, StandardCharsets.ISO_8859_1)));
    }
}
