package org.secf.jaspic;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stands for {@link CallerFilter}, which needs CDI, from a time when there may be none yet. */
final class LateFilter implements Filter {

    private volatile @Nullable CallerFilter filter;

    @Override
    public void init(FilterConfig config) {
        filter = CallerFilter.ofApplication();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallerFilter made = filter;
        if (made == null) {
            throw new ServletException("init was not called");
        }
        made.doFilter(request, response, chain);
    }
}
