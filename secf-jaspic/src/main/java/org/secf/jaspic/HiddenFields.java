package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request without some of its fields: no way to read a field leads to them. */
final class HiddenFields extends HttpServletRequestWrapper {

    private final Set<String> hidden;

    HiddenFields(HttpServletRequest request, Set<String> hidden) {
        super(request);
        this.hidden = hidden.stream().map(HiddenFields::lower).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaderNames() {
        @Nullable Enumeration<String> all = super.getHeaderNames();
        return all == null
                ? null
                : Collections.enumeration(Collections.list(all).stream()
                        .filter(name -> !isHidden(name))
                        .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return isHidden(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isHidden(name) ? -1 : super.getDateHeader(name);
    }

    private boolean isHidden(String name) {
        return hidden.contains(lower(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
